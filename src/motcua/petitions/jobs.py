"""The jobs that tell senders."""

from uuid import UUID

from motcua.kernel import clock
from motcua.kernel.jobs import enqueue, job
from motcua.petitions.sending import send_due
from motcua.petitions.telling import lock_of


@job("petitions.tell")
def tell(petition: str) -> None:
    """Send what is to be sent of a petition by now, and come back for what is not due yet."""
    if due := send_due(UUID(petition), at=clock.now()):
        enqueue("petitions.wake", run_at=due, petition=petition)


@job("petitions.wake")
def wake(petition: str) -> None:
    """Time has come. Without a lock itself: a job that waits holds back all behind it that have the same one."""
    enqueue("petitions.tell", lock=lock_of(petition), petition=petition)
