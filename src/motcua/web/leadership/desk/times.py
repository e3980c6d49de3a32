"""Reads the desk's second page: ages of what is open, durations of all, and where the time goes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from motcua.kernel.errors import Refused
from motcua.organisation.actors import Actor
from motcua.organisation.models import ServiceCentre
from motcua.statistics.ageing import OpenDossiers, open_dossiers
from motcua.statistics.durations import durations_of
from motcua.statistics.evenings import midnight
from motcua.statistics.policies import may_see_officers
from motcua.statistics.queries import centres_of, seed_table
from motcua.statistics.reasons import Reasons, reasons_of
from motcua.statistics.rules.survival import Survival
from motcua.statistics.stays import lived_by_stage
from motcua.web.figures import Period, period_as_of
from motcua.web.leadership.desk.choice import Choice, next_month, year_before
from motcua.web.leadership.desk.durations import curve_of, quantiles_of, waited_for_each
from motcua.web.leadership.desk.late_units import late_units_of
from motcua.web.leadership.desk.open_list import AGE, LATENESS, read_ages
from motcua.web.leadership.desk.stage_times import officer_rows, stages_of, units_of
from motcua.web.leadership.desk.time_charts import charts_of
from motcua.web.leadership.desk.view_models import (
    AgeBand,
    Chart,
    CurvePoint,
    LateUnit,
    OfficerRow,
    Quantile,
    StageRow,
    UnitTime,
)
from motcua.web.leadership.readings import name_of_whole

MOST_LATE = 15


@dataclass(frozen=True, slots=True)
class Times:
    """The second page. What may not be seen, or is not of this year, is empty or None."""

    scope: str
    period: Period
    is_current: bool
    ages: tuple[AgeBand, ...]
    overdue: tuple[AgeBand, ...]
    survival: Survival
    curve: tuple[CurvePoint, ...]
    quantiles: tuple[Quantile, ...]
    waited_share: Fraction | None
    stages: tuple[StageRow, ...]
    units: tuple[UnitTime, ...]
    late_units: tuple[LateUnit, ...]
    late_more: int
    charts: Mapping[str, Chart]
    officers: tuple[OfficerRow, ...] | None
    reasons: Reasons | None


def read_times(actor: Actor, choice: Choice, now: datetime) -> Times:
    """The second page for a choice, with officers and reasons where `actor` may see them."""
    centres = None
    if choice.unit:
        centres = list(centres_of(choice.unit, choice.period.last).values_list("pk", flat=True))
    found = open_dossiers(choice.today, centres)
    before = year_before(choice.period)
    durations = durations_of(choice.period, found.by_accepted, choice.today, centres)
    earlier = durations_of(before, found.by_accepted, choice.today, centres)
    curve = tuple(curve_of(durations.survival))
    ages, overdue = _ages(choice, found) if choice.is_current else ((), ())
    until = now if choice.is_current else midnight(next_month(choice.months[-1].first))
    stages = stages_of(lived_by_stage(choice.period.first, until, centres))
    own = _own_centre(choice, actor)
    table = seed_table(choice.period, choice.unit)
    late_units = late_units_of(choice, table.rows) if choice.is_current else []
    return Times(
        scope=name_of_whole(choice.asked),
        period=period_as_of(choice.period, now),
        is_current=choice.is_current,
        ages=ages,
        overdue=overdue,
        survival=durations.survival,
        curve=curve,
        quantiles=quantiles_of(durations, earlier),
        waited_share=waited_for_each(durations),
        stages=stages,
        units=units_of(choice, until, centres),
        late_units=tuple(late_units[:MOST_LATE]),
        late_more=max(len(late_units) - MOST_LATE, 0),
        charts={each.name: each for each in charts_of(ages, overdue, curve, stages)},
        officers=officer_rows(actor, own, choice, until) if own else None,
        reasons=reasons_of(actor, own, choice.period) if own else None,
    )


def _ages(choice: Choice, found: OpenDossiers) -> tuple[tuple[AgeBand, ...], tuple[AgeBand, ...]]:
    """Nothing where no calendar is confirmed: working days cannot be counted."""
    try:
        ages, overdue = (read_ages(kind, found, choice.unit, choice.today) for kind in (AGE, LATENESS))
    except Refused:
        return (), ()
    return ages, overdue


def _own_centre(choice: Choice, actor: Actor) -> int | None:
    """The row number of the one centre chosen, where `actor` may see its officers and reasons."""
    if not choice.unit:
        return None
    number = ServiceCentre.objects.filter(code=choice.unit).values_list("pk", flat=True).first()
    return number if number is not None and may_see_officers(actor, number) else None
