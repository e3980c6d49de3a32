"""Bringing the embedded server up, whatever state the last one was left in. Everything here runs with the gate held."""

import subprocess
import sys
import time
from collections.abc import Mapping
from os import SEEK_END

import psycopg
from psycopg import sql
from psycopg.pq import PGconn, Ping

from motcua.kernel.configuration import ConfigurationError
from motcua.kernel.database import shutdown
from motcua.kernel.database.address import DATABASE, embedded_address
from motcua.kernel.database.binaries import Binaries
from motcua.kernel.database.cluster import log_tail, make_cluster, prepare_socket_directory
from motcua.kernel.database.guises import choose_guise, environment
from motcua.kernel.database.layout import Layout
from motcua.kernel.database.locks import PAUSE, is_held
from motcua.kernel.database.misconfiguration import misconfigured
from motcua.kernel.database.processes import live_postmaster
from motcua.kernel.database.tuning import write_settings

KEEPER = (sys.executable, "-I", "-m", "motcua.kernel.database.keeper")
# A server that lives but does not answer yet is replaying its log after a crash: minutes, after a bulk load.
RECOVERY_PATIENCE = 600.0
LONGEST_LOG = 10 * 1024 * 1024


def answers(layout: Layout) -> bool:
    """Whether the embedded server takes connections now."""
    conninfo = embedded_address(layout).conninfo(dbname="postgres", connect_timeout=5)
    return PGconn.ping(conninfo.encode()) == Ping.OK


def bring_up(layout: Layout, binaries: Binaries, settings: Mapping[str, str], gate: int) -> None:
    """Attach to the running server or start one, making its data first where there are none.

    Raises `ConfigurationError` with the end of the server's log when it does not come up.
    """
    if not answers(layout) and not survives(layout):
        remove_traces(layout)
        guise, programs = choose_guise(layout, binaries)
        if not layout.version_file.exists():
            make_cluster(layout, programs, guise, gate)
        prepare_socket_directory(layout, guise)
        write_settings(layout, settings)
        trim_log(layout)
        log_end = layout.log.stat().st_size
        start_keeper(layout, guise.command(programs.program("postgres"), "-D", str(layout.data)))
        if not comes_up(layout):
            raise did_not_start(layout, log_end)
    make_database(layout)
    if not is_held(layout.keeper):
        start_keeper(layout, [])


def survives(layout: Layout) -> bool:
    """Whether a server that does not answer yet is on its way: wait for it. Orphans of a dead one are ended."""
    orphaned_since = time.monotonic()
    while True:
        if live_postmaster(layout.data) is not None:
            return comes_up(layout)
        if not is_held(layout.alive):
            return False
        if time.monotonic() - orphaned_since > shutdown.ORPHANS_PATIENCE:
            shutdown.end_orphans(layout)
        time.sleep(PAUSE)


def comes_up(layout: Layout) -> bool:
    """Wait until the server answers; False when it ends first. Raises `ConfigurationError` after ten minutes."""
    deadline = time.monotonic() + RECOVERY_PATIENCE
    while not answers(layout):
        if not is_held(layout.alive) and live_postmaster(layout.data) is None:
            return False
        if time.monotonic() > deadline:
            raise misconfigured(
                vi=f"Máy chủ cơ sở dữ liệu đã chạy nhưng không trả lời; hãy xem {layout.log}.",
                en=f"The database server runs but does not answer; look into {layout.log}.",
            )
        time.sleep(PAUSE)
    return True


def remove_traces(layout: Layout) -> None:
    """Remove what a dead server left behind. No process of it lives: its lock `alive` is free."""
    for trace in (layout.data / "postmaster.pid", layout.socket, layout.socket.with_name(f"{layout.socket.name}.lock")):
        trace.unlink(missing_ok=True)


def start_keeper(layout: Layout, command: list[str]) -> None:
    """Start a keeper, and `command` under it; back as soon as it has taken its locks."""
    with layout.log.open("ab") as log:
        subprocess.run(  # noqa: S603 - our own program
            [*KEEPER, str(layout.root), *command],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            env=environment(),
            cwd="/",
            check=False,
        )


def make_database(layout: Layout) -> None:
    """Make the database `motcua` unless it is there."""
    conninfo = embedded_address(layout).conninfo(dbname="postgres")
    with psycopg.connect(conninfo, autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(DATABASE)))


def trim_log(layout: Layout) -> None:
    """Keep the last tenth of a log that has outgrown `LONGEST_LOG`; in place, so that it keeps its owner."""
    if layout.log.stat().st_size > LONGEST_LOG:
        with layout.log.open("r+b") as log:
            log.seek(-LONGEST_LOG // 10, SEEK_END)
            kept = log.read()
            log.seek(0)
            log.write(kept)
            log.truncate()


def did_not_start(layout: Layout, log_end: int) -> ConfigurationError:
    return misconfigured(
        vi=f"Máy chủ cơ sở dữ liệu không khởi động được: hãy xem nguyên nhân trong {layout.log}.",
        en=f"The database server did not start: see why in {layout.log}. Its last lines:\n" + log_tail(layout, log_end),
    )
