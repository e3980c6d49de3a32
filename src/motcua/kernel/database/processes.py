"""Which processes belong to a server, asked from the kernel rather than believed from a file.

`postmaster.pid` outlives a killed postmaster, and its number may since belong to a zombie nobody has reaped or to an
innocent process. PostgreSQL's processes all work in their data directory, so that is what is compared.
"""

import os
from collections.abc import Iterator
from pathlib import Path

PROC = Path("/proc")


def recorded_postmaster(data: Path) -> int | None:
    """The process number in `postmaster.pid`, which may be long dead; None without a readable one."""
    try:
        return int((data / "postmaster.pid").read_text(encoding="ascii", errors="replace").split("\n", 1)[0])
    except (FileNotFoundError, ValueError):
        return None


def live_postmaster(data: Path) -> int | None:
    """The postmaster serving `data`, or None when it is dead, a zombie, or its number is another process's by now."""
    pid = recorded_postmaster(data)
    return pid if pid is not None and is_running(pid) and works_in(pid, data) else None


def is_running(pid: int) -> bool:
    """Whether `pid` exists and is more than a zombie."""
    if pid <= 0:
        return False
    if PROC.joinpath("self").exists():
        return state(pid) not in (None, "Z", "X")
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def state(pid: int) -> str | None:
    """The kernel's letter for the state of `pid` ("R", "S", "Z" …), None when there is no such process."""
    try:
        stat = PROC.joinpath(str(pid), "stat").read_text(encoding="utf-8", errors="replace")
    except (FileNotFoundError, ProcessLookupError):
        return None
    return stat.rpartition(")")[2].split()[0]  # the name before it may hold spaces and brackets


def works_in(pid: int, folder: Path) -> bool:
    """Whether `folder` is the working directory of `pid`; where that may not be asked, believe it."""
    try:
        return PROC.joinpath(str(pid), "cwd").samefile(folder)
    except (FileNotFoundError, ProcessLookupError):
        return not PROC.joinpath("self").exists()
    except PermissionError:
        return True


def working_in(folder: Path) -> Iterator[int]:
    """Every process of ours whose working directory is `folder` (none on systems without /proc)."""
    if not PROC.joinpath("self").exists():
        return
    for entry in PROC.iterdir():
        if entry.name.isdigit():
            try:
                if entry.joinpath("cwd").samefile(folder):
                    yield int(entry.name)
            except OSError:
                continue
