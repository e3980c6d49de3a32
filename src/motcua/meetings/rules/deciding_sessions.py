"""What may happen to a session, and in which order: planned → invited → held → closed with minutes, or cancelled.

Whether points and chair are free and in use is asked by `rules.booking`. Online meetings are encouraged by QĐ
45/2018/QĐ-TTg; how they are kept in the book is a house decision.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from motcua.kernel.errors import Invalid, Refused
from motcua.kernel.fact_checks import text_missing
from motcua.meetings.rules import checks as check
from motcua.meetings.rules.booking import Span
from motcua.meetings.rules.facts import (
    AgendaItem,
    AgendaSet,
    Cancelled,
    Closed,
    Held,
    IncidentEnded,
    IncidentNoted,
    Invited,
    Planned,
    PointDropped,
    PointJoined,
    PointLeft,
    TimeChanged,
)
from motcua.meetings.rules.session import BEFORE, DOOR_OPENS, Session, Stage
from motcua.worktime.rules.schedule import in_vietnam

LONGEST = timedelta(hours=12)
MOST_ITEMS = 50


def decide(session: Session, fact: Any, now: datetime) -> tuple[Any, ...]:
    """The facts to be added. Raises `Invalid` and `Refused`."""
    if session.planned is None and not isinstance(fact, Planned):
        raise ValueError("the first fact of a session is its plan")
    stages, asked = DECIDING[type(fact)]
    if session.planned is not None and session.stage not in stages:
        raise wrong_stage(session.stage)
    check.texts_given(fact)
    return asked(session, fact, now)


def decide_plan(session: Session, fact: Planned, now: datetime) -> tuple[Any, ...]:
    check_times(fact.begins, fact.ends, now)
    check_agenda(fact.agenda, Span(fact.begins, fact.ends))
    return (fact,)


def decide_set_agenda(session: Session, fact: AgendaSet, now: datetime) -> tuple[Any, ...]:
    check_agenda(fact.agenda, span_of(session))
    return (fact,)


def decide_invite(session: Session, fact: Invited, now: datetime) -> tuple[Any, ...]:
    """Those that are not invited yet. Raises `Invalid` (`nobody_new`) where there are none."""
    _not_begun(span_of(session), now)
    known = {*session.persons, *([session.planned.chair.account] if session.planned else [])}
    points = tuple(dict.fromkeys(each for each in fact.points if each not in session.points))
    persons = tuple({each.account: each for each in fact.persons if each.account not in known}.values())
    if not points and not persons:
        raise Invalid(
            "nobody_new",
            vi="Chưa chọn ai mới: các điểm cầu và người này đã được mời. Hãy chọn thêm.",
            en="Nobody new is chosen: these points and persons are invited already. Choose others.",
            field="points",
        )
    return (replace(fact, points=points, persons=persons),)


def decide_drop_point(session: Session, fact: PointDropped, now: datetime) -> tuple[Any, ...]:
    """Any but the host."""
    if session.planned is not None and fact.point == session.planned.host:
        raise Refused(
            "host_stays",
            vi="Không bỏ được điểm cầu chủ trì. Muốn đổi điểm cầu chủ trì, hãy hủy phiên và lập phiên khác.",
            en="The host cannot be dropped. To change the host, cancel the session and plan another.",
            field="point",
        )
    if fact.point not in session.points:
        raise check.no_such("point", str(fact.point))
    return (fact,)


def decide_change_time(session: Session, fact: TimeChanged, now: datetime) -> tuple[Any, ...]:
    """To another time to come, into which the agenda fits."""
    _not_begun(span_of(session), now)
    check_times(fact.begins, fact.ends, now)
    check_agenda(session.agenda, Span(fact.begins, fact.ends), "ends")
    if span_of(session) == Span(fact.begins, fact.ends):
        raise Invalid(
            "same_time",
            vi="Phiên đã ở giờ này. Hãy ghi giờ mới.",
            en="The session is at this time already. Give the new one.",
            field="begins",
        )
    return (fact,)


def decide_cancel(session: Session, fact: Cancelled, now: datetime) -> tuple[Any, ...]:
    return (fact,)


def decide_hold(session: Session, fact: Held, now: datetime) -> tuple[Any, ...]:
    """From half an hour before its time to its end."""
    check.not_after(fact.began, now, "began")
    span = span_of(session)
    if not span.begins - DOOR_OPENS <= fact.began < span.ends:
        raise Refused(
            "not_its_time",
            vi=f"Phiên được định vào {span}: chỉ khai mạc được trong giờ đó, sớm nhất 30 phút trước. Hãy đổi giờ phiên "
            "trước.",
            en=f"The session is set for {span}: it can be opened in that time, at most 30 minutes early. Change its "
            "time first.",
            field="began",
        )
    return (fact,)


def decide_join(session: Session, fact: PointJoined, now: datetime) -> tuple[Any, ...]:
    _takes_part(session, fact.point)
    _in_session(session, fact.at, now, "at")
    if session.connected(fact.point) is not None:
        raise check.known_already("point", "Điểm cầu này đang kết nối")
    for each in session.attendances:
        if each.point == fact.point and each.left is not None:
            check.not_before(fact.at, each.left, "at")
    return (fact,)


def decide_leave(session: Session, fact: PointLeft, now: datetime) -> tuple[Any, ...]:
    check.not_after(fact.at, now, "at")
    known = session.connected(fact.point)
    if known is None:
        raise check.no_such("point", "điểm cầu đang kết nối")
    check.not_before(fact.at, known.joined, "at")
    return (fact,)


def decide_note_incident(session: Session, fact: IncidentNoted, now: datetime) -> tuple[Any, ...]:
    """Numbered from 1; one that is over says what was done."""
    _takes_part(session, fact.point)
    _in_session(session, fact.begun, now, "begun")
    if fact.ended is not None:
        _check_end(fact.begun, fact.ended, fact.remedy, now)
    return (replace(fact, number=len(session.incidents) + 1),)


def decide_end_incident(session: Session, fact: IncidentEnded, now: datetime) -> tuple[Any, ...]:
    known = next((each for each in session.open_incidents if each.number == fact.number), None)
    if known is None:
        raise check.no_such("number", str(fact.number))
    _check_end(known.begun, fact.ended, fact.remedy, now)
    return (fact,)


def decide_close(session: Session, fact: Closed, now: datetime) -> tuple[Any, ...]:
    """After all that is recorded of it; no incident is left open."""
    check.not_after(fact.ended, now, "ended")
    if session.open_incidents:
        raise Refused(
            "incident_open",
            vi="Còn sự cố chưa ghi lúc khắc phục. Hãy ghi xong rồi kết thúc phiên.",
            en="An incident has no end yet. Record it, then close the session.",
        )
    times = [session.began, *(each.joined for each in session.attendances)]
    times += [each.left for each in session.attendances] + [each.ended for each in session.incidents]
    for each in times:
        if each is not None:
            check.not_before(fact.ended, each, "ended")
    return (fact,)


def check_times(begins: datetime, ends: datetime, now: datetime) -> None:
    """A time to come, in order, at most twelve hours. Raises `Invalid`."""
    if ends <= begins:
        raise Invalid(
            "times_backwards",
            vi="Giờ kết thúc phải sau giờ bắt đầu. Hãy kiểm tra lại.",
            en="The end must be after the beginning. Check the times.",
            field="ends",
        )
    if ends - begins > LONGEST:
        raise Invalid(
            "session_too_long",
            vi="Một phiên dài nhất 12 giờ. Phiên nhiều ngày thì lập mỗi ngày một phiên.",
            en="A session takes at most 12 hours. For several days plan a session for each.",
            field="ends",
        )
    _not_begun(Span(begins, ends), now)


def _not_begun(span: Span, now: datetime) -> None:
    if span.begins <= now:
        raise Invalid(
            "time_has_passed",
            vi=f"Giờ bắt đầu {in_vietnam(span.begins):%H:%M %d/%m/%Y} đã qua. Hãy chọn giờ sắp tới.",
            en=f"The beginning, {in_vietnam(span.begins):%H:%M %d/%m/%Y}, has passed. Choose a time to come.",
            field="begins",
        )


def check_agenda(agenda: tuple[AgendaItem, ...], span: Span, field: str = "agenda") -> None:
    """At least one item, each of some minutes, and together no longer than the session. Raises `Invalid`."""
    if not 1 <= len(agenda) <= MOST_ITEMS or any(each.minutes < 1 for each in agenda):
        raise Invalid(
            "agenda_unfit",
            vi=f"Chương trình gồm từ 1 đến {MOST_ITEMS} mục, mỗi mục ít nhất 1 phút. Hãy kiểm tra lại.",
            en=f"An agenda has 1 to {MOST_ITEMS} items of at least 1 minute each. Check it.",
            field=field,
        )
    minutes = sum(each.minutes for each in agenda)
    if minutes > span.minutes:
        raise Invalid(
            "agenda_too_long",
            vi=f"Chương trình cộng lại {minutes} phút, phiên chỉ có {span.minutes} phút. Hãy bớt mục hoặc kéo "
            "dài phiên.",
            en=f"The agenda takes {minutes} minutes, the session has {span.minutes}. Shorten it or lengthen that.",
            field=field,
        )


def _check_end(begun: datetime, ended: datetime, remedy: str, now: datetime) -> None:
    check.not_after(ended, now, "ended")
    check.not_before(ended, begun, "ended")
    if not remedy:
        raise text_missing("remedy")


def _takes_part(session: Session, point: object) -> None:
    if point not in session.points:
        raise check.no_such("point", str(point))


def _in_session(session: Session, at: datetime, now: datetime, field: str) -> None:
    """From half an hour before the planned beginning, or from the opening if that was earlier, to now."""
    check.not_after(at, now, field)
    check.not_before(at, min(span_of(session).begins - DOOR_OPENS, session.began or at), field)


def span_of(session: Session) -> Span:
    if session.span is None:
        raise ValueError("a session begins with its plan")
    return session.span


def wrong_stage(stage: Stage) -> Refused:
    """Not in this order."""
    words = {
        Stage.PLANNED: ("Phiên chưa mời ai. Hãy mời điểm cầu, người dự trước.", "Nobody is invited yet. Invite first."),
        Stage.INVITED: ("Phiên chưa khai mạc. Hãy ghi khai mạc trước.", "The session is not open. Open it first."),
        Stage.HELD: (
            "Phiên đang họp nên không làm được việc này.",
            "The session is under way; it is too late for this.",
        ),
        Stage.CLOSED: ("Phiên đã kết thúc nên không sửa được nữa.", "The session is closed and stays as it is."),
        Stage.CANCELLED: ("Phiên đã hủy nên không sửa được nữa.", "The session is cancelled and stays as it is."),
    }
    vi, en = words[stage]
    return Refused("wrong_stage", vi=vi, en=en, stage=stage.value)


type Deciding = Callable[[Session, Any, datetime], tuple[Any, ...]]
INVITED, HELD = frozenset({Stage.INVITED}), frozenset({Stage.HELD})
DECIDING: Mapping[type, tuple[frozenset[Stage], Deciding]] = {
    Planned: (frozenset(), decide_plan),
    AgendaSet: (BEFORE, decide_set_agenda),
    Invited: (BEFORE, decide_invite),
    PointDropped: (BEFORE, decide_drop_point),
    TimeChanged: (BEFORE, decide_change_time),
    Cancelled: (BEFORE, decide_cancel),
    Held: (INVITED, decide_hold),
    PointJoined: (HELD, decide_join),
    PointLeft: (HELD, decide_leave),
    IncidentNoted: (HELD, decide_note_incident),
    IncidentEnded: (HELD, decide_end_incident),
    Closed: (HELD, decide_close),
}
