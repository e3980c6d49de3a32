"""What a site decides for itself: a TOML file, overridden by environment variables.

The file is `$MOTCUA_CONFIG`, by default `site.toml` in the data directory (`$MOTCUA_DATA_DIRECTORY`, by default `var`
beside the source). Every key can be given as `MOTCUA_<KEY>` in the environment; the database also as the customary
`DATABASE_URL`. A site that is neither under development (`debug`) nor for training (`training_site`) is in production
and refuses to start with a weak secret, an open door or a training clock.
"""

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict

from motcua.kernel.clock import VIETNAM, TrainingClock, real_now

PROJECT = Path(__file__).resolve().parents[3]
KEYS = (
    "debug",
    "secret_key",
    "allowed_hosts",
    "database_url",
    "training_site",
    "training_starts_at",
    "training_anchored_at",
)
SECRET_KEY_LENGTH = 50
_KEY_WHERE_NOTHING_IS_SECRET = "training-and-development-only"  # noqa: S105 - refused in production
_HOST = re.compile(r"\*|\.?[\w-]+(?:\.[\w-]+)*|\[[0-9a-fA-F:.]+\]", re.ASCII)

_HOW_TO_MAKE_A_KEY = (
    "put a long random text in the site's configuration file, such as the output of "
    'python3 -c "import secrets; print(secrets.token_urlsafe(48))"'
)
_HOW_TO_NAME_HOSTS = "name the addresses people type, such as dichvucong.quangninh.gov.vn"


class ConfigurationError(Exception):
    """The site cannot start as configured; the message says which key and what to write instead."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """The decided configuration of one site. Paths are absolute; instants are aware."""

    data_directory: Path
    debug: bool
    secret_key: str
    allowed_hosts: tuple[str, ...]
    database_url: str | None
    training_site: bool
    training_clock: TrainingClock | None

    @property
    def in_production(self) -> bool:
        return not (self.debug or self.training_site)


def load(environment: Mapping[str, str] = os.environ) -> Configuration:
    """Read and check the configuration. Raises `ConfigurationError` naming the key."""
    data_directory = Path(environment.get("MOTCUA_DATA_DIRECTORY") or PROJECT / "var").resolve()
    values = _read_values(environment, data_directory)
    site = Configuration(
        data_directory=data_directory,
        debug=_truth(values, "debug"),
        secret_key=_secret_key(values),
        allowed_hosts=_hosts(values.get("allowed_hosts", "localhost,127.0.0.1,[::1]")),
        database_url=_database_url(values.get("database_url")),
        training_site=_truth(values, "training_site"),
        training_clock=_training_clock(values),
    )
    if site.in_production:
        _refuse_unsafe(site)
    return site


def _refuse_unsafe(site: Configuration) -> None:
    if site.training_clock:
        raise ConfigurationError(
            "training_starts_at is set, but this is not a training site: remove it, or set training_site = true "
            "(a production server must run on real time)"
        )
    if not site.secret_key:
        raise ConfigurationError("secret_key is missing: " + _HOW_TO_MAKE_A_KEY)
    if site.secret_key == _KEY_WHERE_NOTHING_IS_SECRET:
        raise ConfigurationError("secret_key is the one printed in the source: " + _HOW_TO_MAKE_A_KEY)
    if len(site.secret_key) < SECRET_KEY_LENGTH:
        raise ConfigurationError(
            f"secret_key has {len(site.secret_key)} characters, at least {SECRET_KEY_LENGTH} are needed: "
            + _HOW_TO_MAKE_A_KEY
        )
    if len(set(site.secret_key)) < 5:
        raise ConfigurationError("secret_key repeats a few characters and can be guessed: " + _HOW_TO_MAKE_A_KEY)
    if not site.allowed_hosts:
        raise ConfigurationError(f"allowed_hosts is empty: {_HOW_TO_NAME_HOSTS}")
    if "*" in site.allowed_hosts:
        raise ConfigurationError(
            f'allowed_hosts has "*", which lets anyone answer in this site\'s name: {_HOW_TO_NAME_HOSTS}'
        )


def _read_values(environment: Mapping[str, str], data_directory: Path) -> dict[str, Any]:
    named = environment.get("MOTCUA_CONFIG")
    values = _read_file(Path(named or data_directory / "site.toml"), must_exist=bool(named))
    for key in values:
        if key not in KEYS:
            meant = get_close_matches(key, KEYS, n=1)
            hint = f"did you mean {meant[0]}?" if meant else f"the keys are {', '.join(KEYS)}"
            raise ConfigurationError(f"{key} is not a key of the configuration: {hint}")
    values |= {key: given for key in KEYS if (given := environment.get(f"MOTCUA_{key.upper()}")) is not None}
    if database_url := environment.get("DATABASE_URL"):
        values["database_url"] = database_url
    return values


def _read_file(path: Path, must_exist: bool) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        if must_exist:
            raise ConfigurationError(f"MOTCUA_CONFIG = {path}: there is no such file") from error
        return {}
    except OSError as error:
        raise ConfigurationError(f"{path} cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{path.name} is not valid TOML: {error}") from error


def _truth(values: Mapping[str, Any], key: str) -> bool:
    value = values.get(key, False)
    if isinstance(value, bool):
        return value
    word = str(value).strip().lower()
    if word in ("1", "true", "yes", "on"):
        return True
    if word in ("0", "false", "no", "off", ""):
        return False
    raise ConfigurationError(f"{key} = {value!r}: write true or false")


def _secret_key(values: Mapping[str, Any]) -> str:
    key = values.get("secret_key", "")
    if not isinstance(key, str):
        raise ConfigurationError("secret_key must be a text in quotes")
    if not key and (_truth(values, "debug") or _truth(values, "training_site")):
        return _KEY_WHERE_NOTHING_IS_SECRET
    return key


def _hosts(value: Any) -> tuple[str, ...]:
    names = value.split(",") if isinstance(value, str) else value
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise ConfigurationError(f'allowed_hosts = {value!r}: write a list such as ["dichvucong.quangninh.gov.vn"]')
    hosts = tuple(stripped for name in names if (stripped := name.strip()))
    for host in hosts:
        if not _HOST.fullmatch(host):
            raise ConfigurationError(
                f"allowed_hosts has {host!r}: write a name or an address alone, without https://, port or path; "
                'a leading dot (".quangninh.gov.vn") stands for all names under it'
            )
    return hosts


def _database_url(value: Any) -> str | None:
    if not value:
        return None
    try:
        conninfo_to_dict(str(value))
    except psycopg.ProgrammingError:
        # Neither the value nor the driver's complaint is shown: they hold the password.
        raise ConfigurationError(
            "database_url is not a PostgreSQL address: write postgresql://user:password@host:5432/name, "
            "or leave it out to run the embedded server"
        ) from None
    return str(value)


def _training_clock(values: Mapping[str, Any]) -> TrainingClock | None:
    anchored_at = _instant(values, "training_anchored_at")
    starts_at = _instant(values, "training_starts_at")
    if starts_at:
        return TrainingClock(starts_at=starts_at, anchored_at=anchored_at or real_now())
    if anchored_at:
        raise ConfigurationError("training_anchored_at is set without training_starts_at: set both, or neither")
    return None


def _instant(values: Mapping[str, Any], key: str) -> datetime | None:
    value = values.get(key)
    if value is None or value == "":
        return None
    try:
        if not isinstance(value, date | str):
            raise TypeError
        instant = value if isinstance(value, datetime) else datetime.fromisoformat(str(value).strip())
    except (TypeError, ValueError) as error:
        raise ConfigurationError(f"{key} = {value!r}: write an instant such as 2018-10-30T17:00:00+07:00") from error
    if not 2000 <= instant.year < 2100:
        raise ConfigurationError(f"{key} = {value!r}: write an instant between the years 2000 and 2099")
    return instant if instant.tzinfo else instant.replace(tzinfo=VIETNAM)
