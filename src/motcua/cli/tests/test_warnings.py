"""`motcua warnings` as somebody at a terminal meets it."""

from datetime import datetime

import pytest
from django.db import connection
from typer.testing import CliRunner, Result

from motcua.cli import program
from motcua.cli import warnings as warnings_command
from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.rules.lifecycle.supplement import AskForSupplement
from motcua.dossiers.tests.conftest import forgotten
from motcua.dossiers.tests.world import build_world, instant
from motcua.kernel import clock
from motcua.kernel.clock import VIETNAM
from motcua.kernel.errors import Invalid
from motcua.oversight.models import FoundSign, LateModel
from motcua.oversight.tests import lives

__all__ = ["forgotten"]


@pytest.fixture
def site(db: None, forgotten: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The test's own database as the site, on the evening of 30/11/2018, with papers asked for on a due day."""
    world = build_world()
    code = lives.handed_over(world)
    carry_out(world.chi, code, AskForSupplement(("Bản đồ",), "Thiếu"), at=instant("12/11 09:00"))
    monkeypatch.setattr(warnings_command, "open_site", lambda: None)
    monkeypatch.setattr(clock, "now", lambda: datetime(2018, 11, 30, 17, tzinfo=VIETNAM))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(program.app, list(arguments), catch_exceptions=False, env={"COLUMNS": "200"})


def test_past_days_are_looked_through_once_and_from_then_on_nightly(site: None) -> None:
    for _ in range(2):
        result = run("warnings", "find", "--from", "2018-11-01")
        assert (result.exit_code, result.output.split()) == (0, ["late-request", "1"])
    assert FoundSign.objects.count() == LateModel.objects.count() == 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'oversight.watch'")
        assert cursor.fetchone() == (1,)


def test_days_in_which_nothing_happened_have_no_signs(site: None) -> None:
    assert run("warnings", "find", "--from", "01/10/2018", "--to", "31/10/2018").output == ""


@pytest.mark.parametrize("days", [("2018-12-01", "2018-12-31"), ("2018-11-20", "2018-11-01")])
def test_days_to_come_and_swapped_days_are_refused(site: None, days: tuple[str, str]) -> None:
    with pytest.raises(Invalid):
        run("warnings", "find", "--from", days[0], "--to", days[1])
    assert not FoundSign.objects.exists()
