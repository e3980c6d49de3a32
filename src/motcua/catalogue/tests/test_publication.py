"""NĐ 63/2010 Art 15, QĐ 766 1.1–1.2: effective before signature is refused unless shortened; late is only flagged."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.catalogue.rules.publication import Lateness, Publisher, check_decision, find_lateness, limits_for
from motcua.catalogue.tests.samples import decision
from motcua.kernel.errors import Invalid, Refused


def count_weekdays(first, last):
    return sum((first + timedelta(days=day)).weekday() < 5 for day in range(1, (last - first).days + 1))


def late(of, recorded_on=None):
    return find_lateness(of, recorded_on, count_weekdays)


def test_effective_before_signature_is_refused():
    with pytest.raises(Refused, match="effective_before_signature"):
        check_decision(decision(effective_on=date(2018, 9, 30)))


def test_the_shortened_procedure_may_take_effect_before_signature():
    check_decision(decision(effective_on=date(2018, 9, 30), urgent=True, urgent_ground="NQ 30/NQ-CP"))


def test_the_shortened_procedure_needs_its_ground():
    with pytest.raises(Invalid, match="urgent_ground_missing"):
        check_decision(decision(urgent=True))


def test_a_decision_needs_its_number():
    with pytest.raises(Invalid, match="decision_number_missing"):
        check_decision(decision(number=" "))


@pytest.mark.parametrize(
    ("publisher", "days", "expected"),
    [
        (Publisher.PROVINCE, 5, ()),
        (Publisher.PROVINCE, 4, (Lateness.SIGNED_LATE,)),
        (Publisher.PROVINCE, 0, (Lateness.SIGNED_LATE,)),
        (Publisher.MINISTRY, 20, ()),
        (Publisher.MINISTRY, 19, (Lateness.SIGNED_LATE,)),
    ],
)
def test_signed_too_shortly_before_effect_is_late(publisher, days, expected):
    signed = date(2018, 10, 1)
    assert late(decision(publisher=publisher, effective_on=signed + timedelta(days=days))) == expected


@pytest.mark.parametrize(("days", "expected"), [(3, ()), (4, (Lateness.SIGNED_LATE,))])
def test_the_shortened_procedure_is_late_after_three_days(days, expected):
    signed = date(2018, 10, 10)
    urgent = decision(
        signed_on=signed, effective_on=signed - timedelta(days=days), urgent=True, urgent_ground="NQ 30/NQ-CP"
    )
    assert late(urgent) == expected


@pytest.mark.parametrize(
    ("publisher", "recorded_on", "expected"),
    [
        (Publisher.PROVINCE, date(2018, 10, 8), ()),  # five working days after Monday 01/10
        (Publisher.PROVINCE, date(2018, 10, 9), (Lateness.RECORDED_LATE,)),
        (Publisher.MINISTRY, date(2018, 10, 15), ()),
        (Publisher.MINISTRY, date(2018, 10, 16), (Lateness.RECORDED_LATE,)),
    ],
)
def test_entered_too_late_in_the_national_database_is_flagged(publisher, recorded_on, expected):
    on_time = decision(publisher=publisher, effective_on=date(2018, 11, 1))
    assert late(on_time, recorded_on) == expected


def test_what_is_not_entered_yet_is_not_judged():
    assert late(decision()) == ()


@given(st.integers(0, 60), st.integers(0, 60))
def test_signing_earlier_never_makes_it_late(days, more):
    first, earlier = (decision(effective_on=date(2018, 10, 1) + timedelta(days=each)) for each in (days, days + more))
    if not late(first):
        assert not late(earlier)


def test_before_the_decree_there_are_no_limits():
    with pytest.raises(Refused, match="no_publication_limits"):
        limits_for(Publisher.PROVINCE, date(2010, 10, 13))
