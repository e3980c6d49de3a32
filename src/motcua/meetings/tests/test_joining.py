"""Links into the room: signed as Jitsi and BigBlueButton ask, for the invited, and while the door is open."""

import base64
import hashlib
import hmac
import json
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from urllib.parse import parse_qsl, urlsplit

import pytest
from pytest_django import Settings

from motcua.dossiers.tests.world import World
from motcua.kernel.errors import NotFound, Refused
from motcua.kernel.meeting_server import MeetingServer
from motcua.meetings.actions.cancel_session import cancel_session
from motcua.meetings.joining import link_for
from motcua.meetings.rules import bigbluebutton
from motcua.meetings.rules.facts import Cancelled
from motcua.meetings.tests.meetings_world import (
    HOUR,
    TOMORROW,
    a_point,
    act_on,
    build_meetings_world,
    invited,
    person,
    planned,
)

SECRET = "mot-bi-mat-du-dai-cho-viec-ky-ten"
JITSI = MeetingServer("jitsi", "https://hop.example.vn", SECRET, "motcua")
OPENS = TOMORROW - timedelta(minutes=30)


@pytest.fixture
def world(db: None, settings: Settings) -> World:
    settings.MEETING_SERVER = JITSI
    return build_meetings_world()


def read_jwt(link: str) -> tuple[dict[str, object], dict[str, object]]:
    """Header and claims by RFC 7519, with nothing but the standard library; the signature must fit."""
    token = dict(parse_qsl(urlsplit(link).query))["jwt"]
    signed, _, signature = token.rpartition(".")
    expected = hmac.new(SECRET.encode(), signed.encode(), hashlib.sha256).digest()
    assert base64.urlsafe_b64encode(expected).rstrip(b"=").decode() == signature
    header, claims = (json.loads(base64.urlsafe_b64decode(part + "==")) for part in signed.split("."))
    return header, claims


def test_the_token_of_jitsi_says_who_where_and_for_how_long(world: World) -> None:
    subject = invited(world, planned(world, a_point(world).subject), persons=(person(world.binh),))
    link = link_for(world.dung, subject, OPENS)
    assert urlsplit(link)[:3] == ("https", "hop.example.vn", f"/motcua-{subject.hex}")
    header, claims = read_jwt(link)
    assert header == {"alg": "HS256", "typ": "JWT"}
    user = {"id": str(world.dung.account_id), "name": "Lê Văn Dũng", "moderator": True, "affiliation": "owner"}
    assert claims == {
        "aud": "jitsi",
        "iss": "motcua",
        "sub": "hop.example.vn",
        "room": f"motcua-{subject.hex}",
        "nbf": int(OPENS.timestamp()),
        "exp": int((TOMORROW + 2 * HOUR).timestamp()),
        "context": {"user": user},
    }
    _header, claims = read_jwt(link_for(world.binh, subject, OPENS))
    assert claims["context"]["user"]["moderator"] is False  # type: ignore[index]
    assert SECRET not in link
    assert SECRET not in repr(JITSI)


def test_the_door_is_open_from_half_an_hour_before_to_the_end(world: World) -> None:
    subject = planned(world, a_point(world).subject)
    with pytest.raises(Refused, match="door_closed"):
        link_for(world.dung, subject, TOMORROW)  # nobody is invited yet
    invited(world, subject, persons=(person(world.binh),))
    second = timedelta(seconds=1)
    for now in (OPENS - second, TOMORROW + 2 * HOUR):
        with pytest.raises(Refused, match="door_closed"):
            link_for(world.binh, subject, now)
    for now in (OPENS, TOMORROW + 2 * HOUR - second):
        assert link_for(world.binh, subject, now)
    cancel_session(act_on(world, subject), Cancelled("Không còn cần"))
    with pytest.raises(Refused, match="door_closed"):
        link_for(world.binh, subject, TOMORROW)


def test_only_the_invited_get_a_link(world: World) -> None:
    host = a_point(world, "QNI.193").subject
    subject = invited(world, planned(world, host), persons=(person(world.binh),))
    assert link_for(world.giang, subject, TOMORROW)  # heads the one-stop of the host
    for actor in (world.an, world.chi, world.kiem, world.quyen):  # Quyên runs it and is not invited
        with pytest.raises(NotFound):
            link_for(actor, subject, TOMORROW)


def test_without_a_server_there_is_a_clear_word(world: World, settings: Settings) -> None:
    settings.MEETING_SERVER = None
    subject = invited(world, planned(world, a_point(world).subject), persons=(person(world.binh),))
    with pytest.raises(Refused, match="no_meeting_server"):
        link_for(world.binh, subject, TOMORROW)


def test_the_checksum_of_bigbluebutton_is_that_of_its_documentation() -> None:
    """The example of the API reference: create, its query, and the secret 639259d4-9dd8-4b25-bf01-95f9567eaf4b (with
    SHA-1 there; with SHA-256 reckoned by sha256sum)."""
    query = "name=Test+Meeting&meetingID=abc123&attendeePW=111222&moderatorPW=333444"
    secret = "639259d4-9dd8-4b25-bf01-95f9567eaf4b"
    assert hashlib.sha1(f"create{query}{secret}".encode()).hexdigest() == "1fcbb0c4fc1f039f73aa6d697d2db9ba7f803f17"
    assert (
        bigbluebutton.checksum_of("create", query, secret)
        == "da9185f7f333cfdfcd6eeac32dca3777510c4c436020d8b887ba5515bd1d189e"
    )


class _Room(BaseHTTPRequestHandler):
    answer = b"<response><returncode>SUCCESS</returncode></response>"
    asked: list[str] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(self.answer)

    def log_message(self, *_: object) -> None: ...


@pytest.fixture
def room(settings: Settings) -> Iterator[type[_Room]]:
    """A BigBlueButton that makes rooms."""
    _Room.asked = []
    web = HTTPServer(("127.0.0.1", 0), _Room)
    Thread(target=web.serve_forever, daemon=True).start()
    settings.MEETING_SERVER = MeetingServer("bigbluebutton", f"http://127.0.0.1:{web.server_port}", SECRET)
    yield _Room
    web.shutdown()
    web.server_close()


def test_bigbluebutton_makes_the_room_and_lets_in_by_signed_calls(world: World, room: type[_Room]) -> None:
    subject = invited(world, planned(world, a_point(world).subject), persons=(person(world.binh),))
    link = link_for(world.dung, subject, TOMORROW)
    for path, call in ((room.asked[0], "create"), (urlsplit(link).path + "?" + urlsplit(link).query, "join")):
        assert path.startswith(f"/bigbluebutton/api/{call}?")
        query, _, checksum = path.partition("?")[2].rpartition("&checksum=")
        assert checksum == hashlib.sha256(f"{call}{query}{SECRET}".encode()).hexdigest()
        assert dict(parse_qsl(query))["meetingID"] == f"motcua-{subject.hex}"
    assert dict(parse_qsl(urlsplit(link).query))["role"] == "MODERATOR"
    assert dict(parse_qsl(urlsplit(link_for(world.binh, subject, TOMORROW)).query))["role"] == "VIEWER"
    assert SECRET not in link


def test_a_long_title_makes_no_call_that_a_server_does_not_take(world: World, room: type[_Room]) -> None:
    host = a_point(world).subject
    subject = invited(world, planned(world, host, title="Ợ" * 2_000), persons=(person(world.binh),))
    assert link_for(world.binh, subject, TOMORROW)
    assert len(room.asked[0]) < 4_000


@pytest.mark.parametrize("answer", [b"<response><returncode>FAILED</returncode></response>", b"no XML", b""])
def test_a_server_that_refuses_is_told_without_its_address(
    world: World, room: type[_Room], monkeypatch: pytest.MonkeyPatch, answer: bytes
) -> None:
    monkeypatch.setattr(room, "answer", answer)
    subject = invited(world, planned(world, a_point(world).subject), persons=(person(world.binh),))
    with pytest.raises(Refused, match="meeting_server_away") as refused:
        link_for(world.binh, subject, TOMORROW)
    assert "checksum" not in str(refused.value.vi)
    assert refused.value.__cause__ is None


def test_a_server_that_is_away_is_told(world: World, settings: Settings) -> None:
    settings.MEETING_SERVER = MeetingServer("bigbluebutton", "http://127.0.0.1:9", SECRET)
    subject = invited(world, planned(world, a_point(world).subject), persons=(person(world.binh),))
    with pytest.raises(Refused, match="meeting_server_away"):
        link_for(world.binh, subject, TOMORROW)
