"""What stands against accepting a dossier, all of it at once; nothing is written."""

from datetime import datetime

from motcua.dossiers import directory, policies
from motcua.dossiers.access import draft_for
from motcua.dossiers.actions.accept_dossier import Application, command_of, reception_of
from motcua.dossiers.actions.carry_out import by_of
from motcua.dossiers.rules.lifecycle import NOTHING
from motcua.dossiers.rules.lifecycle.accept import objections
from motcua.dossiers.rules.lifecycle.registry import Context
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
