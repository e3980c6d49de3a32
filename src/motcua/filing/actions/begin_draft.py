"""Beginning to prepare a dossier: one's own name and what one is known by stand in it already."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from motcua.filing.access import account_of
from motcua.filing.jobs import enqueue_deleting
from motcua.filing.matter import Matter
from motcua.filing.models import Draft
from motcua.filing.rules.preparation import Capacity, PartyTyped, Preparation
from motcua.kernel.errors import Refused
from motcua.organisation.actors import Actor
from motcua.people.queries import may_prefill, who_is
from motcua.people.rules.citizen import Citizen, CitizenKind, Represented

MOST = 50
"""Drafts of one account at a time: more is a machine."""


@transaction.atomic
def begin_draft(actor: Actor, matter: Matter, *, at: datetime, acting_for: Represented | None = None) -> Draft:
    """A new draft of the actor's; `acting_for` is the organisation that this session acts for.

    Raises `Refused` for somebody who is not signed in, or who has too many.
    """
    account = account_of(actor)
    if Draft.objects.filter(account_id=account, dossier=None).count() >= MOST:
        raise Refused(
            "too_many_drafts",
            vi=f"Anh/chị đang có {MOST} bản nháp. Hãy nộp hoặc xóa bớt trước khi soạn hồ sơ mới.",
            en=f"You have {MOST} drafts. Submit or delete some before you begin another.",
        )
    citizen = who_is(account) if may_prefill(account) else None
    prepared = for_organisation(prefilled(actor, citizen, matter), acting_for)
    enqueue_deleting(at)
    return Draft.objects.create(
        account_id=account,
        procedure_id=matter.procedure_id,
        revision=matter.number,
        content=prepared.as_json(),
        begun_at=at,
        changed_at=at,
    )


def prefilled(actor: Actor, citizen: Citizen | None, matter: Matter) -> Preparation:
    """What is known already is not asked again (NĐ 224/2026 Art 15): the only place or case and, of whoever has agreed
    to that, the person.
    """
    place = matter.places[0] if len(matter.places) == 1 else None
    return Preparation(
        centre=place.centre if place else "",
        competent=place.competent if place else "",
        case=matter.content.cases[0].key if len(matter.content.cases) == 1 else "",
        applicant=known_party(actor, citizen),
    )


def for_organisation(prepared: Preparation, entity: Represented | None) -> Preparation:
    """The organisation as the owner; for oneself, nothing is said yet."""
    if entity is None:
        return prepared
    owner = PartyTyped(entity.name, "tax_code", entity.tax_code, entity.address, entity.phone, entity.email)
    return replace(prepared, capacity=str(Capacity.ORGANISATION), owner=owner, authority=entity.ground)


def known_party(actor: Actor, citizen: Citizen | None) -> PartyTyped:
    """The account as a party."""
    if citizen is None:
        return PartyTyped(full_name=actor.name)
    if citizen.kind is CitizenKind.ORGANISATION:
        kind, number = ("tax_code" if citizen.tax_code else "organisation"), citizen.tax_code
    else:
        kind, number = str(citizen.identity_kind or ""), citizen.identity_number
    return PartyTyped(citizen.name, kind, number, citizen.address, citizen.phone, citizen.email)
