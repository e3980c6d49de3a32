"""How many dossiers stand in each list, counted up to a bound: "999+" tells an officer as much as 48,213 does."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from motcua.dossiers.worklists.lists import Segment

MOST = 999


@dataclass(frozen=True, slots=True)
class Bounded:
    """A number up to `MOST`; `is_more` where there are more."""

    number: int
    is_more: bool = False


def count_lists[K](lists: Mapping[K, Sequence[Segment]]) -> dict[K, Bounded]:
    """The bounded count of each list, its segments together, a dossier in two of them once. One query for all."""
    counted = {name: _count(segments) for name, segments in lists.items() if any(each.arms for each in segments)}
    found = dict.fromkeys(lists, Bounded(0))
    if not counted:
        return found
    with connection.cursor() as cursor:
        statement = ", ".join(sql for sql, _ in counted.values())
        cursor.execute(f"SELECT {statement}", [value for _, values in counted.values() for value in values])
        numbers = cursor.fetchone() or ()
    return found | {
        name: Bounded(min(number, MOST), number > MOST) for name, number in zip(counted, numbers, strict=True)
    }


def _count(segments: Sequence[Segment]) -> tuple[str, list[Any]]:
    parts: list[str] = []
    values: list[Any] = []
    for segment in segments:
        for arm in segment.arms:
            sql, parameters = arm.order_by().values(segment.number)[: MOST + 1].query.sql_with_params()
            parts.append(f"({sql})")
            values += parameters
    return f"(SELECT count(*) FROM ({' UNION '.join(parts)}) AS listed)", values
