"""Record an incident: a line lost, and why."""

from motcua.journal.rules.story import Told
from motcua.meetings.rules.facts import IncidentNoted
from motcua.meetings.rules.session import Session
from motcua.meetings.writer import Act, write_session


def note_incident(act: Act, fact: IncidentNoted) -> Told[Session]:
    """The session's story with it. Raises `NotFound`, `Invalid`, `Refused`, `Conflict`."""
    return write_session(act, fact)
