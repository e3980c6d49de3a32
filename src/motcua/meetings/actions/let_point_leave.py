"""Record that a point is not connected any more."""

from motcua.journal.rules.story import Told
from motcua.meetings.rules.facts import PointLeft
from motcua.meetings.rules.session import Session
from motcua.meetings.writer import Act, write_session


def let_point_leave(act: Act, fact: PointLeft) -> Told[Session]:
    """The session's story with it. Raises `NotFound`, `Invalid`, `Refused`, `Conflict`."""
    return write_session(act, fact)
