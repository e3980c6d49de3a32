"""The pool of database connections that each process keeps (psycopg's, inside Django's).

A connection is tried before it is given out, since the server may have been restarted meanwhile. psycopg's pool waits
longer and longer after each dead one that it meets, so a process with a dozen idle connections would refuse its users
for minutes after a restart. Here the first dead one has all the idle ones looked at and replaced.
"""

from time import monotonic
from typing import Any
from weakref import WeakKeyDictionary

from psycopg import OperationalError
from psycopg_pool import ConnectionPool

# Filled on the first query. 16 is what the threads of one Granian worker take, and eight such processes stay below the
# embedded server's max_connections of 200.
MIN_SIZE, MAX_SIZE, TIMEOUT_SECONDS = 1, 16, 10

STILL_GOOD_SECONDS = 3.0
"""A connection that answered so lately is given out untried: on a busy site the trial is a tenth of a request."""

_answered: WeakKeyDictionary[Any, float] = WeakKeyDictionary()


def check_connection(connection: Any) -> None:
    """Raise `OperationalError` for a dead connection, once the pool's other dead ones are being replaced."""
    now = monotonic()
    if now - _answered.get(connection, 0.0) < STILL_GOOD_SECONDS and not connection.closed:
        return
    try:
        ConnectionPool.check_connection(connection)
    except OperationalError:
        if pool := _pool():
            pool.check()
        raise
    _answered[connection] = now


def _pool() -> ConnectionPool | None:
    from django.db import connection  # the settings read this module, before Django's database is there

    pool: ConnectionPool | None = getattr(connection, "pool", None)
    return pool


POOL = {"min_size": MIN_SIZE, "max_size": MAX_SIZE, "timeout": TIMEOUT_SECONDS, "check": check_connection}
