from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.kernel.errors import Invalid
from motcua.kernel.validity import Validity

DAYS = st.dates(date(2018, 1, 1), date(2018, 2, 28))
VALIDITIES = (
    st.tuples(DAYS, st.none() | DAYS).filter(lambda p: p[1] is None or p[0] <= p[1]).map(lambda p: Validity(*p))
)


def test_both_ends_belong():
    district_level = Validity(date(2018, 1, 1), date(2025, 6, 30))
    assert date(2018, 1, 1) in district_level
    assert date(2025, 6, 30) in district_level
    assert date(2025, 7, 1) not in district_level
    assert date(2017, 12, 31) not in district_level


def test_an_open_validity_does_not_end():
    assert date(2999, 1, 1) in Validity(date(2018, 1, 1))
    assert not Validity(date(2018, 1, 1)).has_ended(date(2999, 1, 1))


def test_a_last_day_before_the_first_is_refused_with_both_days():
    with pytest.raises(Invalid) as refusal:
        Validity(date(2025, 7, 1), date(2025, 6, 30))
    assert refusal.value.code == "validity_inverted"
    assert "30/06/2025" in refusal.value.vi
    assert "2025-07-01" in refusal.value.en


def test_in_words():
    assert Validity(date(2025, 7, 1)).in_words("vi") == "từ 01/07/2025"
    assert Validity(date(2020, 1, 1), date(2025, 6, 30)).in_words("vi") == "từ 01/01/2020 đến 30/06/2025"
    assert Validity(date(2020, 1, 1), date(2025, 6, 30)).in_words("en") == "from 2020-01-01 to 2025-06-30"


@given(VALIDITIES, VALIDITIES)
def test_overlap_is_a_shared_day(one, other):
    days = [date(2018, 1, 1) + timedelta(n) for n in range(60)]
    assert one.overlaps(other) == any(day in one and day in other for day in days)
    assert one.overlaps(other) == other.overlaps(one)


@given(VALIDITIES, DAYS)
def test_ended_means_no_day_from_there_on(validity, on):
    assert validity.has_ended(on) == all(on + timedelta(n) not in validity for n in range(60))
