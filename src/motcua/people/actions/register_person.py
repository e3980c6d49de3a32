"""Register a natural person by an identity paper, or bring what is known of that person up to date."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from motcua.kernel.errors import Invalid, Refused
from motcua.kernel.text import fold, nfc, sort_key
from motcua.people.models import Person
from motcua.people.rules.contact import check_email, check_phone
from motcua.people.rules.identity import IdentityKind, Sex, check_identity


@dataclass(frozen=True, slots=True)
class ContactDetails:
    """How somebody is reached; empty parts are unknown. `unit_code` is the commune's code of five digits."""

    phone: str = ""
    email: str = ""
    address: str = ""
    unit_code: str = ""

    def checked(self, on: date) -> dict[str, str]:
        """The known parts in their written form. Raises `Invalid` (`phone_malformed`, `email_malformed`)."""
        details = {
            "phone": check_phone(self.phone, on=on),
            "email": check_email(self.email),
            "address": " ".join(nfc(self.address).split()),
            "unit_code": self.unit_code.strip(),
        }
        return {key: value for key, value in details.items() if value}


@transaction.atomic
def register_person(
    *,
    identity_kind: IdentityKind,
    identity_number: str,
    full_name: str,
    on: date,
    birth_date: date | None = None,
    sex: Sex | None = None,
    contact: ContactDetails | None = None,
) -> Person:
    """The person who bears the number: found, or added. What is given and new replaces what was known.

    `on` is the day of reception. A name that differs by more than accents and case is not replaced: the number or the
    name was mistyped, or two people are being mixed up.

    Raises `Invalid`: those of `check_identity` and `ContactDetails.checked`, `person_without_name`,
    `person_with_tax_code`; `Refused` (`identity_of_another_name`), which does not tell the other name.
    """
    if identity_kind is IdentityKind.TAX_CODE:
        raise Invalid(
            "person_with_tax_code",
            vi="Mã số thuế chỉ dùng cho tổ chức: với cá nhân hãy nhập số căn cước hoặc hộ chiếu.",
            en="A tax code is for organisations: for a person give the identity card or passport.",
            field="identity_kind",
        )
    number = check_identity(identity_kind, identity_number, on=on, birth_date=birth_date, sex=sex)
    name = check_name(full_name)
    known = {"birth_date": birth_date, "sex": sex.value if sex else None} | (contact or ContactDetails()).checked(on)
    known = {key: value for key, value in known.items() if value}
    person, is_new = Person.objects.select_for_update().get_or_create(
        identity_kind=identity_kind,
        identity_number=number,
        defaults={"full_name": name, "name_folded": fold(name), "name_sort": sort_key(name), **known},
    )
    if not is_new:
        _bring_up_to_date(person, name, known)
    return person


def check_name(name: str) -> str:
    """The name composed (NFC), blanks single. Raises `Invalid` (`person_without_name`)."""
    tidy = " ".join(nfc(name).split())
    if not any(character.isalpha() for character in tidy):
        raise Invalid(
            "person_without_name",
            vi="Chưa có họ và tên: hãy nhập như trên giấy tờ.",
            en="The name is missing: write it as on the paper.",
            field="full_name",
        )
    return tidy


def _bring_up_to_date(person: Person, name: str, known: Mapping[str, object]) -> None:
    if person.name_folded != fold(name):
        raise identity_of_another_name()
    changed = [key for key, value in known.items() if getattr(person, key) != value]
    for key in changed:
        setattr(person, key, known[key])
    if changed:
        person.save(update_fields=changed)


def identity_of_another_name() -> Refused:
    """The number is recorded with another name, which is not told."""
    return Refused(
        "identity_of_another_name",
        vi="Số giấy tờ này đã được ghi với họ tên khác: hãy đối chiếu lại số và họ tên trên giấy tờ.",
        en="This number is recorded with another name: compare the number and the name with the paper again.",
        field="identity_number",
    )
