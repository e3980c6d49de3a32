"""Random worlds of 2018 and 2019 for property tests, as an oracle and as a schedule."""

from datetime import date, datetime, time, timedelta

from hypothesis import strategies as st

from motcua.kernel.clock import VIETNAM
from motcua.worktime.rules.closures import Closure
from motcua.worktime.rules.days import Calendar, DayKind, MarkedDay
from motcua.worktime.rules.hours import Interval, Season, make_week
from motcua.worktime.rules.schedule import Schedule
from motcua.worktime.rules.terms import Term, TermUnit
from motcua.worktime.tests.oracle import World

FIRST, LAST = date(2018, 1, 1), date(2019, 6, 30)


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Holidays, swapped days with make-up Saturdays, odd hours (a Saturday counter, a shut Tuesday), closures.

    One weekday is open all day, so that a term in hours ends within the two years.
    """
    offsets = draw(st.sets(st.integers(0, 400), max_size=25))
    off = {FIRST + timedelta(days=offset) for offset in offsets}
    make_up = {}
    for weekday in sorted(day for day in off if day.weekday() < 5)[: draw(st.integers(0, 4))]:
        saturday = weekday + timedelta(days=(5 - weekday.weekday()) % 7)
        if saturday not in off:
            make_up[saturday] = weekday
    week = [draw(_intervals()) for _ in range(7)]
    week[draw(st.integers(0, 4))] = [(450, 1020)]
    closed = draw(st.dictionaries(st.integers(0, 400), st.booleans(), max_size=6))
    return World(off, make_up, week, {FIRST + timedelta(days=offset): extends for offset, extends in closed.items()})


def schedule_of(world: World) -> Schedule:
    """The same world as the code sees it."""
    days = [MarkedDay(day, DayKind.HOLIDAY, "Nghỉ", "Off") for day in world.off]
    days += [MarkedDay(day, DayKind.MAKE_UP, "Bù", "Made up", replaces) for day, replaces in world.make_up.items()]
    week = make_week(
        {
            weekday: [Interval(_time(opens), _time(closes)) for opens, closes in hours]
            for weekday, hours in enumerate(world.week, start=1)
        }
    )
    closures = [Closure(day, day, "Bão", "CV 1", extends) for day, extends in world.shut.items()]
    return Schedule(Calendar(frozenset({2018, 2019}), tuple(days)), [Season(date(2015, 1, 1), None, week)], closures)


def instants() -> st.SearchStrategy[datetime]:
    """Any minute of the first half of 2018, and a few seconds."""
    first = datetime(2018, 1, 1, tzinfo=VIETNAM)
    return st.builds(
        lambda days, minutes, seconds: first + timedelta(days=days, minutes=minutes, seconds=seconds),
        st.integers(0, 180),
        st.one_of(st.integers(0, 1439), st.sampled_from([449, 450, 690, 691, 809, 810, 1020, 1021])),
        st.sampled_from([0, 0, 59]),
    )


def terms(most: int = 40) -> st.SearchStrategy[Term]:
    """Terms short enough to be counted by the minute."""
    counted = st.builds(Term, st.integers(1, most), st.sampled_from([TermUnit.WORKING_DAYS, TermUnit.CALENDAR_DAYS]))
    hours = st.builds(Term, st.integers(1, most), st.just(TermUnit.WORKING_HOURS))
    months = st.builds(Term, st.integers(1, 4), st.just(TermUnit.MONTHS))
    return st.one_of(counted, hours, months, st.just(Term(0, TermUnit.AT_ONCE)))


@st.composite
def _intervals(draw: st.DrawFn) -> list[tuple[int, int]]:
    edges = sorted(draw(st.sets(st.integers(14, 38), max_size=6)))
    edges = edges[: len(edges) // 2 * 2]
    return [(opens * 30, closes * 30) for opens, closes in zip(edges[::2], edges[1::2], strict=True)]


def _time(minutes: int) -> time:
    return time(minutes // 60, minutes % 60)
