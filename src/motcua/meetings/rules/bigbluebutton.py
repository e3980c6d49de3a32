"""Calls of BigBlueButton's API: each is signed by SHA-256 over its name, its query and the shared secret."""

from collections.abc import Mapping
from hashlib import sha256
from urllib.parse import urlencode

from motcua.kernel.meeting_server import MeetingServer
from motcua.meetings.rules.entry import Entry

LONGEST_NAME = 200
"""Of a room's name the first so many characters: a call is one address, of which servers take some 8,000 bytes."""


def checksum_of(call: str, query: str, secret: str) -> str:
    return sha256(f"{call}{query}{secret}".encode()).hexdigest()


def call_of(server: MeetingServer, call: str, values: Mapping[str, str]) -> str:
    """The address of a signed call; `server.address` is what ends in `/bigbluebutton` or has it added."""
    query = urlencode(values)
    base = server.address if server.address.endswith("/bigbluebutton") else f"{server.address}/bigbluebutton"
    return f"{base}/api/{call}?{query}{'&' if query else ''}checksum={checksum_of(call, query, server.secret)}"


def creation_of(server: MeetingServer, entry: Entry) -> str:
    """Makes the room. Asked again while it is there, BigBlueButton answers the same."""
    return call_of(server, "create", {"meetingID": entry.room, "name": entry.title[:LONGEST_NAME]})


def link_of(server: MeetingServer, entry: Entry) -> str:
    """The address that lets this person in."""
    role = "MODERATOR" if entry.is_moderator else "VIEWER"
    values = {"fullName": entry.name, "meetingID": entry.room, "role": role, "userID": entry.user, "redirect": "true"}
    return call_of(server, "join", values)
