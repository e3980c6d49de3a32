"""The server of a site's configuration that carries picture and sound of online meetings: Jitsi or BigBlueButton.

In TOML one table; in the environment the same as JSON:

    [meeting_server]
    kind = "jitsi"                    # or "bigbluebutton"
    address = "https://hop.example.vn"
    secret = "…"                      # of the JWT (HS256), or BigBlueButton's shared secret
    app_id = "motcua"                 # Jitsi alone: JWT_APP_ID, which is issuer of the tokens

Absent, there are no links to join. The secret is never repeated in a message, and never in a representation.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from motcua.kernel.misconfiguration import misconfigured

KEY = "meeting_server"
JITSI, BIGBLUEBUTTON = KINDS = ("jitsi", "bigbluebutton")
SHORTEST_SECRET = 16
_ADDRESS = re.compile(r"https://[^\s/?#]+(/[^\s?#]*)?|http://(127\.0\.0\.1|localhost)(:\d+)?(/[^\s?#]*)?")


@dataclass(frozen=True, slots=True)
class MeetingServer:
    """Where sessions meet. `address` has no slash at its end; `app_id` is Jitsi's."""

    kind: str
    address: str
    secret: str = field(repr=False)
    app_id: str = ""


NAMES = tuple(each.name for each in fields(MeetingServer))


def read_meeting_server(values: Mapping[str, Any]) -> MeetingServer | None:
    """Absent is None. Raises `ConfigurationError` naming what is at fault."""
    given = values.get(KEY) or {}
    if isinstance(given, str):
        try:
            given = json.loads(given)
        except ValueError:
            given = None
    if not isinstance(given, dict):
        raise misconfigured(
            vi="meeting_server phải là bảng [meeting_server], hoặc JSON trong biến môi trường.",
            en="meeting_server must be a table [meeting_server], or JSON in the environment.",
        )
    return _read(given) if given else None


def _read(table: Mapping[str, Any]) -> MeetingServer:
    for name, value in table.items():
        if name not in NAMES:
            raise _wrong(name, "không phải là khóa cấu hình", "is not a key of it")
        if not isinstance(value, str):
            raise _wrong(name, "phải là chữ", "must be a text")
    kind = table.get("kind", "")
    if kind not in KINDS:
        raise _wrong("kind", f"phải là {' hoặc '.join(KINDS)}", f"must be {' or '.join(KINDS)}")
    for name in ("address", "secret", *(["app_id"] if kind == JITSI else [])):
        if not table.get(name):
            raise _wrong(name, "còn thiếu", "is missing")
    if not _ADDRESS.fullmatch(table["address"]):
        raise _wrong("address", "phải bắt đầu bằng https://", "must begin with https://")
    if len(table["secret"]) < SHORTEST_SECRET:
        raise _wrong("secret", f"ngắn hơn {SHORTEST_SECRET} ký tự", f"is shorter than {SHORTEST_SECRET} characters")
    return MeetingServer(kind, table["address"].rstrip("/"), table["secret"], table.get("app_id", ""))


def _wrong(name: str, vi: str, en: str) -> Exception:
    return misconfigured(vi=f"{KEY}: {name} {vi}; hãy sửa tệp cấu hình.", en=f"{KEY}: {name} {en}; correct it.")
