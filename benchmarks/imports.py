"""Importing the dossiers of 2018, against COPY alone writing the same rows into the same tables without their rules."""

import os
from pathlib import Path
from time import perf_counter


def measure(folder: Path, scale: float) -> dict[str, float]:
    """Events a second of the import and of plain COPY, their ratio, and the seconds a whole 499,063 would take."""
    from django.db import connection

    from motcua.demo.year_2018.write import write_2018
    from motcua.dossiers.actions.import_dossiers import import_dossiers
    from motcua.kernel import clock

    file = folder / "dossiers.parquet"
    began = perf_counter()
    written = write_2018(file, scale=scale)
    wrote = perf_counter() - began
    began = perf_counter()
    tally = import_dossiers(file, at=clock.now(), workers=os.cpu_count() or 1)
    took = perf_counter() - began
    if tally.imported != written:
        raise SystemExit(f"{written - tally.imported} dossiers were not imported")
    with connection.cursor() as cursor:
        plain = plain_copy(cursor, folder)
    return {
        "seconds": took,
        "write_seconds": wrote,
        "events": tally.events / took,
        "plain": tally.events / plain,
        "ratio": plain / took,
        "whole": took * 499_063 / written,
    }


def plain_copy(cursor: object, folder: Path) -> float:
    """Seconds to COPY the events and rows just imported into tables like theirs, indexes included."""
    took = 0.0
    for table in ("dossiers_dossier", "dossiers_dossierevent"):
        file = folder / f"{table}.copy"
        cursor.execute(f"CREATE TEMP TABLE like_{table} (LIKE {table} INCLUDING INDEXES)")  # type: ignore[attr-defined]
        cursor.execute(f"COPY {table} TO '{file}'")  # type: ignore[attr-defined]
        began = perf_counter()
        cursor.execute(f"COPY like_{table} FROM '{file}'")  # type: ignore[attr-defined]
        took += perf_counter() - began
    return took
