"""Making the data folder, all or nothing: it appears under its name only when initdb has finished."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from motcua.kernel.database.address import ROLE
from motcua.kernel.database.binaries import Binaries
from motcua.kernel.database.guises import Guise, environment
from motcua.kernel.database.layout import Layout
from motcua.kernel.database.misconfiguration import misconfigured

UNFINISHED = "data.new-"


def prepare_folders(layout: Layout) -> None:
    """Make `root` and `locks`. Raises `ConfigurationError` when the data directory may not be written."""
    try:
        layout.locks.mkdir(parents=True, exist_ok=True)
        if layout.root.stat().st_uid == os.geteuid():
            layout.root.chmod(0o711)  # entered by the guise, listed by nobody else
            layout.locks.chmod(0o700)
        layout.log.touch(mode=0o600)
    except OSError as error:
        raise misconfigured(
            vi=f"Không ghi được vào {layout.root} ({error.strerror}). Hãy chạy bằng tài khoản sở hữu thư mục này, "
            "hoặc đặt MOTCUA_DATA_DIRECTORY ở nơi ghi được.",
            en=f"{layout.root} cannot be written ({error.strerror}). Run as the account that owns it, "
            "or set MOTCUA_DATA_DIRECTORY to a place you may write.",
        ) from error


def check_version(layout: Layout, binaries: Binaries) -> None:
    """Raises `ConfigurationError` when the data were made by another major version of PostgreSQL."""
    try:
        made_by = layout.version_file.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return
    if made_by != str(binaries.major):
        raise misconfigured(
            vi=f"Dữ liệu trong {layout.data} thuộc PostgreSQL {made_by}, chương trình đang dùng PostgreSQL "
            f"{binaries.major}. Hãy dùng pg_dump của bản {made_by} để xuất dữ liệu, đổi tên thư mục cũ, rồi nạp lại "
            f"(hoặc đặt MOTCUA_POSTGRES_BIN tới bản {made_by}).",
            en=f"The data in {layout.data} are PostgreSQL {made_by}'s, the programs are PostgreSQL {binaries.major}'s. "
            f"Dump them with pg_dump of version {made_by}, rename the old folder and restore "
            f"(or set MOTCUA_POSTGRES_BIN to version {made_by}).",
        )


def make_cluster(layout: Layout, binaries: Binaries, guise: Guise, gate: int) -> None:
    """Run initdb into a temporary folder and rename it. `gate` stays locked until initdb has ended, even orphaned."""
    sweep_unfinished(layout)
    fresh = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=layout.root))  # 0700
    give_to(guise, fresh)
    log_end = layout.log.stat().st_size
    with layout.log.open("ab") as log:
        for locale in locales(binaries):
            command = guise.command(
                binaries.program("initdb"),
                f"--pgdata={fresh}",
                f"--username={ROLE}",
                "--encoding=UTF8",
                *locale,
                "--data-checksums",
                "--auth-local=trust",  # the socket's folder (0700) is the door
                "--auth-host=reject",
                "--no-instructions",
            )
            done = subprocess.run(  # noqa: S603 - our own command
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=environment(), pass_fds=[gate], cwd="/"
            )
            if done.returncode == 0:
                fresh.rename(layout.data)
                return
    sweep_unfinished(layout)
    raise misconfigured(
        vi=f"Không tạo được cơ sở dữ liệu trong {layout.root}: hãy xem nguyên nhân trong {layout.log}.",
        en=f"The database in {layout.root} could not be made: see why in {layout.log}. Its last lines:\n"
        + log_tail(layout, log_end),
    )


def locales(binaries: Binaries) -> list[list[str]]:
    """Locale options for initdb, best first. Text sorts by code point; pg_trgm knows đ for a letter by lc-ctype."""
    builtin = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"] if binaries.major >= 17 else []
    return [["--locale=C", "--lc-ctype=C.UTF-8", *builtin], ["--locale=C", *builtin]]


def prepare_socket_directory(layout: Layout, guise: Guise) -> None:
    """Make the socket's folder (0700, the guise's). Raises `ConfigurationError` when a stranger has put one there."""
    folder = layout.socket_directory
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    if folder.is_symlink() or found.st_uid not in (guise.uid, os.geteuid()):
        raise misconfigured(
            vi=f"{folder} đã bị tài khoản khác (uid {found.st_uid}) chiếm. Hãy xóa nó, hoặc chuyển "
            "MOTCUA_DATA_DIRECTORY tới một đường dẫn ngắn hơn.",
            en=f"{folder} has been taken by another account (uid {found.st_uid}). Remove it, or move "
            "MOTCUA_DATA_DIRECTORY to a shorter path.",
        )
    folder.chmod(0o700)
    give_to(guise, folder)


def give_to(guise: Guise, folder: Path) -> None:
    """Make `folder`, one we have just made ourselves, belong to the guise."""
    if folder.stat().st_uid != guise.uid:
        os.chown(folder, guise.uid, guise.gid)


def sweep_unfinished(layout: Layout) -> None:
    """Remove what an initdb left that was killed half way."""
    for folder in layout.root.glob(f"{UNFINISHED}*"):
        shutil.rmtree(folder, ignore_errors=True)


def log_tail(layout: Layout, since: int, lines: int = 15) -> str:
    """The last lines the server's log has gained after byte `since`."""
    with layout.log.open("rb") as log:
        log.seek(since)
        return "\n".join(log.read().decode("utf-8", "replace").splitlines()[-lines:])
