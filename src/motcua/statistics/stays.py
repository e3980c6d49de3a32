"""Where the time of dossiers went in some months, by stage or by unit, and by officer (`rules.stays`)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import connection

from motcua.kernel.clock import VIETNAM
from motcua.kernel.errors import NotFound
from motcua.organisation.actors import Actor
from motcua.people.models import Account
from motcua.statistics.policies import may_see_officers
from motcua.statistics.rules.stays import NOBODY, Stage, minute_of

LIVED = """
    SELECT {by}, coalesce(sum(clock) FILTER (WHERE month >= %(first)s), 0) AS clock,
        coalesce(sum(standing) FILTER (WHERE month < %(first)s), 0) AS before, sum(standing) AS after,
        coalesce(sum(finished) FILTER (WHERE month >= %(first)s), 0) AS finished
    FROM statistics_stay WHERE month <= %(last)s {only} GROUP BY {by}
"""
OFFICERS = """
    SELECT account, stage, sum(minutes), sum(finished) FROM statistics_stay
    WHERE month BETWEEN %(first)s AND %(last)s AND account <> %(nobody)s AND centre_id = %(centre)s
    GROUP BY account, stage HAVING sum(finished) > 0
"""


@dataclass(frozen=True, slots=True)
class Lived:
    """Minutes that dossiers spent somewhere, those still there included; how many left it, how many are there."""

    minutes: int
    finished: int
    standing: int


@dataclass(frozen=True, slots=True)
class OfficerTime:
    """What an officer finished in a stage, and how long those dossiers had been in it."""

    name: str
    stage: Stage
    minutes: int
    finished: int


def lived_by_stage(first: date, until: datetime, centres: Collection[int] | None = None) -> dict[Stage, Lived]:
    """From the first day of the month of `first` to the instant `until`, at `centres` (row numbers; None: all).

    `until` is now or the midnight that ends a month. One query.
    """
    return {Stage(stage): lived for (stage,), lived in _lived("stage", first, until, centres).items()}


def lived_by_centre(first: date, until: datetime) -> dict[tuple[int, Stage], Lived]:
    """The same by centre (row number) and stage."""
    found = _lived("centre_id, stage", first, until, None)
    return {(centre, Stage(stage)): lived for (centre, stage), lived in found.items()}


def officers_of(actor: Actor, centre: int, first: date, until: datetime) -> list[OfficerTime]:
    """The officers of a centre (row number), by name and stage. Raises `NotFound` for whoever may not see them."""
    if not may_see_officers(actor, centre):
        raise NotFound(
            "officers_not_yours",
            vi="Không có số liệu theo cán bộ ở đây. Hãy xem số liệu của nơi tiếp nhận.",
            en="There are no figures by officer here. Look at those of the one-stop.",
        )
    with connection.cursor() as cursor:
        cursor.execute(OFFICERS, {**_months(first, until), "nobody": NOBODY, "centre": centre})
        rows = cursor.fetchall()
    names = dict(Account.objects.filter(pk__in={row[0] for row in rows}).values_list("pk", "full_name"))
    told = [OfficerTime(names.get(a, ""), Stage(stage), int(lived), int(n)) for a, stage, lived, n in rows]
    return sorted(told, key=lambda each: (each.name, each.stage))


def _lived(by: str, first: date, until: datetime, centres: Collection[int] | None) -> dict[tuple[int, ...], Lived]:
    only = "" if centres is None else "AND centre_id = ANY(%(centres)s)"
    months = _months(first, until)
    begin = minute_of(datetime.combine(months["first"], time(), VIETNAM))
    end = minute_of(until)
    width = by.count(",") + 1
    with connection.cursor() as cursor:
        cursor.execute(LIVED.format(by=by, only=only), {**months, "centres": list(centres or ())})
        return {
            tuple(row[:width]): Lived(int(clock + after * end - before * begin), int(finished), int(after))
            for row in cursor.fetchall()
            for clock, before, after, finished in [row[width:]]
        }


def _months(first: date, until: datetime) -> dict[str, date]:
    """The first days of the first month and of the last; a midnight belongs to the month that it ends."""
    last = (until - timedelta(microseconds=1)).date()
    return {"first": first.replace(day=1), "last": last.replace(day=1)}
