"""How many dossiers stand in each list, counted up to a bound: "999+" tells an officer as much as 48,213 does.

One statement counts everything. Its text depends on the officer, the day and the filters only, and to write it anew at
every request would cost more than to run it: it is remembered, with a hole for the instant.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from functools import lru_cache
from typing import Any

from django.db import connection

from motcua.dossiers.rules.duties import Work
from motcua.dossiers.worklists.desk import Desk
from motcua.dossiers.worklists.lists import Days, Filters, Segment, WorkList, counted, works_of
from motcua.kernel.clock import VIETNAM
from motcua.organisation.actors import Actor

MOST = 999
BY_WORK = frozenset({WorkList.MINE, WorkList.UNIT})
"""The lists that are also counted by what is to be done."""


@dataclass(frozen=True, slots=True)
class Bounded:
    """A number up to `MOST`; `is_more` where there are more."""

    number: int
    is_more: bool = False


@dataclass(frozen=True, slots=True)
class Counts:
    """Of every list, and of every kind of work in the list that is open."""

    lists: Mapping[WorkList, Bounded]
    works: Mapping[Work, Bounded]


def count_lists(actor: Actor, desk: Desk, which: WorkList, days: Days, filters: Filters) -> Counts:
    """The bounded counts around the list `which`. One query; a dossier in two arms of a list counts once."""
    statement, values = _statement(actor, desk, which, Days(hole_of(days), days.soon), filters)
    with connection.cursor() as cursor:
        cursor.execute(statement, [days.now if value is NOW else value for value in values])
        numbers = [Bounded(min(number, MOST), number > MOST) for number in cursor.fetchone() or ()]
    works = numbers[len(WorkList) :]
    return Counts(dict(zip(WorkList, numbers, strict=False)), dict(zip(Work, works, strict=bool(works))))


NOW = object()


def hole_of(days: Days) -> datetime:
    """An instant of that day that no list asks for by itself: it stands for now while the statement is written."""
    return datetime.combine(days.today, time(12, 34, 56, 789012), VIETNAM)


@lru_cache(maxsize=512)
def _statement(actor: Actor, desk: Desk, which: WorkList, days: Days, filters: Filters) -> tuple[str, tuple[Any, ...]]:
    """The statement, and its values with `NOW` where the instant belongs."""
    lists = [counted(actor, desk, each, days) for each in WorkList]
    works = [(works_of(actor, desk, which, work, filters),) for work in Work] if which in BY_WORK else []
    parts = [_count(segments) for segments in (*lists, *works)]
    values = (value for _, values in parts for value in values)
    return f"SELECT {', '.join(sql for sql, _ in parts)}", tuple(
        NOW if value == days.now else value for value in values
    )


def _count(segments: Sequence[Segment]) -> tuple[str, list[Any]]:
    parts: list[str] = []
    values: list[Any] = []
    for segment in segments:
        for arm in segment.arms:
            few = arm.order_by().values(segment.number)[: (MOST + 1) * segment.repeats]
            sql, parameters = few.query.sql_with_params()
            parts.append(f"({sql})")
            values += parameters
    if not parts:
        return "0", []
    return f"(SELECT count(DISTINCT number) FROM ({' UNION ALL '.join(parts)}) AS listed(number))", values
