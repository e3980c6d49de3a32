"""Statements that the server keeps prepared: for the few that are run at every request and every act at a counter.

The ORM writes its SQL anew each time, and Django's cursors put the values into the text, so that the server plans it
again each time too; for a read of ten tables that costs several times the read. Everything else goes through the ORM.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection
from psycopg import Cursor


def select(statement: str, parameters: Mapping[str, Any] | Sequence[Any]) -> list[tuple[Any, ...]]:
    """The rows of `statement` on the thread's connection, in its transaction if there is one.

    `statement` is a constant: it is planned once a connection. Values are as psycopg gives them.
    """
    with cursor() as reading:
        return reading.execute(statement, parameters, prepare=True).fetchall()


def cursor() -> Cursor[tuple[Any, ...]]:
    """A cursor that sends values apart from the text, on the thread's connection."""
    connection.ensure_connection()
    return Cursor(connection.connection)
