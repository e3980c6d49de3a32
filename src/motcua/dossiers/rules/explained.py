"""Why the due date is what it is, found again in the story."""

from collections.abc import Iterable

from motcua.dossiers.rules.state import DossierState
from motcua.kernel.facts import Event
from motcua.worktime.rules.explanation import Explanation


def explanation_of(state: DossierState, events: Iterable[Event]) -> Explanation | None:
    """The explanation of the due date now in force, from whichever of `events` gave it.

    None where there is no due date, or where it was set by a person and not reckoned (an extension).
    """
    found = None
    for event in events:
        explanation = getattr(event.fact, "explanation", None)
        if explanation and event.fact.due_at == state.due_at:
            found = explanation
    return Explanation.from_json(found) if found else None
