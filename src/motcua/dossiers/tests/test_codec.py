"""Every event survives being stored, and every way of walking through the lifecycle keeps the law's moves."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.dossiers.rules.codec import decode_fact, encode_fact
from motcua.dossiers.rules.lifecycle import NOTHING, decide, evolve, fold
from motcua.dossiers.rules.lifecycle.registry import Context
from motcua.dossiers.rules.regimes import regime_on
from motcua.dossiers.rules.state import ENDED, Status
from motcua.dossiers.stored import restore, store
from motcua.dossiers.tests.histories import COMMANDS
from motcua.dossiers.tests.stage import BINH, OFFER, SCHEDULE, instant
from motcua.kernel.chain import GENESIS
from motcua.kernel.errors import DomainError
from motcua.kernel.facts import Event

INCIDENTS = ("incident_reported", "incident_remedied")
PROCESSES = {OFFER.process.digest: OFFER.process}


def walk(choices: list[tuple[int, int]]) -> list[Event]:
    """The events of a random walk: at each choice some hours pass and some command is tried."""
    at, state, events = instant("03/09/2018 08:00"), NOTHING, []
    for hours, number in choices:
        at += timedelta(hours=hours)
        accepted = state.accepted_at or at
        context = Context(at, BINH, SCHEDULE, regime_on(accepted.date()))
        try:
            decided = decide(state, COMMANDS[number % len(COMMANDS)](at), context)
        except DomainError:
            continue
        for event in decided:
            state = evolve(state, event)
        events += decided
    return events


walks = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 10_000)), max_size=60).map(walk)


@given(walks)
@settings(max_examples=150, deadline=None)
def test_what_is_stored_is_what_happened(events: list[Event]) -> None:
    rows = store(events, after_seq=0, previous=GENESIS)
    assert fold(restore(rows, PROCESSES)) == fold(events)


@given(walks)
@settings(max_examples=150, deadline=None)
def test_no_walk_breaks_the_lifecycle(events: list[Event]) -> None:
    state = NOTHING
    for event in events:
        before, state = state, evolve(state, event)
        assert state.seq == before.seq + 1
        if before.status in ENDED:
            assert event.kind in ("returned", "undone", "corrected", "apologised", "note_added", *INCIDENTS)
        if state.is_open and state.clock_started_at:
            assert state.due_at is not None
        if state.status in (Status.RESOLVED, Status.RETURNED):
            assert state.finished_at is not None
            assert state.decision is not None
        if state.original_due_at and before.original_due_at:
            assert state.original_due_at == before.original_due_at


@given(walks)
@settings(max_examples=60, deadline=None)
def test_facts_survive_json(events: list[Event]) -> None:
    for event in events:
        assert decode_fact(event.kind, encode_fact(event.fact), PROCESSES) == event.fact
