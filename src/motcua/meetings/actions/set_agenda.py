"""Write the agenda of a session anew."""

from motcua.journal.rules.story import Told
from motcua.meetings.rules.facts import AgendaSet
from motcua.meetings.rules.session import Session
from motcua.meetings.writer import Act, write_session


def set_agenda(act: Act, fact: AgendaSet) -> Told[Session]:
    """The session's story with it. Raises `NotFound`, `Invalid`, `Refused`, `Conflict`."""
    return write_session(act, fact)
