"""Local accounts: opened, recovered and moved by codes that arrive at an address."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from motcua.kernel.clock import real_now
from motcua.kernel.errors import DomainError, Invalid, Refused
from motcua.kernel.jobs.worker import run_pending
from motcua.kernel.messages.models import TrainingMessage
from motcua.people.actions import check_message_code
from motcua.people.actions.change_contact import confirm_contact_change, start_contact_change
from motcua.people.actions.recover_password import recover_password, start_recovery
from motcua.people.actions.register_account import Registration, confirm_registration, start_registration
from motcua.people.message_codes import code_of
from motcua.people.models import Account, Consent, ContactCode, OwnerNotice, SignInEvent
from motcua.people.queries import who_is
from motcua.people.rules.assurance import may_submit
from motcua.people.rules.codes_by_message import LASTS, MOST_WRONG_TRIES, MessageWay

DAY = date(2018, 10, 30)
PASSWORD = "thuyền xanh bảy ngựa"
NEEDED = ("account", "dossiers")
WRONG = {"000000": "000001"}


def start(**changes: Any) -> ContactCode:
    given: dict[str, Any] = {
        "way": MessageWay.EMAIL,
        "address": "An@Example.vn",
        "full_name": "Phạm Thị An",
        "password": PASSWORD,
        "purposes": NEEDED,
    }
    return start_registration(Registration(**given | changes), on=DAY, is_training=True, at=real_now())


def arrived() -> list[tuple[str, str]]:
    """Address and text of all that has left the house."""
    run_pending()
    return list(TrainingMessage.objects.order_by("pk").values_list("address", "text"))


def registered(**changes: Any) -> Account:
    code = start(**changes)
    return confirm_registration(code.pk, code_of(code.pk), at=real_now())


def wrong(code: ContactCode) -> str:
    return WRONG.get(code_of(code.pk), "000000")


@pytest.mark.django_db
def test_an_opens_an_account_with_the_code_that_arrives() -> None:
    code = start()
    ((address, text),) = arrived()
    assert address == "an@example.vn"
    assert code_of(code.pk) in text
    assert not Account.objects.exists()
    account = confirm_registration(code.pk, f" {code_of(code.pk)[:3]} {code_of(code.pk)[3:]} ", at=real_now())
    assert account.check_password(PASSWORD)
    citizen = who_is(account.pk)
    assert citizen is not None
    assert (citizen.assurance, citizen.email, citizen.is_proven) == ("contact", "an@example.vn", False)
    assert may_submit(citizen, DAY)
    assert set(Consent.objects.values_list("purpose", flat=True)) == set(NEEDED)
    code.refresh_from_db()
    assert code.declared == {}


@pytest.mark.django_db
def test_a_telephone_will_do_too() -> None:
    account = registered(way=MessageWay.SMS, address="+84 912 345 678")
    assert account.username == "0912345678"
    citizen = who_is(account.pk)
    assert citizen is not None
    assert citizen.phone == "0912345678"


@pytest.mark.django_db
def test_a_known_address_looks_the_same_and_its_owner_is_told() -> None:
    registered()
    code = start(full_name="Kẻ Gian", password="ngựa xanh bảy thuyền")
    assert "đã có tài khoản" in arrived()[-1][1]
    with pytest.raises(Refused, match="code_wrong"):
        confirm_registration(code.pk, code_of(code.pk), at=real_now())
    assert Account.objects.get().full_name == "Phạm Thị An"
    assert "password" not in code.declared


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"purposes": ("account",)}, "consent_missing"),
        ({"password": "ngan"}, "password_short"),
        ({"address": "khong-phai-thu"}, "email_malformed"),
        ({"address": " "}, "address_missing"),
        ({"way": MessageWay.SMS, "address": "02033123456"}, "phone_malformed"),
        ({"full_name": "12"}, "person_without_name"),
    ],
)
def test_what_is_wrong_is_said_before_a_code_is_sent(changes: dict[str, Any], code: str) -> None:
    with pytest.raises(Invalid) as refused:
        start(**changes)
    assert refused.value.code == code
    assert not ContactCode.objects.exists()


@pytest.mark.django_db
def test_none_is_opened_in_production_once_the_law_asks_for_the_national_identity() -> None:
    given = Registration(MessageWay.EMAIL, "an@example.vn", "Phạm Thị An", PASSWORD, NEEDED)
    with pytest.raises(Refused, match="registration_closed"):
        start_registration(given, on=date(2026, 7, 20), is_training=False, at=real_now())


@pytest.mark.django_db
def test_a_code_is_over_after_its_minutes_and_after_some_wrong_tries() -> None:
    code = start()
    with pytest.raises(Refused, match="code_over"):
        confirm_registration(code.pk, code_of(code.pk), at=real_now() + LASTS + timedelta(seconds=1))
    for _ in range(MOST_WRONG_TRIES):
        with pytest.raises(Refused, match="code_wrong"):
            confirm_registration(code.pk, wrong(code), at=real_now())
    with pytest.raises(Refused, match="code_over"):
        confirm_registration(code.pk, code_of(code.pk), at=real_now())


@pytest.mark.django_db
def test_a_code_is_good_once_and_for_its_purpose() -> None:
    code = start()
    with pytest.raises(Refused, match="code_over"):
        recover_password(code.pk, code_of(code.pk), PASSWORD, at=real_now())
    confirm_registration(code.pk, code_of(code.pk), at=real_now())
    with pytest.raises(Refused, match="code_over"):
        confirm_registration(code.pk, code_of(code.pk), at=real_now())


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Run acts side by side on connections of their own; what each gave, or the code it was refused with."""

    def run(act: Callable[[], object]) -> object:
        try:
            return act()
        except DomainError as error:
            return error.code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


@pytest.mark.django_db(transaction=True)
def test_of_two_registrations_of_one_address_at_once_one_is_made() -> None:
    codes = [start(), start(full_name="Phạm Thị Ân")]
    outcomes = at_once(*(lambda c=code: confirm_registration(c.pk, code_of(c.pk), at=real_now()) for code in codes))
    assert Account.objects.count() == 1
    assert [each for each in outcomes if isinstance(each, str)] == ["address_taken"]


@pytest.mark.django_db(transaction=True)
def test_one_code_typed_twice_at_once_makes_one_account() -> None:
    code = start()
    outcomes = at_once(*[lambda: confirm_registration(code.pk, code_of(code.pk), at=real_now())] * 3)
    assert Account.objects.count() == 1
    assert sum(isinstance(each, str) for each in outcomes) == 2


def recover(address: str = "an@example.vn", *, is_officer: bool = False) -> ContactCode:
    way = MessageWay.EMAIL if "@" in address else MessageWay.SMS
    return start_recovery(way, address, language="vi", is_officer=lambda _: is_officer, on=DAY, at=real_now())


@pytest.mark.django_db
def test_a_forgotten_password_is_set_anew_and_sessions_end() -> None:
    account = registered()
    before = account.session_round
    code = recover()
    assert code_of(code.pk) in arrived()[-1][1]
    recover_password(code.pk, code_of(code.pk), "ngựa vàng tám thuyền", at=real_now())
    account.refresh_from_db()
    assert account.check_password("ngựa vàng tám thuyền")
    assert account.session_round == before + 1
    assert SignInEvent.objects.filter(kind="password_recovered").exists()


@pytest.mark.django_db
def test_recovery_for_nobody_sends_nothing_and_looks_the_same() -> None:
    code = recover("ai-do@example.vn")
    assert arrived() == []
    with pytest.raises(Refused, match="code_wrong"):
        recover_password(code.pk, code_of(code.pk), PASSWORD, at=real_now())


@pytest.mark.django_db
def test_an_officers_password_is_not_recovered_by_a_message() -> None:
    account = registered()
    code = recover(is_officer=True)
    assert arrived() == []
    with pytest.raises(Refused, match="code_wrong"):
        recover_password(code.pk, code_of(code.pk), "ngựa vàng tám thuyền", at=real_now())
    account.refresh_from_db()
    assert account.check_password(PASSWORD)


@pytest.mark.django_db
def test_a_new_address_counts_once_its_code_is_right_and_the_old_one_is_told() -> None:
    account = registered()
    code = start_contact_change(account, MessageWay.EMAIL, "moi@example.vn", on=DAY, at=real_now())
    assert who_is(account.pk).email == "an@example.vn"  # type: ignore[union-attr]
    confirm_contact_change(account, code.pk, code_of(code.pk), at=real_now())
    assert who_is(account.pk).email == "moi@example.vn"  # type: ignore[union-attr]
    account.refresh_from_db()
    assert account.username == "moi@example.vn"
    told = dict(arrived())
    assert "đổi sang địa chỉ liên hệ khác" in told["an@example.vn"]
    assert not OwnerNotice.objects.exists()


@pytest.mark.django_db
def test_a_code_of_somebody_elses_change_is_refused() -> None:
    account, other = registered(), registered(address="giang@example.vn", full_name="Vũ Thị Giang")
    code = start_contact_change(account, MessageWay.EMAIL, "moi@example.vn", on=DAY, at=real_now())
    with pytest.raises(DomainError, match="code_of_another_account"):
        confirm_contact_change(other, code.pk, code_of(code.pk), at=real_now())


@pytest.mark.django_db
def test_a_name_to_sign_in_with_is_not_taken_from_another_account() -> None:
    account = registered()
    registered(address="giang@example.vn", full_name="Vũ Thị Giang")
    code = start_contact_change(account, MessageWay.EMAIL, "giang@example.vn", on=DAY, at=real_now())
    with pytest.raises(DomainError, match="address_taken"):
        confirm_contact_change(account, code.pk, code_of(code.pk), at=real_now())
    account.refresh_from_db()
    assert account.username == "an@example.vn"


@pytest.mark.django_db
def test_guesses_sent_at_once_are_no_more_than_guesses_sent_in_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    """While each guess is compared, the next one comes in."""
    code, compared = start(), []

    def compare(number: UUID, typed: str) -> bool:
        compared.append(typed)
        if len(compared) < 3 * MOST_WRONG_TRIES:
            with pytest.raises(Refused):
                confirm_registration(code.pk, typed, at=real_now())
        return False

    monkeypatch.setattr(check_message_code, "is_code_of", compare)
    with pytest.raises(Refused):
        confirm_registration(code.pk, "000000", at=real_now())
    assert len(compared) == MOST_WRONG_TRIES
