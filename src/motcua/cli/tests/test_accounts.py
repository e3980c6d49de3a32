"""`motcua accounts` as somebody at a terminal meets it."""

import pytest
from typer.testing import CliRunner, Result

from motcua.cli import accounts, program
from motcua.kernel import clock
from motcua.kernel.errors import NotFound
from motcua.people import second_factor
from motcua.people.actions.set_up_second_factor import set_up_second_factor
from motcua.people.models import Account, SignInEvent
from motcua.people.rules.one_time_codes import code_of, counter_at
from motcua.web import throttle


@pytest.fixture
def binh(db: None, monkeypatch: pytest.MonkeyPatch) -> Account:
    """The test's own database as the site; Bình has an app."""
    monkeypatch.setattr(accounts, "open_site", lambda: None)
    monkeypatch.setattr(accounts.getpass, "getuser", lambda: "quantri")
    account = Account.objects.create_user("binh", password="thuyền xanh bảy ngựa", full_name="Nguyễn Văn Bình")
    secret, now = second_factor.new_secret(), clock.real_now()
    set_up_second_factor(account, secret, code_of(secret, counter_at(now)), at=now)
    return account


def run(*arguments: str) -> Result:
    return CliRunner().invoke(program.app, ["accounts", *arguments], catch_exceptions=False, env={"COLUMNS": "200"})


def last() -> tuple[str, str]:
    line = SignInEvent.objects.order_by("pk").last()
    assert line
    return line.kind, line.by


def test_resetting_the_second_factor(binh: Account) -> None:
    assert "removed" in run("reset-second-factor", "binh").output
    assert not second_factor.has_second_factor(binh)
    assert last() == ("second_factor_reset", "motcua accounts (quantri)")
    assert "had none" in run("reset-second-factor", "binh").output


def test_unlocking(binh: Account) -> None:
    now = clock.real_now()
    for _number in range(5):
        throttle.count_failure(throttle.SECOND_FACTOR, str(binh.pk), now=now)
    run("unlock", "binh")
    assert not throttle.is_exhausted(throttle.SECOND_FACTOR, str(binh.pk), now=now)
    assert last() == ("unlocked", "motcua accounts (quantri)")


def test_giving_a_password_that_must_be_changed(binh: Account) -> None:
    result = run("give-password", "binh")
    given = result.stdout.removeprefix("binh: ").strip()
    binh.refresh_from_db()
    assert binh.check_password(given)
    assert binh.must_change_password
    assert last() == ("password_given", "motcua accounts (quantri)")


def test_the_log_of_one_and_of_all(binh: Account) -> None:
    SignInEvent.objects.create(kind="wrong_password", at=clock.real_now(), address="203.0.113.9")
    assert "203.0.113.9" in run("log").output
    assert "203.0.113.9" not in run("log", "binh").output
    assert "second_factor_set_up" in run("log", "binh").output
    assert "second_factor_set_up" not in run("log", "--last", "1").output


@pytest.mark.parametrize("verb", ["reset-second-factor", "unlock", "give-password", "log"])
def test_an_unknown_name_is_refused(binh: Account, verb: str) -> None:
    with pytest.raises(NotFound, match="account_unknown"):
        run(verb, "Binh")
