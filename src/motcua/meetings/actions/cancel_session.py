"""Cancel a session; its points and its chair are free again."""

from motcua.journal.rules.story import Told
from motcua.meetings.rules.facts import Cancelled
from motcua.meetings.rules.session import Session
from motcua.meetings.writer import Act, write_session


def cancel_session(act: Act, fact: Cancelled) -> Told[Session]:
    """The session's story with it. Raises `NotFound`, `Invalid`, `Refused`, `Conflict`."""
    return write_session(act, fact)
