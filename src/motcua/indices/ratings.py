"""The ratings of units and officers of a period, from the dossiers whose result was issued in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db import connection
from django.db.models import Count, Exists, OuterRef, Q

from motcua.catalogue.models import CentreProcedure, OnlineService
from motcua.catalogue.rules.online_levels import SENT_ONLINE
from motcua.indices.policies import check_may_see_officers
from motcua.indices.rules.ratings import (
    TALLIES,
    OnlineWork,
    Rating,
    officer_rating,
    score_four_steps,
    score_online,
    tally_of,
    unit_rating,
)
from motcua.indices.step_scores import CONDITIONS, OFFICERS, UNITS
from motcua.kernel.law_rows import valid_on
from motcua.organisation.actors import Actor
from motcua.organisation.models import ServiceCentre
from motcua.statistics.evenings import midnight
from motcua.statistics.grains import BY_CENTRE
from motcua.statistics.queries import centres_of, figures_by, working_in
from motcua.statistics.rules.figures import Figures
from motcua.statistics.rules.periods import Period


@dataclass(frozen=True, slots=True)
class RatedUnit:
    """A centre (with its row number), what was counted there (by the names of `step_scores`), and its rating."""

    number: int
    code: str
    name: str
    level: str
    counts: Mapping[str, int]
    four_steps: int
    online: OnlineWork
    rating: Rating

    @property
    def dossiers(self) -> int:
        """How many dossiers speak for it."""
        return self.counts["rated"]


@dataclass(frozen=True, slots=True)
class RatedOfficer:
    """An officer by the name in the story, what was counted of the dossiers that he or she worked on, the rating."""

    account: int
    name: str
    counts: Mapping[str, int]
    rating: Rating

    @property
    def dossiers(self) -> int:
        return self.counts["rated"]


def rate_units(period: Period, unit: str = "", *, alone: bool = False) -> tuple[RatedUnit, ...]:
    """The centres that `unit` names and that worked in the period, the best first.

    Those without dossiers stand last and are not rated, whatever they offer.
    """
    chosen = list(centres_of(unit, period.last, alone=alone).filter(working_in(period)).order_by("name_sort", "code"))
    numbers = [centre.pk for centre in chosen]
    work = {row[0]: _named(row[1:]) for row in _read(UNITS, period, numbers)}
    figures = figures_by("centre_id", BY_CENTRE, period, numbers)
    offered = _offered(period.last, numbers)
    rated = []
    for centre in chosen:
        counts = work.get(centre.pk) or dict.fromkeys(CONDITIONS, 0)
        received = figures.get(centre.pk, Figures())
        procedures, four_steps, of_online = offered.get(centre.pk, (0, 0, 0))
        online = OnlineWork(
            procedures, of_online, received.received, received.received_online, late_online=counts["online_late"]
        )
        scores = {number: tally_of(number, counts).score for number in TALLIES}
        scores[5] = score_four_steps(centre.level, four_steps, procedures)
        scores[9] = score_online(online)
        rating = unit_rating(scores if counts["rated"] else {})
        rated.append(RatedUnit(centre.pk, centre.code, centre.name, centre.level, counts, four_steps, online, rating))
    return tuple(sorted(rated, key=lambda each: (not each.dossiers, -(each.rating.total or Decimal(0)))))


def rate_officers(actor: Actor, centre: ServiceCentre, period: Period) -> tuple[RatedOfficer, ...]:
    """The officers who did a step of the centre's dossiers, the best first. Raises `NotFound` for who may not see."""
    check_may_see_officers(actor, centre.pk)
    rated = []
    for account, name, *row in _read(OFFICERS, period, [centre.pk]):
        counts = _named(row)
        rating = officer_rating({number: tally_of(number, counts).score for number in TALLIES})
        rated.append(RatedOfficer(account, name, counts, rating))
    return tuple(sorted(rated, key=lambda each: (-(each.rating.total or Decimal(0)), each.name)))


def _named(row: Sequence[int]) -> dict[str, int]:
    return dict(zip(CONDITIONS, row, strict=True))


def _read(sql: str, period: Period, centres: list[int]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters_of(period, centres))
        return cursor.fetchall()


def parameters_of(period: Period, centres: list[int]) -> dict[str, Any]:
    """What the statements of `step_scores` are told."""
    return {"first": midnight(period.first), "end": midnight(period.last + timedelta(days=1)), "centres": centres}


def _offered(on: date, centres: list[int]) -> dict[int, tuple[int, int, int]]:
    """By centre: how many procedures it offers, how many in four steps, how many with an online service."""
    services = OnlineService.objects.filter(
        valid_on(on), Q(centre__isnull=True) | Q(centre=OuterRef("centre")), procedure=OuterRef("procedure")
    )
    counted = CentreProcedure.objects.filter(valid_on(on), centre__in=centres).order_by().values("centre")
    rows = counted.annotate(
        offered=Count("pk"),
        four_steps=Count("pk", filter=Q(four_step_done=True)),
        online=Count("pk", filter=Q(Exists(services.filter(level__in=SENT_ONLINE)))),
    )
    return {row["centre"]: (row["offered"], row["four_steps"], row["online"]) for row in rows}
