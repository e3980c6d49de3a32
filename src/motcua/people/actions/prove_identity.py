"""Keep on an account what an identity provider has proven, with the person or organisation behind it."""

from datetime import datetime

from django.db import transaction

from motcua.kernel.clock import VIETNAM
from motcua.kernel.text import fold, sort_key
from motcua.people.actions.register_person import identity_of_another_name
from motcua.people.models import Account, AccountIdentity, LegalEntity, Person, Representation
from motcua.people.rules.citizen import Assurance, CitizenKind
from motcua.people.rules.claims import Proven
from motcua.people.rules.representation import RepresentationState

BY_PROVIDER = "Cổng định danh điện tử"


@transaction.atomic
def keep_proven(account: Account, proven: Proven, *, at: datetime) -> AccountIdentity:
    """Write it down; what its owner has verified (e-mail, telephone) stays. Raises `Refused`
    (`identity_of_another_name`).
    """
    person = _person_of(account, proven) if proven.identity_number else None
    entity = _entity_of(proven) if proven.kind is CitizenKind.ORGANISATION else None
    identity, _ = AccountIdentity.objects.select_for_update().get_or_create(
        account=account, defaults={"kind": proven.kind}
    )
    identity.kind = proven.kind
    identity.assurance = Assurance.NATIONAL
    identity.level = proven.level
    identity.proven_at = at
    identity.person, identity.legal_entity = person, entity
    identity.identity_kind = proven.identity_kind or ""
    identity.identity_number = proven.identity_number
    identity.tax_code = proven.tax_code
    identity.birth_date = proven.birth_date
    identity.sex = proven.sex or ""
    identity.address = proven.address
    _take_contact(identity, proven, at)
    identity.save()
    if account.full_name != proven.name:
        account.full_name = proven.name
        account.save(update_fields=["full_name"])
    _link_representatives(identity, at)
    return identity


def _take_contact(identity: AccountIdentity, proven: Proven, at: datetime) -> None:
    """The provider has verified what it tells; what the owner has verified here goes before it."""
    if proven.email and not identity.email_verified_at:
        identity.email, identity.email_verified_at = proven.email, at
    if proven.phone and not identity.phone_verified_at:
        identity.phone, identity.phone_verified_at = proven.phone, at


def _person_of(account: Account, proven: Proven) -> Person:
    """The person with that number. A name that a counter mistyped gives way to the proven one, and with it goes what
    was noted of that other person; a name that an account was proven with does not, unless it is this account's own.
    """
    is_own = proven.kind is CitizenKind.PERSON
    name = proven.name if is_own else proven.representative
    person, is_new = Person.objects.select_for_update().get_or_create(
        identity_kind=proven.identity_kind,
        identity_number=proven.identity_number,
        defaults={"full_name": name, "name_folded": fold(name), "name_sort": sort_key(name)},
    )
    if is_new or not is_own:
        return person
    if person.name_folded != fold(name):
        if AccountIdentity.objects.filter(person=person, kind=CitizenKind.PERSON).exclude(account=account).exists():
            raise identity_of_another_name()
        person.phone = person.email = person.address = person.unit_code = ""
    person.full_name, person.name_folded, person.name_sort = name, fold(name), sort_key(name)
    person.birth_date = proven.birth_date or person.birth_date
    person.sex = proven.sex or person.sex
    person.save()
    return person


def _entity_of(proven: Proven) -> LegalEntity:
    entity, _ = LegalEntity.objects.update_or_create(
        tax_code=proven.tax_code,
        defaults={"name": proven.name, "name_folded": fold(proven.name), "name_sort": sort_key(proven.name)},
    )
    return entity


def _link_representatives(identity: AccountIdentity, at: datetime) -> None:
    """The account of the person whom an organisation's identity names may act for it; whom it named before, no more."""
    today = at.astimezone(VIETNAM).date()
    if identity.kind == CitizenKind.PERSON:
        organisations = AccountIdentity.objects.filter(kind=CitizenKind.ORGANISATION, person=identity.person)
        named = [(identity.account_id, each.legal_entity) for each in organisations if each.legal_entity]
    else:
        persons = AccountIdentity.objects.filter(kind=CitizenKind.PERSON, person=identity.person, person__isnull=False)
        named = [(each.account_id, identity.legal_entity) for each in persons if identity.legal_entity]
        Representation.objects.filter(
            legal_entity=identity.legal_entity, ground=BY_PROVIDER, state=RepresentationState.ACCEPTED
        ).exclude(account__in=[account for account, _entity in named]).update(
            state=RepresentationState.ENDED, valid_to=today, decided_at=at
        )
    for account_id, entity in named:
        held = Representation.objects.filter(
            account=account_id,
            legal_entity=entity,
            state__in=[RepresentationState.ASKED, RepresentationState.ACCEPTED],
        ).first() or Representation(account_id=account_id, legal_entity=entity, asked_at=at)
        if held.state == RepresentationState.ACCEPTED:
            continue
        held.state, held.ground = RepresentationState.ACCEPTED, BY_PROVIDER
        held.valid_from, held.valid_to, held.decided_at, held.decided_by = today, None, at, BY_PROVIDER
        held.save()
