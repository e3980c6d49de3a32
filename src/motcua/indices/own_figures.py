"""Figures of our own statistics that a criterion can take: exact numerator and denominator of a subject's year."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from motcua.catalogue.models import CentreProcedure
from motcua.indices.rules.composite.criteria import Kind
from motcua.indices.rules.composite.story import Figure
from motcua.indices.subjects import Subject
from motcua.kernel.errors import Refused
from motcua.kernel.law_rows import valid_on
from motcua.statistics.queries import seed_table
from motcua.statistics.rules.definitions import Words
from motcua.statistics.rules.figures import Figures
from motcua.statistics.rules.periods import Period, period


@dataclass(frozen=True, slots=True)
class OwnFigure:
    """What is divided, and how it is counted of a centre and a period."""

    name: Words
    count: Callable[[Subject, Period], tuple[int, int]]


def _figures(subject: Subject, asked: Period) -> Figures:
    return seed_table(asked, subject.code).total.figures


def _on_time(subject: Subject, asked: Period) -> tuple[int, int]:
    found = _figures(subject, asked)
    return found.in_time, found.resolved


def _online(subject: Subject, asked: Period) -> tuple[int, int]:
    found = _figures(subject, asked)
    return found.received_online, found.received


def _four_steps(subject: Subject, asked: Period) -> tuple[int, int]:
    offered = CentreProcedure.objects.filter(valid_on(asked.last), centre=subject.centre_id)
    return offered.filter(four_step_done=True).count(), offered.count()


OWN_FIGURES: dict[str, OwnFigure] = {
    "on_time": OwnFigure(
        Words("giải quyết trước và đúng hạn ÷ đã giải quyết (Biểu 06)", "resolved in time ÷ resolved (form 06)"),
        _on_time,
    ),
    "online": OwnFigure(Words("tiếp nhận trực tuyến ÷ tiếp nhận", "received online ÷ received"), _online),
    "four_steps": OwnFigure(
        Words(
            "thủ tục làm đủ bốn bước ÷ thủ tục tiếp nhận tại đây", "procedures in four steps ÷ procedures received here"
        ),
        _four_steps,
    ),
}


def can_take(kind: Kind, code: str) -> bool:
    """Our statistics are kept by one-stops; a department has none of its own."""
    return code in OWN_FIGURES and kind is not Kind.AGENCY


def take_figure(kind: Kind, code: str, subject: Subject, year: int, *, at: datetime) -> Figure:
    """The figure of the year up to now, frozen as of `at`. Raises `Refused` where there is none, or nothing arose."""
    today = at.date()
    first = date(year, 1, 1)
    if not can_take(kind, code) or first > today:
        raise Refused(
            "no_own_figure",
            vi="Hệ thống chưa có số liệu này của đơn vị trong năm. Hãy nhập tử số, mẫu số kèm tài liệu kiểm chứng.",
            en="The system has no such figure of the unit in that year. Type it in, with evidence.",
            field="part",
        )
    asked = period(first, min(date(year, 12, 31), today), today=today)
    part, whole = OWN_FIGURES[code].count(subject, asked)
    if whole <= 0:
        raise Refused(
            "nothing_arose",
            vi="Trong năm không phát sinh gì để chia. Hãy chọn “không áp dụng” và ghi lý do.",
            en="Nothing arose in that year to divide by. Choose “does not apply” and give the reason.",
            field="part",
        )
    return Figure(part, whole, code, asked.first, asked.last, at)
