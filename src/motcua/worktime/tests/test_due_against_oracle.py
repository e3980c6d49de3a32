"""Every due date against a slow second opinion, in random worlds and on the real calendar."""

import csv
from datetime import date, datetime, timedelta

import orjson
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.kernel.clock import VIETNAM
from motcua.worktime.calendar_files import SHIPPED, read_calendar_files
from motcua.worktime.rules.due import compute_due
from motcua.worktime.rules.explanation import Explanation
from motcua.worktime.rules.story import DayStatus
from motcua.worktime.rules.terms import Term, TermUnit
from motcua.worktime.tests import oracle
from motcua.worktime.tests.oracle import World
from motcua.worktime.tests.worlds import instants, schedule_of, terms, worlds

REAL = read_calendar_files().schedule()


def real_world() -> World:
    """The shipped days, read by the test itself."""
    with (SHIPPED / "days.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    off = {date.fromisoformat(row["date"]) for row in rows if row["kind"] != "make_up"}
    made_up = {
        date.fromisoformat(row["date"]): date.fromisoformat(row["replaces"]) for row in rows if row["kind"] == "make_up"
    }
    return World(off=off, make_up=made_up)


@settings(deadline=None, max_examples=150)
@given(worlds(), instants(), terms())
def test_due_agrees_with_counting_by_hand(world: World, start: datetime, term: Term) -> None:
    assert compute_due(start, term, schedule_of(world)).at == oracle.due(world, start, term.amount, term.unit)


@settings(deadline=None, max_examples=200)
@given(st.integers(0, 3900), st.integers(0, 1439), terms(most=60))
def test_due_agrees_with_counting_by_hand_on_the_real_calendar(days: int, minutes: int, term: Term) -> None:
    start = datetime(2015, 1, 1, tzinfo=VIETNAM) + timedelta(days=days, minutes=minutes)
    assert compute_due(start, term, REAL).at == oracle.due(real_world(), start, term.amount, term.unit)


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 3600), st.integers(250, 300))
def test_long_terms_agree_with_counting_by_hand(days: int, amount: int) -> None:
    start = datetime(2015, 1, 5, 9, 0, tzinfo=VIETNAM) + timedelta(days=days)
    term = Term(amount, TermUnit.WORKING_DAYS)
    assert compute_due(start, term, REAL).at == oracle.due(real_world(), start, amount, "working_days")


@settings(deadline=None, max_examples=100)
@given(worlds(), instants(), instants(), terms())
def test_a_later_start_never_gives_an_earlier_due(world: World, one: datetime, other: datetime, term: Term) -> None:
    schedule = schedule_of(world)
    first, second = sorted((one, other))
    assert compute_due(first, term, schedule).at <= compute_due(second, term, schedule).at


@settings(deadline=None, max_examples=100)
@given(worlds(), instants(), st.integers(1, 60), st.sampled_from([u for u in TermUnit if u is not TermUnit.AT_ONCE]))
def test_a_longer_term_never_gives_an_earlier_due(world: World, start: datetime, amount: int, unit: TermUnit) -> None:
    schedule = schedule_of(world)
    amount = amount % 4 + 1 if unit is TermUnit.MONTHS else amount
    assert (
        compute_due(start, Term(amount, unit), schedule).at <= compute_due(start, Term(amount + 1, unit), schedule).at
    )


@settings(deadline=None, max_examples=150)
@given(worlds(), instants(), terms())
def test_the_stored_explanation_rebuilds_every_day(world: World, start: datetime, term: Term) -> None:
    due = compute_due(start, term, schedule_of(world))
    stored = orjson.dumps(due.explanation.as_json())
    told = Explanation.from_json(orjson.loads(stored))
    days = told.days()

    assert told == due.explanation
    assert told.counted_from == oracle.received(world, start)
    assert [day.day for day in days] == [
        start.date() + timedelta(days=offset) for offset in range((due.at.date() - start.date()).days + 1)
    ]
    assert [day.day for day in days if day.is_due] == [due.at.date()]
    counted = [day for day in days if day.is_counted]
    assert all(world.works(day.day) for day in days if day.status is DayStatus.CARRIED)
    if term.unit is TermUnit.WORKING_DAYS:
        assert len(counted) == term.amount
        assert counted[-1].is_due
        after_receipt = [day for day in days if day.day > told.counted_from.date()]
        assert [day.is_counted for day in after_receipt] == [world.works(day.day) for day in after_receipt]
    elif term.unit is TermUnit.CALENDAR_DAYS:
        assert len(counted) == term.amount
        assert counted[-1].is_due or not world.works(counted[-1].day)
    elif term.unit is TermUnit.WORKING_HOURS:
        assert sum(day.seconds for day in days) == term.amount * 3600
    elif term.unit is TermUnit.AT_ONCE:
        assert not counted
    for language in ("vi", "en"):
        assert f"{due.at:%H:%M}" in told.sentences(language)[-1]
        assert f"{due.at:%d/%m/%Y}" in told.sentences(language)[-1]
