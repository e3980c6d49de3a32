"""Record that points are connected, and who sits there."""

from collections.abc import Sequence

from motcua.journal.rules.story import Told
from motcua.kernel.fact_checks import text_missing
from motcua.meetings.rules.facts import PointJoined
from motcua.meetings.rules.session import Session
from motcua.meetings.writer import Act, write_session


def admit_points(act: Act, facts: Sequence[PointJoined]) -> Told[Session]:
    """The session's story with all of them, or none. Raises `NotFound`, `Invalid`, `Refused`, `Conflict`."""
    if not facts:
        raise text_missing("points")
    return write_session(act, *facts)
