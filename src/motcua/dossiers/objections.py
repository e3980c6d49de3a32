"""What stands against accepting a dossier, or against a slip at the gate, all of it at once; nothing is written."""

from collections.abc import Callable, Iterator
from datetime import datetime

from motcua.dossiers import directory, policies
from motcua.dossiers.access import draft_for
from motcua.dossiers.actions.accept_dossier import Application, command_of, reception_of
from motcua.dossiers.actions.carry_out import by_of
from motcua.dossiers.rules.lifecycle import NOTHING, refuse_at_gate, supplement
from motcua.dossiers.rules.lifecycle.accept import check_groups, check_in_force, missing_components, objections
from motcua.dossiers.rules.lifecycle.checks import refusals_of
from motcua.dossiers.rules.lifecycle.refuse_at_gate import RefuseAtGate
from motcua.dossiers.rules.lifecycle.registry import Context
from motcua.dossiers.rules.lifecycle.supplement import AskForSupplement
from motcua.dossiers.rules.regimes import regime_on
from motcua.kernel.errors import DomainError
from motcua.organisation.actors import Actor
from motcua.worktime.rules.schedule import in_vietnam


def objections_to(
    actor: Actor, application: Application, *, at: datetime, registered: int | None = None
) -> tuple[DomainError, ...]:
    """Every refusal that `accept_dossier` could give for `application`, in the order of the rules; () for none.

    `registered`: the number of the dossier that it would complete. What cannot be asked at all (an unknown case, a
    counter that is closed) stands alone, because nothing further can be said. Raises `NotFound` for a dossier that is
    absent or not the actor's.
    """
    at = in_vietnam(at)
    state = draft_for(actor, registered).state if registered is not None else NOTHING
    try:
        here = reception_of(application, at.date())
        command = command_of(application, here.offer)
        centre_id = directory.centres.number(state.centre) if state.centre else here.centre_id
        post = policies.check_may(actor, command, state, centre_id)
    except DomainError as refusal:
        return (refusal,)
    context = Context(at, by_of(actor, post), here.schedule, regime_on(at.date()))
    return tuple(objections(state, command, context))


def objections_to_slip(
    application: Application, answer: AskForSupplement | RefuseAtGate, *, at: datetime
) -> tuple[DomainError, ...]:
    """Every refusal that `ask_at_gate` (the missing papers are counted) or `answer_at_gate` could give for the slip."""
    try:
        offer = reception_of(application, in_vietnam(at).date()).offer
    except DomainError as refusal:
        return (refusal,)

    def checks() -> Iterator[Callable[[], object]]:
        if isinstance(answer, RefuseAtGate):
            yield lambda: refuse_at_gate.reason_of(answer)
            yield lambda: refuse_at_gate.ground_of(answer)
            return
        items = (*missing_components(offer, application.components), *answer.items)
        yield lambda: check_in_force(offer)
        yield lambda: check_groups(offer)
        yield lambda: supplement.check_items(items)
        yield lambda: supplement.reason_of(answer)

    return tuple(refusals_of(checks()))
