"""Record when an incident was over, and what helped."""

from motcua.journal.rules.story import Told
from motcua.meetings.rules.facts import IncidentEnded
from motcua.meetings.rules.session import Session
from motcua.meetings.writer import Act, write_session


def end_incident(act: Act, fact: IncidentEnded) -> Told[Session]:
    """The session's story with it. Raises `NotFound`, `Invalid`, `Refused`, `Conflict`."""
    return write_session(act, fact)
