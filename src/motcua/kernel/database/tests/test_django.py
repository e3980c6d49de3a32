"""Django on the suite's own server (conftest.py at the root): pool, test databases, extensions."""

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from motcua.kernel.database.address import address_of


@pytest.fixture
def trigrams(db):
    with connection.cursor() as cursor:
        cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        cursor.execute("CREATE EXTENSION IF NOT EXISTS btree_gin")
        cursor.execute("SELECT show_trgm('đò')")
        return set(cursor.fetchone()[0])


def test_django_uses_a_test_database_through_the_pool(db):
    assert connection.settings_dict["NAME"].startswith("test_")
    assert connection.pool is not None


def test_the_extensions_are_there_and_know_vietnamese_letters(trigrams):
    assert len(trigrams) == 3
    assert trigrams.isdisjoint({"  d", "  o"})


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_died_in_the_pool_is_replaced_when_next_needed():
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (pooled,) = cursor.fetchone()
    connection.close()  # back into the pool
    with psycopg.connect(address_of(settings.SITE).conninfo(dbname="postgres"), autocommit=True) as another:
        another.execute("SELECT pg_terminate_backend(%s, 10000)", [pooled])
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        assert cursor.fetchone() != (pooled,)
