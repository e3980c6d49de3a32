"""The embedded server's settings, in one place and with their reasons.

They are written into `postgresql.conf` at every start, so an upgrade of the program brings its settings along. A site
that wants others says so with `ALTER SYSTEM SET …`, which PostgreSQL keeps in its own file and which wins.
"""

import os
from collections.abc import Mapping
from pathlib import Path

from motcua.kernel.database.layout import Layout

SETTINGS = {
    # Who may come in: whoever may open the socket's folder (0700). No network at all.
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    # A dozen processes with their pools of 16 (pool.py), and room for psql, jobs and a dump.
    "max_connections": "200",
    # Two cores with 2–4 GB: the working set of a province's year, without starving the web workers.
    "shared_buffers": "512MB",
    "effective_cache_size": "1536MB",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    # Bulk loads write gigabytes of WAL: fewer, longer checkpoints, and compressed page images after each.
    "max_wal_size": "4GB",
    "min_wal_size": "256MB",
    "checkpoint_timeout": "15min",
    "wal_compression": "on",
    # A receipt handed to a citizen is on disk. Never "off" on a site.
    "synchronous_commit": "on",
    # Solid-state disks and virtual machines: an index page costs hardly more than the next page of a scan.
    "random_page_cost": "1.1",
    # Queries are short; compiling them costs more than it gains (and the wheel has no compiler).
    "jit": "off",
    "timezone": "Asia/Ho_Chi_Minh",
    "log_timezone": "Asia/Ho_Chi_Minh",
    # The wheel has C and builtin locales only; Vietnamese order comes from stored sort keys (kernel/text.py).
    "lc_messages": "C",
    "lc_monetary": "C",
    "lc_numeric": "C",
    "lc_time": "C",
    "default_text_search_config": "pg_catalog.simple",
    "log_line_prefix": "%m [%p] ",
    "cluster_name": "motcua",
}

# For the tests' own server alone: a power cut may ruin it, and the next run then makes a new one.
THROWAWAY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "shared_buffers": "128MB"}

ROOMY_SHARED_MEMORY = 256 * 1024 * 1024


def write_settings(layout: Layout, changes: Mapping[str, str]) -> None:
    """Write `postgresql.conf`: `SETTINGS`, what this machine needs, and `changes` over them."""
    settings = {
        **SETTINGS,
        "unix_socket_directories": f'"{layout.socket_directory}"',
        "dynamic_shared_memory_type": "posix" if has_roomy_shared_memory() else "mmap",
        **changes,
    }
    lines = [f"{key} = '{value.replace("'", "''")}'\n" for key, value in settings.items()]
    header = (
        "# Written by motcua at every start (kernel/database/tuning.py). For your own: ALTER SYSTEM SET name = value.\n"
    )
    fresh = layout.data / "postgresql.conf.new"
    fresh.write_text(header + "".join(lines), encoding="utf-8")
    fresh.chmod(0o644)  # read by the server, which may run under another account; the folder itself is 0700
    fresh.replace(layout.data / "postgresql.conf")


def has_roomy_shared_memory(folder: Path = Path("/dev/shm")) -> bool:  # noqa: S108 - measured, not written to
    """Whether parallel queries may use /dev/shm: containers often give it 64 MB, which a hash join outgrows."""
    if not folder.is_dir():
        return True  # not Linux: POSIX shared memory lives elsewhere
    room = os.statvfs(folder)
    return room.f_frsize * room.f_bavail >= ROOMY_SHARED_MEMORY
