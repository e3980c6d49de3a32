"""`motcua demo up` on a small world: what it does again, what it refuses, and when it ends with 1."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlencode

import pytest
from django.core import signals
from django.db import close_old_connections, connection
from typer.testing import CliRunner, Result

from motcua.cli import demo as demo_command
from motcua.cli import importing, program
from motcua.demo.cast import CAST
from motcua.demo.memory import Memory, recall
from motcua.demo.year_2018 import write
from motcua.demo.year_2018.margins import Margins
from motcua.dossiers import directory
from motcua.dossiers.actions.accept_dossier import accept_dossier
from motcua.dossiers.models import Dossier
from motcua.dossiers.tests.import_lines import Line, received, write_parquet
from motcua.dossiers.tests.world import World, application, build_world
from motcua.kernel import clock
from motcua.kernel.clock import VIETNAM
from motcua.kernel.errors import Invalid, Refused
from motcua.statistics.models import Booking
from motcua.worktime.queries import forget_schedules

NOW = datetime(2018, 10, 30, 17, tzinfo=VIETNAM)
MARGINS = {"QNI": Margins(received=2, carried_over=0, in_time=1, overdue=0)}
LINES = [
    received(code="000.00.01.H49-181001-0001", received_at="2018-10-01T09:00", handed_over_at="2018-10-01T10:00")
    | {
        "appraised_at": "2018-10-02T09:00",
        "decided_at": "2018-10-03T09:00",
        "issued_at": "2018-10-03T10:00",
    },
    received(code="000.00.01.H49-181029-0001", received_at="2018-10-29T09:00"),
]


@pytest.fixture
def year() -> list[Line]:
    """The lines that the year's file will have; a test may change them before."""
    return list(LINES)


@pytest.fixture
def one_connection() -> Iterator[None]:
    """A request to the application would give up the connection that the test's transaction is on."""
    for signal in (signals.request_started, signals.request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (signals.request_started, signals.request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def site(db: None, one_connection: None, tmp_path: Path, year: list[Line], monkeypatch: pytest.MonkeyPatch) -> World:
    """The test's own database as the site with a year of two dossiers, all done by this process."""
    directory.forget()
    forget_schedules()
    world = build_world()

    def write_year(path: Path, **options: object) -> None:
        write_parquet(path, year)

    def run_import(file: Path, rejects: Path, workers: int, console: object) -> object:
        return importing.run_import(file, rejects, 0, console)

    monkeypatch.setattr(write, "margins_by_centre", lambda scale: MARGINS)
    monkeypatch.setattr(write, "write_2018", write_year)
    monkeypatch.setattr(demo_command, "run_import", run_import)
    monkeypatch.setattr("motcua.demo.site_file.write_training_site", lambda: None)
    monkeypatch.setattr(demo_command, "open_site", lambda: SimpleNamespace(data_directory=tmp_path))
    for name in ("bring_up_to_date", "prepare_world"):
        monkeypatch.setattr(demo_command, name, lambda *arguments: None)
    monkeypatch.setattr(demo_command, "prepare_cast", lambda: {member.username: "mật khẩu" for member in CAST})
    monkeypatch.setattr("motcua.demo.steps.AFTERWARDS", ())  # told by whole casts (test_demo_afterwards.py and others)
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return world


def up(*arguments: str) -> Result:
    command = ["demo", "up", "--serve", "no", *arguments]
    return CliRunner().invoke(program.app, command, catch_exceptions=False, env={"COLUMNS": "200"})


def remembered(tmp_path: Path) -> Memory | None:
    return recall(tmp_path / "demo" / "year-2018.json")


def test_it_imports_counts_asks_for_the_first_page_and_tells_how_long_that_took(site: World, tmp_path: Path) -> None:
    result = up("--began-at", str(1.0))
    assert result.exit_code == 0
    assert "to the first page: " in result.output
    assert " min " in result.output
    assert "binh" in result.output
    assert remembered(tmp_path) == Memory(1.0, counted=True)
    assert not Booking.objects.exists()


def test_again_nothing_is_imported_and_what_was_accepted_meanwhile_is_no_difference(
    site: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    up()
    accept_dossier(site.binh, application(), at=NOW)
    monkeypatch.setattr(demo_command, "run_import", None)
    monkeypatch.setattr(demo_command, "close_past_days", None)
    assert up().exit_code == 0
    assert Dossier.objects.count() == 3


def test_killed_before_the_days_were_closed_the_next_run_closes_them(
    site: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed() -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as context:
        context.setattr(importing, "close_past_days", killed)
        assert up().exit_code != 0
    assert (Dossier.objects.count(), Booking.objects.exists()) == (2, True)
    assert up().exit_code == 0
    assert not Booking.objects.exists()


def test_another_scale_in_the_same_data_directory_is_refused(site: World, tmp_path: Path) -> None:
    up("--scale", "0.02")
    with pytest.raises(Refused, match="demo_of_another_scale") as refusal:
        up()
    assert "--scale 0.02" in refusal.value.vi
    assert "--scale 0.02" in refusal.value.en
    assert remembered(tmp_path) == Memory(0.02, counted=True)
    assert up("--scale", "0.02").exit_code == 0


def test_where_the_database_was_taken_away_any_scale_may_begin(site: World, tmp_path: Path) -> None:
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / "year-2018.json").write_text('{"scale": 0.02, "counted": true}', encoding="utf-8")
    assert up().exit_code == 0
    assert (Dossier.objects.count(), remembered(tmp_path)) == (2, Memory(1.0, counted=True))


def test_a_figure_that_is_not_the_expected_one_is_named_and_ends_with_1(
    site: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = {"QNI": Margins(received=2, carried_over=0, in_time=0, overdue=1)}
    monkeypatch.setattr(write, "margins_by_centre", lambda scale: wrong)
    result = up()
    assert result.exit_code == 1
    assert "early or on time: counted 1, should be 0." in result.output
    assert "open, overdue: counted 0, should be 1." in result.output
    assert "received: counted" not in result.output
    assert remembered(tmp_path) == Memory(1.0)


def test_a_rejected_line_ends_with_1(site: World, year: list[Line], tmp_path: Path) -> None:
    year.append(received(code="000.00.01.H49-181029-0002", centre="QNI.999"))
    result = up()
    assert result.exit_code == 1
    assert "dossiers-2018-1.rejects.csv" in result.output.replace("\n", "")
    assert remembered(tmp_path) == Memory(1.0)


def test_a_first_page_that_fails_ends_with_1(site: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("motcua.cli.first_page.first_page", lambda: (500, 0))
    result = up()
    assert result.exit_code == 1
    assert "answers with 500" in result.output


@pytest.mark.parametrize("scale", ["0", "-1", "nan", "inf"])
def test_a_scale_that_is_none_is_refused_before_anything_is_made(site: World, scale: str) -> None:
    with pytest.raises(Invalid, match="scale_not_positive"):
        up("--scale", scale)
    assert not Dossier.objects.exists()


def test_an_empty_data_directory_becomes_a_training_site_before_any_setting_is_read(db: None, tmp_path: Path) -> None:
    """A real process: settings that were read too early would be those of a site without a secret."""
    known = connection.settings_dict
    address = {key: known[key.upper()] for key in ("host", "port", "user", "password") if known[key.upper()]}
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("MOTCUA_", "DJANGO_"))}
    environment = kept | {
        "DATABASE_URL": f"postgresql:///no_such_database?{urlencode(address)}",
        "MOTCUA_DATA_DIRECTORY": str(tmp_path),
    }
    command = [sys.executable, "-m", "motcua", "demo", "up", "--serve", "no"]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == 2
    assert "no_such_database" in ended.stderr
    assert "training_site = true" in (tmp_path / "site.toml").read_text(encoding="utf-8")
