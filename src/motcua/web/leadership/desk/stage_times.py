"""Where the time of dossiers went, for the desk: by stage, by unit, by officer; waiting apart from work."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from fractions import Fraction

from motcua.organisation.actors import Actor
from motcua.organisation.models import ServiceCentre
from motcua.statistics.queries import working_in
from motcua.statistics.rules.stays import WAITING, Stage
from motcua.statistics.stays import Lived, lived_by_centre, officers_of
from motcua.web.leadership.desk.choice import Choice
from motcua.web.leadership.desk.view_models import (
    OfficerRow,
    StageRow,
    UnitTime,
)
from motcua.web.leadership.desk.words import STAGES

A_DAY = 24 * 60


def stages_of(lived: Mapping[Stage, Lived]) -> tuple[StageRow, ...]:
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


def units_of(choice: Choice, until: datetime, centres: Sequence[int] | None) -> tuple[UnitTime, ...]:
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


def officer_rows(actor: Actor, centre: int, choice: Choice, until: datetime) -> tuple[OfficerRow, ...]:
    found = officers_of(actor, centre, choice.period.first, until)
    return tuple(
        OfficerRow(one.name, STAGES[one.stage], one.finished, Fraction(one.minutes, one.finished * A_DAY))
        for one in found
        if one.stage not in WAITING
    )
