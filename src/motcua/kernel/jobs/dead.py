"""Jobs tried in vain: which, why, and what to do with them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from procrastinate.contrib.django.models import ProcrastinateEvent, ProcrastinateJob

from motcua.kernel.clock import VIETNAM
from motcua.kernel.errors import NotFound
from motcua.kernel.jobs.models import JobFailure
from motcua.kernel.jobs.queue import delete_dead_job, give_up_queueing_lock, retry_job


@dataclass(frozen=True, slots=True)
class DeadJob:
    """A job that will not be tried again by itself. `failed_at` is the machine's time, not a training clock's."""

    id: int
    name: str
    queue: str
    arguments: dict[str, Any]
    attempts: int
    failed_at: datetime
    code: str
    reason_vi: str
    reason_en: str
    trace: str

    def reason(self, language: str | None) -> str:
        return self.reason_en if (language or "").partition("-")[0] == "en" else self.reason_vi


def dead_jobs(limit: int = 100) -> list[DeadJob]:
    """The latest dead jobs, newest first, each with a reason a person can act on."""
    rows = ProcrastinateJob.objects.filter(status="failed").order_by("-id")[:limit]
    numbers = [row.id for row in rows]
    failures = JobFailure.objects.in_bulk(numbers)
    failed_at = dict(
        ProcrastinateEvent.objects.filter(job_id__in=numbers, type="failed")
        .values_list("job_id")
        .annotate(last=Max("at"))
    )
    return [_dead_job(row, failed_at[row.id], failures.get(row.id) or _never_begun(row)) for row in rows]


def retry_dead_job(job_id: int) -> None:
    """Give a dead job one more try, now. Raises `NotFound` where no dead job has the number."""
    with transaction.atomic():
        _lock_dead_job(job_id)
        give_up_queueing_lock(job_id)
        retry_job(job_id)


def discard_dead_job(job_id: int) -> None:
    """Delete a dead job for good. Raises `NotFound` where no dead job has the number."""
    with transaction.atomic():
        _lock_dead_job(job_id)
        JobFailure.objects.filter(job_id=job_id).delete()
        delete_dead_job(job_id)


def _lock_dead_job(job_id: int) -> None:
    if not ProcrastinateJob.objects.select_for_update().filter(id=job_id, status="failed").exists():
        raise NotFound(
            "dead_job_not_found",
            vi=f"Không có việc hỏng số {job_id}. Tải lại danh sách: việc này có thể đã được chạy lại hoặc xóa.",
            en=f"There is no dead job number {job_id}. Reload the list: it may have been retried or discarded.",
        )


def _dead_job(row: ProcrastinateJob, failed_at: datetime, failure: JobFailure) -> DeadJob:
    return DeadJob(
        id=row.id,
        name=row.task_name,
        queue=row.queue_name,
        arguments=row.args,
        attempts=row.attempts,
        failed_at=failed_at.astimezone(VIETNAM),
        code=failure.code,
        reason_vi=failure.reason_vi,
        reason_en=failure.reason_en,
        trace=failure.trace,
    )


def _never_begun(row: ProcrastinateJob) -> JobFailure:
    """A job whose function the worker did not know left no reason of its own."""
    return JobFailure(
        job_id=row.id,
        code="job_unknown",
        reason_vi=f"Phiên bản đang chạy không có việc tên {row.task_name}. "
        "Cập nhật phần mềm lên phiên bản có việc này rồi cho chạy lại, hoặc xóa việc.",
        reason_en=f"The running version has no job called {row.task_name}. "
        "Update the software to one that has it and retry, or discard the job.",
        trace="",
    )
