"""`motcua due` as somebody at a terminal meets it."""

import sys
from pathlib import Path

import orjson
import pytest
from django.db import connection
from typer.testing import CliRunner, Result

from motcua.cli import calendar as calendar_command
from motcua.cli import due as due_command
from motcua.cli import program
from motcua.kernel.configuration import PROJECT
from motcua.territory.models import AdministrativeUnit
from motcua.worktime import queries
from motcua.worktime.models import CalendarDay, CalendarYear, WeeklyHours
from motcua.worktime.rules.explanation import Explanation

TURN_OF_THE_YEAR = ["due", "--from", "2018-12-28T09:00", "--term", "4 working_days"]


@pytest.fixture
def no_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine on which nothing was ever set up."""
    for key in ("DATABASE_URL", "MOTCUA_CONFIG"):
        monkeypatch.delenv(key, raising=False)
    monkeypatch.setenv("MOTCUA_DATA_DIRECTORY", str(tmp_path))


@pytest.fixture
def site(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The test's own database as the site."""
    queries.forget_schedules()
    for command in (due_command, calendar_command):
        monkeypatch.setattr(command, "open_site", lambda: None)
    monkeypatch.setattr(due_command, "has_site", lambda: True)
    monkeypatch.setattr(calendar_command, "bring_up_to_date", lambda: None)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(program.app, list(arguments), catch_exceptions=False, env={"COLUMNS": "200"})


def refusal(arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    """What the whole program says on stderr when it refuses."""
    monkeypatch.setattr(sys, "argv", ["motcua", *arguments])
    assert program.program() == 2
    told = capsys.readouterr()
    assert told.out == ""
    return told.err


def test_a_fresh_machine_answers_from_the_shipped_calendar_and_says_so(no_site: None) -> None:
    result = run(*TURN_OF_THE_YEAR)
    assert result.exit_code == 0
    assert "lịch kèm phần mềm" in result.output
    assert "Hẹn trả kết quả: 17:00 thứ Bảy 05/01/2019." in result.output
    assert "Thứ Hai 31/12/2018   không tính, nghỉ hoán đổi (Tết Dương lịch), làm bù ngày 05/01/2019" in result.output
    assert "Thứ Sáu 04/01/2019   ngày thứ 3" in result.output


def test_in_english(no_site: None) -> None:
    output = run(*TURN_OF_THE_YEAR, "--lang", "en").output
    assert "Due: 17:00 Saturday 05/01/2019." in output
    assert "Monday 31/12/2018     not counted, swapped day off (New Year's Day)" in output
    assert "không" not in output


def test_as_json(no_site: None) -> None:
    document = orjson.loads(run(*TURN_OF_THE_YEAR, "--json").stdout)
    assert document["due"] == "2019-01-05T17:00:00+07:00"
    assert document["calendar"]["from"] == "shipped"
    assert len(document["days"]) == 9
    assert [day["number"] for day in document["days"] if day["counted"]] == [1, 2, 3, 4]
    assert Explanation.from_json(document["explanation"]).days()[-1].is_due
    assert document["sentences"]["en"][-1] == "Due: 17:00 Saturday 05/01/2019."


def test_an_instant_may_name_its_time_zone_or_leave_out_the_hour(no_site: None) -> None:
    for start in ("2018-12-28T02:00Z", "2018-12-28", "2018-12-28 09:00"):
        document = orjson.loads(run("due", "--from", start, "--term", "4 ngày làm việc", "--json").stdout)
        assert document["due"] == "2019-01-05T17:00:00+07:00"


def test_hours_of_a_unit_that_the_shipped_calendar_does_not_know_are_said_to_be_the_common_ones(no_site: None) -> None:
    assert "giờ chung của tỉnh" in run(*TURN_OF_THE_YEAR, "--unit", "193").output


@pytest.mark.parametrize(
    ("start", "term", "vi", "en"),
    [
        ("hôm qua", "4 working_days", "Không đọc được thời điểm", "cannot be read"),
        ("2018-13-01T09:00", "4 working_days", "Không đọc được thời điểm", "cannot be read"),
        ("0001-01-01T00:00+14:00", "4 working_days", "Không đọc được thời điểm", "cannot be read"),
        ("2018-12-28T09:00", "4 ngày", "chưa rõ đơn vị", "leaves the unit open"),
        ("2018-12-28T09:00", "0 working_days", "phải lớn hơn 0", "must be more than 0"),
        ("2018-12-28T09:00", "mai", "Không đọc được thời hạn", "cannot be read"),
        ("2026-12-30T09:00", "5 working_days", "năm 2027", "2027"),
        ("2018-12-28T09:00", "9999 working_days", "năm 2027", "2027"),
        ("0001-01-01", "1 working_days", "năm 1 ", "for 1,"),
    ],
)
def test_a_refusal_is_told_in_both_languages_on_stderr(
    no_site: None,
    start: str,
    term: str,
    vi: str,
    en: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = refusal(["due", "--from", start, "--term", term], monkeypatch, capsys)
    assert vi in told
    assert en in told


@pytest.mark.usefixtures("site")
def test_a_site_without_a_calendar_falls_back_and_names_the_command() -> None:
    output = run(*TURN_OF_THE_YEAR).output
    assert "motcua calendar load" in output
    assert "17:00 thứ Bảy 05/01/2019" in output


@pytest.mark.usefixtures("site")
def test_a_site_without_tables_falls_back_too() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE worktime_calendaryear RENAME TO put_away")
    assert "motcua calendar load" in run(*TURN_OF_THE_YEAR).output


@pytest.mark.usefixtures("site")
def test_a_site_answers_from_its_own_calendar_and_hours() -> None:
    loaded = run("calendar", "load")
    assert "2015, 2016" in loaded.output
    assert "2026" in loaded.output
    CalendarDay.objects.filter(day="2018-12-31").delete()
    CalendarDay.objects.filter(day="2019-01-05").delete()
    AdministrativeUnit.objects.create(
        code="193",
        name="Hạ Long",
        full_name="Thành phố Hạ Long",
        kind="city",
        level="district",
        valid_from="2018-01-01",
    )
    WeeklyHours.objects.create(unit_code="193", weekday=4, opens="08:00", closes="10:00", valid_from="2019-01-01")
    queries.forget_schedules()
    document = orjson.loads(run(*TURN_OF_THE_YEAR, "--unit", "193", "--json").stdout)
    assert document["calendar"]["from"] == "site"
    assert document["due"] == "2019-01-04T10:00:00+07:00"
    shipped = orjson.loads(run(*TURN_OF_THE_YEAR, "--shipped", "--json").stdout)
    assert shipped["due"] == "2019-01-05T17:00:00+07:00"


@pytest.mark.usefixtures("site")
def test_a_unit_the_site_does_not_know_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run("calendar", "load")
    told = refusal([*TURN_OF_THE_YEAR, "--unit", "99999"], monkeypatch, capsys)
    assert "99999" in told


@pytest.mark.usefixtures("site")
def test_a_calendar_loaded_twice_changes_nothing() -> None:
    run("calendar", "load")
    again = run("calendar", "load")
    assert again.exit_code == 0
    assert "Đã nạp / loaded: 0" in again.output
    assert CalendarYear.objects.filter(confirmed=True).count() == 12


@pytest.mark.usefixtures("site")
def test_a_year_can_be_looked_at(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    run("calendar", "load")
    assert "6519/VPCP-KGVX" in run("calendar", "show", "2018").output
    assert "NOT CONFIRMED" in run("calendar", "show", "2027").output
    assert "1999" in refusal(["calendar", "show", "1999"], monkeypatch, capsys)


def test_a_calendar_directory_with_a_mistake_is_refused_before_anything_is_touched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for file in (PROJECT / "data" / "calendar").glob("*.csv"):
        (tmp_path / file.name).write_text(
            file.read_text(encoding="utf-8").replace("2018-12-31,swapped", "2018-12-31,off")
        )
    told = refusal(["calendar", "load", "--directory", str(tmp_path)], monkeypatch, capsys)
    assert "days.csv line 61" in told
