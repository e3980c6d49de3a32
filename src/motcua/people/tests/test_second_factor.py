from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection
from pytest_django import Settings

from motcua.kernel.errors import Refused
from motcua.people import second_factor
from motcua.people.actions.check_second_factor import (
    check_second_factor,
    remove_second_factor,
    renew_recovery_codes,
    reset_second_factor,
)
from motcua.people.actions.set_up_second_factor import set_up_second_factor
from motcua.people.models import Account, SignInEvent
from motcua.people.rules.one_time_codes import code_of, counter_at
from motcua.people.second_factor import Way

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def code(periods: int = 0) -> str:
    return code_of(SECRET, counter_at(NOW) + periods)


@pytest.fixture
def binh(db: None) -> Account:
    """Bình, whose app was set up just now, with the code of now."""
    account = Account.objects.create_user("binh", password=None, full_name="Nguyễn Văn Bình")
    set_up_second_factor(account, SECRET, code(), at=NOW)
    return account


def kinds() -> list[str]:
    return list(SignInEvent.objects.order_by("pk").values_list("kind", flat=True))


def test_a_code_that_does_not_fit_sets_nothing_up(db: None) -> None:
    account = Account.objects.create_user("chi", password=None)
    with pytest.raises(Refused) as refusal:
        set_up_second_factor(account, SECRET, "000000" if code() != "000000" else "000001", at=NOW)
    assert (refusal.value.code, refusal.value.field) == ("code_not_of_app", "code")
    assert not second_factor.has_second_factor(account)


def test_the_code_of_the_set_up_is_spent(binh: Account) -> None:
    with pytest.raises(Refused, match="second_factor_wrong"):
        check_second_factor(binh, code(), at=NOW)
    assert check_second_factor(binh, code(1), at=NOW + timedelta(seconds=30)) is Way.APP
    assert kinds() == ["second_factor_set_up", "wrong_code"]


def test_a_code_is_taken_once_and_older_ones_never(binh: Account) -> None:
    later = NOW + timedelta(seconds=60)
    assert second_factor.spend(binh, code(2), later) is Way.APP
    assert second_factor.spend(binh, code(2), later) is None
    assert second_factor.spend(binh, code(1), later) is None


@pytest.mark.parametrize("typed", ["", "12345", "abcdef", "１２３４５６", "\0", "9" * 400])
def test_what_is_no_code_is_wrong(binh: Account, typed: str) -> None:
    assert second_factor.spend(binh, typed, NOW) is None


def test_each_recovery_code_works_once(binh: Account) -> None:
    codes = second_factor.recovery_codes(binh)
    assert len(set(codes)) == 10
    assert check_second_factor(binh, f"{codes[3][:4]} {codes[3][4:]}", at=NOW) is Way.RECOVERY_CODE
    assert second_factor.spend(binh, codes[3], NOW) is None
    assert second_factor.recovery_codes(binh) == codes[:3] + codes[4:]
    assert kinds()[-1] == "recovery_code_used"


def test_new_recovery_codes_void_the_old_ones(binh: Account) -> None:
    old = second_factor.recovery_codes(binh)
    new = renew_recovery_codes(binh, old[0], at=NOW)
    assert not set(old) & set(new)
    assert second_factor.spend(binh, old[1], NOW) is None
    assert second_factor.spend(binh, new[0], NOW) is Way.RECOVERY_CODE


def test_removing_asks_for_a_code_and_resetting_does_not(binh: Account) -> None:
    with pytest.raises(Refused):
        remove_second_factor(binh, "000000", at=NOW)
    assert second_factor.has_second_factor(binh)
    remove_second_factor(binh, second_factor.recovery_codes(binh)[0], at=NOW)
    assert not Authenticator.objects.exists()
    set_up_second_factor(binh, SECRET, code(), at=NOW)
    before = binh.get_session_auth_hash()
    assert reset_second_factor(binh, by="Quản trị", at=NOW)
    assert not reset_second_factor(binh, by="Quản trị", at=NOW)
    assert binh.get_session_auth_hash() != before
    assert SignInEvent.objects.filter(kind="second_factor_reset", by="Quản trị").count() == 2


def test_the_database_alone_gives_no_code(binh: Account) -> None:
    kept = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert SECRET not in kept
    assert not [each for each in second_factor.recovery_codes(binh) if each in kept]


def test_under_another_key_of_the_site_it_is_said_what_to_do(binh: Account, settings: Settings) -> None:
    settings.SECRET_KEY = "another key"
    with pytest.raises(Refused, match="reset it"):
        second_factor.spend(binh, code(1), NOW)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_use_a_code_at_once_one_comes_in() -> None:
    account = Account.objects.create_user("dung", password=None)
    set_up_second_factor(account, SECRET, code(), at=NOW)

    def spend(_number: int) -> Way | None:
        try:
            return second_factor.spend(account, code(1), NOW + timedelta(seconds=30))
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        assert [each for each in pool.map(spend, range(12)) if each] == [Way.APP]


def test_the_picture_needs_no_inline_style(binh: Account) -> None:
    picture = second_factor.app_picture(binh, SECRET)
    assert picture.startswith(("<?xml", "<svg"))
    assert "style" not in picture
    link = second_factor.app_link(binh, SECRET)
    assert link.startswith("otpauth://totp/M%E1%BB%99t%20C%E1%BB%ADa%3Abinh?")
    assert f"secret={SECRET}" in link
