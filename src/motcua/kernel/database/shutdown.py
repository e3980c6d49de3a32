"""Stopping the server: by its last user on leaving, or by the keeper for users that were killed."""

import os
import signal
import time
from contextlib import suppress

from motcua.kernel.database.layout import Layout
from motcua.kernel.database.locks import PAUSE, held, is_held, is_shared
from motcua.kernel.database.processes import live_postmaster, working_in

# Stopping writes a last checkpoint: seconds after ordinary work, a minute after a bulk load on a slow disk.
PATIENCE = 120.0
# Orphans of a killed postmaster end by themselves within a moment, unless in the middle of a long computation.
ORPHANS_PATIENCE = 5.0


def stop_unless_used(layout: Layout) -> bool:
    """Stop the server if nobody uses it; whether it is stopped now."""
    if not layout.locks.exists():
        return True  # somebody has deleted the whole folder; PostgreSQL notices that by itself and ends
    with held(layout.gate, PATIENCE):
        return not is_shared(layout.users) and stop_now(layout)


def stop_now(layout: Layout) -> bool:
    """Stop the server whoever uses it (sessions are ended, transactions rolled back); whether it has ended in time.

    Call it with the gate held.
    """
    began = time.monotonic()
    told = None
    while (postmaster := live_postmaster(layout.data)) is not None or is_held(layout.alive):
        if time.monotonic() - began > PATIENCE:
            return False
        if postmaster is None and time.monotonic() - began > ORPHANS_PATIENCE:
            end_orphans(layout)
        elif postmaster is not None and postmaster != told:
            with suppress(ProcessLookupError):
                os.kill(postmaster, signal.SIGINT)
            told = postmaster
        time.sleep(PAUSE)
    return True


def end_orphans(layout: Layout) -> None:
    """Kill what a dead postmaster has left: nothing such a process still does can be committed with others."""
    for orphan in working_in(layout.data):
        with suppress(ProcessLookupError):
            os.kill(orphan, signal.SIGKILL)
