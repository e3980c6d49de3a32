"""What a site decides for itself: a TOML file, overridden by environment variables.

The file is `$MOTCUA_CONFIG`, by default `var/site.toml` under the data directory. Every key can be given as
`MOTCUA_<KEY>` in the environment; the database also as the customary `DATABASE_URL`.
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from motcua.kernel.clock import VIETNAM, TrainingClock, real_now

PROJECT = Path(__file__).resolve().parents[3]


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


def load(environment: Mapping[str, str] = os.environ) -> Configuration:
    """Read and check the configuration. Raises `ConfigurationError` naming the key."""
    data_directory = Path(environment.get("MOTCUA_DATA_DIRECTORY", PROJECT / "var")).resolve()
    values = _read_file(Path(environment.get("MOTCUA_CONFIG", data_directory / "site.toml")))
    for key in (
        "debug",
        "secret_key",
        "allowed_hosts",
        "training_site",
        "training_starts_at",
        "training_anchored_at",
    ):
        if (given := environment.get(f"MOTCUA_{key.upper()}")) is not None:
            values[key] = given
    debug = _truth(values, "debug")
    training_site = _truth(values, "training_site")
    clock = _training_clock(values)
    if clock and not (training_site or debug):
        raise ConfigurationError(
            "training_starts_at is set, but this is not a training site: remove it, or set training_site = true "
            "(a production server must run on real time)"
        )
    secret_key = str(values.get("secret_key", ""))
    if not secret_key and not (debug or training_site):
        raise ConfigurationError("secret_key is missing: put a long random text in the site's configuration file")
    return Configuration(
        data_directory=data_directory,
        debug=debug,
        secret_key=secret_key or "training-and-development-only",
        allowed_hosts=_hosts(values.get("allowed_hosts", "localhost,127.0.0.1,[::1]")),
        database_url=environment.get("DATABASE_URL") or values.get("database_url") or None,
        training_site=training_site,
        training_clock=clock,
    )


def _read_file(path: Path) -> dict[str, Any]:
    if not path.exists():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
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


def _hosts(value: Any) -> tuple[str, ...]:
    hosts = value.split(",") if isinstance(value, str) else value
    return tuple(host.strip() for host in hosts if host.strip())


def _training_clock(values: Mapping[str, Any]) -> TrainingClock | None:
    if not values.get("training_starts_at"):
        return None
    starts_at = _instant(values, "training_starts_at")
    anchored_at = _instant(values, "training_anchored_at") if values.get("training_anchored_at") else real_now()
    return TrainingClock(starts_at=starts_at, anchored_at=anchored_at)


def _instant(values: Mapping[str, Any], key: str) -> datetime:
    value = values[key]
    try:
        instant = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
    except ValueError as error:
        raise ConfigurationError(f"{key} = {value!r}: write an instant such as 2018-10-30T17:00:00+07:00") from error
    return instant if instant.tzinfo else instant.replace(tzinfo=VIETNAM)
