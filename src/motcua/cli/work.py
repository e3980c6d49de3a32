"""`motcua work`: does what was put off until later, such as the nightly closing of days.

`motcua serve` runs one beside the site, which ends with it: a pipe between the two closes however the site's process
ends, also when it is killed.
"""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from motcua.cli.site import open_site
from motcua.kernel import clock


def work(
    once: bool = typer.Option(False, help="Làm hết việc đang chờ rồi thôi. / Do what can be done now, then end."),
    beside: bool = typer.Option(False, hidden=True, help="End when the standard input does: started by `serve`."),
) -> None:
    """Làm các việc nền của hệ thống (cộng sổ hằng đêm). / Do the background jobs (the nightly closing of days)."""
    open_site()
    from motcua.kernel.jobs.worker import run_worker
    from motcua.oversight.jobs import enqueue_watch
    from motcua.payments.jobs import enqueue_looking
    from motcua.statistics.jobs import enqueue_closing

    enqueue_closing(clock.now())
    enqueue_looking(clock.now())
    enqueue_watch(clock.now())
    if beside:
        threading.Thread(target=_end_with_input, daemon=True).start()
    run_worker(once=once)


@contextmanager
def worker_beside() -> Iterator[None]:
    """A worker process of its own that lives as long as this one does, and finishes the job in hand."""
    worker = subprocess.Popen([sys.executable, "-m", "motcua", "work", "--beside"], stdin=subprocess.PIPE)
    if worker.stdin is None:
        raise AssertionError("asked for a pipe")
    os.register_at_fork(after_in_child=worker.stdin.close)  # the site's own processes must not hold it open
    try:
        yield
    finally:
        worker.stdin.close()
        worker.wait()


def _end_with_input() -> None:
    os.read(sys.stdin.fileno(), 1)
    os.kill(os.getpid(), signal.SIGTERM)
