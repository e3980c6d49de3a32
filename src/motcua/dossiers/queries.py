"""Reads for screens. Every list starts from `visible_to`, so that what is not this actor's is never fetched."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.codes import parse_code
from motcua.dossiers.rules.state import Status
from motcua.organisation.actors import Actor


def visible_to(actor: Actor) -> QuerySet[Dossier]:
    """The dossiers that `actor` may see: those of the posts' centres and agencies, one's own, or all for an auditor."""
    if actor.sees_all:
        return Dossier.objects.all()
    mine = Q(pk__in=[])
    if actor.centre_ids:
        mine |= Q(centre_id__in=actor.centre_ids) & ~Q(status=Status.DRAFT)
    if actor.account_id is not None:
        mine |= Q(citizen_account_id=actor.account_id)
    return Dossier.objects.filter(mine)


@dataclass(frozen=True, slots=True)
class Progress:
    """What anybody may know who has a code: the code and how far it is (TT 01/2018 Art 16). Nothing personal."""

    code: str
    status: Status
    due_at: datetime | None
    last_at: datetime


def progress_of(code: str) -> Progress | None:
    """The progress of the dossier with `code`, or None. Raises `Invalid` for what is no code."""
    row = Dossier.objects.filter(code=parse_code(code).text).values_list("code", "status", "due_at", "last_at").first()
    return Progress(str(row[0]), Status(row[1]), row[2], row[3]) if row else None


def has_dossiers(count: int) -> bool:
    """Whether there are at least `count` dossiers in all."""
    return Dossier.objects.order_by("pk")[count - 1 : count].exists() if count > 0 else True
