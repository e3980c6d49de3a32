"""The nightly watch. It asks for itself again, so that one request keeps it going for years."""

from datetime import datetime, time, timedelta

from motcua.kernel import clock
from motcua.kernel.jobs import enqueue, job
from motcua.oversight.actions.watch import watch

AT_NIGHT = time(1, 30)
NAME = "oversight.watch"


@job(NAME)
def watch_by_night() -> None:
    """Ask for the coming night, and watch: a night that fails takes no other with it."""
    now = clock.now()
    enqueue_watch(now)
    watch(at=now)


def enqueue_watch(now: datetime) -> None:
    """Have it watched in the coming night; nothing is added while one watch waits already."""
    night = datetime.combine(now.date() + timedelta(days=1), AT_NIGHT, clock.VIETNAM)
    enqueue(NAME, queueing_lock=NAME, run_at=night)
