"""`motcua report` as somebody at a terminal meets it."""

import csv
import io
import re
from datetime import datetime

import orjson
import pytest
from typer.testing import CliRunner, Result

from motcua.cli import program
from motcua.cli import report as report_command
from motcua.dossiers import directory
from motcua.kernel import clock
from motcua.kernel.clock import VIETNAM
from motcua.kernel.errors import Invalid, NotFound
from motcua.statistics.models import Booking, CentreTotal, DailySum
from motcua.statistics.tests.places import build_places, write
from motcua.statistics.tests.stories import crowd

SEED = ["report", "seed", "--from", "2018-01-01", "--to", "2018-03-31"]


@pytest.fixture
def site(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The test's own database as the site, on the afternoon of 30/10/2018."""
    directory.forget()
    build_places()
    write(crowd(6, 25))
    monkeypatch.setattr(report_command, "open_site", lambda: None)
    monkeypatch.setattr(clock, "now", lambda: datetime(2018, 10, 30, 17, tzinfo=VIETNAM))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(program.app, list(arguments), catch_exceptions=False, env={"COLUMNS": "200"})


def test_the_table_names_its_rates_and_says_that_it_adds_up(site: None) -> None:
    result = run(*SEED)
    assert result.exit_code == 0
    assert "Trung tâm tỉnh" in result.output
    assert "NĐ 61/2018/NĐ-CP Điều 30.2.c" in result.output
    assert "QĐ 766/QĐ-TTg" in result.output
    assert "Đúng / holds: Tổng số = đã giải quyết + đang giải quyết" in result.output


def test_vietnamese_lines_mark_thousands_with_a_point_and_per_cent_with_a_comma(site: None) -> None:
    report_command.close_past_days()
    CentreTotal.objects.filter(day="2018-03-31", early__gt=0).update(early=488_419)
    output = run(*SEED).output
    (rate,) = re.findall(r"^B\. .*", output, re.MULTILINE)
    assert re.search(r"\d\.\d{3}\.?\d* ÷ [\d.]+ = \d+,\d\d %", rate)
    assert not re.search(r"\d,\d{3}", output)


def test_json_carries_period_scope_instant_and_every_numerator(site: None) -> None:
    found = orjson.loads(run(*SEED, "--unit", "QNI.193", "--json").stdout)
    assert found["period"] == {"from": "2018-01-01", "to": "2018-03-31"}
    assert (found["scope"], found["as_of"]) == ("QNI.193", "2018-04-01T00:00:00+07:00")
    today = orjson.loads(run("report", "seed", "--from", "2018-01-01", "--to", "2018-10-30", "--json").stdout)
    assert today["as_of"] == "2018-10-30T17:00:00+07:00"
    assert [row["code"] for row in found["rows"]] == ["QNI.193", "QNI.06652"]
    figures, rate = found["total"]["figures"], found["total"]["rates"]["A"]
    assert (rate["numerator"], rate["denominator"]) == (figures["in_time"], figures["total"])
    assert [definition["code"] for definition in found["definitions"]] == ["A", "B", "C"]
    assert found["rows"][1]["rates"]["A"]["percent"] is None


def test_the_provincial_centre_is_told_alone_as_on_the_page(site: None) -> None:
    found = orjson.loads(run(*SEED, "--unit", "QNI", "--json").stdout)
    assert [row["code"] for row in found["rows"]] == ["QNI"]


def test_by_sector_each_sector_has_a_row_and_the_total_is_the_same(site: None) -> None:
    by_unit = orjson.loads(run(*SEED, "--json").stdout)
    by_sector = orjson.loads(run(*SEED, "--by", "sector", "--json").stdout)
    assert (by_unit["by"], by_sector["by"]) == ("unit", "sector")
    assert [row["code"] for row in by_sector["rows"]] == ["dat-dai", "ho-tich"]
    assert by_sector["total"]["figures"] == by_unit["total"]["figures"]
    printed = run(*SEED, "--by", "sector", "--unit", "QNI.193").output
    assert all(words in printed for words in ("dat-dai", "ho-tich", "Tổng cộng"))
    assert run(*SEED, "--by", "khong-co").exit_code == 2


def test_csv_has_a_line_for_each_row_group_and_the_total(site: None) -> None:
    lines = list(csv.DictReader(io.StringIO(run(*SEED, "--csv").stdout)))
    assert [line["group"] for line in lines] == ["", "", "", "", "level", "level", "level", "total"]
    rows, total = lines[:4], lines[-1]
    assert sum(int(row["received"]) for row in rows) == int(total["received"]) > 0
    assert {line["identities_hold"] for line in lines} == {"yes"}


def test_a_table_that_does_not_add_up_is_told_and_ends_with_1(site: None) -> None:
    report_command.close_past_days()
    CentreTotal.objects.filter(day="2018-03-31", open__gt=0).update(open=99)
    result = run(*SEED)
    assert result.exit_code == 1
    assert "KHÔNG KHỚP" in result.output


def test_closing_days_changes_no_figure(site: None) -> None:
    before = run(*SEED, "--csv").stdout
    assert Booking.objects.exists()
    assert run("report", "close-days").exit_code == 0
    assert not Booking.objects.exists()
    assert DailySum.objects.exists()
    assert run(*SEED, "--csv").stdout == before


def test_bad_input_is_named(site: None) -> None:
    assert run("report", "seed", "--from", "hôm qua", "--to", "2018-03-31").exit_code == 2
    with pytest.raises(Invalid, match="period_inverted"):
        run("report", "seed", "--from", "2018-03-31", "--to", "2018-01-01")
    with pytest.raises(Invalid, match="period_future"):
        run("report", "seed", "--from", "2018-01-01", "--to", "2018-10-31")
    with pytest.raises(NotFound, match="centre_unknown"):
        run(*SEED, "--unit", "QNI.999")
