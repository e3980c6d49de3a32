"""Reads the desk's second page: ages of what is open, durations of all, and where the time goes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.kernel.errors import Refused
from motcua.organisation.actors import Actor
from motcua.organisation.models import ServiceCentre
from motcua.statistics.ageing import OpenDossiers, open_dossiers
from motcua.statistics.durations import Durations, durations_of
from motcua.statistics.evenings import midnight
from motcua.statistics.lateness import where_overdue_lie
from motcua.statistics.policies import may_see_officers
from motcua.statistics.queries import centres_of, seed_table, working_in
from motcua.statistics.reasons import Reasons, reasons_of
from motcua.statistics.rules.stays import WAITING, Stage
from motcua.statistics.rules.survival import HALF, NINE_TENTHS, Survival
from motcua.statistics.rules.tables import Row
from motcua.statistics.stays import Lived, lived_by_centre, lived_by_stage, officers_of
from motcua.web.figures import Period, period_as_of
from motcua.web.leadership.desk.charts import chart, per_cent, series
from motcua.web.leadership.desk.choice import Choice, next_month, year_before
from motcua.web.leadership.desk.open_list import AGE, LATENESS, read_ages
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
from motcua.web.leadership.desk.words import STAGES, WORKS
from motcua.web.leadership.linked import figure_of
from motcua.web.leadership.readings import name_of_whole
from motcua.web.leadership.scopes import single

A_DAY = 24 * 60
MOST_LATE = 15
FURTHEST = 90
"""Days that the curve of durations shows."""


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
    curve = tuple(_curve(durations.survival))
    ages, overdue = _ages(choice, found) if choice.is_current else ((), ())
    until = now if choice.is_current else midnight(next_month(choice.months[-1].first))
    stages = _stages(lived_by_stage(choice.period.first, until, centres))
    own = _own_centre(choice, actor)
    table = seed_table(choice.period, choice.unit)
    late_units = _late_units(choice, table.rows) if choice.is_current else []
    return Times(
        scope=name_of_whole(choice.asked),
        period=period_as_of(choice.period, now),
        is_current=choice.is_current,
        ages=ages,
        overdue=overdue,
        survival=durations.survival,
        curve=curve,
        quantiles=_quantiles(durations, earlier),
        waited_share=_waited(durations),
        stages=stages,
        units=_units(choice, until, centres),
        late_units=tuple(late_units[:MOST_LATE]),
        late_more=max(len(late_units) - MOST_LATE, 0),
        charts={each.name: each for each in _charts(ages, overdue, curve, stages)},
        officers=_officers(actor, own, choice, until) if own else None,
        reasons=reasons_of(actor, own, choice.period) if own else None,
    )


def _ages(choice: Choice, found: OpenDossiers) -> tuple[tuple[AgeBand, ...], tuple[AgeBand, ...]]:
    """Nothing where no calendar is confirmed: working days cannot be counted."""
    try:
        ages, overdue = (read_ages(kind, found, choice.unit, choice.today) for kind in (AGE, LATENESS))
    except Refused:
        return (), ()
    return ages, overdue


def _quantiles(now: Durations, before: Durations) -> tuple[Quantile, ...]:
    words = ((HALF, _("Một nửa số hồ sơ xong trong")), (NINE_TENTHS, _("Chín phần mười số hồ sơ xong trong")))
    return tuple(Quantile(label, now.survival.percentile(q), before.survival.percentile(q)) for q, label in words)


def _waited(durations: Durations) -> Fraction | None:
    """Minutes of waiting for each dossier that ended, in days."""
    ended = durations.survival.ended
    return Fraction(durations.waited, ended * A_DAY) if ended > 0 else None


def _curve(survival: Survival) -> Iterable[CurvePoint]:
    """The share ended within each number of days, up to `FURTHEST`; nothing while none has ended."""
    if not survival.ended_within:
        return
    reached, shares = 0.0, dict(survival.ended_within)
    for days in range(min(survival.longest, FURTHEST) + 1):
        reached = shares.get(days, reached)
        yield CurvePoint(days, Fraction(reached))


def _stages(lived: Mapping[Stage, Lived]) -> tuple[StageRow, ...]:
    return tuple(
        StageRow(
            name=STAGES[stage],
            is_waiting=stage in WAITING,
            total_days=Fraction(lived[stage].minutes, A_DAY),
            each_days=each(lived[stage].minutes, lived[stage].finished),
            finished=lived[stage].finished,
            standing=lived[stage].standing,
        )
        for stage in Stage
        if stage in lived and (lived[stage].minutes or lived[stage].finished or lived[stage].standing)
    )


def each(minutes: int, finished: int) -> Fraction | None:
    """Days for each that left; None where none did."""
    return Fraction(minutes, finished * A_DAY) if finished > 0 else None


def _units(choice: Choice, until: datetime, centres: Sequence[int] | None) -> tuple[UnitTime, ...]:
    lived = lived_by_centre(choice.period.first, until)
    chosen = ServiceCentre.objects.filter(working_in(choice.period)).order_by("name_sort", "code")
    if centres is not None:
        chosen = chosen.filter(pk__in=centres)
    rows = []
    for number, name in chosen.values_list("pk", "name"):
        of_work = [at for stage, at in _of_centre(lived, number) if stage not in WAITING]
        of_waiting = [at for stage, at in _of_centre(lived, number) if stage in WAITING - {Stage.RETURN}]
        work, waiting = (sum(at.minutes for at in some) for some in (of_work, of_waiting))
        ended = lived[number, Stage.ISSUE].finished if (number, Stage.ISSUE) in lived else 0
        if work or waiting:
            rows.append(UnitTime(name, Fraction(work, A_DAY), Fraction(waiting, A_DAY), ended, each(work, ended)))
    return tuple(rows)


def _of_centre(lived: Mapping[tuple[int, Stage], Lived], number: int) -> Iterable[tuple[Stage, Lived]]:
    return ((stage, lived[number, stage]) for stage in Stage if (number, stage) in lived)


def _late_units(choice: Choice, rows: Sequence[Row]) -> list[LateUnit]:
    """Those with late or overdue dossiers, most first, with what the overdue ones wait for."""
    where = where_overdue_lie(choice.today)
    found = []
    for row in rows:
        scope = single(row)
        late, overdue = (figure_of(scope, code, choice.asked) for code in ("late", "overdue"))
        if late.value <= 0 and overdue.value <= 0:
            continue
        lie = where.get(scope.part, {})
        told: list[tuple[str | Promise, int]] = [(WORKS[work], number) for work, number in lie.items() if work in WORKS]
        waiting = overdue.value - sum(number for _name, number in told)
        if waiting > 0:
            told.append((gettext("chờ người nộp hoặc nơi khác"), waiting))
        found.append(LateUnit(scope.name, late, overdue, tuple(told)))
    return sorted(found, key=lambda unit: -(unit.late.value + unit.overdue.value))


def _own_centre(choice: Choice, actor: Actor) -> int | None:
    """The row number of the one centre chosen, where `actor` may see its officers and reasons."""
    if not choice.unit:
        return None
    number = ServiceCentre.objects.filter(code=choice.unit).values_list("pk", flat=True).first()
    return number if number is not None and may_see_officers(actor, number) else None


def _officers(actor: Actor, centre: int, choice: Choice, until: datetime) -> tuple[OfficerRow, ...]:
    found = officers_of(actor, centre, choice.period.first, until)
    return tuple(
        OfficerRow(one.name, STAGES[one.stage], one.finished, Fraction(one.minutes, one.finished * A_DAY))
        for one in found
        if one.stage not in WAITING
    )


def _charts(
    ages: Sequence[AgeBand], overdue: Sequence[AgeBand], curve: Sequence[CurvePoint], stages: Sequence[StageRow]
) -> Iterable[Chart]:
    dossiers = gettext("hồ sơ")
    for name, title, bands in (
        ("ages", gettext("Tuổi hồ sơ đang giải quyết"), ages),
        ("overdue", gettext("Hồ sơ quá hạn, theo số ngày quá hạn"), overdue),
    ):
        if any(band.figure.value for band in bands):
            told = gettext("Mỗi cột là số hồ sơ của một nhóm ngày làm việc.")
            values = [band.figure.value for band in bands]
            yield chart(name, title, told, [band.label for band in bands], series(dossiers, "bar", values))
    if curve:
        yield chart(
            "durations",
            gettext("Bao nhiêu phần trăm hồ sơ xong trong bao nhiêu ngày"),
            gettext("Đường đi lên theo số ngày kể từ tiếp nhận; hồ sơ đang giải quyết cũng được tính."),
            [str(point.days) for point in curve],
            series(gettext("đã xong"), "line", [per_cent(point.share) for point in curve]),
            unit="%",
            x=gettext("ngày"),
            step=True,
        )
    if stages:
        yield chart(
            "stages",
            gettext("Thời gian nằm ở mỗi bước"),
            gettext("Mỗi cột là số ngày bình quân một lượt hồ sơ nằm ở bước; chờ người dân là màu khác."),
            [str(stage.name) for stage in stages],
            *(
                series(name, "bar", [_shown(row) if row.is_waiting is waiting else None for row in stages])
                for name, waiting in ((gettext("cơ quan xử lý"), False), (gettext("chờ người dân"), True))
            ),
            stack=True,
            across=True,
            x=gettext("ngày"),
        )


def _shown(row: StageRow) -> float | None:
    return None if row.each_days is None else round(float(row.each_days), 1)
