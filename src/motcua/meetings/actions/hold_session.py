"""Record that the chair opened the session."""

from motcua.journal.rules.story import Told
from motcua.meetings.rules.facts import Held
from motcua.meetings.rules.session import Session
from motcua.meetings.writer import Act, write_session


def hold_session(act: Act, fact: Held) -> Told[Session]:
    """The session's story with it. Raises `NotFound`, `Invalid`, `Refused`, `Conflict`."""
    return write_session(act, fact)
