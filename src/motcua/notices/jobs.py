"""The jobs that tell people."""

from motcua.kernel import clock
from motcua.kernel.jobs import enqueue, job
from motcua.notices.projector import lock_of
from motcua.notices.sending import send_due
from motcua.notices.spreading import spread


@job("notices.tell")
def tell(dossier_id: int) -> None:
    """Tell what is to be told of a dossier by now, and come back for what is not due yet."""
    now = clock.now()
    spread(dossier_id, at=now)
    if due := send_due(dossier_id, at=now):
        enqueue("notices.wake", run_at=due, dossier_id=dossier_id)


@job("notices.wake")
def wake(dossier_id: int) -> None:
    """Time has come. Without a lock itself: a job that waits holds back all behind it that have the same one."""
    enqueue("notices.tell", lock=lock_of(dossier_id), dossier_id=dossier_id)
