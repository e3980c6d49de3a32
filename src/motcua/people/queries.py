"""Who is known by an identity number. For the counter: whoever may see it, `policies` of the asking room says."""

from dataclasses import dataclass
from datetime import date

from motcua.kernel.text import fold
from motcua.people.actions.register_person import check_name, identity_of_another_name
from motcua.people.models import LegalEntity, Person
from motcua.people.rules.identity import IdentityKind, check_identity


@dataclass(frozen=True, slots=True)
class Known:
    """A person or a legal entity as last registered; empty parts are unknown."""

    name: str
    address: str
    phone: str
    email: str


def known_by(kind: IdentityKind, number: str, *, on: date) -> Known | None:
    """Whoever is registered under the number, or None. Raises `Invalid`: those of `check_identity`."""
    checked = check_identity(kind, number, on=on)
    if kind is IdentityKind.TAX_CODE:
        entity = LegalEntity.objects.filter(tax_code=checked).first()
        return Known(entity.name, entity.address, entity.phone, entity.email) if entity else None
    person = Person.objects.filter(identity_kind=kind, identity_number=checked).first()
    return Known(person.full_name, person.address, person.phone, person.email) if person else None


def check_bears_name(kind: IdentityKind, number: str, name: str, *, on: date) -> None:
    """Nobody of another name is registered under the number: what `register_person` would say, before anything is done.

    An enterprise may change its name. Raises `Invalid` as `known_by` and `check_name`, `Refused`
    (`identity_of_another_name`).
    """
    given, known = check_name(name), known_by(kind, number, on=on)
    if known and kind is not IdentityKind.TAX_CODE and fold(known.name) != fold(given):
        raise identity_of_another_name()
