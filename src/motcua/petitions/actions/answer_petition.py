"""Answer the sender; the clock of publication starts."""

from uuid import UUID

from motcua.journal.rules.story import Told
from motcua.organisation.actors import Actor
from motcua.petitions.access import Loaded
from motcua.petitions.recording import Request, act
from motcua.petitions.rules.facts import Answered, Outcome, Task
from motcua.petitions.rules.moves import Act, decide_answer
from motcua.petitions.rules.petition import Petition
from motcua.petitions.terms import reckoner_for


def answer_petition(actor: Actor, subject: UUID, text: str, outcome: Outcome, request: Request) -> Told[Petition]:
    """Raises what `recording.act` raises, and `Invalid` without a text."""

    def decide(loaded: Loaded) -> Answered:
        clocks = reckoner_for(loaded.row.control_centre, request.at).clocks((Task.PUBLISH,), request.at)
        return decide_answer(loaded.state, Answered(text.strip(), outcome, clocks))

    return act(actor, subject, Act.ANSWER, request, decide)
