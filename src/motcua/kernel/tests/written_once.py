"""A world that many tests begin with: built by its actions once a process, afterwards written as the same rows.

Building takes a hundred statements and more, copying its rows in a few. Only what stood empty before is kept, so a test
that has written something already gets its world from the actions, as the first one did.
"""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from functools import wraps

from django.db import connection, transaction

TABLES = """
    SELECT quote_ident(tablename) FROM pg_tables
    WHERE schemaname = current_schema() AND tablename NOT IN ('django_migrations', 'django_content_type')
"""
SEQUENCES = """
    SELECT quote_ident(part.relname), pg_get_serial_sequence(quote_ident(part.relname), attribute.attname),
        quote_ident(attribute.attname)
    FROM pg_attribute attribute JOIN pg_class part ON part.oid = attribute.attrelid
    WHERE part.relnamespace = current_schema()::regnamespace AND part.relkind = 'r'
        AND attribute.attnum > 0 AND NOT attribute.attisdropped
        AND pg_get_serial_sequence(quote_ident(part.relname), attribute.attname) IS NOT NULL
"""


@dataclass(frozen=True, slots=True)
class _Kept[T]:
    """The rows of a world by table, what its numbers go on from, and what the builder gave back."""

    rows: dict[str, bytes]
    go_on: str
    built: T


def written_once[T](build: Callable[[], T]) -> Callable[[], T]:
    """`build`, which writes into an empty database and takes nothing, by its rows from the second time on."""
    kept: _Kept[T] | None = None

    @wraps(build)
    def write() -> T:
        nonlocal kept
        with transaction.atomic():
            if kept is not None:
                if _filled(list(kept.rows)):
                    return build()
                _put(kept)
                return deepcopy(kept.built)
            tables = _column(TABLES)
            before = _counts(tables)
            built = build()
            after = _counts(tables)
            new = [table for table in tables if after[table] != before[table]]
            if not any(before[table] for table in new):
                kept = _Kept(_take(new), _go_on(new), deepcopy(built))
            return built

    return write


def _column(statement: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return [row[0] for row in cursor.fetchall()]


def _filled(tables: list[str]) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + " OR ".join(f"EXISTS (SELECT FROM {table})" for table in tables))
        return bool(cursor.fetchone()[0])


def _counts(tables: list[str]) -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(f"SELECT '{table}'::text, count(*) FROM {table}" for table in tables))
        return dict(cursor.fetchall())


def _take(tables: list[str]) -> dict[str, bytes]:
    taken = {}
    for table in tables:
        with connection.cursor() as cursor, cursor.copy(f"COPY {table} TO STDOUT") as copy:
            taken[table] = b"".join(bytes(block) for block in copy)
    return taken


def _go_on(tables: list[str]) -> str:
    """The statement after which new rows get numbers beyond the kept ones; "" where nothing is numbered."""
    parts = []
    with connection.cursor() as cursor:
        cursor.execute(SEQUENCES)
        for table, sequence, column in cursor.fetchall():
            if table in tables:
                cursor.execute(f"SELECT max({column}) FROM {table}")
                last = cursor.fetchone()[0]
                parts.append(f"setval('{sequence}', greatest({last}, (SELECT last_value FROM {sequence})))")
    return "SELECT " + ", ".join(parts) if parts else ""


def _put[T](kept: _Kept[T]) -> None:
    with connection.cursor() as cursor:
        for table, rows in kept.rows.items():
            with cursor.copy(f"COPY {table} FROM STDIN") as copy:
                copy.write(rows)
        if kept.go_on:
            cursor.execute(kept.go_on)
