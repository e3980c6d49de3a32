"""Take published indices in: a table for each index, year and source. Ranks are found, in complete tables only."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from django.db import transaction

from motcua.indices.models import Province, PublishedScore, PublishedTable
from motcua.indices.published_files import SHIPPED, Line, Problem, Roster, Source, read_lines, read_sources
from motcua.indices.rules.published import Index, places_of
from motcua.kernel.data_files import read_rows
from motcua.kernel.text import sort_key


@dataclass(slots=True)
class Loaded:
    """How many tables and lines are there now of what was read; with problems nothing was changed."""

    tables: int = 0
    lines: int = 0
    problems: list[Problem] = field(default_factory=list)


@transaction.atomic
def load_published(files: Iterable[Path], *, at: datetime, folder: Path = SHIPPED) -> Loaded:
    """Take in `files`; `folder` has the lists of sources and provinces. Repeated, the same tables are there.

    A table that is told anew replaces the one of its source, whole. Raises `Invalid` for what is no such file.
    """
    sources = read_sources(folder)
    roster = load_provinces(folder)
    loaded = Loaded()
    tables: dict[tuple[Index, int, str], dict[str, Line]] = {}
    for read in (line for path in files for line in read_lines(path, sources, roster)):
        if isinstance(read, Problem):
            loaded.problems.append(read)
            continue
        table = tables.setdefault(read.table, {})
        if read.province in table:
            loaded.problems.append(Problem(read.where, "tỉnh này đã có dòng khác", "this province has another line"))
        table[read.province] = read
    if not loaded.problems:
        for lines in tables.values():
            _replace(list(lines.values()), sources, roster, at)
            loaded.tables += 1
            loaded.lines += len(lines)
    return loaded


def shipped_files() -> list[Path]:
    """The files that the project ships."""
    return sorted((SHIPPED / "published").glob("*.csv"))


def load_provinces(folder: Path = SHIPPED) -> Roster:
    """Bring the roster of provinces in; by code, the years in which each is there."""
    roster: dict[str, list[tuple[int, int | None]]] = {}
    for row in read_rows(folder / "provinces.csv", ["code", "name", "first_year", "last_year"]):
        first = row.parse("first_year", int)
        last = row.parse("last_year", int) if row["last_year"] else None
        named = {"name": row["name"], "name_sort": sort_key(row["name"]), "last_year": last}
        Province.objects.update_or_create(code=row["code"], first_year=first, defaults=named)
        roster.setdefault(row["code"], []).append((first, last))
    return roster


def _replace(lines: list[Line], sources: Mapping[str, Source], roster: Roster, at: datetime) -> None:
    index, year, code = lines[0].table
    source = sources[code]
    there = {
        province
        for province, spans in roster.items()
        if any(first <= year and (last is None or year <= last) for first, last in spans)
    }
    places = places_of({line.province: line.score for line in lines if line.score is not None}, there)
    table, _ = PublishedTable.objects.update_or_create(
        index=index.value,
        year=year,
        source=code,
        defaults={
            "title": source.title,
            "licence": source.licence,
            "note": source.note,
            "confirmed": source.confirmed,
            "is_complete": bool(places),
            "of": len(there),
            "loaded_at": at,
        },
    )
    table.scores.all().delete()
    PublishedScore.objects.bulk_create(
        PublishedScore(
            table=table,
            province=line.province,
            score=line.score,
            stated=line.stated,
            place=places.get(line.province),
            parts=dict(line.parts),
        )
        for line in lines
    )
