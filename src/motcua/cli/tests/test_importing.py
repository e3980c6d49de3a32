"""`motcua import dossiers` as somebody at a terminal meets it: what is told, and the file of rejected lines."""

import csv
from datetime import datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from motcua.cli import importing, program
from motcua.dossiers import directory
from motcua.dossiers.models import Dossier
from motcua.dossiers.tests.import_lines import Line, received, write_csv
from motcua.dossiers.tests.world import build_world
from motcua.kernel import clock
from motcua.kernel.clock import VIETNAM
from motcua.kernel.errors import Invalid, Refused
from motcua.statistics.models import Booking, ClosedDay
from motcua.worktime.queries import forget_schedules

LINES = [received(1), received(2, centre="QNI.999"), received(3, appointed_on="2018-11-20")]
OLD = "những dòng của lần trước\n"


@pytest.fixture
def site(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The test's own database as the site, on the last morning of 2018."""
    directory.forget()
    forget_schedules()
    build_world()
    monkeypatch.setattr(importing, "open_site", lambda: None)
    monkeypatch.setattr(clock, "now", lambda: datetime(2018, 12, 31, 8, tzinfo=VIETNAM))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return written(tmp_path / "years.csv", LINES)


def written(path: Path, lines: list[Line]) -> Path:
    write_csv(path, lines)
    return path


def run(*arguments: object) -> Result:
    command = ["import", "dossiers", *map(str, arguments), "--workers", "0"]
    return CliRunner().invoke(program.app, command, catch_exceptions=False)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def test_rejects_and_notes_lie_beside_the_file_and_the_end_is_1(site: None, file: Path) -> None:
    result = run(file)
    assert result.exit_code == 1
    assert "Read 3, imported 2, already there 0, rejected 1." in " ".join(result.output.split())
    found = rows(file.with_name("years.csv.rejects.csv"))
    assert [(row["line"], row["code"], row["outcome"], row["field"]) for row in found] == [
        ("3", LINES[1]["code"], "rejected", "centre"),
        ("4", LINES[2]["code"], "note", "appointed_on"),
    ]
    assert found[0]["reason_vi"].startswith("Không có trung tâm")
    assert found[0]["reason_en"].startswith("There is no service centre")
    assert not file.with_name("unfinished-years.csv.rejects.csv").exists()


def test_mended_and_run_again_all_is_there_and_no_reject_is_left(site: None, file: Path) -> None:
    run(file)
    written(file, [LINES[0], received(2), LINES[2]])
    assert run(file).exit_code == 0
    assert Dossier.objects.count() == 3
    assert rows(file.with_name("years.csv.rejects.csv")) == []


def test_the_days_are_closed_at_its_end(site: None, file: Path) -> None:
    run(file)
    assert ClosedDay.objects.exists()
    assert not Booking.objects.exists()


@pytest.mark.parametrize("heading", ["code,centre\n", "code,colour\n"])
def test_rejects_of_before_stay_while_the_file_is_refused(site: None, tmp_path: Path, heading: str) -> None:
    (tmp_path / "years.csv").write_text(heading, encoding="utf-8")
    (tmp_path / "old.csv").write_text(OLD, encoding="utf-8")
    with pytest.raises(Invalid):
        run(tmp_path / "years.csv", "--rejects", tmp_path / "old.csv")
    assert (tmp_path / "old.csv").read_text(encoding="utf-8") == OLD


def test_interrupted_the_old_rejects_stay_and_the_new_ones_lie_beside(
    site: None, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def close_past_days() -> None:
        raise AssertionError("not after an interruption")

    def interrupted(*arguments: object) -> None:
        raise KeyboardInterrupt

    old = file.with_name("years.csv.rejects.csv")
    old.write_text(OLD, encoding="utf-8")
    monkeypatch.setattr(importing, "close_past_days", close_past_days)
    monkeypatch.setattr("rich.progress.Progress.advance", interrupted)
    assert run(file).exit_code != 0
    assert old.read_text(encoding="utf-8") == OLD
    assert [row["line"] for row in rows(file.with_name("unfinished-years.csv.rejects.csv"))] == ["3", "4"]


@pytest.mark.parametrize("name", ["years.csv", "./years.csv", "link.csv"])
def test_the_file_itself_is_never_written_over(site: None, file: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "link.csv").symlink_to(file)
    before = file.read_bytes()
    with pytest.raises(Invalid, match="rejects_over_file"):
        run(file, "--rejects", f"{tmp_path}/{name}")
    assert file.read_bytes() == before
    assert not Dossier.objects.exists()


def test_rejects_that_cannot_be_written_are_said_before_anything_is_imported(site: None, file: Path) -> None:
    with pytest.raises(Invalid, match="rejects_not_writable"):
        run(file, "--rejects", file.parent / "nowhere" / "rejects.csv")
    assert not Dossier.objects.exists()


def test_a_refusal_in_the_middle_is_told_in_both_languages(
    site: None, file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def ended(*arguments: object, **more: object) -> None:
        raise Refused("worker_ended", vi="Hãy chạy lại.", en="Run it again.")

    monkeypatch.setattr("motcua.dossiers.actions.import_dossiers.import_dossiers", ended)
    monkeypatch.setattr("sys.argv", ["motcua", "import", "dossiers", str(file)])
    assert program.program() == 2
    assert capsys.readouterr().err.endswith("Hãy chạy lại.\nRun it again.\n")
