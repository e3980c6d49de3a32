"""Calendar directories an administrator prepared, well and badly."""

from datetime import date
from pathlib import Path

import pytest

from motcua.kernel.errors import Invalid
from motcua.worktime.calendar_files import read_calendar_files

YEARS = "year,complete,source\n2030,yes,QĐ 1\n"
DAYS = "date,kind,name,name_en,replaces,source\n2030-01-01,holiday,Tết Dương lịch,New Year's Day,,QĐ 1\n"
HOURS = (
    "unit_code,valid_from,valid_to,weekday,opens,closes,source\n"
    ",2030-01-01,,1,07:30,11:30,QĐ 2\n"
    "QNI.193,2030-06-01,2030-08-31,2,07:00,11:00,QĐ 3\n"
)


@pytest.fixture
def write(tmp_path: Path):
    def _write(years: str = YEARS, days: str = DAYS, hours: str = HOURS) -> Path:
        for name, text in (("years", years), ("days", days), ("hours", hours)):
            (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
        return tmp_path

    return _write


def test_a_directory_is_read(write) -> None:
    files = read_calendar_files(write())
    assert files.years[0].year == 2030
    assert files.days[0].name == "Tết Dương lịch"
    assert files.seasons["QNI.193"][0].valid_to == date(2030, 8, 31)
    assert files.schedule("QNI.193").closing_time(date(2030, 6, 4)).hour == 11


def test_a_byte_order_mark_and_decomposed_text_do_no_harm(write) -> None:
    folder = write(days="\ufeff" + DAYS.replace("Tết Dương lịch", "Te\u0302\u0301t Dương lịch"))
    assert read_calendar_files(folder).days[0].name == "Tết Dương lịch"


@pytest.mark.parametrize(
    ("change", "column", "line"),
    [
        ({"years": "year,complete,source\nsoon,yes,x\n"}, "year", 2),
        ({"years": "year,complete,source\n2030,maybe,x\n"}, "complete", 2),
        ({"years": "year,source\n2030,x\n"}, "complete", 2),
        ({"days": DAYS + "2030-02-30,holiday,x,x,,x\n"}, "date", 3),
        ({"days": DAYS + "2030-02-03,feast,x,x,,x\n"}, "kind", 3),
        ({"days": DAYS + "2030-02-03\n"}, "kind", 3),
        ({"days": DAYS + "2030-01-05,make_up,x,x,monday,x\n"}, "replaces", 3),
        ({"hours": HOURS + ",2030-01-01,,2,25:00,26:00,x\n"}, "opens", 4),
        ({"hours": HOURS + ",2030-01-01,,Monday,07:00,08:00,x\n"}, "weekday", 4),
    ],
)
def test_a_wrong_cell_is_named(write, change: dict[str, str], column: str, line: int) -> None:
    with pytest.raises(Invalid) as refusal:
        read_calendar_files(write(**change))
    assert refusal.value.code == "calendar_file_value"
    assert (refusal.value.field, refusal.value.details["line"]) == (column, line)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("2030-01-01,holiday,x,x,,x", "calendar_day_twice"),
        ("2030-01-05,make_up,x,x,,x", "calendar_replaces_missing"),
        ("2030-01-08,make_up,x,x,2030-01-07,x", "calendar_make_up_weekday"),
        ("2030-01-05,swapped,x,x,,x", "calendar_off_weekend"),
        ("2030-01-07,substitute,x,x,,x", "calendar_replaces_missing"),
        ("2030-01-07,closure,x,x,,x", "calendar_kind"),
        ("2030-01-07,holiday, ,x,,x", "calendar_name"),
    ],
)
def test_a_day_that_contradicts_itself_is_refused(write, row: str, code: str) -> None:
    with pytest.raises(Invalid) as refusal:
        read_calendar_files(write(days=DAYS + row + "\n"))
    assert refusal.value.code == code
    assert row[:4] in refusal.value.vi


def test_bad_hours_in_a_file_are_refused(write) -> None:
    with pytest.raises(Invalid) as refusal:
        read_calendar_files(write(hours=HOURS + ",2030-01-01,,1,11:00,12:00,x\n"))
    assert refusal.value.code == "hours_overlap"


def test_a_missing_file_and_a_wrong_encoding_are_named(write) -> None:
    folder = write()
    (folder / "days.csv").write_bytes(DAYS.encode("utf-16"))
    with pytest.raises(Invalid) as refusal:
        read_calendar_files(folder)
    assert refusal.value.code == "calendar_file_unreadable"
    (folder / "days.csv").unlink()
    with pytest.raises(Invalid) as refusal:
        read_calendar_files(folder)
    assert "days.csv" in refusal.value.vi
