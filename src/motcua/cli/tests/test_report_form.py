"""`motcua report form` and `motcua verify --reports` as somebody at a terminal meets them."""

import csv
import io
import zipfile
from datetime import datetime
from pathlib import Path

import orjson
import pytest
from typer.testing import CliRunner, Result

from motcua.cli import program, report_form, verify
from motcua.dossiers import directory
from motcua.kernel import clock
from motcua.kernel.clock import VIETNAM
from motcua.kernel.errors import Invalid, NotFound
from motcua.kernel.tests.reading import whole_text
from motcua.statistics.models import Booking
from motcua.statistics.tests.places import build_places, write
from motcua.statistics.tests.stories import crowd

QUARTER = ["report", "form", "II.06a", "--quarter", "2018-1"]


@pytest.fixture
def site(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The test's own database as the site, on the afternoon of 30/10/2018."""
    directory.forget()
    build_places()
    write(crowd(6, 25))
    for command in (report_form, verify):
        monkeypatch.setattr(command, "open_site", lambda: None)
    monkeypatch.setattr(clock, "now", lambda: datetime(2018, 10, 30, 17, tzinfo=VIETNAM))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(program.app, list(arguments), catch_exceptions=False, env={"COLUMNS": "200"})


def test_csv_of_a_quarter_adds_up_column_by_column(site: None) -> None:
    result = run(*QUARTER, "--unit", "QNI", "--alone")
    assert result.exit_code == 0
    assert result.stdout_bytes.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in result.stdout_bytes
    lines = list(csv.DictReader(io.StringIO(result.stdout_bytes.decode("utf-8-sig"))))
    *sectors, total = lines
    of_all = "(3) Số hồ sơ nhận giải quyết, Tổng số"
    assert sum(int(line[of_all]) for line in sectors) == int(total[of_all]) > 0


def test_json_carries_form_law_period_scope_and_instant(site: None) -> None:
    found = orjson.loads(run(*QUARTER, "--unit", "QNI.193", "--format", "json").stdout)
    assert (found["form"], found["unit"], found["below"]) == ("II.06a", "QNI.193", True)
    assert found["period"] == {"kind": "quarter", "number": 1, "first": "2017-12-15", "last": "2018-03-14"}
    assert found["as_of"] == "2018-03-15T00:00:00+07:00"
    assert "TT 01/2020" in found["law"]
    assert [rate["definition"] for rate in found["rates"]] == ["A", "B", "C"]


def test_pdf_and_workbook_are_written_to_a_folder(site: None, tmp_path: Path) -> None:
    assert run(*QUARTER, "--format", "pdf", "--out", str(tmp_path)).exit_code == 0
    text = whole_text((tmp_path / "II.06a-20171215-20180314.pdf").read_bytes())
    assert all(words in text for words in ("II.06a/VPCP/KSTT", "Quý I/2018", "THỦ TRƯỞNG ĐƠN VỊ", "Tổng cộng"))
    every = run(
        "report", "form", "II.06a", "--month", "2018-2", "--each-unit", "--format", "xlsx", "--out", str(tmp_path)
    )
    assert every.exit_code == 0
    with zipfile.ZipFile(tmp_path / "II.06a-20180201-20180228.xlsx") as book:
        assert sum(name.startswith("xl/worksheets/sheet") for name in book.namelist()) == 4


def test_bad_input_is_named(site: None) -> None:
    with pytest.raises(Invalid, match="one_period_wanted"):
        run("report", "form", "06")
    with pytest.raises(Invalid, match="one_period_wanted"):
        run(*QUARTER, "--year", "2018")
    with pytest.raises(Invalid, match="form_of_province"):
        run("report", "form", "06", "--unit", "QNI.193", "--year", "2017")
    with pytest.raises(NotFound, match="report_form_unknown"):
        run("report", "form", "09", "--year", "2017")
    with pytest.raises(Invalid, match="period_future"):
        run("report", "form", "06", "--year", "2019")
    with pytest.raises(Invalid, match="each_unit_workbook_only"):
        run("report", "form", "06", "--year", "2017", "--each-unit")


def test_verify_counts_the_forms_again(site: None) -> None:
    good = run("verify", "--reports", "--seed", "3", "--no-read-files")
    assert (good.exit_code, good.output.count("01–08, II.06a, II.07b, 05a, 05b, 766: ")) == (0, 4)
    Booking.objects.filter(day__range=("2018-04-02", "2018-05-10")).update(early=7)
    bad = run("verify", "--reports", "--seed", "3", "--no-read-files")
    assert bad.exit_code == 1
    assert "reports: II.06a" in bad.output
    assert run("verify", "--reports", "--dossier", "x").exit_code == 2
