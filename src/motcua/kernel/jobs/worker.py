"""Those who do the jobs: a worker process, and a loop for tests."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from typing import Any

from asgiref.sync import sync_to_async
from django.db import DatabaseError, close_old_connections
from procrastinate import RetryDecision
from procrastinate.app import WorkerOptions
from procrastinate.contrib.django import DjangoApp
from procrastinate.job_context import JobContext
from procrastinate.jobs import Job as StoredJob
from procrastinate.retry import BaseRetryStrategy

from motcua.kernel.jobs.queue import (
    SECONDS_WITHOUT_A_SIGN,
    QueuedJob,
    fetch_job,
    finish_job,
    worker_connector,
)
from motcua.kernel.jobs.registry import Job, all_jobs, find_job
from motcua.kernel.jobs.running import rescue_stalled_jobs, retry_or_bury, run_job

logger = logging.getLogger(__name__)
MOST_JOBS_AT_ONCE = 1000


def run_worker(*, queues: Sequence[str] | None = None, concurrency: int = 1, once: bool = False) -> None:
    """Do jobs until told to stop (SIGINT, SIGTERM: the job in hand is finished first).

    `queues` limits which; `concurrency` is how many at a time, each in a thread; `once` returns as soon as no job can
    be run now. A failing job is tried again later or buried, and never holds up the others. Jobs of workers that died
    are taken up again after a minute.
    """
    options = WorkerOptions(
        concurrency=concurrency,
        wait=not once,
        listen_notify=not once,
        install_signal_handlers=not once,
        delete_jobs="successful",
        stalled_worker_timeout=SECONDS_WITHOUT_A_SIGN,
    )
    if queues:
        options["queues"] = queues
    asyncio.run(_work(options))


def run_pending(*, raise_errors: bool = True) -> int:
    """Do every job that can be run now, here and in the caller's transaction; for tests. Returns how many were run.

    A failure is recorded and raised; with `raise_errors=False` the next job is taken, as a worker would.
    """
    for done in range(MOST_JOBS_AT_ONCE):
        queued = fetch_job()
        if queued is None:
            return done
        try:
            _run_inline(queued)
        except Exception:
            if raise_errors:
                raise
    raise RuntimeError(f"{MOST_JOBS_AT_ONCE} jobs were run and there are more: does one enqueue itself?")


def _run_inline(queued: QueuedJob) -> None:
    job = find_job(queued.name)
    try:
        if job is None:
            raise LookupError(f"no job is called {queued.name}")
        run_job(job, queued)
    except Exception as error:
        retry_or_bury(job, queued, error)
        raise
    finish_job(queued, succeeded=True)


async def _work(options: WorkerOptions) -> None:
    app = DjangoApp(connector=worker_connector())
    for job in all_jobs():
        app.task(name=job.name, pass_context=True, retry=_BackOff(job))(_task(job))
    rescue = sync_to_async(_rescue, thread_sensitive=False)
    await rescue()
    async with app.open_async():
        rescuer = asyncio.create_task(_repeat(rescue))
        try:
            await app.run_worker_async(**options)
        finally:
            rescuer.cancel()


def _task(job: Job) -> Callable[..., None]:
    def perform(context: JobContext, /, **arguments: Any) -> None:
        assert context.job.id is not None  # noqa: S101 - for the type checker: it comes from the queue
        run_job(job, QueuedJob(context.job.id, job.name, arguments, context.job.attempts))

    return perform


def _rescue() -> None:
    try:
        rescue_stalled_jobs()
    finally:
        close_old_connections()


async def _repeat(rescue: Callable[[], Any]) -> None:
    while True:
        await asyncio.sleep(SECONDS_WITHOUT_A_SIGN)
        try:
            await rescue()
        except DatabaseError:  # it will be back, or the worker itself will stop for it
            logger.exception("Stalled jobs could not be looked for")


class _BackOff(BaseRetryStrategy):
    """The job's own waits, in procrastinate's words."""

    def __init__(self, job: Job) -> None:
        self.job = job

    def get_retry_decision(self, *, exception: BaseException, job: StoredJob) -> RetryDecision | None:
        wait = self.job.wait_after(job.attempts + 1, exception)
        return None if wait is None else RetryDecision(retry_in={"seconds": int(wait.total_seconds())})
