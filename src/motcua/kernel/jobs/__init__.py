"""Work to be done later, enqueued in the transaction that asks for it.

A room writes its jobs in its own `jobs.py`, found when the program starts:

    @job("notices.send_receipt")
    def send_receipt(dossier_id: int) -> None: ...

and asks for one inside the transaction that makes it needed; rolled back with it, the job was never there:

    enqueue("notices.send_receipt", lock=f"dossier-{dossier_id}", dossier_id=dossier_id)

A job may run twice (its worker can die between doing and saying so): repeating it must be harmless. It runs outside any
transaction; the actions it calls open their own.

- here: `job`, `enqueue`
- `worker`: `run_worker` for the command line, `run_pending` for tests
- `dead`: `dead_jobs`, `retry_dead_job`, `discard_dead_job`, for what was tried in vain

The queue is PostgreSQL's, kept by procrastinate; nothing above the kernel may know that.
"""

from motcua.kernel.jobs.queue import enqueue
from motcua.kernel.jobs.registry import job

__all__ = ["enqueue", "job"]
