"""Where everything of the embedded server lies: one folder, and at most one private folder for its socket.

    <data directory>/postgres/
        data/         PostgreSQL's own folder (PGDATA), 0700
        data.new-*/   a first start that was killed half way; swept away by the next one
        run/          the socket, 0700
        locks/        see `locks.py`: one starter at a time, who uses the server, is any of its processes alive
        binaries/     a readable copy of the programs, only where one was needed (`guises.py`)
        server.log

A unix socket's path may have no more than 107 bytes on Linux (103 on a Mac). Below a deep data directory the socket
therefore moves to a private folder under /tmp, named after the data directory: the name is computed, never remembered
nor taken from the environment, so that every program finds the same one.
"""

import hashlib
import tempfile
from dataclasses import dataclass
from pathlib import Path

PORT = 5432
LONGEST_SOCKET_PATH = 103
# libpq reads a comma in a host as "try several"; PostgreSQL does the same in unix_socket_directories.
AWKWARD_IN_A_HOST = frozenset(",'\"\\\n\r\t")


@dataclass(frozen=True, slots=True)
class Layout:
    """The paths of one embedded server, all below `root` but (sometimes) the socket's folder."""

    root: Path

    @classmethod
    def below(cls, data_directory: Path) -> "Layout":
        return cls(data_directory.resolve() / "postgres")

    @property
    def data(self) -> Path:
        return self.root / "data"

    @property
    def version_file(self) -> Path:
        return self.data / "PG_VERSION"

    @property
    def log(self) -> Path:
        return self.root / "server.log"

    @property
    def binaries(self) -> Path:
        return self.root / "binaries"

    @property
    def locks(self) -> Path:
        return self.root / "locks"

    @property
    def gate(self) -> Path:
        """Held by whoever is starting or stopping the server."""
        return self.locks / "gate"

    @property
    def users(self) -> Path:
        """Shared by every program that uses the server."""
        return self.locks / "users"

    @property
    def alive(self) -> Path:
        """Inherited by every process of the server, free when the last one has ended."""
        return self.locks / "alive"

    @property
    def keeper(self) -> Path:
        """Shared by the keepers that will stop the server when its last user is gone."""
        return self.locks / "keeper"

    @property
    def socket_directory(self) -> Path:
        near = self.root / "run"
        if fits_a_socket(near):
            return near
        name = hashlib.sha256(str(self.root).encode("utf-8", "surrogateescape")).hexdigest()[:16]
        return short_temporary_folder() / f"motcua-{name}"

    @property
    def socket(self) -> Path:
        return self.socket_directory / f".s.PGSQL.{PORT}"


def fits_a_socket(directory: Path) -> bool:
    """Whether a server can listen, and a client connect, in `directory`."""
    path = f"{directory}/.s.PGSQL.{PORT}"
    return len(path.encode("utf-8", "surrogateescape")) <= LONGEST_SOCKET_PATH and not AWKWARD_IN_A_HOST & set(path)


def short_temporary_folder() -> Path:
    """The system's own, wherever there is one: $TMPDIR and $XDG_RUNTIME_DIR differ between a shell, sudo and cron."""
    return Path("/tmp") if Path("/tmp").is_dir() else Path(tempfile.gettempdir())  # noqa: S108
