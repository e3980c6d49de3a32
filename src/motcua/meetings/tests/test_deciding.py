"""What may happen to a session and in which order, without a database."""

from datetime import datetime, timedelta
from fractions import Fraction
from typing import Any
from uuid import UUID

import pytest

from motcua.kernel.clock import VIETNAM
from motcua.kernel.errors import DomainError
from motcua.kernel.facts import By, Event
from motcua.meetings.rules.deciding_sessions import decide
from motcua.meetings.rules.facts import (
    AgendaItem,
    AgendaSet,
    Cancelled,
    Closed,
    Held,
    IncidentEnded,
    IncidentNoted,
    Invited,
    Person,
    Planned,
    PointDropped,
    PointJoined,
    PointLeft,
    TimeChanged,
)
from motcua.meetings.rules.session import SESSIONS, Session, Stage, evolve, person_of

HOST, HALL, OTHER = UUID(int=1), UUID(int=2), UUID(int=3)
BEGINS = datetime(2018, 12, 3, 8, 0, tzinfo=VIETNAM)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
BEFORE, LATER = BEGINS - 72 * HOUR, BEGINS + 10 * HOUR
CHAIR, BINH = Person(1, "Lê Văn Dũng"), Person(2, "Nguyễn Văn Bình")
PLAN = Planned("HT-2018-001", "Giao ban", HOST, CHAIR, BEGINS, BEGINS + 2 * HOUR, (AgendaItem("Khai mạc", 60),))


def told(*facts: Any, now: datetime = LATER) -> Session:
    """The session after these, each decided upon what was there; planned, invited to and moved before its time."""
    session = Session()
    for fact in facts:
        early = isinstance(fact, (Planned, Invited, TimeChanged))
        for each in decide(session, fact, BEFORE if early else now):
            session = evolve(session, Event(now, By("Quyên"), each))
    return session


INVITED = (PLAN, Invited((HALL,), (BINH,)))
HELD = (*INVITED, Held(BEGINS))


@pytest.mark.parametrize(
    ("before", "fact", "code"),
    [
        ((PLAN,), Held(BEGINS), "wrong_stage"),
        ((PLAN,), PointJoined(HOST, BEGINS, "Dũng"), "wrong_stage"),
        (INVITED, PointJoined(HALL, BEGINS, "Giang"), "wrong_stage"),
        (INVITED, Closed(BEGINS, "Biên bản"), "wrong_stage"),
        (INVITED, IncidentNoted(HALL, BEGINS, "Mất điện"), "wrong_stage"),
        (HELD, Cancelled("Không"), "wrong_stage"),
        (HELD, TimeChanged(LATER + HOUR, LATER + 3 * HOUR, "Bận"), "wrong_stage"),
        (HELD, Invited((OTHER,)), "wrong_stage"),
        (HELD, PointDropped(HALL, "Mất điện"), "wrong_stage"),
        ((*INVITED, Cancelled("Không")), Invited((OTHER,)), "wrong_stage"),
        ((*INVITED, Cancelled("Không")), Cancelled("Không"), "wrong_stage"),
        ((*HELD, Closed(LATER, "Biên bản")), Closed(LATER, "Biên bản"), "wrong_stage"),
        (INVITED, Held(BEGINS - 31 * MINUTE), "not_its_time"),
        (INVITED, Held(BEGINS + 2 * HOUR), "not_its_time"),
        (INVITED, Held(LATER + HOUR), "time_in_future"),
        (INVITED, Invited((OTHER,)), "time_has_passed"),
        (INVITED, PointDropped(OTHER, "Không có"), "no_such_thing"),
        (INVITED, PointDropped(HALL, ""), "text_missing"),
        (INVITED, AgendaSet((AgendaItem("Dài", 121),)), "agenda_too_long"),
        (HELD, PointJoined(OTHER, BEGINS, "Ai đó"), "no_such_thing"),
        (HELD, PointJoined(HALL, BEGINS, ""), "text_missing"),
        (HELD, PointJoined(HALL, BEGINS - HOUR, "Giang"), "time_backwards"),
        (HELD, PointJoined(HALL, LATER + HOUR, "Giang"), "time_in_future"),
        ((*HELD, PointJoined(HALL, BEGINS, "Giang")), PointJoined(HALL, BEGINS, "Giang"), "known_already"),
        ((*HELD, PointJoined(HALL, BEGINS, "Giang")), PointLeft(HALL, BEGINS - MINUTE), "time_backwards"),
        (HELD, PointLeft(HALL, BEGINS), "no_such_thing"),
        (HELD, IncidentNoted(HALL, BEGINS, ""), "text_missing"),
        (HELD, IncidentNoted(HALL, BEGINS, "Mất điện", BEGINS + HOUR), "text_missing"),
        (HELD, IncidentNoted(HALL, BEGINS, "Mất điện", BEGINS - MINUTE, "Chờ"), "time_backwards"),
        (HELD, IncidentEnded(1, BEGINS, "Chờ"), "no_such_thing"),
        (HELD, Closed(BEGINS - MINUTE, "Biên bản"), "time_backwards"),
        (HELD, Closed(BEGINS, ""), "text_missing"),
        ((*HELD, PointJoined(HALL, BEGINS + HOUR, "Giang")), Closed(BEGINS, "Biên bản"), "time_backwards"),
        ((*HELD, IncidentNoted(HALL, BEGINS, "Mất điện")), Closed(LATER, "Biên bản"), "incident_open"),
    ],
)
def test_what_may_not_happen(before: tuple[Any, ...], fact: Any, code: str) -> None:
    session = told(*before)
    with pytest.raises(DomainError) as refused:
        decide(session, fact, LATER)
    assert refused.value.code == code
    assert refused.value.vi
    assert refused.value.en


@pytest.mark.parametrize(
    ("begins", "ends", "code"),
    [
        (BEGINS, BEGINS + 2 * HOUR, "same_time"),
        (BEGINS, BEGINS + 59 * MINUTE, "agenda_too_long"),
        (BEFORE, BEGINS, "session_too_long"),
        (BEFORE - HOUR, BEFORE + HOUR, "time_has_passed"),
    ],
)
def test_a_session_moves_to_a_time_to_come_into_which_its_agenda_fits(
    begins: datetime, ends: datetime, code: str
) -> None:
    with pytest.raises(DomainError) as refused:
        decide(told(*INVITED), TimeChanged(begins, ends, "Bận"), BEFORE)
    assert refused.value.code == code


def test_attendance_incidents_and_the_time_that_is_taken() -> None:
    session = told(*HELD, PointJoined(HALL, BEGINS - 10 * MINUTE, "Giang"), PointLeft(HALL, BEGINS + HOUR))
    assert session.attendance_rate == Fraction(1, 2)
    assert session.connected(HALL) is None
    again = told(*HELD, PointJoined(HALL, BEGINS, "Giang"), PointLeft(HALL, BEGINS), PointJoined(HALL, BEGINS, "G"))
    assert len(again.attendances) == 2
    first, second = IncidentNoted(HALL, BEGINS, "Mất điện"), IncidentNoted(HOST, BEGINS, "Vỡ tiếng", BEGINS, "Đổi")
    session = told(*HELD, first, second, IncidentEnded(1, BEGINS + HOUR, "Máy nổ"))
    assert [(each.number, each.remedy) for each in session.incidents] == [(1, "Máy nổ"), (2, "Đổi")]
    assert session.busy == session.span
    closed = told(*HELD, Closed(BEGINS + HOUR, "Biên bản"))
    assert closed.busy is not None
    assert closed.busy.ends == BEGINS + HOUR
    early = told(*INVITED, Held(BEGINS - 20 * MINUTE), Closed(BEGINS - MINUTE, "Biên bản"))
    assert early.busy is None
    assert told(*INVITED, Cancelled("Không")).busy is None


def test_who_is_invited_and_the_stages() -> None:
    assert [told(*each).stage for each in ((PLAN,), INVITED, HELD)] == [Stage.PLANNED, Stage.INVITED, Stage.HELD]
    session = told(*INVITED, Invited((HALL, OTHER, OTHER), (BINH, CHAIR)))
    assert session.points == (HOST, HALL, OTHER)
    assert session.persons == {2: BINH.name}
    assert person_of(session, 1) == CHAIR
    assert person_of(session, 2) == BINH
    assert person_of(session, 3) is None
    assert person_of(session, None) is None
    assert told(*INVITED, PointDropped(HALL, "Mất điện")).points == (HOST,)
    moved = told(*INVITED, TimeChanged(BEGINS + HOUR, BEGINS + 3 * HOUR, "Bận"))
    assert moved.span is not None
    assert moved.span.begins == BEGINS + HOUR


def test_every_fact_is_read_back_as_it_was_written() -> None:
    facts = (
        *HELD,
        AgendaSet((AgendaItem("Một", 1, "A"),)),
        IncidentNoted(HALL, BEGINS, "Mất điện", BEGINS, "Chờ", 1),
        TimeChanged(BEGINS, BEGINS + HOUR, "Bận"),
        Closed(LATER, "Biên bản"),
    )
    for fact in facts:
        assert SESSIONS.codec.decode(fact.KIND, SESSIONS.codec.encode(fact), None) == fact
