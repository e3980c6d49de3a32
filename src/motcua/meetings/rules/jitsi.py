"""Links into a Jitsi Meet that asks for a token (JWT, HS256): one room, one person, for the time of the session."""

from datetime import datetime
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import OctKey

from motcua.kernel.meeting_server import MeetingServer
from motcua.meetings.rules.entry import Entry

AUDIENCE = "jitsi"


def claims_of(server: MeetingServer, entry: Entry) -> dict[str, Any]:
    """What the token says; `moderator` and `affiliation` are what Prosody's modules read."""
    return {
        "aud": AUDIENCE,
        "iss": server.app_id,
        "sub": urlsplit(server.address).hostname or "",
        "room": entry.room,
        "nbf": _seconds(entry.opens),
        "exp": _seconds(entry.ends),
        "context": {
            "user": {
                "id": entry.user,
                "name": entry.name,
                "moderator": entry.is_moderator,
                "affiliation": "owner" if entry.is_moderator else "member",
            }
        },
    }


def link_of(server: MeetingServer, entry: Entry) -> str:
    """The address that lets this person in."""
    key = OctKey.import_key(server.secret)
    token = jwt.encode({"alg": "HS256", "typ": "JWT"}, claims_of(server, entry), key, algorithms=["HS256"])
    return f"{server.address}/{quote(entry.room)}?{urlencode({'jwt': token})}"


def _seconds(at: datetime) -> int:
    return int(at.timestamp())
