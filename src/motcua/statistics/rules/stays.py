"""Where the time of dossiers goes: the stays of a dossier in its stages, as counts that add up.

A stage is where an accepted dossier is: on its way, at hand-over, in a step of its process, waiting for its applicant,
or with its result ready. Entering one books -1 × the minute of the clock and one dossier more standing there, leaving
it the reverse. So over any months the minutes lived in a stage are what was booked in them, plus those standing there
at the end × the end, less those standing at the beginning × the beginning: dossiers that are still there have their
part in it, to the minute, and nothing need be remembered of a dossier.

Beside this an event books the minutes of the stay that it ended to whoever caused it. Minutes are those of the clock,
nights and days off included.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from enum import IntEnum
from typing import NamedTuple

from motcua.dossiers.rules.events import Event
from motcua.dossiers.rules.lifecycle import is_elsewhere
from motcua.dossiers.rules.lifecycle.steps import is_done_at_once, open_steps
from motcua.dossiers.rules.state import DossierState, Status
from motcua.processes.rules.template import StepKind
from motcua.statistics.rules.standings import day_of


class Stage(IntEnum):
    """Where an accepted dossier is. The numbers stand in the database."""

    ON_ITS_WAY = 1
    """Received for another unit, which does not have it yet."""
    HAND_OVER = 2
    APPRAISE = 3
    CONSULT = 4
    APPROVE = 5
    ISSUE = 6
    OTHER = 7
    SUPPLEMENT = 8
    PAYMENT = 9
    RETURN = 10
    """Resolved: the applicant has not fetched the result yet."""


WAITING = frozenset({Stage.SUPPLEMENT, Stage.PAYMENT, Stage.RETURN})
"""The stages in which the applicant's turn has come, not the officers'."""
OF_STATUS = {
    Status.AWAITING_SUPPLEMENT: Stage.SUPPLEMENT,
    Status.AWAITING_PAYMENT: Stage.PAYMENT,
    Status.RESOLVED: Stage.RETURN,
}
OF_STEP = {
    StepKind.APPRAISE: Stage.APPRAISE,
    StepKind.CONSULT: Stage.CONSULT,
    StepKind.APPROVE: Stage.APPROVE,
    StepKind.ISSUE: Stage.ISSUE,
}
EPOCH = datetime(2010, 1, 1, tzinfo=UTC)
NOBODY = 0


class StayKey(NamedTuple):
    """`month`: its first day. `account`: of the officer to whom minutes are booked, 0 where no account is known."""

    month: date
    centre: str
    stage: int
    account: int


class Stay(NamedTuple):
    """`standing` and `clock` make up the minutes of all; `minutes` and `finished` are an officer's."""

    standing: int = 0
    clock: int = 0
    minutes: int = 0
    finished: int = 0


type Stays = dict[StayKey, Stay]


def stages_of(state: DossierState) -> frozenset[Stage]:
    """Where the dossier is: mostly one stage, several where steps run side by side, none before and after its life."""
    if state.accepted_at is None:
        return NOWHERE
    if state.status in OF_STATUS:
        return frozenset({OF_STATUS[state.status]})
    if not state.is_open:
        return NOWHERE
    if state.clock_started_at is None:
        return frozenset({Stage.ON_ITS_WAY})
    if state.status is Status.ACCEPTED and not is_done_at_once(state):
        return frozenset({Stage.HAND_OVER})
    if state.decision is not None:
        return frozenset({Stage.ISSUE})
    return frozenset({OF_STEP.get(step.kind, Stage.OTHER) for step in open_steps(state)}) or frozenset({Stage.OTHER})


NOWHERE: frozenset[Stage] = frozenset()


def minute_of(at: datetime) -> int:
    """Minutes of the clock since the epoch of these books, whole ones."""
    return int((at - EPOCH).total_seconds()) // 60


def book_stays(stays: Stays, before: DossierState, event: Event, after: DossierState) -> None:
    """Add what an event books; what takes another back books the reverse, in the month of what it takes back."""
    if not is_elsewhere(before, after):
        return
    if event.kind == "undone":
        if before.turn_at is not None:
            _add_all(stays, _moved(after, before, before.turn_at, before.last_by), -1)
    else:
        _add_all(stays, _moved(before, after, event.at, event.by.account), 1)


def _moved(
    before: DossierState, after: DossierState, at: datetime, account: int | None
) -> Iterator[tuple[StayKey, Stay]]:
    month, minute = day_of(at).replace(day=1), minute_of(at)
    left, entered = stages_of(before), stages_of(after)
    for stage in left:
        lived = minute - minute_of(before.turn_at) if before.turn_at else 0
        finished = int(stage not in entered and (stage in WAITING or not after.is_waiting))
        yield StayKey(month, before.centre, stage, NOBODY), Stay(standing=-1, clock=minute)
        yield StayKey(month, before.centre, stage, account or NOBODY), Stay(minutes=lived, finished=finished)
    for stage in entered:
        yield StayKey(month, after.centre, stage, NOBODY), Stay(standing=1, clock=-minute)


def _add_all(stays: Stays, booked: Iterator[tuple[StayKey, Stay]], sign: int) -> None:
    for key, stay in booked:
        known = stays.get(key, NOTHING)
        stays[key] = Stay(*(one + sign * other for one, other in zip(known, stay, strict=True)))


NOTHING = Stay()
