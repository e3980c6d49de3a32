"""Early, on time, late (trước hạn, đúng hạn, quá hạn): by the day, as Biểu 06 counts them.

Ended before the due day: early; on the due day, whatever the hour: on time; after it: late. An open dossier is overdue
from the day after its due day on (TT 01/2020/TT-VPCP, Biểu 06).
"""

from datetime import date, datetime
from enum import StrEnum

from motcua.worktime.rules.schedule import in_vietnam


class Timeliness(StrEnum):
    EARLY = "early"
    ON_TIME = "on_time"
    LATE = "late"
    IN_TERM = "in_term"
    OVERDUE = "overdue"


def timeliness_of(due_at: datetime | None, finished_at: datetime | None, today: date) -> Timeliness | None:
    """How a dossier stands to its due day; None where no due date was given.

    Due 12/11/2018 17:00: finished on 09/11 early, on 12/11 at 19:00 on time, on 13/11 late; open on 13/11 overdue.
    """
    if due_at is None:
        return None
    due = in_vietnam(due_at).date()
    if finished_at is None:
        return Timeliness.OVERDUE if is_over(due, today) else Timeliness.IN_TERM
    return ended_on(in_vietnam(finished_at).date(), due)


def is_over(due: date, day: date) -> bool:
    """Whether a term that ends on the day `due` is over on `day`: from the next day on, not from the hour on.

    So also for what is asked of the applicant: on the due day, whatever the hour, it moves the due date; after it, it
    heals nothing, and the dossier is overdue while it waits too.
    """
    return day > due


def is_asked_when_over(due_at: datetime | None, asked_at: datetime | None) -> bool:
    """Whether the applicant was asked for something after the due day; not where nothing is due or asked for."""
    if due_at is None or asked_at is None:
        return False
    return is_over(in_vietnam(due_at).date(), in_vietnam(asked_at).date())


def ended_on(ended: date, due: date) -> Timeliness:
    """Early, on time or late: the one comparison that screens and statistics share."""
    if ended < due:
        return Timeliness.EARLY
    return Timeliness.ON_TIME if ended == due else Timeliness.LATE
