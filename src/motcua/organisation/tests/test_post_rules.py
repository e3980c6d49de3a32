from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.kernel.errors import Invalid, Refused
from motcua.kernel.validity import Validity
from motcua.organisation.rules.modernity import is_modern
from motcua.organisation.rules.posts import Holding, check_holding, check_roles

YEAR = Validity(date(2018, 1, 1), date(2018, 12, 31))


def holding(who, first, last=(2018, 12, 31), is_substitute=False):
    return Holding(who, who, Validity(date(*first), date(*last) if last else None), is_substitute)


def test_roles_are_kept_once_in_order():
    assert check_roles(["issuer", "clerk", "issuer"]) == ("issuer", "clerk")


@pytest.mark.parametrize(("roles", "code"), [([], "post_without_role"), (["boss"], "role_unknown")])
def test_no_role_or_an_unknown_one_is_refused(roles, code):
    with pytest.raises(Invalid) as refusal:
        check_roles(roles)
    assert refusal.value.code == code


def test_one_seat_is_passed_on_from_day_to_day():
    before = holding("Dũng", (2018, 1, 1), (2018, 6, 30))
    check_holding(holding("Hoa", (2018, 7, 1)), [before], YEAR, seats=1)


@pytest.mark.parametrize(
    ("new", "code"),
    [
        (holding("Hoa", (2018, 6, 30)), "post_taken"),
        (holding("Dũng", (2018, 6, 1), (2018, 8, 1)), "post_held_already"),
        (holding("Dũng", (2018, 6, 1), (2018, 8, 1), is_substitute=True), "post_held_already"),
        (holding("Hoa", (2017, 12, 31), (2017, 12, 31)), "post_not_there"),
        (holding("Hoa", (2018, 7, 1), (2019, 1, 1)), "post_not_there"),
        (holding("Hoa", (2018, 7, 1), None), "post_not_there"),
    ],
)
def test_a_holding_in_the_way_is_named(new, code):
    dung = holding("Dũng", (2018, 1, 1), (2018, 6, 30))
    with pytest.raises(Refused) as refusal:
        check_holding(new, [dung], YEAR, seats=1)
    assert refusal.value.code == code
    if code != "post_not_there":
        assert "Dũng" in refusal.value.vi
        assert "30/06/2018" in refusal.value.vi


def test_a_substitute_stands_beside_the_holder_for_named_days():
    dung = holding("Dũng", (2018, 1, 1))
    check_holding(holding("Hoa", (2018, 6, 1), (2018, 6, 10), is_substitute=True), [dung], YEAR, seats=1)
    with pytest.raises(Refused) as refusal:
        check_holding(holding("Hoa", (2018, 6, 1), None, is_substitute=True), [dung], Validity(YEAR.first), seats=1)
    assert refusal.value.code == "substitute_without_end"


def test_without_a_number_of_seats_any_number_may_hold_a_post():
    others = [holding(f"Người {n}", (2018, 1, 1)) for n in range(30)]
    check_holding(holding("Bình", (2018, 1, 1)), others, YEAR, seats=None)


DAYS = st.integers(0, 40)
SPANS = st.tuples(DAYS, DAYS).map(sorted)


@given(st.lists(SPANS, max_size=6), SPANS, st.integers(1, 3))
def test_a_post_is_refused_exactly_when_some_day_has_no_free_seat(spans, span, seats):
    def days(first, last):
        return Validity(date(2018, 1, 1) + timedelta(first), date(2018, 1, 1) + timedelta(last))

    others = [Holding(n, str(n), days(*one)) for n, one in enumerate(spans)]
    full = any(sum(a <= day <= b for a, b in spans) >= seats for day in range(span[0], span[1] + 1))
    new = Holding("new", "new", days(*span))
    if full:
        with pytest.raises(Refused):
            check_holding(new, others, YEAR, seats)
    else:
        check_holding(new, others, YEAR, seats)


@pytest.mark.parametrize(
    ("recorded", "modern"),
    [
        ({"seats": True, "camera": True, "kiosk": False}, True),
        ({"seats": True, "camera": False}, False),
        ({"camera": False}, False),
        ({"seats": True}, None),
        ({}, None),
    ],
)
def test_modern_is_having_all_that_is_needed(recorded, modern):
    assert is_modern({"seats", "camera"}, recorded) is modern


def test_where_nothing_is_needed_nothing_is_known():
    assert is_modern(set(), {"seats": True}) is None
