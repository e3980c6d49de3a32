"""How a dossier stands in the statistics: the few things about its state that any figure depends on."""

from datetime import date, datetime
from enum import IntEnum
from typing import NamedTuple

from motcua.catalogue.rules.content import Channel
from motcua.dossiers.rules.state import ENDED, DossierState, Status
from motcua.dossiers.rules.timeliness import Timeliness, ended_on
from motcua.worktime.rules.schedule import in_vietnam

CLOCK_STOPPERS = frozenset({"supplement", "payment"})


class Phase(IntEnum):
    """Where an accepted dossier is; the last four have ended. The numbers stand in the database."""

    RUNNING = 0
    AWAITING_SUPPLEMENT = 1
    AWAITING_PAYMENT = 2
    EARLY = 3
    ON_TIME = 4
    LATE = 5
    WITHOUT_DUE = 6


class Closing(IntEnum):
    """How it ended. The numbers stand in the database."""

    NOT_YET = 0
    GRANTED = 1
    REFUSED = 2
    WITHDRAWN = 3
    STOPPED = 4


ENDED_PHASES = {
    Timeliness.EARLY: Phase.EARLY,
    Timeliness.ON_TIME: Phase.ON_TIME,
    Timeliness.LATE: Phase.LATE,
}
OPEN_PHASES = {
    Status.AWAITING_SUPPLEMENT: Phase.AWAITING_SUPPLEMENT,
    Status.AWAITING_PAYMENT: Phase.AWAITING_PAYMENT,
}


class Standing(NamedTuple):
    """An accepted dossier as the statistics see it. Days are those of Asia/Ho_Chi_Minh.

    `centre` has it, `received` took it in. `due` is the due day whether or not it is running; `waiting_since` the day
    on which the present wait for the applicant began. `requests` for supplement are counted up to 2 ("more than once").
    """

    centre: str
    received: str
    sector: str
    channel: Channel
    accepted: date
    due: date | None = None
    phase: Phase = Phase.RUNNING
    ended: date | None = None
    closing: Closing = Closing.NOT_YET
    requests: int = 0
    extended: bool = False
    waiting_since: date | None = None


def standing_of(state: DossierState) -> Standing | None:
    """How a dossier in `state` stands; None before acceptance, when it counts nowhere."""
    if state.accepted_at is None:
        return None
    due = day_of(state.due_at) if state.due_at else None
    if state.status in ENDED and state.finished_at:
        ended = day_of(state.finished_at)
        phase, closing = timeliness(last_day_worked(state) or ended, due), closing_of(state)
    else:
        ended = None
        phase, closing = OPEN_PHASES.get(state.status, Phase.RUNNING), Closing.NOT_YET
    return Standing(
        state.centre,
        state.received_centre,
        state.sector,
        state.channel,
        day_of(state.accepted_at),
        due,
        phase,
        ended,
        closing,
        min(state.supplements, 2),
        state.extended,
        day_of(state.waiting_since) if state.waiting_since else None,
    )


def timeliness(ended: date, due: date | None) -> Phase:
    """Before, on or after the day of the due date (Biểu 06, columns 8 to 10), whatever the hour.

    Due 12/11/2018 17:00: ended on 09/11 early, on 12/11 at 18:30 on time, on 13/11 late.
    """
    return ENDED_PHASES[ended_on(ended, due)] if due else Phase.WITHOUT_DUE


def last_day_worked(state: DossierState) -> date | None:
    """For a dossier withdrawn or stopped while it waited for the applicant: the day on which the wait began.

    No due date runs during the wait, and QĐ 766/QĐ-TTg 2.1 takes the time of the request for the end: asked on 07/11
    with 12/11 due and stopped on 20/12 because nothing came, the dossier was not late. None where nothing waited.
    """
    if state.status not in (Status.WITHDRAWN, Status.STOPPED) or not state.intervals:
        return None
    last = state.intervals[-1]
    waited = last.kind in CLOCK_STOPPERS and last.until == state.finished_at
    return day_of(last.since) if waited else None


def closing_of(state: DossierState) -> Closing:
    """How an ended dossier ended."""
    if state.status is Status.WITHDRAWN:
        return Closing.WITHDRAWN
    if state.status is Status.STOPPED:
        return Closing.STOPPED
    refused = state.decision is not None and state.decision.outcome == "refused"
    return Closing.REFUSED if refused else Closing.GRANTED


def day_of(at: datetime) -> date:
    """The day of an instant in Asia/Ho_Chi_Minh."""
    return in_vietnam(at).date()
