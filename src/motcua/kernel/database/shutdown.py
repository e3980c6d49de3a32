"""Stopping the server: by its last user on leaving, or by the keeper for users that were killed."""

import os
import signal

from motcua.kernel.database.layout import Layout
from motcua.kernel.database.locks import held, is_shared, lock_within, open_lock
from motcua.kernel.database.processes import live_postmaster

# Stopping writes a last checkpoint: seconds after ordinary work, a minute after a bulk load on a slow disk.
PATIENCE = 120.0


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
    postmaster = live_postmaster(layout.data)
    if postmaster is not None:
        os.kill(postmaster, signal.SIGINT)
    alive = open_lock(layout.alive)
    try:
        return lock_within(alive, PATIENCE, shared=True)
    finally:
        os.close(alive)
