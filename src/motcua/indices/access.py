"""The one door to assessments: published ones for everybody, the others for officers concerned; else not there."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from motcua.indices.models import Assessment
from motcua.indices.policies import may_appraise, may_score, no_such_assessment
from motcua.indices.rules.composite.criteria import Criteria, read_criteria
from motcua.indices.rules.composite.story import ASSESSMENT, State, Step
from motcua.indices.subjects import Subject
from motcua.journal.reading import told
from motcua.journal.rules.story import Told
from motcua.organisation.actors import Actor
from motcua.organisation.models import Agency, ServiceCentre
from motcua.organisation.rules.posts import Role


@dataclass(frozen=True, slots=True)
class Loaded:
    """An assessment with its set, its subject and its story."""

    row: Assessment
    criteria: Criteria
    subject: Subject
    told: Told[State]

    @property
    def state(self) -> State:
        return self.told.state


def visible_to(actor: Actor) -> QuerySet[Assessment]:
    """Published ones; those of one's own unit; all for who appraises, auditors and heads of the province."""
    found = Assessment.objects.select_related("criteria")
    if actor.is_system or may_appraise(actor) or actor.has(Role.AUDITOR) or _heads_the_province(actor):
        return found
    centres = ServiceCentre.objects.filter(pk__in=actor.centre_ids).values("code")
    agencies = Agency.objects.filter(pk__in=actor.agency_ids).values("code_2020")
    own = Q(subject__in=centres) & ~Q(criteria__kind="agency") | Q(subject__in=agencies, criteria__kind="agency")
    public = Q(status=Step.PUBLISHED.value)
    return found.filter(public | own) if actor.is_officer else found.filter(public)


def assessment_for(actor: Actor, number: UUID, *, locked: bool = False) -> Loaded:
    """The assessment, if the actor may see it. Raises `NotFound`. `locked`: its row, until the transaction ends."""
    found = visible_to(actor)
    row = (found.select_for_update(of=("self",)) if locked else found).filter(pk=number).first()
    if row is None:
        raise no_such_assessment()
    criteria = read_criteria(row.criteria.content)
    return Loaded(row, criteria, subject_of(row), told(ASSESSMENT, row.pk))


def subject_of(row: Assessment) -> Subject:
    """What is assessed, found by its code; without a row number where it has gone since."""
    if row.criteria.kind == "agency":
        agency = (
            Agency.objects.filter(code_2020=row.subject, valid_from__lte=_last_day(row)).order_by("valid_from").last()
        )
        return Subject(row.subject, row.subject_name, agency_id=agency.pk if agency else None)
    centre = ServiceCentre.objects.filter(code=row.subject).first()
    return Subject(row.subject, row.subject_name, centre_id=centre.pk if centre else None)


def scores_itself(actor: Actor, loaded: Loaded) -> bool:
    """Whether the actor writes this subject's own scores."""
    return may_score(actor, loaded.subject.centre_id, loaded.subject.agency_id)


def province_centres() -> frozenset[int]:
    """The provincial centres (row numbers)."""
    return frozenset(ServiceCentre.objects.filter(level="province").values_list("pk", flat=True))


def _heads_the_province(actor: Actor) -> bool:
    return actor.has(Role.CENTRE_HEAD) and any(actor.has(Role.CENTRE_HEAD, pk) for pk in province_centres())


def _last_day(row: Assessment) -> date:
    return date(row.criteria.year, 12, 31)
