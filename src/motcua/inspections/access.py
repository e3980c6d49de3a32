"""The one door to plans, inspections and cases.

Plans and inspections: heads and inspectors those of their one-stop and of the ones below, auditors all, and whoever
acts in an inspection; a surprise not the inspected unit before its minutes. Cases: whoever opened, investigates or
decides; the subject from the day on which an explanation is asked for, so that evidence is safe until then; and, once
it is found substantiated, the head who is to answer for it; nobody else, whatever the post.
"""

from uuid import UUID

from django.db.models import Q, QuerySet

from motcua.inspections.models import CaseRow, InspectionRow, PlanRow
from motcua.inspections.policies import no_such_case, no_such_inspection, watching_posts
from motcua.inspections.rules.case import CASES, Case
from motcua.inspections.rules.case import Stage as CaseStage
from motcua.inspections.rules.case_facts import Outcome
from motcua.inspections.rules.inspection import INSPECTIONS, Inspection, Stage
from motcua.inspections.rules.plan import PLANS, Plan
from motcua.journal.reading import told
from motcua.journal.rules.story import Told
from motcua.organisation.actors import Actor
from motcua.organisation.models import ServiceCentre
from motcua.organisation.rules.posts import Role


def watched_centres(actor: Actor) -> QuerySet[ServiceCentre]:
    """The one-stops of the actor's posts as inspector or head, and those of the units below."""
    own = [post.centre_id for post in watching_posts(actor) if post.centre_id is not None]
    units = ServiceCentre.objects.filter(pk__in=own).values("unit")
    below = Q(unit__parent__in=units) | Q(unit__parent__parent__in=units)
    return ServiceCentre.objects.filter(Q(pk__in=own) | below)


def plans_visible_to(actor: Actor) -> QuerySet[PlanRow]:
    if actor.has(Role.AUDITOR):
        return PlanRow.objects.all()
    return PlanRow.objects.filter(centre__in=watched_centres(actor))


def inspections_visible_to(actor: Actor) -> QuerySet[InspectionRow]:
    """A surprise is no news for the inspected unit before the minutes, unless one acts in it."""
    seen = ~Q(plan=None, stage=Stage.DECIDED.value, centre__in=actor.centre_ids)
    if not actor.has(Role.AUDITOR):
        seen &= Q(centre__in=watched_centres(actor))
    if actor.account_id is not None:
        seen |= Q(accounts__contains=[actor.account_id])
    return InspectionRow.objects.filter(seen)


def cases_visible_to(actor: Actor) -> QuerySet[CaseRow]:
    if actor.account_id is None:
        return CaseRow.objects.none()
    account = actor.account_id
    as_subject = Q(subject_account=account) & ~Q(stage=CaseStage.OPENED.value)
    as_head = Q(head_account=account, outcome=Outcome.SUBSTANTIATED.value)
    return CaseRow.objects.filter(Q(in_charge__contains=[account]) | as_subject | as_head)


def plan_for(actor: Actor, subject: UUID, *, to_act: bool = False) -> tuple[PlanRow, Told[Plan]]:
    """The row and its story; `to_act` holds the row until the transaction ends. Raises `NotFound`."""
    rows = plans_visible_to(actor).select_related("centre")
    row = (rows.select_for_update(of=("self",)) if to_act else rows).filter(pk=subject).first()
    if row is None:
        raise no_such_inspection()
    return row, told(PLANS, subject)


def inspection_for(actor: Actor, subject: UUID, *, to_act: bool = False) -> tuple[InspectionRow, Told[Inspection]]:
    """As `plan_for`."""
    rows = inspections_visible_to(actor).select_related("centre__unit__parent", "centre__agency")
    row = (rows.select_for_update(of=("self",)) if to_act else rows).filter(pk=subject).first()
    if row is None:
        raise no_such_inspection()
    return row, told(INSPECTIONS, subject)


def case_for(actor: Actor, subject: UUID, *, to_act: bool = False) -> tuple[CaseRow, Told[Case]]:
    """As `plan_for`. Who shows what is in it writes the reading down (`reading_log`)."""
    rows = cases_visible_to(actor).select_related("centre__unit__parent", "centre__agency")
    row = (rows.select_for_update(of=("self",)) if to_act else rows).filter(pk=subject).first()
    if row is None:
        raise no_such_case()
    return row, told(CASES, subject)


def centre_for(actor: Actor, code: str) -> ServiceCentre:
    """A one-stop that the actor watches, by its code. Raises `NotFound`."""
    found = watched_centres(actor).select_related("unit__parent", "agency").filter(code=code).first()
    if found is None:
        raise no_such_case()
    return found
