"""`motcua succeed` as somebody at a terminal meets it."""

import pytest
from typer.testing import CliRunner

from motcua.cli import program, succeed
from motcua.dossiers import directory, reception
from motcua.dossiers.tests.test_move_to_successor import AT, LAW, end_with_heirs, leave_behind
from motcua.dossiers.tests.world import build_world
from motcua.kernel.errors import Refused
from motcua.worktime.queries import forget_schedules


@pytest.fixture
def world(db, monkeypatch):
    """The test's own database as the site, on the day after the unit ended."""
    for forget in (directory.forget, reception.forget, forget_schedules):
        forget()
    monkeypatch.setattr(succeed, "open_site", lambda: None)
    monkeypatch.setattr(succeed.clock, "now", lambda: AT)
    world = build_world()
    leave_behind(world)
    yield world
    for forget in (directory.forget, reception.forget, forget_schedules):
        forget()


def run(*arguments):
    return CliRunner().invoke(program.app, ["succeed", "QNI", "--ground", LAW, *arguments])


def test_it_tells_how_many_went_where(world):
    end_with_heirs(world, "194")
    result = run()
    assert (result.exit_code, result.stdout) == (0, "QNI → QNI.194: 5 hồ sơ / dossiers.\n")
    assert "0 hồ sơ" in run().stdout


def test_several_successors_are_asked_about(world):
    end_with_heirs(world, "194", "195")
    assert isinstance(run().exception, Refused)
    assert "QNI.195: 5" in run("--to", "QNI.195").stdout
