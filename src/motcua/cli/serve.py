"""`motcua serve`: the site over HTTP, with its database running.

Granian serves WSGI: one process a core, and in each so many threads that acceptances which meet can share a transaction
(dossiers/sharing.py); as many as the process has database connections. Static files go through whitenoise in the same
processes. A worker for the background jobs runs beside them and ends with them.
"""

import os
import socket
from contextlib import nullcontext

import typer

from motcua.cli.site import bring_up_to_date, close_connections, open_site
from motcua.cli.work import worker_beside
from motcua.kernel.database.pool import MAX_SIZE


def serve(
    port: int = typer.Option(8000, min=1, max=65535, help="Cổng. / The port to listen on."),
    host: str = typer.Option(
        "127.0.0.1", help="Địa chỉ; 0.0.0.0 để máy khác vào được. / The address; 0.0.0.0 lets other machines in."
    ),
    workers: int = typer.Option(os.cpu_count() or 1, min=1, help="Số tiến trình. / Processes, one a core."),
    threads: int = typer.Option(
        MAX_SIZE, min=1, max=MAX_SIZE, help="Số luồng mỗi tiến trình. / Threads in each process."
    ),
    work: bool = typer.Option(True, help="Kèm tiến trình làm việc nền. / With a worker for the background jobs."),
) -> None:
    """Phục vụ trang. / Serve the site."""
    _refuse_taken_port(host, port)
    _prepare()
    typer.echo(f"http://{'localhost' if host in ('127.0.0.1', '0.0.0.0') else host}:{port}/")  # noqa: S104
    from granian import Granian
    from granian.constants import Interfaces

    site = Granian(
        "motcua.web.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=threads,
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=10,
    )
    with worker_beside() if work else nullcontext():
        site.serve()


def _prepare() -> None:
    """Have the database running and its tables up to date, and on a production site the static files collected."""
    open_site()
    bring_up_to_date()
    from django.conf import settings
    from django.core.management import call_command

    if settings.STATIC_ROOT:
        call_command("collectstatic", interactive=False, verbosity=0)
    # The workers are forks of this process, and processes that inherit one pool read one another's answers.
    close_connections()


def _refuse_taken_port(host: str, port: int) -> None:
    """Say so before anything is started: the server's own message comes from deep inside."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            typer.echo(
                f"Không mở được {host}:{port} ({error.strerror}). Hãy chọn cổng khác: --port 8001. / "
                f"{host}:{port} cannot be opened ({error.strerror}). Choose another port: --port 8001.",
                err=True,
            )
            raise typer.Exit(1) from error
