"""Locks that vanish with the process that held them (flock): nothing to clean up after `kill -9`.

A lock is taken on an open file, not by a process: a forked child shares its parent's lock, a program started with
`pass_fds` keeps it, and it is free when the last of them has closed the file or died. A zombie holds none.
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PAUSE = 0.02


def open_lock(path: Path) -> int:
    """An open file to lock; closed on exec unless passed on. Close it to give the lock back."""
    return os.open(path, os.O_RDWR | os.O_CREAT, 0o600)


def try_lock(file: int, *, shared: bool = False) -> bool:
    """Take the lock at once or not at all."""
    try:
        fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def lock_within(file: int, seconds: float, *, shared: bool = False) -> bool:
    """Take the lock, waiting up to `seconds` for it; whether it was had."""
    deadline = time.monotonic() + seconds
    while not try_lock(file, shared=shared):
        if time.monotonic() > deadline:
            return False
        time.sleep(PAUSE)
    return True


@contextmanager
def held(path: Path, seconds: float) -> Iterator[int]:
    """Hold the lock on `path` alone. Raises `TimeoutError` when others keep it for longer than `seconds`."""
    file = open_lock(path)
    try:
        if not lock_within(file, seconds):
            raise TimeoutError(f"{path} stayed locked for {seconds:.0f} seconds")
        yield file
    finally:
        os.close(file)


def is_held(path: Path) -> bool:
    """Whether anybody holds the lock, alone or shared, at this moment."""
    if not path.exists():
        return False
    file = open_lock(path)
    try:
        return not try_lock(file)
    finally:
        os.close(file)


def is_shared(path: Path) -> bool:
    """Whether anybody holds a share of the lock, not mistaking for one who held it alone for a moment, to ask."""
    file = open_lock(path)
    try:
        for _ in range(2):
            if try_lock(file):
                return False
            while not try_lock(file, shared=True):
                time.sleep(PAUSE)
            fcntl.flock(file, fcntl.LOCK_UN)
        return True
    finally:
        os.close(file)
