"""A citizen as other rooms see one: who it is, by what that is known, how to reach them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from motcua.people.rules.identity import IdentityKind, Sex


class CitizenKind(StrEnum):
    PERSON = "person"
    ORGANISATION = "organisation"


class Assurance(StrEnum):
    """How sure it is that the account is who it says it is: least first."""

    NONE = "none"
    CONTACT = "contact"
    NATIONAL = "national"


@dataclass(frozen=True, slots=True)
class Citizen:
    """Who an account is. Texts that are unknown are "".

    `is_proven`: name and numbers come from a national identity; otherwise the owner has declared them and nobody has
    checked. An organisation has its tax code as identity. `phone` and `email` are those last verified, or proven ones;
    `language` is "vi" or "en".
    """

    account_id: int
    kind: CitizenKind
    name: str
    assurance: Assurance = Assurance.NONE
    level: int = 0
    identity_kind: IdentityKind | None = None
    identity_number: str = ""
    tax_code: str = ""
    birth_date: date | None = None
    sex: Sex | None = None
    phone: str = ""
    email: str = ""
    address: str = ""
    unit_code: str = ""
    language: str = "vi"
    person_id: int | None = None
    legal_entity_id: int | None = None

    @property
    def is_proven(self) -> bool:
        return self.assurance is Assurance.NATIONAL


@dataclass(frozen=True, slots=True)
class Represented:
    """An organisation for which an account may act on a day."""

    legal_entity_id: int
    name: str
    tax_code: str
    address: str
    phone: str
    email: str
    ground: str
