"""The server's keeper: a small process that stops the server when its last user is gone, however it went.

    keeper ROOT [COMMAND …]     start COMMAND as the server of ROOT and keep it; without COMMAND keep the running one

It sleeps in the kernel until the lock `users` is free; a program killed with `kill -9` gives its share back like any
other. It is the postmaster's parent, so that a dead one does not stay a zombie, and each has a session of its own: no
Ctrl-C and no dying terminal reaches them, and killing the keeper leaves the server running.
"""

import fcntl
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any, Never

from motcua.kernel.database.layout import Layout
from motcua.kernel.database.locks import lock_within, open_lock
from motcua.kernel.database.shutdown import stop_unless_used

STILL_ALIVE = 3


class ServerEnded(Exception):
    """The server this keeper started is no more."""


def main(arguments: list[str]) -> int:
    layout, command = Layout(Path(arguments[0])), arguments[1:]
    alive = open_lock(layout.alive)
    if command and not lock_within(alive, 2):
        return STILL_ALIVE
    mark = open_lock(layout.keeper)
    fcntl.flock(mark, fcntl.LOCK_SH)
    if os.fork():
        os._exit(0)  # the starter goes on; `alive` and `mark` stay locked by the child
    os.setsid()
    signal.signal(signal.SIGCHLD, on_child_ended)
    try:
        if command:
            start(layout, command, alive)
        os.close(alive)
        keep(layout)
    except ServerEnded:
        pass
    return 0


def start(layout: Layout, command: list[str], alive: int) -> None:
    """Start the server with the lock `alive` in its hands and its words in the log."""
    with layout.log.open("ab") as log:
        # Never waited for but by the signal below: it lives as long as we do.
        subprocess.Popen(  # noqa: S603 - given by server.py
            command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd="/",
            pass_fds=[alive],
            start_new_session=True,
        )


def keep(layout: Layout) -> None:
    """Wait until nobody uses the server, stop it, and return. Who comes in between keeps it alive."""
    while True:
        users = open_lock(layout.users)
        fcntl.flock(users, fcntl.LOCK_EX)
        os.close(users)  # given back at once: a newcomer may hold the gate and be waiting for its share
        if stop_unless_used(layout):
            return


def on_child_ended(*_: Any) -> Never:
    os.waitpid(-1, os.WNOHANG)
    raise ServerEnded


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
