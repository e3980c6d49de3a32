"""By when the one-stop answers what was submitted online: accepted, or sent back with what is missing.

NĐ 45/2020/NĐ-CP gave eight working hours from submission; whether the decrees of 2026 keep them was not found, so that
the row stays marked "(chưa xác minh)". The hours are a row of the table below, as the regimes are (`regimes`): another
number is another row with its first day. Example: submitted on Monday 05/11 at 15:00 with 7.5 hours a day, eight
working hours end on Tuesday 06/11 at 15:30.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from motcua.kernel.errors import Refused
from motcua.worktime.rules.schedule import Schedule, in_vietnam


@dataclass(frozen=True, slots=True)
class AnswerTime:
    """`hours`: opening hours from submission to the answer, for what is submitted from `valid_from` on."""

    valid_from: date
    hours: int
    source: str


ANSWER_TIMES = (AnswerTime(date(2020, 5, 22), 8, "NĐ 45/2020/NĐ-CP (chưa xác minh)"),)
"""In the order of their first days."""


def answer_time_on(day: date) -> AnswerTime | None:
    """The rule for what is submitted on `day`; None before there was one."""
    return next((each for each in reversed(ANSWER_TIMES) if each.valid_from <= day), None)


def answer_due(submitted_at: datetime, schedule: Schedule) -> datetime | None:
    """By when the one-stop answers. None where no rule asks for it, or where the year has no calendar."""
    rule = answer_time_on(in_vietnam(submitted_at).date())
    if rule is None:
        return None
    try:
        return schedule.add_working_time(submitted_at, timedelta(hours=rule.hours))
    except Refused:
        return None
