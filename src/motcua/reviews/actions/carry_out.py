"""What happens to a review once it is open: one command, decided upon its story, appended with its rows."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from motcua.catalogue.models import Procedure
from motcua.journal.writer import append, done_already
from motcua.kernel.errors import Invalid
from motcua.organisation.actors import Actor
from motcua.reviews import policies
from motcua.reviews.access import plan_for
from motcua.reviews.projection import save
from motcua.reviews.rules import review
from motcua.reviews.rules.review import REVIEW, Plan, Proposal
from motcua.worktime.rules.schedule import in_vietnam

type Deciding = Callable[[Plan], Sequence[Any]]
type May = Callable[[Actor, int], bool]


def plan_procedure(actor: Actor, number: UUID, procedure: str, *, request_id: UUID, at: datetime) -> None:
    """Add a procedure of the catalogue to the plan. Raises `Invalid` (`procedure_unknown`)."""
    found = Procedure.objects.filter(code=procedure.strip(), is_public=True).first()
    if found is None:
        raise Invalid(
            "procedure_unknown",
            vi=f"Danh mục không có thủ tục mang mã {procedure[:40]}. Hãy kiểm tra lại mã.",
            en=f"The catalogue has no procedure with the code {procedure[:40]}. Check the code.",
            field="procedure",
        )
    _do(
        actor,
        number,
        policies.may_write,
        lambda plan: review.decide_plan_procedure(plan, found.code, found.name),
        request_id,
        at,
    )


def send_plan(actor: Actor, number: UUID, *, on: date, document: str, request_id: UUID, at: datetime) -> None:
    """Send the plan; lateness is kept with it."""
    today = in_vietnam(at).date()
    _do(
        actor,
        number,
        policies.may_write,
        lambda plan: review.decide_send_plan(plan, on, document, today),
        request_id,
        at,
    )


def propose(actor: Actor, number: UUID, procedure: str, proposal: Proposal, *, request_id: UUID, at: datetime) -> None:
    """Write the proposal for a procedure."""
    _do(
        actor,
        number,
        policies.may_write,
        lambda plan: review.decide_propose(plan, procedure, proposal),
        request_id,
        at,
    )


def approve(
    actor: Actor,
    number: UUID,
    procedure: str,
    document: str,
    *,
    seen: int | None = None,
    request_id: UUID,
    at: datetime,
) -> None:
    """The head approves the proposal that was `seen`."""
    _do(
        actor,
        number,
        policies.may_approve,
        lambda plan: review.decide_approve(plan, procedure, document, seen),
        request_id,
        at,
    )


def give_back(
    actor: Actor,
    number: UUID,
    procedure: str,
    reason: str,
    *,
    seen: int | None = None,
    request_id: UUID,
    at: datetime,
) -> None:
    """The head returns the proposal that was `seen`."""
    _do(
        actor,
        number,
        policies.may_approve,
        lambda plan: review.decide_return(plan, procedure, reason, seen),
        request_id,
        at,
    )


@transaction.atomic
def _do(actor: Actor, number: UUID, may: May, deciding: Deciding, request_id: UUID, at: datetime) -> None:
    loaded = plan_for(actor, number, to_change=True)
    policies.require(may(actor, loaded.row.centre_id))
    if done_already(REVIEW, number, request_id):
        return
    by = actor.by()
    after = append(REVIEW, number, loaded.told, deciding(loaded.plan), by=by, at=at, request_id=request_id)
    save(loaded.row, after.state)
