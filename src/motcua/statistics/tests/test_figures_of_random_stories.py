"""Every figure of every period equals a brute-force fold over the events, whatever the dossiers went through."""

from datetime import date, timedelta
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.dossiers.projectors import Change
from motcua.statistics.rules.brute_force import count
from motcua.statistics.rules.contributions import Sums
from motcua.statistics.rules.figures import FIGURE_FIELDS, SOURCES, Figures, figures_between
from motcua.statistics.rules.identities import broken_identities
from motcua.statistics.rules.metrics import CHANNEL_NUMBERS, Metric
from motcua.statistics.rules.periods import Period
from motcua.statistics.rules.tally import Tally
from motcua.statistics.tests.stories import CENTRES, near, periods, worlds


def evening(sums: Sums, day: date, centres: tuple[str, ...]) -> dict[tuple[int, Metric], int]:
    """The sums up to an evening, as the figures want them."""
    result: dict[tuple[int, Metric], int] = {}
    for key, n in sums.items():
        if key.day <= day and key.centre in centres:
            place = (CHANNEL_NUMBERS[key.channel], key.metric)
            result[place] = result.get(place, 0) + n
    return result


def figures(sums: Sums, period: Period, centres: tuple[str, ...]) -> Figures:
    return figures_between(evening(sums, period.eve, centres), evening(sums, period.last, centres))


def tally(world: list[Change]) -> Tally:
    result = Tally()
    result.add_all(world)
    return result


def groups() -> list[tuple[str, ...]]:
    return [group for size in (1, 2, 3) for group in combinations(CENTRES, size)]


@settings(max_examples=250, deadline=None)
@given(st.data(), worlds())
def test_figures_equal_a_brute_force_fold(data: st.DataObject, world: list[Change]) -> None:
    sums = tally(world).sums
    for period in data.draw(st.lists(periods(world), min_size=1, max_size=4)):
        for group in groups():
            expected = Figures(**count(world, period.first, period.last, group))
            found = figures(sums, period, group)
            assert found == expected
            assert broken_identities(found) == ()


@settings(max_examples=60, deadline=None)
@given(st.data(), worlds())
def test_periods_that_follow_one_another_add_up(data: st.DataObject, world: list[Change]) -> None:
    whole, middle = data.draw(periods(world)), data.draw(near(world))
    if not whole.first <= middle < whole.last:
        return
    sums = tally(world).sums
    early = figures(sums, Period(whole.first, middle), CENTRES)
    late = figures(sums, Period(middle + timedelta(days=1), whole.last), CENTRES)
    both = figures(sums, whole, CENTRES)
    assert late.carried_over == early.open
    assert early.received + late.received == both.received
    assert early.resolved + late.resolved == both.resolved


@settings(max_examples=60, deadline=None)
@given(st.data(), worlds(most=3))
def test_what_happens_later_never_changes_an_earlier_evening(data: st.DataObject, world: list[Change]) -> None:
    day = data.draw(near(world))
    until = [Change(c.dossier_id, tuple(t for t in c.transitions if t.event.at.date() <= day)) for c in world]
    period = Period(day, day)
    assert figures(tally(world).sums, period, CENTRES) == figures(tally(until).sums, period, CENTRES)


@settings(max_examples=60, deadline=None)
@given(worlds(most=3), st.integers(0, 14))
def test_it_does_not_matter_in_how_many_acts_a_story_is_counted(world: list[Change], cut: int) -> None:
    in_parts = Tally()
    for part in (slice(None, cut), slice(cut, None)):
        for change in world:
            in_parts.add(Change(change.dossier_id, change.transitions[part]))
    at_once = tally(world)
    assert dict(in_parts.bookings()) == dict(at_once.bookings())
    assert in_parts.past == at_once.past


def test_every_figure_has_its_source_in_its_place() -> None:
    assert tuple(SOURCES) == FIGURE_FIELDS
