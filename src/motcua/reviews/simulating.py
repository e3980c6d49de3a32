"""What a shorter term, or less time in a stage, would have done to the on-time rate: read from past dossiers.

One statement reads the dossiers that ended in a period; of those whose answer hangs on more than their row it brings
the events along. Rate B of Biểu 06 (TT 01/2020/TT-VPCP): ended early or on time ÷ ended, withdrawn, stopped and refused
ones on the day they closed, as in the report.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction
from typing import Any

import orjson
from django.db import connection

from motcua.catalogue.models import Procedure
from motcua.dossiers import directory
from motcua.dossiers.access import stored_event
from motcua.dossiers.rules.state import Status
from motcua.dossiers.rules.timeliness import Timeliness, ended_on
from motcua.dossiers.stored import restore
from motcua.kernel.errors import Invalid, NotFound, Refused
from motcua.kernel.facts import Event
from motcua.organisation.models import ServiceCentre
from motcua.reviews.rules.replay import CUTTABLE, MOVERS, cut_by, due_under, end_with_at_most
from motcua.statistics.evenings import midnight
from motcua.statistics.rules.contributions import ONE_DAY
from motcua.statistics.rules.periods import Period, period
from motcua.statistics.rules.stays import Stage
from motcua.worktime.queries import schedules_for
from motcua.worktime.rules.due import compute_due
from motcua.worktime.rules.schedule import Schedule, in_vietnam
from motcua.worktime.rules.terms import Term, TermUnit

MOST_DOSSIERS = 12_000
MOST_DAYS = 366
MOST_HOURS = 10_000
ENDED_WITH_RESULT = (Status.RESOLVED.value, Status.RETURNED.value)
READ = """
    SELECT dossier.id, dossier.code, centre.code, unit.code, dossier.status, dossier.due_at, dossier.finished_at,
        accepted.at, accepted.data->'term', (
            SELECT json_agg(json_build_array(seq, kind, at, actor_account, actor_name, actor_post, data) ORDER BY seq)
            FROM dossiers_dossierevent event WHERE event.dossier_id = dossier.id AND {told_by_events}
        )
    FROM dossiers_dossier dossier
    JOIN organisation_servicecentre centre ON centre.id = dossier.centre_id
    JOIN territory_administrativeunit unit ON unit.id = centre.unit_id
    LEFT JOIN dossiers_dossierevent accepted ON accepted.dossier_id = dossier.id AND accepted.kind = 'accepted'
    WHERE dossier.finished_at >= %(begin)s AND dossier.finished_at < %(end)s AND dossier.accepted_at IS NOT NULL
        {only}
    ORDER BY dossier.finished_at, dossier.id LIMIT %(most)s
"""
MOVED = """EXISTS (
    SELECT FROM dossiers_dossierevent mover WHERE mover.dossier_id = dossier.id AND mover.kind = ANY(%(movers)s)
)"""
LATE = """dossier.status = ANY(%(with_result)s)
    AND (dossier.finished_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
        > (dossier.due_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date"""


class Question(StrEnum):
    """What is asked: another term, or at most so many hours in a stage."""

    TERM = "term"
    STAGE = "stage"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of dossiers that ended in `period`, of a procedure (code), at a one-stop (code), or of both.

    For `TERM` either `days` (cut from terms in days) or `term` (one for all). For `STAGE` a stage and hours.
    """

    question: Question
    period: Period
    procedure: str = ""
    centre: str = ""
    days: int = 0
    term: Term | None = None
    stage: Stage = Stage.APPRAISE
    hours: int = 0


@dataclass(frozen=True, slots=True)
class Replayed:
    """A past dossier with its due date and end as they were, and as they would have been."""

    number: int
    code: str
    due: date
    ended: date
    due_then: date
    ended_then: date

    @property
    def was(self) -> Timeliness:
        return ended_on(self.ended, self.due)

    @property
    def would_be(self) -> Timeliness:
        return ended_on(self.ended_then, self.due_then)


@dataclass(frozen=True, slots=True)
class Share:
    """In time ÷ ended; `rate` None where nothing ended."""

    in_time: int
    ended: int

    @property
    def rate(self) -> Fraction | None:
        return Fraction(self.in_time, self.ended) if self.ended else None


@dataclass(frozen=True, slots=True)
class Simulated:
    """The answer. `without_due`: ended without ever having had a due date, in neither share."""

    asked: Asked
    dossiers: tuple[Replayed, ...]
    without_due: int

    @property
    def before(self) -> Share:
        return _share([each.was for each in self.dossiers])

    @property
    def after(self) -> Share:
        return _share([each.would_be for each in self.dossiers])

    def of(self, group: str) -> tuple[Replayed, ...]:
        """The dossiers behind a figure: one of `GROUPS`. Raises `NotFound` for another name."""
        if group not in GROUPS:
            raise NotFound(
                "no_such_group",
                vi="Mô phỏng không có nhóm hồ sơ này. Hãy mở danh sách từ một con số của mô phỏng.",
                en="The simulation has no such group of dossiers. Open the list from one of its figures.",
            )
        return tuple(each for each in self.dossiers if GROUPS[group](each))


GROUPS = {
    "ended": lambda each: True,
    "in-time-before": lambda each: each.was is not Timeliness.LATE,
    "late-before": lambda each: each.was is Timeliness.LATE,
    "in-time-after": lambda each: each.would_be is not Timeliness.LATE,
    "late-after": lambda each: each.would_be is Timeliness.LATE,
    "rescued": lambda each: each.was is Timeliness.LATE and each.would_be is not Timeliness.LATE,
    "lost": lambda each: each.was is not Timeliness.LATE and each.would_be is Timeliness.LATE,
}


def ask(
    *,
    question: str,
    first: date,
    last: date,
    today: date,
    procedure: str = "",
    centre: str = "",
    days: int | None = None,
    term: Term | None = None,
    stage: int | None = None,
    hours: int | None = None,
) -> Asked:
    """A checked question. Raises `Invalid` or `Refused` naming the field at fault, `NotFound` for unknown places."""
    days_asked = period(first, last, today=today)
    if (last - first).days >= MOST_DAYS:
        raise _refused("period_too_long", "last", f"tối đa {MOST_DAYS} ngày", f"at most {MOST_DAYS} days")
    if not procedure and not centre:
        raise Invalid(
            "simulation_of_nothing",
            vi="Hãy chọn một thủ tục hoặc một nơi tiếp nhận để mô phỏng.",
            en="Choose a procedure or a one-stop to simulate.",
            field="procedure",
        )
    if procedure and not Procedure.objects.filter(code=procedure).exists():
        raise _unknown("procedure", procedure)
    if centre and not ServiceCentre.objects.filter(code=centre).exists():
        raise _unknown("centre", centre)
    if question == Question.STAGE:
        if stage not in set(CUTTABLE):
            raise _bad("stage", "Hãy chọn một bước trong danh sách.", "Choose one of the stages listed.")
        if hours is None or not 0 <= hours <= MOST_HOURS:
            raise _bad(
                "hours",
                f"Hãy nhập số giờ làm việc từ 0 đến {MOST_HOURS}.",
                f"Enter working hours from 0 to {MOST_HOURS}.",
            )
        return Asked(Question.STAGE, days_asked, procedure, centre, stage=Stage(stage), hours=hours)
    if (days is None) == (term is None):
        raise _bad(
            "days",
            "Hãy nhập một trong hai: số ngày cắt giảm hoặc thời hạn mới.",
            "Enter one of the two: the days to cut, or a new term.",
        )
    if days is not None and not 1 <= days <= MOST_DAYS:
        raise _bad("days", f"Số ngày cắt giảm từ 1 đến {MOST_DAYS}.", f"Cut between 1 and {MOST_DAYS} days.")
    return Asked(Question.TERM, days_asked, procedure, centre, days=days or 0, term=term)


def simulate(asked: Asked) -> Simulated:
    """Tell the dossiers again. One read for them, and one for the calendar. Raises `Refused` (`too_many_dossiers`)."""
    rows = _read(asked)
    if len(rows) > MOST_DOSSIERS:
        raise Refused(
            "too_many_dossiers",
            vi=f"Có hơn {MOST_DOSSIERS} hồ sơ. Hãy chọn kỳ ngắn hơn, hoặc một thủ tục tại một nơi tiếp nhận.",
            en=f"There are more than {MOST_DOSSIERS} dossiers. Choose a shorter period, or a procedure at a one-stop.",
            field="last",
        )
    schedules = schedules_for({row[3] for row in rows})
    replayed = tuple(_replay(asked, row, schedules[row[3]]) for row in rows if row[5] is not None)
    return Simulated(asked, replayed, len(rows) - len(replayed))


def _read(asked: Asked) -> list[tuple[Any, ...]]:
    only = ""
    values: dict[str, Any] = {
        "begin": midnight(asked.period.first),
        "end": midnight(asked.period.last + ONE_DAY),
        "most": MOST_DOSSIERS + 1,
        "movers": list(MOVERS),
        "with_result": list(ENDED_WITH_RESULT),
    }
    if asked.procedure:
        only += " AND dossier.procedure_id = %(procedure)s"
        values["procedure"] = directory.procedures.number(asked.procedure)
    if asked.centre:
        only += " AND dossier.centre_id = %(centre)s"
        values["centre"] = directory.centres.number(asked.centre)
    told_by_events = MOVED if asked.question is Question.TERM else LATE
    with connection.cursor() as cursor:
        cursor.execute(READ.format(told_by_events=told_by_events, only=only), values)
        return cursor.fetchall()


def _replay(asked: Asked, row: tuple[Any, ...], schedule: Schedule) -> Replayed:
    number, code, _centre, _unit, _status, due_at, finished_at, accepted_at, term, told = row
    events = _events(told)
    due_then, ended_then = due_at, finished_at
    if asked.question is Question.STAGE:
        if events:
            ended_then = end_with_at_most(events, asked.stage, asked.hours, schedule, finished_at)
    else:
        new_term = cut_by(asked.days) if asked.term is None else _always(asked.term)
        if events:
            due_then = due_under(events, new_term, schedule) or due_at
        elif accepted_at is not None:
            due_then = compute_due(accepted_at, new_term(_term(term)), schedule).at
    days = (in_vietnam(at).date() for at in (due_at, finished_at, due_then, ended_then))
    return Replayed(number, code or f"#{number}", *days)


def _always(term: Term) -> Any:
    return lambda _term: term


def _term(told: Any) -> Term:
    data = orjson.loads(told) if isinstance(told, str | bytes) else told
    return Term(data.get("amount", 0), TermUnit(data["unit"]))


def _events(told: Any) -> Sequence[Event]:
    data = orjson.loads(told) if isinstance(told, str | bytes) else told
    stored = (
        stored_event((seq, kind, datetime.fromisoformat(at), account, name, post, fact, b""))
        for seq, kind, at, account, name, post, fact in data or ()
    )
    return tuple(restore(stored, directory.processes))


def _share(endings: Sequence[Timeliness]) -> Share:
    return Share(sum(each is not Timeliness.LATE for each in endings), len(endings))


def _bad(field: str, vi: str, en: str) -> Invalid:
    return Invalid("simulation_input", vi=vi, en=en, field=field)


def _refused(code: str, field: str, vi: str, en: str) -> Refused:
    return Refused(
        code, vi=f"Kỳ mô phỏng {vi}. Hãy rút ngắn.", en=f"A simulation covers {en}. Shorten it.", field=field
    )


def _unknown(field: str, code: str) -> NotFound:
    vi, en = ("thủ tục", "procedure") if field == "procedure" else ("nơi tiếp nhận", "one-stop")
    return NotFound(
        f"{field}_unknown",
        vi=f"Không có {vi} mang mã {code[:40]}. Hãy kiểm tra lại mã.",
        en=f"There is no {en} with the code {code[:40]}. Check the code.",
        field=field,
    )
