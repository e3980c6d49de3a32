"""The way into a session's room on the site's meeting server, for who is invited and while the door is open."""

import http.client
import urllib.request
from datetime import datetime
from uuid import UUID
from xml.etree import ElementTree

from django.conf import settings

from motcua.kernel.errors import NotFound, Refused
from motcua.kernel.meeting_server import JITSI, MeetingServer
from motcua.meetings.access import is_invited, session_for
from motcua.meetings.rules import bigbluebutton, jitsi
from motcua.meetings.rules.entry import Entry
from motcua.meetings.rules.session import DOOR_OPENS, Session
from motcua.organisation.actors import Actor

PATIENCE = 10.0
"""Seconds to wait for BigBlueButton."""
LONGEST_ANSWER = 100_000


def server() -> MeetingServer | None:
    """Where the site's sessions meet, if anywhere."""
    found: MeetingServer | None = settings.MEETING_SERVER
    return found


def link_for(actor: Actor, subject: UUID, now: datetime) -> str:
    """The signed address, good until the session's end.

    Raises `NotFound` for who is not invited; `Refused`: `no_meeting_server`, `door_closed`, `meeting_server_away`.
    """
    _row, story = session_for(actor, subject)
    if not is_invited(actor, subject):
        raise not_invited()
    if (where := server()) is None:
        raise Refused(
            "no_meeting_server",
            vi="Trang này chưa cấu hình máy chủ họp trực tuyến. Hãy hỏi người điều phối cách kết nối của phiên này.",
            en="No meeting server is configured on this site. Ask the coordinator how to connect to this session.",
        )
    if not story.state.is_door_open(now):
        raise Refused(
            "door_closed",
            vi="Chỉ vào phòng họp được từ 30 phút trước giờ bắt đầu đến giờ kết thúc của phiên đã mời. Hãy quay lại "
            "đúng giờ.",
            en="The room opens 30 minutes before the beginning of a session with invitations, and closes at its end. "
            "Come back at that time.",
        )
    entry = _entry(actor, subject, story.state)
    if where.kind == JITSI:
        return jitsi.link_of(where, entry)
    _make_room(bigbluebutton.creation_of(where, entry))
    return bigbluebutton.link_of(where, entry)


def _entry(actor: Actor, subject: UUID, session: Session) -> Entry:
    planned, span = session.planned, session.span
    if planned is None or span is None:
        raise ValueError("a session begins with its plan")
    return Entry(
        room=f"motcua-{subject.hex}",
        title=planned.title,
        user=str(actor.account_id),
        name=actor.name,
        is_moderator=planned.chair.account == actor.account_id,
        opens=span.begins - DOOR_OPENS,
        ends=span.ends,
    )


def _make_room(address: str) -> None:
    """Ask BigBlueButton for the room. Raises `Refused` (`meeting_server_away`), which says nothing of the address."""
    try:
        with _opener.open(address, timeout=PATIENCE) as answer:
            told = ElementTree.fromstring(answer.read(LONGEST_ANSWER))  # noqa: S314 - the site's own server
    except (OSError, http.client.HTTPException, ElementTree.ParseError, ValueError):
        raise _away() from None
    if told.findtext("returncode") != "SUCCESS":
        raise _away()


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        """A signed call goes to the address that was configured and to no other."""
        return


_opener = urllib.request.build_opener(_NoRedirect)


def _away() -> Refused:
    return Refused(
        "meeting_server_away",
        vi="Máy chủ họp trực tuyến không trả lời hoặc không nhận yêu cầu. Hãy thử lại sau một phút; nếu vẫn vậy, báo "
        "người quản trị.",
        en="The meeting server does not answer, or refuses. Try again in a minute; if it stays so, tell the "
        "administrator.",
    )


def not_invited() -> NotFound:
    return NotFound(
        "no_such_meeting",
        vi="Đường vào phòng họp chỉ dành cho người và điểm cầu được mời.",
        en="The way into the room is for the points and persons invited alone.",
    )
