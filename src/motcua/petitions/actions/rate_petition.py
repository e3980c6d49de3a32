"""The sender says whether the answer satisfies."""

from uuid import UUID

from motcua.journal.rules.story import Told
from motcua.petitions.access import Key
from motcua.petitions.recording import Request, act_as_sender
from motcua.petitions.rules.acceptance import check_texts
from motcua.petitions.rules.moves import decide_rate
from motcua.petitions.rules.petition import Petition


def rate_petition(key: Key, subject: UUID, satisfied: bool, note: str, request: Request) -> Told[Petition]:
    """Once an answer. Raises what `recording.act_as_sender` raises."""
    check_texts(note=note)
    return act_as_sender(key, subject, request, lambda loaded: decide_rate(loaded.state, satisfied, note))
