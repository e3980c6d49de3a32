"""Reads of the catalogue. What is published is public: nothing here asks who is asking; drafts are in `drafts`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet

from motcua.catalogue.access import visible_to
from motcua.catalogue.models import (
    CentreProcedure,
    LifeEvent,
    LifeEventStep,
    OnlineService,
    Procedure,
    ProcedureRevision,
    RevisionEvent,
    Sector,
    Synonym,
)
from motcua.catalogue.rules.differences import Difference, find_differences
from motcua.catalogue.rules.lifecycle import Phase, Status
from motcua.catalogue.rules.online_levels import SENT_ONLINE
from motcua.catalogue.rules.search_words import LONGEST_QUERY, search_key
from motcua.kernel.law_rows import valid_on
from motcua.organisation.actors import Actor

PUBLISHED = Q(status=Status.PUBLISHED)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a procedure stands on a day: the revision in force (None: none) and, if it has ended, what replaced it."""

    procedure: Procedure
    revision: ProcedureRevision | None
    successor: Procedure | None = None


@dataclass(frozen=True, slots=True)
class OnlineCount:
    """Online services valid on a day: in all, and of those the ones at level 3 or 4, or một phần or toàn trình."""

    total: int
    level_3_and_4: int


def revision_in_force(code: str, on: date) -> ProcedureRevision | None:
    """The revision of procedure `code` that is in force that day, with its procedure and sector; None where none is."""
    return revisions_in_force([code], on).get(code)


def revisions_in_force(codes: Iterable[str] | None, on: date) -> dict[str, ProcedureRevision]:
    """By code, the revisions in force that day; None asks for all procedures. One query."""
    revisions = ProcedureRevision.objects.filter(PUBLISHED & valid_on(on)).select_related("procedure", "sector")
    if codes is not None:
        revisions = revisions.filter(procedure__code__in=list(codes))
    return {revision.procedure.code: revision for revision in revisions.order_by("number")}


def standing_of(code: str, on: date) -> Standing | None:
    """The procedure and its revision in force that day, its successor where it has ended; None for an unknown code."""
    procedure = Procedure.objects.filter(code=code, is_public=True).select_related("sector", "successor").first()
    if procedure is None:
        return None
    revision = procedure.revisions.filter(PUBLISHED & valid_on(on)).order_by("-number").first()
    return Standing(procedure, revision, None if revision else procedure.successor)


def name_in_revision(code: str, number: int) -> str:
    """What procedure `code` is called in its revision `number`; its present name where it has no such revision."""
    revisions = ProcedureRevision.objects.filter(procedure__code=code, number=number)
    return revisions.values_list("name", flat=True).first() or Procedure.objects.get(code=code).name


def published_revisions(procedure: Procedure) -> QuerySet[ProcedureRevision]:
    """All revisions ever published, the latest first."""
    return procedure.revisions.filter(status=Status.PUBLISHED).order_by("-number")


def drafts() -> QuerySet[ProcedureRevision]:
    """Revisions not yet published. Only for those whom `policies.may_edit` lets."""
    return ProcedureRevision.objects.exclude(status=Status.PUBLISHED).select_related("procedure", "sector")


def kept_procedures(actor: Actor, q: str, phase: str, on: date) -> QuerySet[Procedure]:
    """The procedures that `actor` may know of, by a part of their name or the beginning of their code, that have a
    revision in that phase on the day ("": whatever they have). Each comes with its revisions, without their content."""
    found = visible_to(actor).select_related("sector")
    for word in search_key(q).split():
        found = found.filter(Q(name_key__contains=word) | Q(code__startswith=q.strip()))
    if phase:
        found = found.filter(Exists(ProcedureRevision.objects.filter(_in_phase(phase, on), procedure=OuterRef("pk"))))
    revisions = ProcedureRevision.objects.defer("content").order_by("-number")
    return found.prefetch_related(Prefetch("revisions", queryset=revisions))


def _in_phase(phase: str, on: date) -> Q:
    match phase:
        case Phase.IN_FORCE:
            return PUBLISHED & valid_on(on)
        case Phase.PUBLISHED:
            return PUBLISHED & Q(valid_from__gt=on)
        case Phase.EXPIRED:
            return PUBLISHED & Q(valid_to__lt=on)
    return Q(status=phase)


def centres_offering(procedure: Procedure) -> QuerySet[CentreProcedure]:
    """Who offers it, offered it or will, by name of centre and day."""
    return procedure.centres.select_related("centre").order_by("centre__name_sort", "centre_id", "valid_from")


def revision_events() -> QuerySet[RevisionEvent]:
    """What was done to revisions, the latest first. Only for those whom `policies.may_edit` lets."""
    return RevisionEvent.objects.order_by("-pk")


def differences_between(old: ProcedureRevision, new: ProcedureRevision) -> tuple[Difference, ...]:
    """What changed from one revision to another, part by part."""
    return find_differences(old.name, old.parsed_content(), new.name, new.parsed_content())


def procedures_at(centre_code: str, on: date) -> QuerySet[CentreProcedure]:
    """What a centre offers that day, by name of procedure."""
    return (
        CentreProcedure.objects.filter(valid_on(on), centre__code=centre_code)
        .select_related("procedure", "procedure__sector", "centre")
        .order_by("procedure__name_sort", "procedure_id")
    )


def online_services(on: date, *, procedure_code: str | None = None) -> QuerySet[OnlineService]:
    """The online services valid that day, of all procedures or one."""
    services = OnlineService.objects.filter(valid_on(on)).select_related("procedure")
    return services.filter(procedure__code=procedure_code) if procedure_code else services


def count_online_services(on: date) -> OnlineCount:
    """One query."""
    of_high_level = Count("pk", filter=Q(level__in=SENT_ONLINE))
    counts = OnlineService.objects.filter(valid_on(on)).aggregate(all=Count("pk"), sent=of_high_level)
    return OnlineCount(counts["all"], counts["sent"])


def sectors(*, with_procedures: bool = True) -> QuerySet[Sector]:
    """The sectors by name; by default those that have a public procedure."""
    rows = Sector.objects.order_by(F("name_sort"), "pk")
    return rows.filter(procedures__is_public=True).distinct() if with_procedures else rows


def life_events(on: date) -> QuerySet[LifeEvent]:
    """The life events of that day, in their order."""
    return LifeEvent.objects.filter(valid_on(on)).order_by("position", "pk")


def life_events_for(text: str, on: date) -> list[LifeEvent]:
    """The life events that a typed text speaks of: one of their phrases is in it, or it is the beginning of one."""
    words = search_key(text[:LONGEST_QUERY])
    if not words:
        return []
    spoken = f" {words} "
    return [
        event
        for event in life_events(on)
        if any(f" {phrase} " in spoken or phrase.startswith(words) for phrase in event.phrases)
    ]


def life_event_for(code: str, on: date) -> LifeEvent | None:
    """The life event of that day with its procedures in order; None where there is none."""
    steps = LifeEventStep.objects.select_related("procedure", "procedure__sector").order_by("position")
    return life_events(on).filter(code=code).prefetch_related(Prefetch("steps", queryset=steps)).first()


def synonyms(q: str, on: date | None) -> QuerySet[Synonym]:
    """Synonyms with these words in phrase or meaning, of one day or (None) of all time."""
    found = Synonym.objects.all() if on is None else Synonym.objects.filter(valid_on(on))
    for word in search_key(q).split():
        found = found.filter(Q(words__contains=[word]) | Q(meaning__icontains=word) | Q(phrase__icontains=q.strip()))
    return found
