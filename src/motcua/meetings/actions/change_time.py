"""Move a session to another time, at which all that take part are free."""

from motcua.journal.rules.story import Told
from motcua.meetings.rules.facts import TimeChanged
from motcua.meetings.rules.session import Session
from motcua.meetings.writer import Act, write_session


def change_time(act: Act, fact: TimeChanged) -> Told[Session]:
    """The session's story with it. Raises `NotFound`, `Invalid`, `Refused`, `Conflict`."""
    return write_session(act, fact, books=True)
