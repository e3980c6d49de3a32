"""Running one job, and remembering why it failed."""

import traceback
from contextlib import nullcontext

from django.db import connection, transaction

from motcua.kernel.errors import DomainError
from motcua.kernel.jobs.models import JobFailure
from motcua.kernel.jobs.queue import QueuedJob, finish_job, give_up_queueing_lock, retry_job, stalled_jobs
from motcua.kernel.jobs.registry import Job, find_job

LONGEST_TRACE = 20_000


def run_job(job: Job, queued: QueuedJob) -> None:
    """Call the job's function. An error is recorded with its reason and raised again."""
    # Inside a test's transaction a broken statement would spoil all that follows, the record of it included.
    apart = transaction.atomic() if connection.in_atomic_block else nullcontext()
    try:
        with apart:
            job.function(**queued.arguments)
    except BaseException as error:
        record_failure(queued, error)
        raise
    if queued.attempts:
        JobFailure.objects.filter(job_id=queued.id).delete()


def retry_or_bury(job: Job | None, queued: QueuedJob, error: BaseException) -> None:
    """Put a failed job back to be tried later, or leave it dead."""
    wait = job.wait_after(queued.attempts + 1, error) if job else None
    if wait is None:
        finish_job(queued, succeeded=False)
    else:
        retry_job(queued.id, wait)


def record_failure(queued: QueuedJob, error: BaseException) -> None:
    """Keep the reason in words, and the trace for engineers; free the queueing lock for the tries to come."""
    reason = _in_words(queued, error)
    trace = "".join(traceback.format_exception(error))[-LONGEST_TRACE:]
    JobFailure.objects.update_or_create(
        job_id=queued.id,
        defaults={
            "code": reason.code[:100],
            "reason_vi": _storable(reason.vi),
            "reason_en": _storable(reason.en),
            "trace": _storable(trace),
        },
    )
    give_up_queueing_lock(queued.id)


def rescue_stalled_jobs() -> int:
    """Try again the jobs whose worker died over them; bury those that have killed enough workers. Returns how many."""
    stalled = stalled_jobs()
    for queued in stalled:
        death = WorkerDied(queued)
        record_failure(queued, death)
        retry_or_bury(find_job(queued.name), queued, death)
    return len(stalled)


class WorkerDied(DomainError):
    """No fault of the job's that we know of: worth another try."""

    def __init__(self, queued: QueuedJob) -> None:
        super().__init__(
            "worker_died",
            vi=f"Tiến trình xử lý dừng đột ngột khi đang làm việc {queued.name} (số {queued.id}). "
            "Kiểm tra bộ nhớ máy chủ rồi cho chạy lại.",
            en=f"The worker died while doing {queued.name} (number {queued.id}). "
            "Check the server's memory, then retry it.",
        )


def _in_words(queued: QueuedJob, error: BaseException) -> DomainError:
    if isinstance(error, DomainError):
        return error
    kind = type(error).__name__
    return DomainError(
        kind,
        vi=f"Việc {queued.name} (số {queued.id}) dừng vì lỗi chương trình ({kind}). "
        "Báo bộ phận kỹ thuật kèm số việc; sau khi sửa, cho chạy lại.",
        en=f"The job {queued.name} (number {queued.id}) stopped at a program fault ({kind}). "
        "Report it to the engineers with its number; retry it once mended.",
    )


def _storable(text: str) -> str:
    """PostgreSQL text holds neither NUL nor half a surrogate pair; an error's message may."""
    return text.replace("\x00", "\\x00").encode(errors="backslashreplace").decode()
