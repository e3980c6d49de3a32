"""The ratings of units and officers of a period, from the dossiers whose result was issued in it."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db import connection
from django.db.models import Count, Exists, OuterRef, Q

from motcua.catalogue.models import CentreProcedure, OnlineService
from motcua.indices.policies import check_may_see_officers
from motcua.indices.procedure_sets import ONLINE_LEVELS
from motcua.indices.rules.ratings import (
    OnlineWork,
    Rating,
    Tally,
    officer_rating,
    score_four_steps,
    score_online,
    unit_rating,
)
from motcua.indices.step_scores import OFFICERS, UNITS
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
    """A centre (with its row number), how many dossiers speak for it, and its rating."""

    number: int
    code: str
    name: str
    level: str
    dossiers: int
    rating: Rating


@dataclass(frozen=True, slots=True)
class RatedOfficer:
    """An officer by the name in the story, how many dossiers he or she worked on, and the rating."""

    account: int
    name: str
    dossiers: int
    rating: Rating


def rate_units(period: Period, unit: str = "") -> tuple[RatedUnit, ...]:
    """The centres that `unit` names and that worked in the period, the best first.

    Those without dossiers stand last and are not rated, whatever they offer.
    """
    chosen = list(centres_of(unit, period.last).filter(working_in(period)).order_by("name_sort", "code"))
    numbers = [centre.pk for centre in chosen]
    work = {row[0]: row[1:] for row in _read(UNITS, period, numbers)}
    figures = figures_by("centre_id", BY_CENTRE, period, numbers)
    offered = _offered(period.last, numbers)
    rated = []
    for centre in chosen:
        counts = work.get(centre.pk, (0,) * 10)
        scores = _scores(counts)
        received = figures.get(centre.pk, Figures())
        procedures, four_steps, online = offered.get(centre.pk, (0, 0, 0))
        scores[5] = score_four_steps(centre.level, four_steps, procedures)
        scores[9] = score_online(
            OnlineWork(procedures, online, received.received, received.received_online, late_online=counts[9])
        )
        dossiers = sum(counts[6:9])
        rating = unit_rating(scores if dossiers else {})
        rated.append(RatedUnit(centre.pk, centre.code, centre.name, centre.level, dossiers, rating))
    return tuple(sorted(rated, key=lambda each: (not each.dossiers, -(each.rating.total or Decimal(0)))))


def rate_officers(actor: Actor, centre: ServiceCentre, period: Period) -> tuple[RatedOfficer, ...]:
    """The officers who did a step of the centre's dossiers, the best first. Raises `NotFound` for who may not see."""
    check_may_see_officers(actor, centre.pk)
    rated = [
        RatedOfficer(account, name, sum(counts[6:9]), officer_rating(_scores(counts)))
        for account, name, *counts in _read(OFFICERS, period, [centre.pk])
    ]
    return tuple(sorted(rated, key=lambda each: (-(each.rating.total or Decimal(0)), each.name)))


def _scores(counts: Any) -> dict[int, Decimal | None]:
    """The indicators 1 to 4 from the ten counts of `step_scores`."""
    early, on_time, late, steps_early, steps_on_time, steps_late, once_right, one_request, more = counts[:9]
    return {
        1: Tally(early, on_time, late).score,
        2: Tally(steps_early, steps_on_time, steps_late).score,
        3: Tally(once_right, one_request, more).score,
        4: Tally(once_right, one_request + more, 0).score,
    }


def _read(sql: str, period: Period, centres: list[int]) -> list[tuple[Any, ...]]:
    parameters: dict[str, Any] = {
        "first": midnight(period.first),
        "end": midnight(period.last + timedelta(days=1)),
        "centres": centres,
    }
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()


def _offered(on: date, centres: list[int]) -> dict[int, tuple[int, int, int]]:
    """By centre: how many procedures it offers, how many in four steps, how many with an online service."""
    services = OnlineService.objects.filter(
        valid_on(on), Q(centre__isnull=True) | Q(centre=OuterRef("centre")), procedure=OuterRef("procedure")
    )
    counted = CentreProcedure.objects.filter(valid_on(on), centre__in=centres).order_by().values("centre")
    rows = counted.annotate(
        offered=Count("pk"),
        four_steps=Count("pk", filter=Q(four_step_done=True)),
        online=Count("pk", filter=Q(Exists(services.filter(level__in=ONLINE_LEVELS)))),
    )
    return {row["centre"]: (row["offered"], row["four_steps"], row["online"]) for row in rows}
