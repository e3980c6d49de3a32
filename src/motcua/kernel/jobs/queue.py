"""The queue as seen through Django's own connection, so that it shares the caller's transaction."""

import inspect
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import orjson
from django.db import transaction
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.jobs import Status
from procrastinate.manager import JobManager
from procrastinate.sql import queries
from procrastinate.tasks import configure_task

from motcua.kernel.chain import canonical
from motcua.kernel.clock import real_now, to_real
from motcua.kernel.jobs.registry import find_job

SECONDS_WITHOUT_A_SIGN = 60
"""A worker tells every ten seconds that it lives; after this long without, its jobs are taken from it."""

_connector = DjangoConnector(alias="default")
_manager = JobManager(_connector)


@dataclass(frozen=True, slots=True)
class QueuedJob:
    """One call of a job, as taken from the queue. `attempts` counts the tries before this one."""

    id: int
    name: str
    arguments: dict[str, Any]
    attempts: int


def enqueue(
    name: str,
    /,
    *,
    queue: str = "default",
    lock: str | None = None,
    queueing_lock: str | None = None,
    run_at: datetime | None = None,
    priority: int = 0,
    **arguments: Any,
) -> int | None:
    """Ask for the job `name` in the caller's transaction. Returns its number, or None where one was already waiting.

    - `lock`: jobs of one lock run one at a time, in order; one waiting to be tried again holds back those behind it.
    - `queueing_lock`: while a job with it waits to be run for the first time, a second is not added. (A transaction
      that has added one makes others wait for its end before they know.)
    - `run_at`: not before this instant of the site's clock, which may be a training clock. Aware.
    - `priority`: the higher is run first.
    - `arguments`: for the function; plain JSON, and ids rather than personal data (the worker logs them).

    Raises LookupError for an unknown job and TypeError for arguments it does not take or JSON cannot hold: mistakes of
    a programmer, found where they are made and not when the job runs.
    """
    _check_call(name, arguments)
    deferrer = configure_task(
        name=name,
        job_manager=_manager,
        queue=queue,
        lock=lock,
        queueing_lock=queueing_lock,
        schedule_at=_instant_of_the_queue(run_at) if run_at else None,
        priority=priority,
        task_kwargs=arguments,
    )
    try:
        with transaction.atomic():  # a savepoint: the caller's transaction survives a job already waiting
            return deferrer.defer()
    except AlreadyEnqueued:
        return None


ENQUEUE = """
    SELECT procrastinate_defer_jobs_v1(array_agg(
        ROW('default', %s::text, 0, asked.lock, NULL, asked.args::jsonb, NULL)::procrastinate_job_to_defer_v1
    ))
    FROM unnest(%s::text[], %s::text[]) AS asked (lock, args)
"""


def enqueue_through(cursor: Any, name: str, calls: Sequence[tuple[str | None, dict[str, Any]]]) -> None:
    """Ask for the job `name` once for each of `calls` (lock, arguments), by one statement through a psycopg cursor.

    For writers that send their statements in a pipeline: nothing is waited for. Raises as `enqueue`.
    """
    for _lock, arguments in calls:
        _check_call(name, arguments)
    locks = [lock for lock, _arguments in calls]
    cursor.execute(ENQUEUE, [name, locks, [orjson.dumps(arguments).decode() for _lock, arguments in calls]])


def _instant_of_the_queue(run_at: datetime) -> datetime | None:
    """The queue goes by the database server's clock. What is due already need not wait even for that."""
    if run_at.tzinfo is None:
        raise TypeError(f"run_at must be aware: {run_at!r}")
    real = to_real(run_at)
    return real if real > real_now() else None


def _check_call(name: str, arguments: dict[str, Any]) -> None:
    job = find_job(name)
    if job is None:
        raise LookupError(f"no job is called {name}: is its module <room>/jobs.py?")
    inspect.signature(job.function).bind(**arguments)
    if orjson.loads(canonical(arguments)) != arguments:
        raise TypeError(f"the arguments of {name} do not come back from JSON as they are: {arguments!r}")


def fetch_job() -> QueuedJob | None:
    """Take the next job that may run now; it is then "doing" until finished or retried."""
    row = _connector.execute_query_one(query=queries["fetch_job"], queues=None, worker_id=None)
    return _from_row(row) if row["id"] is not None else None


def finish_job(queued: QueuedJob, *, succeeded: bool) -> None:
    """A job that succeeded is deleted; one that failed stays as a dead job."""
    _connector.execute_query(
        query=queries["finish_job"],
        job_id=queued.id,
        status=(Status.SUCCEEDED if succeeded else Status.FAILED).value,
        delete_job=succeeded,
    )


def retry_job(job_id: int, after: timedelta | None = None) -> None:
    """Put a job that is "doing" or dead back into the queue, to be run at once or after a while."""
    _connector.execute_query(
        query=queries["retry_job"],
        job_id=job_id,
        retry_at=real_now() + after if after else None,
        new_priority=None,
        new_queue_name=None,
        new_lock=None,
    )


def stalled_jobs() -> list[QueuedJob]:
    """Jobs taken by workers that have not been heard of since."""
    rows = _connector.execute_query_all(
        query=queries["select_stalled_jobs_by_heartbeat"],
        queue=None,
        task_name=None,
        seconds_since_heartbeat=SECONDS_WITHOUT_A_SIGN,
    )
    return [_from_row(row) for row in rows]


def give_up_queueing_lock(job_id: int) -> None:
    """Let another job with the same queueing lock wait beside this one.

    A job that is to be tried again goes back among the waiting, where its queueing lock must be unique: if a newer one
    waits there by then, it could neither go back nor be finished.
    """
    _connector.execute_query(
        query="UPDATE procrastinate_jobs SET queueing_lock = NULL WHERE id = %(job_id)s AND queueing_lock IS NOT NULL",
        job_id=job_id,
    )


def delete_dead_job(job_id: int) -> None:
    _connector.execute_query(
        query="DELETE FROM procrastinate_jobs WHERE id = %(job_id)s AND status = 'failed'", job_id=job_id
    )


def worker_connector() -> Any:
    """A connection pool of the worker's own, to the same database."""
    return _connector.get_worker_connector()


def _from_row(row: dict[str, Any]) -> QueuedJob:
    arguments = orjson.loads(row["args"])  # Django leaves jsonb in raw queries as text
    return QueuedJob(id=row["id"], name=row["task_name"], arguments=arguments, attempts=row["attempts"])
