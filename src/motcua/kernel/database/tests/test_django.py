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
def test_connections_that_died_in_the_pool_are_replaced_when_next_needed():
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    connection.close()  # back into the pool
    with psycopg.connect(address_of(settings.SITE).conninfo(dbname="postgres"), autocommit=True) as another:
        pooled = "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = %s"
        assert another.execute(pooled, [connection.settings_dict["NAME"]]).fetchall()
    with connection.cursor() as cursor:
        cursor.execute("SELECT 42")
        assert cursor.fetchone() == (42,)
