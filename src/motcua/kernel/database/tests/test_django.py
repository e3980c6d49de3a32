"""Django on the suite's own server (conftest.py at the root): pool, test databases, extensions."""

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from motcua.kernel.database import pool as pool_module
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
def test_a_pool_of_dead_connections_is_replaced_when_next_needed(monkeypatch):
    """As after a restart of the server: a dozen idle connections, more than psycopg's own waiting would get through."""
    monkeypatch.setattr(pool_module, "STILL_GOOD_SECONDS", 0.0)  # nobody has used them for a while
    connection.close()  # back into the pool
    pool = connection.pool
    idle = [pool.getconn() for _ in range(12)]
    for each in idle:
        pool.putconn(each)
    with psycopg.connect(address_of(settings.SITE).conninfo(dbname="postgres"), autocommit=True) as another:
        pooled = "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = %s"
        assert len(another.execute(pooled, [connection.settings_dict["NAME"]]).fetchall()) >= 12
    with connection.cursor() as cursor:
        cursor.execute("SELECT 42")
        assert cursor.fetchone() == (42,)
