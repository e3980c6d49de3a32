"""Reads for screens. Every list starts from `visible_to`, so that what is not this actor's is never fetched."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from motcua.dossiers.models import Dossier, DossierEvent
from motcua.dossiers.rules.codes import parse_code
from motcua.dossiers.rules.state import Status
from motcua.kernel.clock import VIETNAM
from motcua.organisation.actors import Actor
from motcua.organisation.models import Agency, ServiceCentre

HANDED_OVER = (
    Status.PROCESSING,
    Status.AWAITING_SUPPLEMENT,
    Status.AWAITING_PAYMENT,
    Status.STOPPED,
    Status.RESOLVED,
    Status.RETURNED,
)


def citizens_own(actor: Actor) -> Q:
    """What is the actor's as a citizen: handed in by the account for itself or another person, or of an organisation
    that it represents today, whoever handed it in (`rules.in_whose_name`).
    """
    if actor.account_id is None:
        return Q(pk__in=[])
    mine = Q(citizen_account_id=actor.account_id, organisation="")
    return mine | Q(organisation__in=sorted(actor.organisations)) if actor.organisations else mine


def visible_to(actor: Actor) -> QuerySet[Dossier]:
    """The dossiers that `actor` may see; drafts are their writer's alone.

    One's own, which an organisation's are to whoever represents it today (`citizens_own`); those at, or received by,
    the posts' centres; those handed over to the agency of a post without a centre; those in which an agency of the
    posts has a part now, by a step or a question (`rules.asked`); all, less others' drafts, for an auditor, an
    administrator and the system. Posts of reform open none.
    """
    mine = citizens_own(actor)
    if actor.sees_all:
        return Dossier.objects.filter(mine | ~Q(status=Status.DRAFT))
    posts = actor.dossier_posts
    centres = {post.centre_id for post in posts if post.centre_id is not None}
    if centres:
        here = Q(centre_id__in=centres) | Q(received_centre_id__in=centres)
        mine |= here & ~Q(status=Status.DRAFT)
    if agencies := [post.agency_id for post in posts if post.centre_id is None and post.agency_id]:
        codes = Agency.objects.filter(pk__in=agencies).values("code_2020")
        mine |= Q(agency_code__in=codes, status__in=HANDED_OVER)
    if posts:
        theirs = Q(pk__in=agencies) | Q(centres__in=centres)
        asked = Agency.objects.filter(theirs).values_list("code_2020")
        mine |= ~Q(asked_agencies=[]) & Q(asked_agencies__overlap=asked)
    return Dossier.objects.filter(mine)


def with_overdue_step(actor: Actor, at: datetime) -> QuerySet[Dossier]:
    """The dossiers that `actor` may see in which an open step should have been done before `at`, the longest first.

    Which step it is, the state says (`rules.planned.overdue_steps`).
    """
    return visible_to(actor).filter(step_due_at__lt=at).order_by("step_due_at", "pk")


def open_at(actor: Actor, centre: ServiceCentre) -> QuerySet[Dossier]:
    """The dossiers at the centre that `actor` may see and that have not ended."""
    return visible_to(actor).filter(centre=centre, accepted_at__isnull=False, finished_at__isnull=True)


def received_at(actor: Actor, centre_id: int, first: datetime, before: datetime) -> QuerySet[Dossier]:
    """The dossiers received at the centre from `first` until `before`, those for another one-stop too, latest first."""
    own = Q(centre_id=centre_id)
    for_others = Q(received_centre_id=centre_id) & ~Q(centre_id=F("received_centre_id"))
    received = visible_to(actor).filter(own | for_others, received_centre_id=centre_id)
    return received.filter(accepted_at__gte=first, accepted_at__lt=before).order_by("-accepted_at", "-pk")


def received_together(actor: Actor, row: Dossier) -> QuerySet[Dossier]:
    """What was handed in for the same owner at the same one-stop on the same day as `row`, and `actor` may see.

    That was one visit, and one receipt may tell of it (`printing`: joint_receipt). Without a number, the same name is
    the same person.
    """
    if row.accepted_at is None or row.received_centre_id is None:
        return Dossier.objects.none()
    first = datetime.combine(row.accepted_at.astimezone(VIETNAM).date(), time(), VIETNAM)
    received = received_at(actor, row.received_centre_id, first, first + timedelta(days=1)).exclude(pk=row.pk)
    if row.owner_identity:
        return received.filter(owner_identity=row.owner_identity)
    return received.filter(owner_identity="", owner_name=row.owner_name)


def at_the_gate(actor: Actor, centre_id: int) -> QuerySet[Dossier]:
    """What stands at the centre without a code: submitted online, or sent home with slip 02; the longest first."""
    waiting = visible_to(actor).filter(centre_id=centre_id, accepted_at__isnull=True, finished_at__isnull=True)
    return waiting.filter(status__in=(Status.REGISTERED, Status.AWAITING_SUPPLEMENT)).order_by("last_at", "pk")


def to_hand_over(actor: Actor, centre_id: int, after: str = "") -> QuerySet[Dossier]:
    """The centre's dossiers that are accepted, whose clock runs, and that no agency has yet; the longest first.

    `after`: the code of a dossier behind which the list goes on, whether or not it has been handed over meanwhile.
    """
    opened = visible_to(actor).filter(centre_id=centre_id, finished_at__isnull=True, accepted_at__isnull=False)
    waiting = opened.filter(status=Status.ACCEPTED, due_at__isnull=False).order_by("accepted_at", "pk")
    if last := visible_to(actor).filter(code=after).first() if after else None:
        return waiting.filter(Q(accepted_at__gt=last.accepted_at) | Q(accepted_at=last.accepted_at, pk__gt=last.pk))
    return waiting


def last_dossier_of(identity: str) -> str:
    """The code of the last dossier whose owner or applicant bears the identity number, "" for none.

    For the readers' log only: whoever asks may not see that dossier.
    """
    # Two reads, each by its own index (dossiers/worklists/search.py asks the same way).
    own = Dossier.objects.filter(owner_identity=identity, code__isnull=False).exclude(owner_identity="")
    handed_in = Dossier.objects.filter(
        ~Q(applicant_identity=""), ~Q(applicant_identity=F("owner_identity")), applicant_identity=identity
    )
    handed_in = handed_in.filter(code__isnull=False)
    newest = [each.order_by("-pk").values_list("pk", "code")[:1] for each in (own, handed_in)]
    return max(newest[0].union(newest[1], all=True), default=(0, ""))[1] or ""


@dataclass(frozen=True, slots=True)
class Progress:
    """What anybody may know who has a code: the code and how far it is (TT 01/2018 Art 16). Nothing personal.

    `explanation`: how the due date was last computed from its term, as it is stored (worktime/rules/explanation.py).
    """

    code: str
    status: Status
    accepted_at: datetime | None
    due_at: datetime | None
    finished_at: datetime | None
    returned_at: datetime | None
    waiting_since: datetime | None
    explanation: dict[str, Any] | None = None


def progress_of(code: str) -> Progress | None:
    """The progress of the dossier with `code`, or None; one query either way. Raises `Invalid` for what is no code."""
    text = parse_code(code).text
    computed = DossierEvent.objects.filter(dossier=OuterRef("pk"), data__explanation__v__isnull=False).order_by("-seq")
    row = (
        Dossier.objects.filter(code=text)
        .annotate(explanation=Subquery(computed.values("data__explanation")[:1]))
        .values_list("status", "accepted_at", "due_at", "finished_at", "returned_at", "waiting_since", "explanation")
        .first()
    )
    return Progress(text, Status(row[0]), *row[1:]) if row else None


def has_dossiers(count: int) -> bool:
    """Whether there are at least `count` dossiers in all."""
    return Dossier.objects.order_by("pk")[count - 1 : count].exists() if count > 0 else True
