"""The nightly closing of days. It asks for itself again, so that one request keeps it going for years."""

from datetime import datetime, time, timedelta

from motcua.kernel import clock
from motcua.kernel.jobs import enqueue, job
from motcua.statistics.actions.close_days import close_days

AT_NIGHT = time(0, 30)
ONE_DAY = timedelta(days=1)


@job("statistics.close_days")
def close_night() -> None:
    """Close the evenings up to yesterday's, and ask for the coming night."""
    now = clock.now()
    close_days(now.date() - ONE_DAY)
    enqueue_closing(now)


def enqueue_closing(now: datetime) -> None:
    """Have the days closed in the coming night; nothing is added while one closing waits already."""
    night = datetime.combine(now.date() + ONE_DAY, AT_NIGHT, clock.VIETNAM)
    enqueue("statistics.close_days", queueing_lock="statistics.close_days", run_at=night)
