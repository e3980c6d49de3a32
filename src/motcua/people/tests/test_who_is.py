from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from motcua.people.actions.register_legal_entity import register_legal_entity
from motcua.people.models import Account, AccountIdentity, Representation
from motcua.people.queries import represented_by, who_is
from motcua.people.rules.citizen import Assurance, CitizenKind
from motcua.people.rules.identity import IdentityKind
from motcua.people.tests.test_register import register_an

pytestmark = pytest.mark.django_db
DAY = date(2026, 8, 1)
AT = datetime(2026, 8, 1, 8, tzinfo=UTC)


@pytest.fixture
def an() -> Account:
    return Account.objects.create(username="an", full_name="Nguyễn Văn An", language="en")


def prove(account: Account) -> AccountIdentity:
    person = register_an()
    return AccountIdentity.objects.create(
        account=account,
        kind=CitizenKind.PERSON,
        assurance=Assurance.NATIONAL,
        level=2,
        proven_at=AT,
        person=person,
        identity_kind=IdentityKind.CCCD,
        identity_number=person.identity_number,
        email="an@example.vn",
        phone="0912345678",
        phone_verified_at=AT,
    )


def test_an_account_without_an_identity_is_nobody_in_particular(an):
    assert who_is(an.pk) is None


def test_a_proven_person_is_known_with_verified_contact_alone(an):
    prove(an)
    citizen = who_is(an.pk)
    assert citizen is not None
    assert (citizen.name, citizen.identity_number, citizen.language) == ("Nguyễn Văn An", "022085000001", "en")
    assert citizen.is_proven
    assert (citizen.phone, citizen.email) == ("0912345678", "")


@pytest.mark.parametrize("ended", [{"closed_at": AT}, {"merged_into_id": "itself"}])
def test_a_closed_or_merged_account_is_nobody(an, ended):
    prove(an)
    AccountIdentity.objects.update(**{key: an.pk if value == "itself" else value for key, value in ended.items()})
    assert who_is(an.pk) is None


def test_a_person_is_proven_for_one_account_only(an):
    prove(an)
    with pytest.raises(IntegrityError), transaction.atomic():
        prove(Account.objects.create(username="an2", full_name="Nguyễn Văn An"))


def test_nothing_is_called_national_without_a_person_behind_it(an):
    with pytest.raises(IntegrityError), transaction.atomic():
        AccountIdentity.objects.create(account=an, kind=CitizenKind.PERSON, assurance=Assurance.NATIONAL)


def test_whom_one_acts_for_is_asked_by_day(an):
    entity = register_legal_entity(tax_code="0100047516", name="Công ty A", on=DAY)
    held = {"account": an, "legal_entity": entity, "ground": "Giấy ủy quyền 01", "asked_at": AT}
    Representation.objects.create(**held, state="accepted", valid_from=date(2026, 8, 1), valid_to=date(2026, 8, 31))
    assert [each.tax_code for each in represented_by(an.pk, DAY)] == ["0100047516"]
    assert represented_by(an.pk, date(2026, 7, 31)) == represented_by(an.pk, date(2026, 9, 1)) == ()
    Representation.objects.update(state="asked")
    assert represented_by(an.pk, DAY) == ()
