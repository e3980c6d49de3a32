"""What a site decides for itself: a TOML file, overridden by environment variables.

The file is `$MOTCUA_CONFIG`, by default `site.toml` in the data directory (`$MOTCUA_DATA_DIRECTORY`, by default `var`
beside the source). Every key can be given as `MOTCUA_<KEY>` in the environment; the database also as the customary
`DATABASE_URL`. A site that is neither under development (`debug`) nor for training (`training_site`) is in production
and refuses to start with a weak secret, an open door or a training clock.
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from motcua.kernel.clock import TrainingClock
from motcua.kernel.identity_providers import KEY as IDENTITY_PROVIDERS
from motcua.kernel.identity_providers import IdentityProvider, read_identity_providers
from motcua.kernel.meeting_server import KEY as MEETING_SERVER
from motcua.kernel.meeting_server import MeetingServer, read_meeting_server
from motcua.kernel.message_keys import MESSAGE_KEYS, MessageSettings, read_messages
from motcua.kernel.misconfiguration import ConfigurationError, misconfigured
from motcua.kernel.payment_gateways import PaymentGateway, read_payment_gateways
from motcua.kernel.site_values import (
    read_clamav,
    read_database_url,
    read_hosts,
    read_megabytes,
    read_number,
    read_text,
    read_training_clock,
    read_truth,
)

__all__ = ["KEYS", "PROJECT", "SECRET_KEY_LENGTH", "Configuration", "ConfigurationError", "load"]

PROJECT = Path(__file__).resolve().parents[3]
KEYS = (
    "debug",
    "secret_key",
    "allowed_hosts",
    "database_url",
    "training_site",
    "training_starts_at",
    "training_anchored_at",
    "file_size_limit",
    "clamav",
    "second_factor_demanded",
    "idle_minutes",
    *MESSAGE_KEYS,
    IDENTITY_PROVIDERS,
    "payment_gateways",
    "payment_simulator",
    MEETING_SERVER,
)
SECRET_KEY_LENGTH = 50
_KEY_WHERE_NOTHING_IS_SECRET = "training-and-development-only"  # noqa: S105 - refused in production


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
    file_size_limit: int  # bytes
    clamav: str  # a socket's path or host:port; empty where no scanner is asked
    second_factor_demanded: bool
    idle_minutes: int
    messages: MessageSettings
    identity_providers: tuple[IdentityProvider, ...]
    payment_gateways: tuple[PaymentGateway, ...]
    payment_simulator: bool  # pretended gateways, where nothing is real
    meeting_server: MeetingServer | None

    @property
    def in_production(self) -> bool:
        return not (self.debug or self.training_site)


def load(environment: Mapping[str, str] = os.environ) -> Configuration:
    """Read and check the configuration. Raises `ConfigurationError` naming the key."""
    data_directory = Path(environment.get("MOTCUA_DATA_DIRECTORY") or PROJECT / "var").resolve()
    values = _read_values(environment, data_directory)
    debug, training_site = read_truth(values, "debug"), read_truth(values, "training_site")
    secret_key = read_text(values, "secret_key")
    if not secret_key and (debug or training_site):
        secret_key = _KEY_WHERE_NOTHING_IS_SECRET
    site = Configuration(
        data_directory=data_directory,
        debug=debug,
        secret_key=secret_key,
        allowed_hosts=read_hosts(values),
        database_url=read_database_url(values),
        training_site=training_site,
        training_clock=read_training_clock(values),
        file_size_limit=read_megabytes(values, "file_size_limit", otherwise=20),
        clamav=read_clamav(values),
        second_factor_demanded=read_truth(values, "second_factor_demanded", otherwise=not (debug or training_site)),
        idle_minutes=read_number(values, "idle_minutes", otherwise=30, least=5, most=720),
        messages=read_messages(values),
        identity_providers=read_identity_providers(values),
        payment_gateways=read_payment_gateways(values),
        payment_simulator=read_truth(values, "payment_simulator"),
        meeting_server=read_meeting_server(values),
    )
    if site.in_production:
        _refuse_training_clock(site)
        _refuse_pretended_money(site)
        _refuse_weak_secret(site.secret_key)
        _refuse_open_door(site.allowed_hosts)
    return site


def _refuse_training_clock(site: Configuration) -> None:
    if site.training_clock:
        raise misconfigured(
            vi="training_starts_at được đặt nhưng đây không phải trang tập huấn: hãy bỏ đi, hoặc đặt "
            "training_site = true (máy chủ thật phải chạy theo giờ thật).",
            en="training_starts_at is set, but this is not a training site: remove it, or set training_site = true "
            "(a production server must run on real time).",
        )


def _refuse_pretended_money(site: Configuration) -> None:
    if site.payment_simulator:
        raise misconfigured(
            vi="payment_simulator được bật nhưng đây không phải trang tập huấn: hãy bỏ đi (cổng mô phỏng báo đã trả "
            "tiền mà không có tiền nào), hoặc đặt training_site = true.",
            en="payment_simulator is on, but this is not a training site: remove it (a simulated gateway reports money "
            "that nobody paid), or set training_site = true.",
        )


def _refuse_weak_secret(key: str) -> None:
    if not key:
        vi, en = "thiếu", "is missing"
    elif key == _KEY_WHERE_NOTHING_IS_SECRET:
        vi, en = "là chuỗi in sẵn trong mã nguồn", "is the one printed in the source"
    elif len(key) < SECRET_KEY_LENGTH:
        vi = f"có {len(key)} ký tự, cần ít nhất {SECRET_KEY_LENGTH}"
        en = f"has {len(key)} characters, at least {SECRET_KEY_LENGTH} are needed"
    elif len(set(key)) < 5:
        vi, en = "lặp lại vài ký tự nên đoán được", "repeats a few characters and can be guessed"
    else:
        return
    maker = 'python3 -c "import secrets; print(secrets.token_urlsafe(48))"'
    raise misconfigured(
        vi=f"secret_key {vi}: hãy đặt vào tệp cấu hình một chuỗi ngẫu nhiên dài, như kết quả của {maker}",
        en=f"secret_key {en}: put a long random text in the site's configuration file, such as the output of {maker}",
    )


def _refuse_open_door(hosts: tuple[str, ...]) -> None:
    if not hosts:
        vi, en = "trống", "is empty"
    elif "*" in hosts:
        vi, en = 'có "*", ai cũng có thể mạo danh trang này', 'has "*", which lets anyone answer in this site\'s name'
    else:
        return
    raise misconfigured(
        vi=f"allowed_hosts {vi}: hãy ghi các tên miền người dân gõ vào, như dichvucong.quangninh.gov.vn",
        en=f"allowed_hosts {en}: name the addresses people type, such as dichvucong.quangninh.gov.vn",
    )


def _read_values(environment: Mapping[str, str], data_directory: Path) -> dict[str, Any]:
    named = environment.get("MOTCUA_CONFIG")
    values = _read_file(Path(named or data_directory / "site.toml"), must_exist=bool(named))
    for key in values:
        if key not in KEYS:
            meant = ", ".join(get_close_matches(key, KEYS, n=1) or KEYS)
            raise misconfigured(
                vi=f"{key} không phải là khóa cấu hình: hãy sửa lại thành {meant}.",
                en=f"{key} is not a key of the configuration: write {meant}.",
            )
    values |= {key: given for key in KEYS if (given := environment.get(f"MOTCUA_{key.upper()}")) is not None}
    if database_url := environment.get("DATABASE_URL"):
        values["database_url"] = database_url
    return values


def _read_file(path: Path, must_exist: bool) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        if must_exist:
            raise misconfigured(
                vi=f"MOTCUA_CONFIG = {path}: không có tệp này; hãy sửa đường dẫn hoặc tạo tệp.",
                en=f"MOTCUA_CONFIG = {path}: there is no such file; correct the path or make the file.",
            ) from error
        return {}
    except OSError as error:
        raise misconfigured(
            vi=f"Không đọc được {path} ({error.strerror}): hãy sửa quyền đọc hoặc đường dẫn.",
            en=f"{path} cannot be read ({error.strerror}): correct its permissions or the path.",
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise misconfigured(
            vi=f"{path.name} không đúng cú pháp TOML, hãy sửa chỗ sau: {error}",
            en=f"{path.name} is not valid TOML, correct this: {error}",
        ) from error
