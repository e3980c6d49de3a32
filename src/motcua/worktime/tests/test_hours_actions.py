"""Opening hours and closures, kept and looked up."""

from datetime import date, time

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from motcua.kernel.errors import Invalid, NotFound, Refused
from motcua.worktime import queries
from motcua.worktime.actions.adopt_calendar_files import adopt_calendar_files
from motcua.worktime.actions.declare_closure import cancel_closure, declare_closure
from motcua.worktime.actions.set_hours import end_hours, set_hours
from motcua.worktime.calendar_files import CalendarFiles
from motcua.worktime.change_guards import Uses, register_guard
from motcua.worktime.models import CalendarChange, Closure, WeeklyHours
from motcua.worktime.rules.hours import Interval
from motcua.worktime.tests.conftest import BINH, at, change, day

pytestmark = pytest.mark.django_db

UNIT = "QNI.193"
MORNINGS = {weekday: [Interval(time(7), time(11))] for weekday in range(1, 7)}


@pytest.fixture(autouse=True)
def _adopted(shipped: CalendarFiles) -> None:
    adopt_calendar_files(shipped, change("adopt"))


def test_a_unit_keeps_its_own_hours_and_others_the_province_s() -> None:
    set_hours(UNIT, MORNINGS, day("2018-11-01"), day("2018-11-30"), "QĐ 1", change())
    assert queries.schedule_for(UNIT).closing_time(day("2018-11-14")) == time(11)
    assert queries.schedule_for(UNIT).closing_time(day("2018-12-14")) == time(17)
    assert queries.schedule_for("QNI").closing_time(day("2018-11-14")) == time(17)
    assert queries.schedule_for(UNIT).unit_code == UNIT


def test_units_without_anything_of_their_own_share_one_schedule() -> None:
    assert queries.schedule_for("QNI") is queries.schedule_for("QNI.194") is queries.schedule_for(None)


def test_a_known_schedule_costs_one_query() -> None:
    queries.schedule_for(UNIT)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        queries.schedule_for("QNI")
    assert len(asked) == 1


def test_setting_the_same_hours_again_changes_nothing() -> None:
    season = set_hours(UNIT, MORNINGS, day("2018-11-01"), None, "QĐ 1", change())
    version = queries.calendar_version()
    assert set_hours(UNIT, MORNINGS, day("2018-11-01"), None, "QĐ 1", change()) == season
    assert queries.calendar_version() == version
    assert WeeklyHours.objects.filter(unit_code=UNIT).count() == 6


def test_a_season_that_begins_on_the_same_day_is_replaced() -> None:
    set_hours(UNIT, MORNINGS, day("2018-11-01"), None, "QĐ 1", change())
    set_hours(UNIT, {1: [Interval(time(8), time(10))]}, day("2018-11-01"), day("2018-11-30"), "QĐ 2", change())
    (season,) = queries.seasons_of(UNIT)
    assert (season.valid_to, season.source) == (day("2018-11-30"), "QĐ 2")
    assert CalendarChange.objects.latest("version").before["source"] == "QĐ 1"


def test_overlapping_seasons_are_refused_until_the_old_one_ends() -> None:
    set_hours(UNIT, MORNINGS, day("2018-06-01"), None, "QĐ 1", change())
    with pytest.raises(Refused) as refusal:
        set_hours(UNIT, MORNINGS, day("2018-12-01"), None, "QĐ 2", change())
    assert refusal.value.code == "hours_season_overlap"
    end_hours(UNIT, day("2018-06-01"), day("2018-11-30"), change())
    set_hours(UNIT, MORNINGS, day("2018-12-01"), None, "QĐ 2", change())
    assert [season.valid_to for season in queries.seasons_of(UNIT)] == [day("2018-11-30"), None]


def test_ending_hours_that_are_not_there_or_before_they_began() -> None:
    with pytest.raises(NotFound):
        end_hours(UNIT, day("2018-06-01"), day("2018-11-30"), change())
    set_hours(UNIT, MORNINGS, day("2018-06-01"), None, "QĐ 1", change())
    with pytest.raises(Invalid) as refusal:
        end_hours(UNIT, day("2018-06-01"), day("2018-05-31"), change())
    assert refusal.value.code == "validity_inverted"


@pytest.mark.parametrize(
    ("unit", "week", "valid_to", "code"),
    [
        ("", MORNINGS, None, "unit_code_empty"),
        (UNIT, {}, None, "hours_empty"),
        (UNIT, {1: [Interval(time(22), time(6))]}, None, "hours_backwards"),
        (UNIT, MORNINGS, date(2018, 10, 31), "validity_inverted"),
    ],
)
def test_bad_hours_are_refused_and_nothing_is_written(unit, week, valid_to, code: str) -> None:
    version = queries.calendar_version()
    with pytest.raises(Invalid) as refusal:
        set_hours(unit, week, day("2018-11-01"), valid_to, "QĐ 1", change())
    assert refusal.value.code == code
    assert queries.calendar_version() == version
    assert not WeeklyHours.objects.filter(unit_code=UNIT).exists()


def test_hours_of_past_days_used_by_closed_dossiers_need_a_decision() -> None:
    asked = []
    register_guard("dossiers", lambda first, last, unit: asked.append((first, last, unit)) or Uses(closed=3))
    with pytest.raises(Refused) as refusal:
        set_hours(UNIT, MORNINGS, day("2018-06-01"), day("2018-12-31"), "QĐ 1", change())
    assert refusal.value.code == "calendar_day_used"
    assert asked == [(day("2018-06-01"), day("2018-12-31"), UNIT)]
    set_hours(UNIT, MORNINGS, day("2018-12-01"), day("2018-12-31"), "QĐ 1", change())
    set_hours(UNIT, MORNINGS, day("2018-06-01"), day("2018-06-30"), "QĐ 1", change(decision="QĐ 2"))


def test_a_closure_of_one_unit_shuts_that_unit_only() -> None:
    row = declare_closure(UNIT, day("2018-11-14"), day("2018-11-15"), "Mất điện", change())
    assert queries.schedule_for(UNIT).receive(at("2018-11-14 09:00")).counted_from == at("2018-11-16 07:30")
    assert queries.schedule_for("QNI").receive(at("2018-11-14 09:00")).counted_from == at("2018-11-14 09:00")
    assert queries.schedule_for(UNIT).is_working_day(day("2018-11-14"))
    assert declare_closure(UNIT, day("2018-11-14"), day("2018-11-15"), "Mất điện", change()) == row


def test_a_closure_of_every_unit_shuts_all() -> None:
    declare_closure(None, day("2018-11-14"), day("2018-11-14"), "Bão", change(), source="CĐ 1", extends_terms=True)
    assert not queries.schedule_for(UNIT).is_working_day(day("2018-11-14"))
    assert not queries.schedule_for(None).is_working_day(day("2018-11-14"))


def test_closures_that_overlap_or_say_too_little_are_refused() -> None:
    declare_closure(UNIT, day("2018-11-14"), day("2018-11-15"), "Mất điện", change())
    with pytest.raises(Refused) as refusal:
        declare_closure(UNIT, day("2018-11-15"), day("2018-11-16"), "Bão", change())
    assert "Mất điện" in refusal.value.vi
    with pytest.raises(Refused) as unsourced:
        declare_closure(UNIT, day("2018-11-20"), day("2018-11-20"), "Bão", change(), extends_terms=True)
    assert unsourced.value.code == "closure_source"
    with pytest.raises(Invalid):
        declare_closure(UNIT, day("2018-11-21"), day("2018-11-20"), "Bão", change())
    declare_closure("QNI.194", day("2018-11-15"), day("2018-11-16"), "Bão", change())


def test_a_closure_can_be_taken_back_once() -> None:
    row = declare_closure(UNIT, day("2018-11-14"), day("2018-11-15"), "Mất điện", change())
    with pytest.raises(Invalid):
        cancel_closure(row.pk, change(reason=""))
    cancel_closure(row.pk, change())
    assert queries.schedule_for(UNIT).receive(at("2018-11-14 09:00")).counted_from == at("2018-11-14 09:00")
    with pytest.raises(NotFound):
        cancel_closure(row.pk, change())


def test_a_past_closure_of_days_used_by_closed_dossiers_needs_a_decision() -> None:
    row = declare_closure(UNIT, day("2018-09-12"), day("2018-09-12"), "Bão", change())
    register_guard("dossiers", lambda first, last, unit: Uses(closed=3) if unit == UNIT else Uses())
    for attempt in (
        lambda: declare_closure(UNIT, day("2018-09-10"), day("2018-09-10"), "Bão", change()),
        lambda: cancel_closure(row.pk, change()),
    ):
        with pytest.raises(Refused) as refusal:
            attempt()
        assert refusal.value.code == "calendar_day_used"
    declare_closure("QNI.194", day("2018-09-10"), day("2018-09-10"), "Bão", change())


def test_only_an_administrator_may_change_hours_and_closures() -> None:
    for attempt in (
        lambda: set_hours(UNIT, MORNINGS, day("2018-11-01"), None, "QĐ 1", change(actor=BINH)),
        lambda: end_hours(None, day("2015-01-01"), day("2018-11-30"), change(actor=BINH)),
        lambda: declare_closure(UNIT, day("2018-11-14"), day("2018-11-15"), "Mất điện", change(actor=BINH)),
        lambda: cancel_closure(1, change(actor=BINH)),
    ):
        with pytest.raises(Refused) as refusal:
            attempt()
        assert refusal.value.code == "calendar_not_allowed"


def test_the_database_itself_refuses_what_the_rules_refuse() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Closure.objects.create(unit_code=UNIT, first_day=day("2018-11-15"), last_day=day("2018-11-14"), reason="x")
    with pytest.raises(IntegrityError), transaction.atomic():
        WeeklyHours.objects.create(
            unit_code=UNIT, valid_from=day("2018-11-15"), weekday=1, opens=time(9), closes=time(8)
        )


def test_a_change_rolled_back_leaves_no_trace_in_the_shelf() -> None:
    savepoint = transaction.savepoint_create()
    declare_closure(UNIT, day("2018-11-14"), day("2018-11-15"), "Mất điện", change())
    assert queries.schedule_for(UNIT).hours_on(day("2018-11-14")) == ()
    transaction.savepoint_rollback(savepoint)
    assert queries.schedule_for(UNIT).hours_on(day("2018-11-14")) != ()
    declare_closure(UNIT, day("2018-11-20"), day("2018-11-20"), "Bão", change())
    assert queries.schedule_for(UNIT).hours_on(day("2018-11-14")) != ()
