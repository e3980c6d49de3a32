import unicodedata
from datetime import date

import pytest

from motcua.kernel.errors import Invalid, Refused
from motcua.people.actions.register_legal_entity import register_legal_entity
from motcua.people.actions.register_person import ContactDetails, register_person
from motcua.people.models import Account, LegalEntity, Person
from motcua.people.rules.identity import IdentityKind, Sex

pytestmark = pytest.mark.django_db
OCTOBER_2018 = date(2018, 10, 30)


def register_an(**given):
    an = {
        "identity_kind": IdentityKind.CCCD,
        "identity_number": "022 085 000001",
        "full_name": "Nguyễn Văn An",
        "on": OCTOBER_2018,
    }
    return register_person(**an | given)


def test_a_person_is_stored_ready_for_search():
    an = register_an(full_name=unicodedata.normalize("NFD", " Đỗ  Văn An "), sex=Sex.MALE, birth_date=date(1985, 3, 2))
    an.refresh_from_db()
    assert (an.full_name, an.name_folded) == ("Đỗ Văn An", "do van an")
    assert (an.identity_number, an.sex, an.birth_date) == ("022085000001", "male", date(1985, 3, 2))


def test_the_same_person_again_is_found_and_brought_up_to_date():
    first = register_an(contact=ContactDetails(phone="0912345678", address="Tổ 1"))
    again = register_an(full_name="NGUYỄN VĂN AN", contact=ContactDetails(phone="+84 987 654 321", unit_code="06664"))
    assert again == first
    assert Person.objects.count() == 1
    again.refresh_from_db()
    assert (again.phone, again.address, again.unit_code) == ("0987654321", "Tổ 1", "06664")
    assert again.full_name == "Nguyễn Văn An"


def test_the_number_of_another_name_is_refused_without_telling_that_name():
    register_an()
    with pytest.raises(Refused) as refusal:
        register_an(full_name="Trần Thị Giang")
    assert refusal.value.code == "identity_of_another_name"
    assert "An" not in refusal.value.vi.split()
    assert "022" not in refusal.value.vi + refusal.value.en


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"full_name": " . "}, "person_without_name"),
        ({"identity_kind": IdentityKind.TAX_CODE, "identity_number": "0100047516"}, "person_with_tax_code"),
        ({"identity_number": "1"}, "cccd_malformed"),
        ({"birth_date": date(1986, 1, 1)}, "cccd_other_birth_year"),
        ({"contact": ContactDetails(phone="1")}, "phone_malformed"),
        ({"contact": ContactDetails(email="an")}, "email_malformed"),
    ],
)
def test_bad_input_is_refused_and_nothing_is_stored(given, code):
    with pytest.raises(Invalid) as refusal:
        register_an(**given)
    assert refusal.value.code == code
    assert not Person.objects.exists()


def test_a_legal_entity_may_change_its_name():
    first = register_legal_entity(tax_code="0100047516", name="Công ty Than Hạ Long", on=OCTOBER_2018)
    again = register_legal_entity(tax_code="0100047516", name="Công ty  Than Hòn Gai", on=OCTOBER_2018)
    assert again == first
    assert LegalEntity.objects.get().name_folded == "cong ty than hon gai"


def test_a_wrong_tax_code_is_refused():
    with pytest.raises(Invalid):
        register_legal_entity(tax_code="0100047517", name="Công ty", on=OCTOBER_2018)
    assert not LegalEntity.objects.exists()


def test_no_identity_number_in_the_text_of_a_row():
    assert "0220" not in f"{register_an()} {register_an()!r}"
    entity = register_legal_entity(tax_code="0100047516", name="Công ty Than Hạ Long", on=OCTOBER_2018)
    assert str(entity) == "Công ty Than Hạ Long"


def test_an_account_is_called_by_its_full_name():
    account = Account.objects.create_user("binh", password="một mật khẩu dài", full_name="Phạm Thị Bình")
    assert (str(account), account.get_short_name()) == ("Phạm Thị Bình", "Bình")
