"""Reading one value of a site's configuration, from TOML or from the environment (where all are text).

Each function raises `ConfigurationError` naming the key; a secret is never repeated in the message.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict

from motcua.kernel.clock import VIETNAM, TrainingClock, real_now
from motcua.kernel.misconfiguration import misconfigured

type Values = Mapping[str, Any]

_HOST = re.compile(r"\*|\.?[\w-]+(?:\.[\w-]+)*|\[[0-9a-fA-F:.]+\]", re.ASCII)


def read_truth(values: Values, key: str, *, otherwise: bool = False) -> bool:
    """true or false; from the environment also 1, 0, yes, no, on, off. Absent is `otherwise`."""
    value = values.get(key, otherwise)
    if isinstance(value, bool):
        return value
    word = str(value).strip().lower()
    if word in ("1", "true", "yes", "on"):
        return True
    if word in ("0", "false", "no", "off", ""):
        return False
    raise misconfigured(
        vi=f"{key} = {value!r}: hãy viết true hoặc false.", en=f"{key} = {value!r}: write true or false."
    )


def read_number(values: Values, key: str, *, otherwise: int, least: int, most: int) -> int:
    """A whole number from `least` to `most`. Absent is `otherwise`."""
    value = values.get(key, otherwise)
    text = "" if isinstance(value, bool) else str(value).strip()
    if not (text.isascii() and text.isdecimal() and least <= int(text) <= most):
        raise misconfigured(
            vi=f"{key} = {value!r}: hãy viết một số nguyên từ {least} đến {most}.",
            en=f"{key} = {value!r}: write a whole number from {least} to {most}.",
        )
    return int(text)


def read_text(values: Values, key: str) -> str:
    """A text; absent is empty."""
    text = values.get(key, "")
    if not isinstance(text, str):
        raise misconfigured(
            vi=f"{key} phải là chữ: hãy viết trong dấu nháy.", en=f"{key} must be a text: put it in quotes."
        )
    return text


def read_hosts(values: Values) -> tuple[str, ...]:
    """`allowed_hosts`: a list of names, or one text with commas. Absent is this machine alone."""
    value = values.get("allowed_hosts", "localhost,127.0.0.1,[::1]")
    names = value.split(",") if isinstance(value, str) else value
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise misconfigured(
            vi=f'allowed_hosts = {value!r}: hãy viết một danh sách như ["dichvucong.quangninh.gov.vn"].',
            en=f'allowed_hosts = {value!r}: write a list such as ["dichvucong.quangninh.gov.vn"].',
        )
    hosts = tuple(stripped for name in names if (stripped := name.strip()))
    for host in hosts:
        if not _HOST.fullmatch(host):
            raise misconfigured(
                vi=f"allowed_hosts có {host!r}: hãy ghi tên miền hay địa chỉ, không có https://, cổng, đường dẫn; "
                'dấu chấm đứng đầu (".quangninh.gov.vn") là mọi tên dưới nó.',
                en=f"allowed_hosts has {host!r}: write a name or an address alone, without https://, port or path; "
                'a leading dot (".quangninh.gov.vn") stands for all names under it.',
            )
    return hosts


def read_database_url(values: Values) -> str | None:
    """`database_url`, or None for the embedded server."""
    address = values.get("database_url")
    if not address:
        return None
    try:
        conninfo_to_dict(str(address))
    except psycopg.ProgrammingError:
        # Neither the value nor the driver's complaint is shown: they hold the password.
        raise misconfigured(
            vi="database_url (DATABASE_URL) không phải địa chỉ PostgreSQL: hãy viết "
            "postgresql://người_dùng:mật_khẩu@máy:5432/tên_csdl, hoặc bỏ đi để dùng máy chủ kèm theo.",
            en="database_url (DATABASE_URL) is not a PostgreSQL address: write "
            "postgresql://user:password@host:5432/name, or leave it out to run the embedded server.",
        ) from None
    return str(address)


def read_megabytes(values: Values, key: str, *, otherwise: int) -> int:
    """A whole number of megabytes between 1 and 1000, in bytes; absent is `otherwise` megabytes."""
    value = values.get(key, otherwise)
    text = str(value).strip()
    if isinstance(value, bool) or not text.isascii() or not text.isdecimal() or not 1 <= int(text) <= 1000:
        raise misconfigured(
            vi=f"{key} = {value!r}: hãy viết số megabyte nguyên từ 1 đến 1000, như 20.",
            en=f"{key} = {value!r}: write whole megabytes between 1 and 1000, such as 20.",
        )
    return int(text) * 1_000_000


def read_clamav(values: Values) -> str:
    """`clamav`: the path of clamd's socket, or its host and port; absent is empty."""
    address = read_text(values, "clamav").strip()
    host, _, port = address.rpartition(":")
    is_port = port.isascii() and port.isdecimal() and 0 < int(port) < 65536
    if not address or address.startswith("/") or (is_port and _HOST.fullmatch(host) and "*" not in host):
        return address
    raise misconfigured(
        vi=f"clamav = {address!r}: hãy viết đường dẫn socket như /run/clamav/clamd.ctl, hoặc máy:cổng như "
        "127.0.0.1:3310; bỏ trống thì không quét.",
        en=f"clamav = {address!r}: write a socket's path such as /run/clamav/clamd.ctl, or host:port such as "
        "127.0.0.1:3310; leave it out and nothing is scanned.",
    )


def read_training_clock(values: Values) -> TrainingClock | None:
    """`training_starts_at`, shown at `training_anchored_at`; without an anchor, at this moment."""
    starts_at = read_instant(values, "training_starts_at")
    anchored_at = read_instant(values, "training_anchored_at")
    if starts_at:
        return TrainingClock(starts_at=starts_at, anchored_at=anchored_at or real_now())
    if anchored_at:
        raise misconfigured(
            vi="training_anchored_at được đặt mà thiếu training_starts_at: hãy đặt cả hai, hoặc bỏ cả hai.",
            en="training_anchored_at is set without training_starts_at: set both, or neither.",
        )
    return None


def read_instant(values: Values, key: str) -> datetime | None:
    """An aware instant of the years 2000 to 2099; without an offset it is Vietnam's, a date alone is its midnight."""
    value = values.get(key)
    if value is None or value == "":
        return None
    try:
        if not isinstance(value, date | str):
            raise TypeError
        instant = value if isinstance(value, datetime) else datetime.fromisoformat(str(value).strip())
    except (TypeError, ValueError) as error:
        raise misconfigured(
            vi=f"{key} = {value!r}: hãy viết thời điểm như 2018-10-30T17:00:00+07:00.",
            en=f"{key} = {value!r}: write an instant such as 2018-10-30T17:00:00+07:00.",
        ) from error
    if not 2000 <= instant.year < 2100:
        raise misconfigured(
            vi=f"{key} = {value!r}: hãy viết thời điểm trong các năm 2000 đến 2099.",
            en=f"{key} = {value!r}: write an instant between the years 2000 and 2099.",
        )
    return instant if instant.tzinfo else instant.replace(tzinfo=VIETNAM)
