"""How often a message is tried that did not leave, and how long is waited in between."""

from datetime import timedelta

PAUSES = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=6),
    timedelta(hours=12),
)


def pause_after(attempts: int) -> timedelta | None:
    """The wait after so many attempts in vain; None: it is a dead letter. Seven in all, over some twenty hours."""
    return PAUSES[attempts - 1] if attempts <= len(PAUSES) else None
