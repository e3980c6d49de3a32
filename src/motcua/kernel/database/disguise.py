"""A small program that puts on a guise and becomes another program: `python -m motcua.kernel.database.disguise`.

    disguise GUISE PROGRAM [ARGUMENT …]     become PROGRAM
    disguise GUISE --probe PATH …           can the guise reach and enter/execute every PATH? (says which it cannot)

PostgreSQL refuses to run as root. GUISE is one of

    as-is               nothing changes
    namespace:UID       a user namespace in which we are called UID: outside we stay who we are, so files keep their
                        owner, but none of root's powers over other people's files are left
    account:UID:GID     really become another account (root only)

Standard library only, single-threaded, started afresh for each use: a user namespace cannot be made by a program with
threads, and a fork of one with threads is not safe to run Python in. Once the guise is on, Python itself may be out of
reach (below /root), so nothing may be imported from then on.
"""

import os
import sys
from pathlib import Path

CANNOT_DISGUISE = 120
OUT_OF_REACH = 121


def put_on(guise: str) -> None:
    """Put `guise` on this process for good. Raises `OSError` where the kernel refuses."""
    kind, _, who = guise.partition(":")
    if kind == "namespace":
        enter_namespace(int(who))
    elif kind == "account":
        uid, _, gid = who.partition(":")
        os.setgroups([])
        os.setresgid(int(gid), int(gid), int(gid))
        os.setresuid(int(uid), int(uid), int(uid))


def enter_namespace(inside: int) -> None:
    """Be called `inside` from now on, in a namespace of our own; to everyone else nothing has changed."""
    uid, gid = os.geteuid(), os.getegid()
    os.unshare(os.CLONE_NEWUSER)
    own = Path("/proc/self")
    own.joinpath("setgroups").write_bytes(b"deny")  # the kernel's condition for the next line
    own.joinpath("gid_map").write_bytes(b"%d %d 1" % (inside, gid))
    own.joinpath("uid_map").write_bytes(b"%d %d 1" % (inside, uid))


def first_out_of_reach(paths: list[str]) -> str | None:
    """The first of `paths`, or of the folders above them, that this process may not enter or execute."""
    for path in map(Path, paths):
        for step in [*reversed(path.parents), path]:
            if not os.access(step, os.X_OK):
                return str(step)
    return None


def main(arguments: list[str]) -> int:
    guise, program, *rest = arguments
    try:
        put_on(guise)
    except OSError as error:
        sys.stderr.write(f"{error}\n")
        return CANNOT_DISGUISE
    if program == "--probe":
        if (obstacle := first_out_of_reach(rest)) is not None:
            sys.stdout.write(obstacle)
            return OUT_OF_REACH
        return 0
    return os.execv(program, [program, *rest])  # noqa: S606 - the whole purpose


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
