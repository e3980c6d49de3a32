"""Close a session with its minutes."""

from motcua.journal.rules.story import Told
from motcua.meetings.rules.facts import Closed
from motcua.meetings.rules.session import Session
from motcua.meetings.writer import Act, write_session


def close_session(act: Act, fact: Closed) -> Told[Session]:
    """The session's story with it. Raises `NotFound`, `Invalid`, `Refused`, `Conflict`."""
    return write_session(act, fact)
