"""Ages of open dossiers in working days."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from motcua.dossiers.tests.stage import SCHEDULE
from motcua.statistics.rules.ages import SINCE_ACCEPTANCE, Band, Days, days_of, in_bands

TODAY = date(2018, 11, 12)
DAYS = st.dates(date(2017, 6, 1), TODAY)


def test_the_days_of_a_band() -> None:
    assert days_of(Band(0, 1), TODAY, SCHEDULE) == Days(date(2018, 11, 9), TODAY)
    assert days_of(Band(2, 5), TODAY, SCHEDULE) == Days(date(2018, 11, 5), date(2018, 11, 8))
    assert days_of(Band(61, None), TODAY, SCHEDULE).first is None
    assert days_of(Band(0, 0), date(2018, 11, 11), SCHEDULE) == Days(date(2018, 11, 9), date(2018, 11, 11))


@given(st.dictionaries(DAYS, st.integers(1, 9), max_size=20), st.integers(0, 9))
def test_every_open_dossier_is_in_the_one_band_of_its_age(counts: dict[date, int], back: int) -> None:
    today = TODAY + timedelta(days=back)
    numbers = in_bands(counts, SINCE_ACCEPTANCE, today, SCHEDULE)
    ages = {day: SCHEDULE.working_days_between(day, today) for day in counts}
    assert numbers == [sum(n for day, n in counts.items() if ages[day] in band) for band in SINCE_ACCEPTANCE]
    assert sum(numbers) == sum(counts.values())
