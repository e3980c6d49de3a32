"""Half-open times, and what is taken or out of use in them."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.kernel.clock import VIETNAM
from motcua.kernel.errors import Refused
from motcua.meetings.rules.booking import Span, Taken, check_free, check_in_use
from motcua.meetings.rules.point import Outage, Point
from motcua.meetings.tests.meetings_world import new_point

START = datetime(2018, 11, 30, 20, 0, tzinfo=VIETNAM)


def span(first: int, last: int) -> Span:
    """From one hour to another after 20:00 of 30/11/2018."""
    return Span(START + timedelta(hours=first), START + timedelta(hours=last))


hours = st.tuples(st.integers(0, 12), st.integers(1, 6)).map(lambda each: (each[0], each[0] + each[1]))


@given(st.lists(hours, max_size=8))
def test_whoever_is_let_in_one_after_the_other_never_meets(asked: list[tuple[int, int]]) -> None:
    """Against counting hour by hour: what is free is taken, what is not free shares an hour with something taken."""
    taken: list[Taken] = []
    for number, (first, last) in enumerate(asked):
        wanted = set(range(first, last))
        known = {hour for each in taken for hour in range(*_hours(each.span))}
        try:
            check_free(span(first, last), taken, ())
        except Refused:
            assert wanted & known
        else:
            assert not wanted & known
            taken.append(Taken("Điểm cầu", f"HT-{number}", span(first, last)))


def _hours(each: Span) -> tuple[int, int]:
    return int((each.begins - START).total_seconds()) // 3600, int((each.ends - START).total_seconds()) // 3600


def test_one_begins_when_the_other_ends() -> None:
    assert not span(0, 2).overlaps(span(2, 3))
    assert span(0, 2).overlaps(span(1, 3))
    check_free(span(2, 3), [Taken("A", "HT-1", span(0, 2))], [Taken("B", "HT-1", span(3, 4))])
    with pytest.raises(Refused, match="chair_booked"):
        check_free(span(1, 3), [], [Taken("B", "HT-1", span(0, 2))])


def test_the_days_of_a_session_are_those_of_vietnam() -> None:
    assert span(0, 4).days == (date(2018, 11, 30),)  # up to midnight, and without it
    assert span(0, 5).days == (date(2018, 11, 30), date(2018, 12, 1))
    assert str(span(0, 5)) == "20:00 30/11/2018 – 01:00 01/12/2018"
    assert span(0, 5).minutes == 300


@pytest.mark.parametrize(
    ("outage", "is_refused"),
    [
        (Outage(date(2018, 12, 1), None, "Sửa"), True),
        (Outage(date(2018, 12, 2), None, "Sửa"), False),
        (Outage(date(2018, 11, 1), date(2018, 11, 29), "Sửa"), False),
        (Outage(date(2018, 11, 1), date(2018, 11, 30), "Sửa"), True),
    ],
)
def test_a_point_out_of_use_on_one_of_its_days_is_refused(outage: Outage, is_refused: bool) -> None:
    point = Point(new_point("QNI"), outages=(outage,))
    if not is_refused:
        check_in_use(span(0, 5), [point])
        return
    with pytest.raises(Refused, match="point_out_of_use"):
        check_in_use(span(0, 5), [Point(new_point("P3")), point])
