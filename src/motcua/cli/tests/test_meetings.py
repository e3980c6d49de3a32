"""`motcua meetings` as somebody at a terminal meets it."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from motcua.cli import meetings, program
from motcua.kernel.errors import Invalid
from motcua.meetings.models import Point
from motcua.meetings.tests.meetings_world import build_meetings_world


@pytest.fixture
def site(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The test's own database as the site."""
    build_meetings_world()
    monkeypatch.setattr(meetings, "open_site", lambda: None)
    monkeypatch.setattr(meetings, "bring_up_to_date", lambda: None)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(program.app, ["meetings", *arguments], catch_exceptions=False)


def test_the_shipped_points_are_loaded_once_those_of_units_that_the_site_has(site: None) -> None:
    first = run("load")
    assert first.exit_code == 0
    assert f"new points: {Point.objects.count()}" in first.output
    assert set(Point.objects.exclude(one_stop="").values_list("code", flat=True)) == {"QNI", "QNI.193", "QNI.193.2"}
    assert "new points: 0" in run("load").output


def test_a_file_that_is_not_there_is_refused(site: None, tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="data_file_unreadable"):
        run("load", str(tmp_path / "points.csv"))
    assert not Point.objects.exists()
