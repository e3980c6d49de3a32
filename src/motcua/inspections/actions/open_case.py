"""Open a case of accountability with its evidence: by itself, nothing opens one."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from motcua.inspections.access import centre_for
from motcua.inspections.actions.decide_inspection import named
from motcua.inspections.case_rows import save_row
from motcua.inspections.directory import heads_within, people_of, reach_of
from motcua.inspections.evidence_found import check_found, handled_by
from motcua.inspections.models import CaseRow
from motcua.inspections.numbering import CASE, next_code
from motcua.inspections.policies import check_may_open_cases
from motcua.inspections.rules.case import CASES
from motcua.inspections.rules.case_facts import CaseKind, Opened, Staff
from motcua.inspections.rules.evidence import Evidence
from motcua.inspections.rules.independence import Named
from motcua.inspections.rules.judging import Scene, decide
from motcua.inspections.terms import HANDLING, LIMITATION, end_of
from motcua.journal.reading import made_by, told
from motcua.journal.writer import acted_meanwhile, append
from motcua.kernel.clock import VIETNAM
from motcua.organisation.actors import Actor


@dataclass(frozen=True, slots=True)
class NewCase:
    """What is asked for; people by account, 0 for nobody."""

    unit: str
    kind: CaseKind
    subject: int
    staff: Staff
    behaviour: str
    occurred_on: date
    evidence: tuple[Evidence, ...]
    investigator: int
    decider: int
    head: int = 0
    head_staff: Staff = Staff.OFFICIAL_LEADER
    head_decider: int = 0
    no_head: str = ""


@transaction.atomic
def open_case(actor: Actor, new: NewCase, *, request_id: UUID, at: datetime) -> CaseRow:
    """The new case. The same request again gives the one that is there.

    Raises `NotFound` (who may not; a unit not watched), `Invalid`, `Refused` (`own_case`, `own_head`, `handled_it`,
    `investigated_it`, `not_competent`, `head_missing`, `not_the_head`, …), `Conflict`.
    """
    post = check_may_open_cases(actor)
    if (made := made_by(CASES, request_id)) is not None:
        return CaseRow.objects.get(pk=made)
    centre, today = centre_for(actor, new.unit), at.astimezone(VIETNAM).date()
    reach = reach_of(centre)
    check_found(actor, new.evidence)
    opener = Named(actor.account_id or 0, actor.name)
    asked = {opener.account, new.subject, new.investigator, new.decider, new.head, new.head_decider}
    people = people_of(asked, today)
    fact = Opened(
        code=next_code(CaseRow, CASE, today.year),
        kind=new.kind,
        unit=centre.code,
        unit_name=centre.name,
        subject=named(people, new.subject, "subject"),
        staff=new.staff,
        behaviour=new.behaviour,
        occurred_on=new.occurred_on,
        evidence=new.evidence,
        opener=opener,
        investigator=named(people, new.investigator, "investigator"),
        decider=named(people, new.decider, "decider"),
        head=named(people, new.head, "head") if new.head else None,
        head_staff=new.head_staff,
        head_decider=named(people, new.head_decider, "head_decider") if new.head_decider else None,
        no_head=new.no_head,
        handle_by=end_of(HANDLING, today)[0],
        limited_by=end_of(LIMITATION, new.occurred_on)[0],
    )
    subject = uuid4()
    nothing = told(CASES, subject)
    handled, leaders = handled_by(new.evidence), heads_within(reach, today)
    scene = Scene(today, reach.codes, people, handled, leaders=leaders)
    facts = decide(nothing.state, fact, scene)
    story = append(CASES, subject, nothing, facts, by=actor.by(post.code), at=at, request_id=request_id)
    try:
        with transaction.atomic():
            return save_row(subject, story, centre.pk)
    except IntegrityError as error:
        raise acted_meanwhile() from error
