import pytest

from motcua.kernel.errors import DomainError
from motcua.worktime import queries
from motcua.worktime.actions.begin_year import begin_year
from motcua.worktime.actions.change_day import change_day
from motcua.worktime.models import CalendarChange, CalendarYear
from motcua.worktime.rules.days import DayKind, MarkedDay
from motcua.worktime.tests.conftest import BINH, change, day

pytestmark = pytest.mark.django_db


def test_a_year_begins_empty_and_unconfirmed_and_takes_its_days_one_by_one():
    begin_year(2027, " TB 9999/TB-BNV ", change("begin"))
    row = CalendarYear.objects.get()
    assert (row.year, row.confirmed, row.source) == (2027, False, "TB 9999/TB-BNV")
    change_day(day("2027-01-01"), MarkedDay(day("2027-01-01"), DayKind.HOLIDAY, "Tết Dương lịch"), change())
    assert [marked.name for marked in queries.days_of_year(2027)] == ["Tết Dương lịch"]
    assert CalendarChange.objects.count() == 2


@pytest.mark.parametrize(("year", "code"), [(1989, "calendar_year_range"), (2101, "calendar_year_range")])
def test_a_year_nobody_means_is_refused(year, code):
    with pytest.raises(DomainError, match=code):
        begin_year(year, "", change())


def test_a_year_is_begun_once_and_by_administrators_only():
    begin_year(2027, "", change())
    with pytest.raises(DomainError, match="calendar_year_there"):
        begin_year(2027, "", change())
    with pytest.raises(DomainError, match="calendar_not_allowed"):
        begin_year(2028, "", change(actor=BINH))
    assert CalendarYear.objects.count() == 1
