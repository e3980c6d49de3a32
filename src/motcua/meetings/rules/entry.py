"""Who is let into which room, and for how long."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Entry:
    """One person's way into a session's room, good for `opens` ≤ t < `ends`. `room` cannot be guessed."""

    room: str
    title: str
    user: str
    name: str
    is_moderator: bool
    opens: datetime
    ends: datetime
