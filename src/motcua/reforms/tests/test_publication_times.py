"""Deadlines of publication: the same verdict as the catalogue's for the same limits, and by which day."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from motcua.catalogue.rules.publication import LIMITS, Decision, Lateness, find_lateness
from motcua.reforms.rules.publication_times import measure

PROVINCE = LIMITS[0]


class Weekdays:
    """Monday to Friday, without holidays."""

    def add_working_days(self, day: date, amount: int) -> date:
        while amount:
            day += timedelta(days=1)
            amount -= day.weekday() < 5
        return day

    def working_days_between(self, first: date, last: date) -> int:
        return sum((first + timedelta(days=n)).weekday() < 5 for n in range(1, (last - first).days + 1))


days = st.dates(date(2018, 1, 1), date(2018, 12, 31))


@given(days, st.integers(0, 40), st.integers(0, 40), st.booleans())
def test_the_verdict_is_the_catalogues(signed: date, apart: int, later: int, urgent: bool) -> None:
    effective = signed - timedelta(days=apart) if urgent else signed + timedelta(days=apart)
    decision = Decision("1", signed, effective, urgent=urgent, urgent_ground="x" if urgent else "")
    recorded = signed + timedelta(days=later)
    found = measure(decision, recorded, PROVINCE, Weekdays(), date(2019, 6, 1))
    told = find_lateness(decision, recorded, Weekdays().working_days_between)
    assert found.is_signed_late == (Lateness.SIGNED_LATE in told)
    assert found.is_record_late == (Lateness.RECORDED_LATE in told)


def test_the_unit_of_days_is_data() -> None:
    """Signed on Monday 05/11/2018, in force on Saturday 10/11/2018: 5 days, but 4 working days (QĐ 766 1.1)."""
    decision = Decision("1", date(2018, 11, 5), date(2018, 11, 10))
    by_decree = measure(decision, None, PROVINCE, Weekdays(), date(2018, 11, 6))
    by_766 = measure(decision, None, replace(PROVINCE, lead_in_working_days=True), Weekdays(), date(2018, 11, 6))
    assert (by_decree.sign_days, by_decree.is_late) == (5, False)
    assert (by_766.sign_days, by_766.is_signed_late) == (4, True)
    assert by_decree.record_by == date(2018, 11, 12)
