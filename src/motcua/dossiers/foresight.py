"""What an act would cause: the same policies and rules as `carry_out`, and nothing is written.

A dry run may go stale at once, since somebody else may act; whoever then acts is judged again.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from motcua.dossiers import directory, policies
from motcua.dossiers.access import LoadedDossier
from motcua.dossiers.actions.carry_out import by_of, context_for
from motcua.dossiers.rules.lifecycle import decide, fold
from motcua.dossiers.rules.state import DossierState
from motcua.organisation.actors import Actor


@dataclass(frozen=True, slots=True)
class Foreseen:
    """The dossier as it is, what would happen (`fact`), and the dossier as it would be."""

    before: DossierState
    fact: Any
    after: DossierState


def foresee(actor: Actor, loaded: LoadedDossier, command: Any, *, at: datetime) -> Foreseen:
    """What `command` would cause if `actor` gave it at the instant `at`. Raises what `carry_out` would."""
    state = loaded.state
    post = policies.check_may(actor, command, state, directory.centres.number(state.centre))
    events = decide(state, command, context_for(by_of(actor, post), loaded, at))
    return Foreseen(state, events[-1].fact, fold(events, state))
