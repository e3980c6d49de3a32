"""Statements that the server keeps prepared: for the few that are run at every request and every act at a counter.

The ORM writes its SQL anew each time, and Django's cursors put the values into the text, so that the server plans it
again each time too; for a read of ten tables that costs several times the read. Everything else goes through the ORM.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection
from psycopg import Cursor


def select(statement: str, parameters: Mapping[str, Any] | Sequence[Any]) -> list[tuple[Any, ...]]:
    """The rows of `statement` on the thread's connection, in its transaction if there is one.

    `statement` is a constant: it is planned once a connection. Values are as psycopg gives them.
    """
    with cursor() as reading:
        rows = reading.execute(statement, parameters, prepare=True).fetchall()
    _count(statement)
    return rows


def execute(statement: str, parameters: Mapping[str, Any] | Sequence[Any]) -> None:
    """Run a `statement` that gives no rows, as `select`."""
    with cursor() as writing:
        writing.execute(statement, parameters, prepare=True)
    _count(statement)


def cursor() -> Cursor[tuple[Any, ...]]:
    """A cursor that sends values apart from the text, on the thread's connection."""
    connection.ensure_connection()
    return Cursor(connection.connection)


def _count(statement: str) -> None:
    """Whoever counts queries must count these, too."""
    if connection.queries_logged:
        connection.queries_log.append({"sql": statement, "time": "0.000"})


@contextmanager
def pipeline() -> Iterator[None]:
    """Statements inside go to the server without waiting for one another's answers, until one is read."""
    connection.ensure_connection()
    with connection.connection.pipeline():
        yield
