"""Record that a point is connected, and who sits there."""

from motcua.journal.rules.story import Told
from motcua.meetings.rules.facts import PointJoined
from motcua.meetings.rules.session import Session
from motcua.meetings.writer import Act, write_session


def admit_point(act: Act, fact: PointJoined) -> Told[Session]:
    """The session's story with it. Raises `NotFound`, `Invalid`, `Refused`, `Conflict`."""
    return write_session(act, fact)
