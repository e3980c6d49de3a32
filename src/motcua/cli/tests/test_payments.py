"""`motcua payments reconcile` as somebody at a terminal, or a timer, meets it."""

from pathlib import Path

import pytest
from pytest_django import Settings
from typer.testing import CliRunner, Result

from motcua.cli import payments, program
from motcua.kernel.errors import Invalid, NotFound
from motcua.payments.models import Difference
from motcua.payments.tests.online.told import VNPAY

HEADING = "kind,transaction,reference,amount\n"


@pytest.fixture
def reconcile(db: None, monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path):
    monkeypatch.setattr(payments, "open_site", lambda: None)
    settings.PAYMENT_GATEWAYS = (VNPAY,)

    def run(lines: str, gateway: str = VNPAY.key) -> Result:
        (tmp_path / "file.csv").write_text(HEADING + lines, encoding="utf-8")
        asked = ["payments", "reconcile", str(tmp_path / "file.csv"), "--gateway", gateway, "--day", "2018-11-05"]
        return CliRunner().invoke(program.app, asked, catch_exceptions=False)

    return run


def test_a_day_that_agrees_ends_well_and_one_that_differs_says_how(reconcile) -> None:
    assert reconcile("").exit_code == 0
    result = reconcile("pay,77,R7,50000\n")
    assert result.exit_code == 1
    assert "theirs_only,pay,77,R7,,50000" in result.stdout
    assert Difference.objects.count() == 1


def test_what_cannot_be_compared_is_refused(reconcile) -> None:
    with pytest.raises(NotFound):
        reconcile("", gateway="khac")
    with pytest.raises(Invalid):
        reconcile("pay,77,R7,nhiều\n")
    assert not Difference.objects.exists()
