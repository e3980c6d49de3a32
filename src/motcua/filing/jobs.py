"""Work that nobody waits for: drafts that were not touched for a time are deleted."""

from datetime import datetime, time, timedelta

from motcua.filing.models import Draft
from motcua.filing.rules.retention import DRAFT_DAYS
from motcua.kernel import clock
from motcua.kernel.jobs import enqueue, job

AT_NIGHT = time(1, 30)
NAME = "filing.delete_old_drafts"


@job(NAME)
def delete_old_drafts() -> None:
    """Delete those not changed for `DRAFT_DAYS`, and ask for the coming night while any is left.

    What was submitted is a dossier and keeps its line.
    """
    now = clock.now()
    Draft.objects.filter(dossier=None, changed_at__lt=now - timedelta(days=DRAFT_DAYS + 1)).delete()
    if Draft.objects.filter(dossier=None).exists():
        enqueue_deleting(now)


def enqueue_deleting(now: datetime) -> None:
    """Have old drafts deleted in the coming night; nothing is added while one request waits already."""
    night = datetime.combine(now.date() + timedelta(days=1), AT_NIGHT, clock.VIETNAM)
    enqueue(NAME, queueing_lock=NAME, run_at=night)
