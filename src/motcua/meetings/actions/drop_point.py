"""Let an invited point go, so that it is free for others."""

from motcua.journal.rules.story import Told
from motcua.meetings.rules.facts import PointDropped
from motcua.meetings.rules.session import Session
from motcua.meetings.writer import Act, write_session


def drop_point(act: Act, fact: PointDropped) -> Told[Session]:
    """The session's story with it. Raises `NotFound`, `Invalid`, `Refused`, `Conflict`."""
    return write_session(act, fact)
