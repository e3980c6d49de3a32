"""Two accounts of one person merged; an account closed; a copy of one's data."""

import io
import json
import zipfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from pytest_django import Settings

from motcua.kernel.clock import real_now
from motcua.kernel.errors import DomainError, NotFound, Refused
from motcua.kernel.jobs.worker import run_pending
from motcua.kernel.messages.models import TrainingMessage
from motcua.people import exporting
from motcua.people.actions import make_export as exports
from motcua.people.actions.ask_to_represent import ask_to_represent, decide_representation, end_representation
from motcua.people.actions.close_account import close_account, what_becomes
from motcua.people.actions.declare_identity import declare_identity
from motcua.people.actions.enter_by_identity import Told, enter_by_identity, holders
from motcua.people.actions.make_export import ask_for_export, fetch_export, forget_old_exports
from motcua.people.actions.merge_accounts import merge_accounts
from motcua.people.actions.prove_identity import keep_proven
from motcua.people.models import Account, AccountIdentity, PersonalExport, ProviderSubject, SignInEvent
from motcua.people.queries import represented_by, who_is
from motcua.people.rules.citizen import CitizenKind
from motcua.people.rules.claims import Proven
from motcua.people.rules.identity import IdentityKind
from motcua.people.rules.joining import Joining, decide_joining

TODAY = date(2026, 11, 26)


def nobody(_account: Account) -> bool:
    return False


def proven_an(name: str = "dd-an", number: str = "022185000007") -> Account:
    account = Account.objects.create(username=name, full_name="Phạm Thị An")
    an = Proven(CitizenKind.PERSON, "Phạm Thị An", 2, IdentityKind.CCCD, number)
    keep_proven(account, an, at=real_now())
    ProviderSubject.objects.create(
        issuer="https://x", subject=name, account=account, first_at=real_now(), last_at=real_now()
    )
    return account


def local_an(**more: Any) -> Account:
    account = Account.objects.create_user("an@example.vn", password="mot-mat-khau-dai", full_name="Pham Thi An")
    values = {"kind": "person", "assurance": "contact", "email": "an@example.vn", "email_verified_at": real_now()}
    AccountIdentity.objects.create(account=account, **values | more)
    return account


def merge(source: Account, target: Account) -> dict[str, int]:
    return merge_accounts(source, target, is_officer=nobody, at=real_now(), real_at=real_now())


@pytest.mark.django_db
def test_the_local_account_goes_into_the_proven_one() -> None:
    target, source = proven_an(), local_an()
    ask_to_represent(source, tax_code="0100047516", name="Công ty A", ground="Giấy ủy quyền 1", at=real_now())
    assert set(merge(source, target)) >= {"dossiers"}
    source.refresh_from_db()
    assert (source.is_active, source.has_usable_password(), source.username) == (False, False, f"gop-{source.pk}")
    assert who_is(source.pk) is None
    citizen = who_is(target.pk)
    assert citizen is not None
    assert citizen.email == "an@example.vn"
    assert target.representations.get().legal_entity.tax_code == "0100047516"
    assert SignInEvent.objects.filter(kind="merged").count() == 2
    run_pending()
    assert "gộp" in TrainingMessage.objects.get(address="an@example.vn").text


ACCEPTED = {"accept": True, "by": "Em", "reason": "", "valid_from": TODAY}


@pytest.mark.django_db
@pytest.mark.parametrize("whose", ["source", "target"])
@pytest.mark.parametrize("other", ["asked", "over"])
def test_of_two_authorities_for_one_organisation_the_one_that_holds_goes_on(whose: str, other: str) -> None:
    accounts = {"target": proven_an(), "source": local_an()}
    for name, account in accounts.items():
        paper = {"tax_code": "0100047516", "name": "Công ty A", "ground": f"Giấy của {name}"}
        asked = ask_to_represent(account, **paper, at=real_now())
        if name == whose:
            decide_representation(asked.pk, **ACCEPTED, valid_to=None, at=real_now())
        elif other == "over":
            decide_representation(asked.pk, **ACCEPTED, valid_to=TODAY, at=real_now())
    later = real_now() + timedelta(days=9)
    merge_accounts(accounts["source"], accounts["target"], is_officer=nobody, at=later, real_at=later)
    (held,) = represented_by(accounts["target"].pk, later.date())
    assert held.ground == f"Giấy của {whose}"
    assert represented_by(accounts["source"].pk, later.date()) == ()
    assert accounts["target"].representations.filter(state="ended").count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("stated", "code"),
    [
        ({"identity_kind": "cccd", "identity_number": "022085000001"}, "merge_of_another_person"),
        ({"kind": "organisation"}, "merge_of_another_person"),
    ],
)
def test_another_persons_account_is_not_merged(stated: dict[str, str], code: str) -> None:
    target, source = proven_an(), local_an(**stated)
    with pytest.raises(Refused, match=code):
        merge(source, target)
    source.refresh_from_db()
    assert source.is_active


@pytest.mark.django_db
def test_nothing_is_merged_into_an_unproven_account_or_an_officers() -> None:
    target, source = proven_an(), local_an()
    with pytest.raises(Refused, match="merge_into_unproven"):
        merge(target, source)
    with pytest.raises(Refused, match="officer_account"):
        merge_accounts(source, target, is_officer=lambda each: each == source, at=real_now(), real_at=real_now())


@pytest.mark.django_db(transaction=True)
def test_two_merges_at_once_move_everything_once() -> None:
    target, source = proven_an(), local_an()

    def run(_number: int) -> object:
        try:
            return merge(source, target)
        except DomainError as error:
            return error.code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(run, range(2)))
    assert sorted(isinstance(each, str) for each in outcomes) == [False, True]
    assert "already_merged" in outcomes
    assert SignInEvent.objects.filter(kind="merged").count() == 2


@pytest.mark.django_db
def test_a_closed_account_has_nothing_left_that_says_who_it_was() -> None:
    account = proven_an()
    AccountIdentity.objects.filter(account=account).update(email="an@example.vn", email_verified_at=real_now())
    assert any("Xóa" in each.vi for each in what_becomes(account.pk))
    close_account(account, is_officer=nobody, at=real_now(), real_at=real_now())
    account.refresh_from_db()
    identity = AccountIdentity.objects.get(account=account)
    assert "An" not in account.full_name
    assert (account.is_active, account.has_usable_password()) == (False, False)
    assert (identity.identity_number, identity.email, identity.person_id) == ("", "", None)
    assert not ProviderSubject.objects.exists()
    assert who_is(account.pk) is None
    run_pending()
    assert "đã đóng" in TrainingMessage.objects.get(address="an@example.vn").text
    with pytest.raises(DomainError, match="already_closed"):
        close_account(account, is_officer=nobody, at=real_now(), real_at=real_now())


@pytest.mark.django_db
def test_whoever_closed_an_account_may_come_again_as_somebody_new() -> None:
    account = proven_an()
    close_account(account, is_officer=nobody, at=real_now(), real_at=real_now())
    assert proven_an().pk != account.pk


@pytest.fixture
def exports_here(settings: Settings, tmp_path: Any) -> None:
    settings.STORAGES = settings.STORAGES | {
        "exports": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path},
        }
    }


@pytest.mark.django_db
def test_a_copy_of_ones_data_is_made_once_and_fetched_by_its_owner_alone(exports_here: None) -> None:
    an, other = proven_an(), local_an()
    export = ask_for_export(an, at=real_now())
    with pytest.raises(Refused, match="export_being_made"):
        ask_for_export(an, at=real_now())
    with pytest.raises(NotFound):
        fetch_export(an, export.pk, at=real_now())
    run_pending()
    exports.make_export(export.pk, at=real_now())
    with fetch_export(an, export.pk, at=real_now()) as fetched:
        archive = zipfile.ZipFile(io.BytesIO(fetched.read()))
    told = json.loads(archive.read("du-lieu.json"))
    assert told["tai-khoan"]["identity"]["identity_number"] == "022185000007"
    assert {each.name for each in exporting.exporters()} < set(told)
    assert "password" not in json.dumps(told)
    with pytest.raises(NotFound):
        fetch_export(other, export.pk, at=real_now())
    with pytest.raises(NotFound):
        fetch_export(an, export.pk, at=real_now() + exports.LASTS + timedelta(seconds=1))
    name = PersonalExport.objects.get().file_name
    assert forget_old_exports(at=real_now() + exports.LASTS) == 1
    assert not exports.storage().exists(name)


@pytest.mark.django_db
def test_whom_one_acts_for_is_asked_accepted_and_given_up() -> None:
    an = local_an()
    asked = ask_to_represent(an, tax_code="0100047516", name="Công ty A", ground="Giấy ủy quyền 1", at=real_now())
    assert represented_by(an.pk, TODAY) == ()
    with pytest.raises(DomainError, match="representation_asked"):
        ask_to_represent(an, tax_code="0100047516", name="Công ty A", ground="Giấy khác", at=real_now())
    decided: dict[str, Any] = {"by": "Bình", "valid_from": TODAY, "valid_to": None, "at": real_now()}
    with pytest.raises(DomainError, match="reason_missing"):
        decide_representation(asked.pk, accept=False, reason=" ", **decided)
    decide_representation(asked.pk, accept=True, reason="", **decided)
    assert [each.name for each in represented_by(an.pk, TODAY)] == ["Công ty A"]
    with pytest.raises(DomainError, match="representation_decided"):
        decide_representation(asked.pk, accept=True, reason="", **decided)
    end_representation(an, asked.pk, on=TODAY - timedelta(days=1), at=real_now())
    assert represented_by(an.pk, TODAY) == ()
    with pytest.raises(NotFound):
        end_representation(proven_an(), asked.pk, on=TODAY, at=real_now())


@pytest.mark.django_db
def test_stating_a_number_tells_nothing_of_whoever_bears_it() -> None:
    proven_an()
    local = local_an()
    stated: dict[str, Any] = {"full_name": "Kẻ Gian", "identity_kind": IdentityKind.CCCD, "birth_date": None}
    declare_identity(local, identity_number="022185000007", address="", on=TODAY, **stated)
    citizen = who_is(local.pk)
    assert citizen is not None
    assert (citizen.identity_number, citizen.is_proven, citizen.person_id, citizen.address) == (
        "022185000007",
        False,
        None,
        "",
    )


def test_a_sign_in_that_was_quicker_by_the_same_subject_is_joined(db: None) -> None:
    """What the slower of two sees when the other ends between its two reads: no subject, then the number."""
    an = Proven(CitizenKind.PERSON, "Phạm Thị An", 2, IdentityKind.CCCD, "022185000007")
    told = Told("https://x", "an-sub", an)
    enter_by_identity(told, is_officer=nobody, at=real_now())
    assert decide_joining(an, *holders(told, None)) is Joining.JOIN
    with pytest.raises(Refused, match="identity_has_another_subject"):
        decide_joining(an, *holders(replace(told, subject="another"), None))


@pytest.mark.django_db(transaction=True)
def test_two_first_sign_ins_of_one_person_at_once_make_one_account() -> None:
    an = Proven(CitizenKind.PERSON, "Phạm Thị An", 2, IdentityKind.CCCD, "022185000007")

    def run(_number: int) -> int:
        try:
            return enter_by_identity(Told("https://x", "an-sub", an), is_officer=nobody, at=real_now()).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        entered = set(pool.map(run, range(4)))
    assert len(entered) == Account.objects.count() == ProviderSubject.objects.count() == 1
