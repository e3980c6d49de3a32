"""Loading, confirming and changing the calendar."""

from datetime import date

import pytest

from motcua.kernel.errors import Invalid, NotFound, Refused
from motcua.organisation.actors import SYSTEM
from motcua.worktime import queries
from motcua.worktime.actions.adopt_calendar_files import adopt_calendar_files
from motcua.worktime.actions.change_day import change_day
from motcua.worktime.actions.confirm_year import confirm_year
from motcua.worktime.actions.load_calendar import load_calendar
from motcua.worktime.calendar_files import CalendarFiles, FiledYear
from motcua.worktime.change_guards import Uses, register_guard
from motcua.worktime.models import CalendarChange, CalendarDay, CalendarYear
from motcua.worktime.rules.days import DayKind, MarkedDay
from motcua.worktime.rules.due import compute_due
from motcua.worktime.rules.terms import parse_term
from motcua.worktime.tests.conftest import BINH, KHANH, at, change, day

pytestmark = pytest.mark.django_db

STORM = MarkedDay(day("2018-09-10"), DayKind.HOLIDAY, "Nghỉ đột xuất", "Extra day off", source="CV 1")


@pytest.fixture
def adopted(shipped: CalendarFiles) -> CalendarFiles:
    adopt_calendar_files(shipped, change("adopt"))
    return shipped


def days_of(files: CalendarFiles, year: int) -> list[MarkedDay]:
    return [marked for marked in files.days if marked.day.year == year]


def test_a_new_site_takes_the_shipped_calendar_into_use(adopted: CalendarFiles) -> None:
    assert list(CalendarYear.objects.filter(confirmed=True).order_by("year").values_list("year", flat=True)) == list(
        range(2015, 2027)
    )
    assert CalendarDay.objects.count() == len(adopted.days)
    due = compute_due(at("2018-12-28 09:00"), parse_term("4 working_days"), queries.schedule_for("QNI"))
    assert due.at == at("2019-01-05 17:00")


def test_adopting_again_changes_nothing_and_keeps_what_the_site_decided(adopted: CalendarFiles) -> None:
    change_day(STORM.day, STORM, change())
    version = queries.calendar_version()
    again = adopt_calendar_files(adopted, change("adopt"))
    assert again.loaded.written == ()
    assert again.confirmed == ()
    assert queries.calendar_version() == version
    assert CalendarDay.objects.filter(day=STORM.day).exists()


def test_a_loaded_year_is_not_used_before_it_is_confirmed(shipped: CalendarFiles) -> None:
    load_calendar([FiledYear(2018, True, "danh sách")], days_of(shipped, 2018), change("load"))
    assert not queries.has_calendar()
    with pytest.raises(Refused) as refusal:
        queries.schedule_for(None, day("2018-11-09"))
    assert refusal.value.code == "calendar_missing"


def test_loading_the_same_again_writes_nothing(shipped: CalendarFiles) -> None:
    year = [FiledYear(2020, True, "danh sách")]
    assert load_calendar(year, days_of(shipped, 2020), change()).written == (2020,)
    assert load_calendar(year, days_of(shipped, 2020), change()).unchanged == (2020,)
    assert queries.calendar_version() == 1


def test_an_unconfirmed_year_is_replaced_a_confirmed_one_is_not(shipped: CalendarFiles) -> None:
    year, days = [FiledYear(2020, True, "danh sách")], days_of(shipped, 2020)
    load_calendar(year, days[:-1], change())
    assert load_calendar(year, days, change()).written == (2020,)
    confirm_year(2020, "TB 1", change())
    with pytest.raises(Refused) as refusal:
        load_calendar(year, days[:-1], change())
    assert refusal.value.code == "calendar_year_confirmed"
    assert refusal.value.details["day"] == "2020-09-02"
    assert load_calendar(year, days, change()).unchanged == (2020,)


def test_a_day_of_a_year_not_listed_is_refused(shipped: CalendarFiles) -> None:
    with pytest.raises(Invalid) as refusal:
        load_calendar([FiledYear(2020, True, "x")], days_of(shipped, 2021), change())
    assert refusal.value.code == "calendar_year_unlisted"
    assert not CalendarYear.objects.exists()


def test_confirming_needs_a_source_and_a_loaded_year(shipped: CalendarFiles) -> None:
    load_calendar([FiledYear(2020, True, "x")], days_of(shipped, 2020), change())
    with pytest.raises(Invalid) as invalid:
        confirm_year(2020, "  ", change())
    assert invalid.value.code == "calendar_source_missing"
    with pytest.raises(NotFound) as absent:
        confirm_year(2021, "TB 1", change())
    assert absent.value.code == "calendar_year_unknown"
    assert confirm_year(2020, "TB 1", change()).confirmed
    version = queries.calendar_version()
    assert confirm_year(2020, "TB 2", change()).source == "TB 1"
    assert queries.calendar_version() == version


@pytest.mark.parametrize(
    ("dropped", "named"),
    [
        ("2022-04-30", "30/04/2022"),
        ("2022-05-02", "30/04/2022"),
        ("2022-01-31", "Tết"),
    ],
)
def test_an_incomplete_year_is_refused_naming_what_is_missing(shipped: CalendarFiles, dropped: str, named: str) -> None:
    days = [marked for marked in days_of(shipped, 2022) if marked.day != day(dropped)]
    load_calendar([FiledYear(2022, True, "x")], days, change())
    with pytest.raises(Refused) as refusal:
        confirm_year(2022, "TB 1", change())
    assert refusal.value.code == "calendar_year_incomplete"
    assert named in refusal.value.vi


def test_a_swap_without_its_saturday_is_refused(shipped: CalendarFiles) -> None:
    load_calendar([FiledYear(2018, True, "x")], days_of(shipped, 2018), change())
    with pytest.raises(Refused) as refusal:
        confirm_year(2018, "TB 1", change())
    assert "31/12/2018" in refusal.value.vi
    load_calendar([FiledYear(2019, True, "x")], days_of(shipped, 2019), change())
    assert confirm_year(2018, "TB 1", change()).confirmed


def test_changing_a_day_is_logged_and_seen_at_once(adopted: CalendarFiles) -> None:
    before = queries.schedule_for("QNI")
    row = change_day(STORM.day, STORM, change("change_day"))
    assert row is not None
    assert row.as_rule == STORM
    entry = CalendarChange.objects.latest("version")
    assert (entry.actor_name, entry.action, entry.first_day) == (KHANH.name, "change_day", STORM.day)
    assert (entry.before, entry.after["name"]) == (None, "Nghỉ đột xuất")
    assert before.is_working_day(STORM.day)
    assert not queries.schedule_for("QNI").is_working_day(STORM.day)
    assert change_day(STORM.day, None, change()) is None
    assert queries.schedule_for("QNI").is_working_day(STORM.day)
    assert [entry.after for entry in queries.changes_after(entry.version)] == [None]


def test_a_change_that_changes_nothing_is_not_logged(adopted: CalendarFiles) -> None:
    version = queries.calendar_version()
    change_day(STORM.day, None, change())
    assert queries.calendar_version() == version


def test_a_change_needs_a_reason_a_known_year_and_its_own_day(adopted: CalendarFiles) -> None:
    with pytest.raises(Invalid) as invalid:
        change_day(STORM.day, STORM, change(reason=" "))
    assert invalid.value.code == "change_reason"
    with pytest.raises(NotFound):
        change_day(day("2031-01-01"), None, change())
    with pytest.raises(Invalid) as other:
        change_day(day("2018-09-11"), STORM, change())
    assert other.value.code == "calendar_other_day"


@pytest.mark.parametrize(
    ("changed", "to", "named"),
    [
        ("2018-12-31", None, "05/01/2019"),
        ("2018-09-02", None, "03/09/2018"),
        ("2018-11-24", MarkedDay(date(2018, 11, 24), DayKind.MAKE_UP, "Bù", "", date(2018, 11, 26), "x"), "26/11/2018"),
        (
            "2018-11-26",
            MarkedDay(date(2018, 11, 26), DayKind.SUBSTITUTE, "Bù", "", date(2018, 11, 25), "x"),
            "25/11/2018",
        ),
    ],
)
def test_pairs_are_held_together(adopted: CalendarFiles, changed: str, to: MarkedDay | None, named: str) -> None:
    with pytest.raises(Refused) as refusal:
        change_day(day(changed), to, change())
    assert refusal.value.code == "calendar_pair"
    assert named in refusal.value.vi


def test_a_new_swap_is_entered_day_off_first(adopted: CalendarFiles) -> None:
    monday, saturday = day("2018-11-26"), day("2018-11-24")
    change_day(monday, MarkedDay(monday, DayKind.SWAPPED, "Hoán đổi", "Swapped", None, "TB 1"), change())
    change_day(saturday, MarkedDay(saturday, DayKind.MAKE_UP, "Làm bù", "Make-up", monday, "TB 1"), change())
    due = compute_due(at("2018-11-23 09:00"), parse_term("2 working_days"), queries.schedule_for())
    assert due.at == at("2018-11-27 17:00")


def test_a_past_day_used_by_closed_dossiers_needs_a_decision(adopted: CalendarFiles) -> None:
    asked = []
    register_guard("dossiers", lambda first, last, unit: asked.append((first, last, unit)) or Uses(closed=7, open=2))
    with pytest.raises(Refused) as refusal:
        change_day(STORM.day, STORM, change())
    assert refusal.value.code == "calendar_day_used"
    assert refusal.value.details == {"closed": 7}
    assert asked == [(STORM.day, STORM.day, None)]
    assert not CalendarDay.objects.filter(day=STORM.day).exists()

    change_day(STORM.day, STORM, change(decision="QĐ 12/QĐ-UBND"))
    entry = CalendarChange.objects.latest("version")
    assert (entry.decision, entry.closed_affected, entry.open_affected) == ("QĐ 12/QĐ-UBND", 7, 2)


def test_a_future_day_and_an_unused_past_day_are_free(adopted: CalendarFiles) -> None:
    register_guard("dossiers", lambda first, last, unit: Uses(closed=0, open=5))
    assert change_day(STORM.day, STORM, change()) is not None
    register_guard("dossiers", lambda first, last, unit: Uses(closed=1, open=5))
    future = MarkedDay(day("2018-11-12"), DayKind.HOLIDAY, "Nghỉ", "Off", source="TB 1")
    assert change_day(future.day, future, change()) is not None


def test_a_given_due_date_stays_when_the_calendar_changes(adopted: CalendarFiles) -> None:
    given = compute_due(at("2018-11-09 09:00"), parse_term("5 working_days"), queries.schedule_for())
    change_day(day("2018-11-14"), MarkedDay(day("2018-11-14"), DayKind.HOLIDAY, "Nghỉ", "Off", source="TB 1"), change())
    assert given.at == at("2018-11-16 17:00")
    assert [told.is_counted for told in given.explanation.days()][-1]
    assert len([told for told in given.explanation.days() if told.is_counted]) == 5
    again = compute_due(at("2018-11-09 09:00"), parse_term("5 working_days"), queries.schedule_for())
    assert again.at == at("2018-11-19 17:00")


def test_only_an_administrator_may_change_the_calendar(adopted: CalendarFiles) -> None:
    version = queries.calendar_version()
    for attempt in (
        lambda: change_day(STORM.day, STORM, change(actor=BINH)),
        lambda: confirm_year(2027, "TB 1", change(actor=BINH)),
        lambda: load_calendar([FiledYear(2030, True, "x")], [], change(actor=BINH)),
    ):
        with pytest.raises(Refused) as refusal:
            attempt()
        assert refusal.value.code == "calendar_not_allowed"
    assert queries.calendar_version() == version


def test_the_system_itself_may_change_the_calendar(adopted: CalendarFiles) -> None:
    assert change_day(STORM.day, STORM, change(actor=SYSTEM)) is not None
    assert CalendarChange.objects.latest("version").actor_name == SYSTEM.name
