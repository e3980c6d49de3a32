"""Where the time of dossiers goes: the stays of a dossier in its stages, as counts that add up.

A stage is where an accepted dossier is: on its way, at hand-over, in a step of its process, waiting for its applicant,
or with its result ready. Entering one books -1 × the minute of the clock and one dossier more standing there, leaving
it the reverse. So over any months the minutes lived in a stage are what was booked in them, plus those standing there
at the end × the end, less those standing at the beginning × the beginning: dossiers that are still there have their
part in it, to the minute, and nothing need be remembered of a dossier.

Beside this an event books the minutes of the stay that it ended to whoever caused it. Minutes are those of the clock,
nights and days off included.
"""

from datetime import UTC, date, datetime
from enum import IntEnum
from typing import NamedTuple

from motcua.dossiers.rules.lifecycle import is_elsewhere
from motcua.dossiers.rules.lifecycle.steps import is_done_at_once, open_steps
from motcua.dossiers.rules.state import DossierState, Status
from motcua.kernel.facts import Event
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
        return ALONE[OF_STATUS[state.status]]
    if not state.is_open:
        return NOWHERE
    if state.clock_started_at is None:
        return ALONE[Stage.ON_ITS_WAY]
    if state.status is Status.ACCEPTED and not is_done_at_once(state):
        return ALONE[Stage.HAND_OVER]
    if state.decision is not None:
        return ALONE[Stage.ISSUE]
    return frozenset({OF_STEP.get(step.kind, Stage.OTHER) for step in open_steps(state)}) or ALONE[Stage.OTHER]


NOWHERE: frozenset[Stage] = frozenset()
ALONE = {stage: frozenset({stage}) for stage in Stage}


def minute_of(at: datetime) -> int:
    """Minutes of the clock since the epoch of these books, whole ones."""
    return int((at - EPOCH).total_seconds()) // 60


def book_stays(stays: Stays, before: DossierState, event: Event, after: DossierState) -> None:
    """Add what an event books; what takes another back books the reverse, in the month of what it takes back."""
    if not is_elsewhere(before, after):
        return
    if event.kind == "undone":
        if before.turn_at is not None:
            _move(stays, after, before, before.turn_at, before.last_by, -1)
    else:
        _move(stays, before, after, event.at, event.by.account, 1)


def _move(
    stays: Stays, before: DossierState, after: DossierState, at: datetime, account: int | None, sign: int
) -> None:
    """Book one move, or with `sign` -1 its reverse. An import books millions: no object is made but what is kept."""
    month, minute = day_of(at).replace(day=1), minute_of(at)
    left, entered = stages_of(before), stages_of(after)
    lived = minute - minute_of(before.turn_at) if left and before.turn_at else 0
    for stage in left:
        finished = int(stage not in entered and (stage in WAITING or not after.is_waiting))
        all_of_it = StayKey(month, before.centre, stage, NOBODY)
        if account:
            _add(stays, all_of_it, -sign, sign * minute, 0, 0)
            _add(stays, StayKey(month, before.centre, stage, account), 0, 0, sign * lived, sign * finished)
        else:
            _add(stays, all_of_it, -sign, sign * minute, sign * lived, sign * finished)
    for stage in entered:
        _add(stays, StayKey(month, after.centre, stage, NOBODY), sign, -sign * minute, 0, 0)


def _add(stays: Stays, key: StayKey, standing: int, clock: int, minutes: int, finished: int) -> None:
    known = stays.get(key, NOTHING)
    stays[key] = Stay(known[0] + standing, known[1] + clock, known[2] + minutes, known[3] + finished)


NOTHING = Stay()
