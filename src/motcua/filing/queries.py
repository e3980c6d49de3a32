"""What is one's own: drafts, dossiers, papers, messages. Every read starts from the actor's account."""

from datetime import date
from enum import StrEnum

from django.db.models import F, Q, QuerySet

from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import citizens_own, visible_to
from motcua.dossiers.rules.state import Status
from motcua.filing.models import Conversation, Draft, Message, OwnPaper, ResultSeal
from motcua.organisation.actors import Actor


class Shown(StrEnum):
    """Which of one's dossiers a list shows."""

    ALL = "tat-ca"
    ASKED = "can-lam"
    OPEN = "dang-xu-ly"
    DONE = "da-xong"


CONDITIONS = {
    Shown.ALL: Q(),
    Shown.ASKED: Q(status__in=(Status.AWAITING_SUPPLEMENT, Status.AWAITING_PAYMENT)),
    Shown.OPEN: Q(finished_at=None) & ~Q(status=Status.NOT_ACCEPTED),
    Shown.DONE: Q(finished_at__isnull=False) | Q(status=Status.NOT_ACCEPTED),
}


def drafts_of(actor: Actor) -> QuerySet[Draft]:
    """The actor's drafts that are no dossiers yet, the last changed first."""
    if actor.account_id is None:
        return Draft.objects.none()
    drafts = Draft.objects.filter(account_id=actor.account_id, dossier=None)
    return drafts.select_related("procedure").order_by("-changed_at", "pk")


def dossiers_of(
    actor: Actor, shown: Shown = Shown.ALL, *, organisation: str | None = None, before: int = 0
) -> QuerySet[Dossier]:
    """The actor's dossiers as their citizen (`citizens_own`), the latest first; `before` one by number.

    `organisation`: only those of the one with this tax code, whoever handed them in; "" only those that are nobody's
    but the actor's.
    """
    found = Dossier.objects.filter(CONDITIONS[shown], citizens_own(actor)).exclude(status=Status.DRAFT)
    if organisation is not None:
        found = found.filter(organisation=organisation)
    if before:
        found = found.filter(pk__lt=before)
    return found.select_related("procedure", "centre").order_by("-pk")


def papers_of(actor: Actor, *, usable_on: date | None = None) -> QuerySet[OwnPaper]:
    """The papers in the actor's store, the latest first; `usable_on`: those that have not expired by that day.

    The result of an organisation's dossier is among them as long as the actor represents that organisation.
    """
    if actor.account_id is None:
        return OwnPaper.objects.none()
    found = OwnPaper.objects.filter(account_id=actor.account_id, removed_at=None)
    found = found.filter(Q(dossier=None) | Q(dossier__organisation__in=["", *actor.organisations]))
    if usable_on is not None:
        found = found.filter(Q(expires_on=None) | Q(expires_on__gte=usable_on))
    return found.order_by("-pk")


def messages_in(dossier_id: int) -> QuerySet[Message]:
    """The messages of a dossier in their order. Only for those whom `access.conversation_of` has let in."""
    return Message.objects.filter(dossier_id=dossier_id).select_related("account").order_by("pk")


def unread_by_citizen(numbers: list[int]) -> set[int]:
    """Of these dossiers, those in which the office has written something that was not read yet. One query."""
    unread = Conversation.objects.filter(dossier_id__in=numbers, last_from_office__gt=F("read_by_citizen"))
    return set(unread.values_list("dossier_id", flat=True))


def is_unread_by_office(number: int) -> bool:
    """Whether a citizen's message waits in the dossier. Only for those whom `access.conversation_of` lets in."""
    return Conversation.objects.filter(pk=number, last_from_citizen__gt=F("read_by_office")).exists()


def unread_at_office(actor: Actor) -> QuerySet[Conversation]:
    """The conversations in which a citizen's message waits, at the one-stops and agencies of the actor's posts.

    What the actor may open of them, `access.conversation_of` says; auditors and administrators work on none.
    """
    if not actor.is_officer:
        return Conversation.objects.none()
    waiting = Conversation.objects.filter(last_from_citizen__gt=F("read_by_office"))
    mine = visible_to(actor)
    if actor.sees_all:
        centres = actor.centre_ids
        mine = mine.filter(Q(centre_id__in=centres) | Q(received_centre_id__in=centres))
    concerned = Q(dossier__citizen_account_id=actor.account_id) | Q(dossier__organisation__in=actor.organisations)
    return waiting.filter(dossier__in=mine).exclude(concerned)


def seal_of(dossier_id: int, number: int) -> str:
    """The word under which the file of event `number` is verified, "" where there is none."""
    seals = ResultSeal.objects.filter(dossier_id=dossier_id, number=number)
    return seals.values_list("token", flat=True).first() or ""
