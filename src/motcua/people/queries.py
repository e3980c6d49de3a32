"""Who is known by an identity number, and who an account is.

Whoever may see it, `policies` of the asking room says.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.sessions.models import Session
from django.db.models import Q

from motcua.kernel.text import fold
from motcua.people.actions.register_person import check_name, identity_of_another_name
from motcua.people.models import (
    Account,
    AccountIdentity,
    Consent,
    Contact,
    LegalEntity,
    OpenSession,
    Person,
    PersonalExport,
    Representation,
)
from motcua.people.rules.citizen import Assurance, Citizen, CitizenKind, Represented
from motcua.people.rules.identity import IdentityKind, Sex, check_identity
from motcua.people.rules.purposes import PREFILL
from motcua.people.rules.representation import RepresentationState

__all__ = [
    "Citizen",
    "Known",
    "Represented",
    "check_bears_name",
    "citizen_of",
    "exports_of",
    "known_by",
    "names_of_organisations",
    "purposes_agreed_to",
    "representations_asked",
    "representations_of",
    "represented_by",
    "represents",
    "sessions_of",
    "who_is",
]


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


def who_is(account_id: int) -> Citizen | None:
    """Who a citizen's account is. None where nobody has said, as with an officer's; or it was closed or merged."""
    identity = (
        AccountIdentity.objects.select_related("account", "person", "legal_entity")
        .filter(account=account_id, account__is_active=True, merged_into=None, closed_at=None)
        .first()
    )
    return citizen_of(identity) if identity else None


def citizen_of(identity: AccountIdentity) -> Citizen:
    """The row with its relations as a value."""
    is_person = identity.kind == CitizenKind.PERSON
    party: Contact | None = identity.person if is_person else identity.legal_entity
    return Citizen(
        account_id=identity.account_id,
        kind=CitizenKind(identity.kind),
        name=identity.account.full_name,
        assurance=Assurance(identity.assurance),
        level=identity.level,
        identity_kind=IdentityKind(identity.identity_kind) if identity.identity_kind else None,
        identity_number=identity.identity_number,
        tax_code=identity.tax_code,
        birth_date=identity.birth_date,
        sex=Sex(identity.sex) if identity.sex else None,
        phone=identity.phone if identity.phone_verified_at else "",
        email=identity.email if identity.email_verified_at else "",
        address=identity.address or (party.address if party else ""),
        unit_code=party.unit_code if party else "",
        language=identity.account.language,
        person_id=identity.person_id,
        legal_entity_id=identity.legal_entity_id,
    )


def represented_by(account_id: int, on: date) -> tuple[Represented, ...]:
    """The organisations for which the account may act on that day, by name."""
    held = (
        Representation.objects.filter(account=account_id, state=RepresentationState.ACCEPTED, valid_from__lte=on)
        .filter(Q(valid_to__isnull=True) | Q(valid_to__gte=on))
        .select_related("legal_entity")
        .order_by("legal_entity__name_sort", "legal_entity_id")
    )
    return tuple(_represented(each.legal_entity, each.ground) for each in held)


def names_of_organisations(tax_codes: Collection[str]) -> dict[str, str]:
    """Their names by tax code, in the order of the names."""
    found = LegalEntity.objects.filter(tax_code__in=tax_codes).order_by("name_sort", "tax_code")
    return dict(found.values_list("tax_code", "name"))


def represents(account_id: int, tax_code: str, on: date) -> bool:
    """Whether the account may act for that organisation on that day, as its representative or its own account."""
    own = AccountIdentity.objects.filter(
        account=account_id,
        kind=CitizenKind.ORGANISATION,
        assurance=Assurance.NATIONAL,
        legal_entity__tax_code=tax_code,
    )
    return own.exists() or any(each.tax_code == tax_code for each in represented_by(account_id, on))


def _represented(entity: LegalEntity, ground: str) -> Represented:
    return Represented(
        legal_entity_id=entity.pk,
        name=entity.name,
        tax_code=entity.tax_code,
        address=entity.address,
        phone=entity.phone,
        email=entity.email,
        ground=ground,
    )


def sessions_of(account_id: int, *, now: datetime) -> list[OpenSession]:
    """The account's sessions that have not ended, the last used first. `now` is real time."""
    alive = Session.objects.filter(expire_date__gt=now).values("session_key")
    return list(OpenSession.objects.filter(account=account_id, session_key__in=alive).order_by("-used_at", "-pk"))


def purposes_agreed_to(account_id: int) -> frozenset[str]:
    """The codes of `rules/purposes.py` that hold now."""
    return frozenset(Consent.objects.filter(account=account_id, withdrawn_at=None).values_list("purpose", flat=True))


def hold_account(account_id: int) -> None:
    """Until the end of the caller's transaction the account is not merged with another, nor closed."""
    list(Account.objects.select_for_update(no_key=True).filter(pk=account_id).values_list("pk"))


def may_prefill(account_id: int) -> bool:
    """Whether what is known of the person may be put into forms: only by their word, as long as it stands."""
    return PREFILL in purposes_agreed_to(account_id)


def representations_of(account_id: int) -> list[Representation]:
    """All that the account has asked for, the latest first."""
    found = Representation.objects.filter(account=account_id).select_related("legal_entity")
    return list(found.order_by("-asked_at", "-pk"))


def representations_asked(officer_id: int | None) -> list[Representation]:
    """What waits for this officer's answer, the longest first; nobody answers their own."""
    asked = Representation.objects.filter(state=RepresentationState.ASKED, account__is_active=True)
    asked = asked.exclude(account=officer_id)
    return list(asked.select_related("account", "legal_entity").order_by("asked_at", "pk")[:200])


def exports_of(account_id: int, *, now: datetime) -> list[PersonalExport]:
    """Copies that are being made or may be fetched, the latest first."""
    alive = Q(expires_at__isnull=True) | Q(expires_at__gt=now)
    return list(PersonalExport.objects.filter(alive, account=account_id).order_by("-asked_at"))
