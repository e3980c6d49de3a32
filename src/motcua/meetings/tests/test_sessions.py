"""Sessions through their actions: who may, once only, nothing taken twice, also at the same instant."""

from datetime import timedelta
from threading import Event
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from motcua.dossiers.tests.world import World
from motcua.journal.models import StoryEvent
from motcua.journal.reading import told
from motcua.journal.verify import verify_stories
from motcua.kernel.errors import Conflict, DomainError, Invalid, NotFound, Refused
from motcua.kernel.tests.at_once import at_once
from motcua.meetings.access import is_invited, points_for, session_for, sessions_for
from motcua.meetings.actions.admit_points import admit_points
from motcua.meetings.actions.cancel_session import cancel_session
from motcua.meetings.actions.change_time import change_time
from motcua.meetings.actions.close_session import close_session
from motcua.meetings.actions.drop_point import drop_point
from motcua.meetings.actions.end_incident import end_incident
from motcua.meetings.actions.hold_session import hold_session
from motcua.meetings.actions.invite import invite
from motcua.meetings.actions.let_point_leave import let_point_leave
from motcua.meetings.actions.note_incident import note_incident
from motcua.meetings.actions.plan_session import plan_session
from motcua.meetings.actions.set_agenda import set_agenda
from motcua.meetings.actions.take_out_of_use import take_out_of_use
from motcua.meetings.models import Booking, Invitee, Session
from motcua.meetings.rows import range_of
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
    PointDropped,
    PointJoined,
    PointLeft,
    PointTakenOut,
    TimeChanged,
)
from motcua.meetings.rules.point import POINTS
from motcua.meetings.rules.session import SESSIONS, Stage
from motcua.meetings.taking_turns import check_points_and_chair, one_booking_at_a_time
from motcua.meetings.tests.meetings_world import (
    HOUR,
    NOW,
    TOMORROW,
    a_point,
    act_on,
    build_meetings_world,
    coordinator,
    held,
    invited,
    new_session,
    person,
    planned,
)


@pytest.fixture
def world(db: None) -> World:
    return build_meetings_world()


def test_a_whole_session_from_its_plan_to_its_minutes(world: World) -> None:
    host, hall = a_point(world).subject, a_point(world, "QNI.193").subject
    subject = held(world, invited(world, planned(world, host), hall, persons=(person(world.binh),)))
    at = TOMORROW + HOUR
    admit_points(act_on(world, subject, at), [PointJoined(host, TOMORROW - timedelta(minutes=5), "Lê Văn Dũng")])
    admit_points(act_on(world, subject, at), [PointJoined(hall, TOMORROW, "Hoàng Văn Giang và 3 người")])
    let_point_leave(act_on(world, subject, at), PointLeft(hall, TOMORROW + HOUR / 2))
    admit_points(act_on(world, subject, at), [PointJoined(hall, TOMORROW + HOUR / 2, "Hoàng Văn Giang")])
    note_incident(act_on(world, subject, at), IncidentNoted(hall, TOMORROW + HOUR / 3, "Mất đường truyền"))
    with pytest.raises(Refused, match="incident_open"):
        close_session(act_on(world, subject, at), Closed(at, "Biên bản"))
    end_incident(act_on(world, subject, at), IncidentEnded(1, TOMORROW + HOUR / 2, "Đổi sang đường dự phòng"))
    story = close_session(act_on(world, subject, at), Closed(at, "Biên bản", "Kết luận"))
    assert story.state.attendance_rate == 1
    assert all(each.left is not None for each in story.state.attendances)
    row = Session.objects.get()
    assert (row.code, row.stage, row.joined, row.incidents, row.open_incidents) == ("HT-2018-001", "closed", 2, 1, 0)
    assert verify_stories().differences == []


def test_closed_early_its_points_are_free_from_then_on(world: World) -> None:
    host = a_point(world).subject
    subject = held(world, invited(world, planned(world, host), persons=(person(world.binh),)))
    close_session(act_on(world, subject, TOMORROW + HOUR), Closed(TOMORROW + HOUR, "Biên bản"))
    planned(world, host, TOMORROW + HOUR)
    assert verify_stories().differences == []


def test_a_point_and_a_chair_are_in_one_session_at_a_time(world: World) -> None:
    host, other, third = (a_point(world, code).subject for code in ("QNI", "QNI.193", "P3"))
    planned(world, host)
    with pytest.raises(Refused, match="point_booked") as refused:
        planned(world, host, TOMORROW + HOUR, chair=person(world.chi))
    assert refused.value.details["session"] == "HT-2018-001"
    assert "08:00 01/12/2018 – 10:00" in refused.value.vi
    with pytest.raises(Refused, match="chair_booked"):
        planned(world, other, TOMORROW + HOUR)
    second = planned(world, other, TOMORROW + HOUR, chair=person(world.chi))
    with pytest.raises(Refused, match="point_booked"):
        invite(act_on(world, second), Invited((host,)))
    invite(act_on(world, second), Invited((third,)))
    planned(world, host, TOMORROW + 2 * HOUR)  # half-open: one ends, the other begins
    assert Session.objects.count() == 3
    assert verify_stories().differences == []


def test_what_is_moved_dropped_or_cancelled_is_free(world: World) -> None:
    host, other, third = (a_point(world, code).subject for code in ("QNI", "QNI.193", "P3"))
    first = invited(world, planned(world, host), other, third)
    drop_point(act_on(world, first), PointDropped(third, "Mất điện"))
    chi = person(world.chi)
    second = planned(world, third, chair=chi)
    with pytest.raises(Refused, match="point_booked"):
        invite(act_on(world, second), Invited((other,)))
    change_time(act_on(world, first), TimeChanged(TOMORROW + HOUR, TOMORROW + 2 * HOUR, "Chủ trì bận"))
    with pytest.raises(Refused, match="point_booked"):
        invite(act_on(world, second), Invited((other,)))
    change_time(act_on(world, first), TimeChanged(TOMORROW + 2 * HOUR, TOMORROW + 3 * HOUR, "Chủ trì bận"))
    invite(act_on(world, second), Invited((other,)))
    with pytest.raises(Refused, match="point_booked"):
        change_time(act_on(world, first), TimeChanged(TOMORROW, TOMORROW + HOUR, "Lại rảnh"))
    cancel_session(act_on(world, second), Cancelled("Không còn cần"))
    assert Booking.objects.filter(session=second, span=None).count() == 2
    change_time(act_on(world, first), TimeChanged(TOMORROW, TOMORROW + HOUR, "Lại rảnh"))
    assert verify_stories().differences == []


def test_a_point_out_of_use_is_refused(world: World) -> None:
    host, hall = a_point(world).subject, a_point(world, "QNI.193").subject
    take_out_of_use(act_on(world, hall), PointTakenOut(TOMORROW.date(), "Sửa phòng", TOMORROW.date()))
    subject = planned(world, host)
    with pytest.raises(Refused, match="point_out_of_use") as refused:
        invite(act_on(world, subject), Invited((hall,)))
    assert "Sửa phòng" in refused.value.vi
    with pytest.raises(Refused, match="point_out_of_use"):
        planned(world, hall, TOMORROW + 4 * HOUR)
    planned(world, hall, TOMORROW + 24 * HOUR)


def test_the_database_itself_refuses_a_second_booking(world: World) -> None:
    host, other = a_point(world), a_point(world, "QNI.193")
    planned(world, host.subject)
    second = planned(world, other.subject, TOMORROW + 5 * HOUR)
    span = range_of(Span(TOMORROW + HOUR, TOMORROW + 3 * HOUR))
    with pytest.raises(IntegrityError, match="meetings_point_once_a_time"), transaction.atomic():
        Booking.objects.create(session_id=second, point=host, span=span)
    with pytest.raises(IntegrityError, match="meetings_chair_once_a_time"), transaction.atomic():
        Session.objects.filter(pk=second).update(busy=span)


@pytest.mark.django_db(transaction=True)
def test_two_who_book_a_point_at_once_get_it_once() -> None:
    world = build_meetings_world()
    host = a_point(world).subject

    def plan(chair: str) -> object:
        return planned(world, host, chair=person(world.cast[chair]))

    done = at_once(lambda: plan("dung"), lambda: plan("chi"))
    (refused,) = [each for each in done if isinstance(each, DomainError)]
    assert refused.code == "point_booked"
    assert Session.objects.count() == Booking.objects.count() == 1
    assert verify_stories().differences == []


@pytest.mark.django_db(transaction=True)
def test_two_who_invite_two_points_each_in_the_other_order_do_not_lock_each_other_out() -> None:
    world = build_meetings_world()
    hosts = [a_point(world, code).subject for code in ("QNI", "QNI.193")]
    wanted = [a_point(world, code).subject for code in ("P3", "P4")]
    sessions = [planned(world, hosts[0]), planned(world, hosts[1], chair=person(world.chi))]
    acts = [act_on(world, each) for each in sessions]
    done = at_once(
        lambda: invite(acts[0], Invited((wanted[0], wanted[1]))),
        lambda: invite(acts[1], Invited((wanted[1], wanted[0]))),
    )
    assert [each.code for each in done if isinstance(each, DomainError)] == ["point_booked"]
    assert Booking.objects.filter(point__subject__in=wanted).count() == 2


@pytest.mark.django_db(transaction=True)
def test_a_point_taken_out_while_it_is_being_invited_locks_nobody_out(monkeypatch: pytest.MonkeyPatch) -> None:
    world = build_meetings_world()
    hall = a_point(world, "QNI.193").subject
    subject = planned(world, a_point(world).subject)
    asked, taken = act_on(world, subject), act_on(world, hall)
    has_turn, holds_point = Event(), Event()

    def look_while_the_other_waits(*given: Any) -> None:
        has_turn.set()
        holds_point.wait(5)
        check_points_and_chair(*given)

    def hold_point_then_wait() -> None:
        holds_point.set()
        one_booking_at_a_time()

    def take_out() -> object:
        has_turn.wait(5)
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr("motcua.meetings.writer.one_booking_at_a_time", hold_point_then_wait)
            return take_out_of_use(taken, PointTakenOut(TOMORROW.date(), "Mất điện"))

    monkeypatch.setattr("motcua.meetings.writer.check_points_and_chair", look_while_the_other_waits)
    done = at_once(lambda: invite(asked, Invited((hall,))), take_out)
    assert not any(isinstance(each, DomainError) for each in done)
    assert Booking.objects.filter(point__subject=hall).exists()
    assert told(POINTS, hall).state.outage_on(TOMORROW.date()) is not None


def test_only_its_coordinators_and_the_invited_see_a_session(world: World) -> None:
    elsewhere = coordinator(world, "xuan", "QNI.193")
    host, hall = a_point(world).subject, a_point(world, "QNI.193").subject
    subject = planned(world, host)
    for actor in (world.quyen, world.dung, world.em):  # runs it; chairs it; heads the one-stop of the host
        assert session_for(actor, subject)[0].pk == subject
    for actor in (world.an, world.binh, world.giang, world.kiem, elsewhere):
        with pytest.raises(NotFound):
            session_for(actor, subject)
    invited(world, subject, hall, persons=(person(world.binh),))
    for actor in (world.binh, world.giang, elsewhere):  # by name; heads, coordinates the one-stop of an invited point
        assert sessions_for(actor).get().pk == subject
        assert is_invited(actor, subject)
        with pytest.raises(NotFound):
            cancel_session(act_on(world, subject, actor=actor), Cancelled("Không"))
    assert is_invited(world.quyen, subject)  # she stands for the host's one-stop
    assert not sessions_for(world.kiem).exists()
    assert points_for(world.quyen).count() == 2
    assert not points_for(world.em).exists()
    for actor in (world.em, world.an, world.kiem):
        with pytest.raises(NotFound):
            plan_session(actor, new_session(world, host, TOMORROW + 9 * HOUR), request_id=uuid4(), at=NOW)


def test_a_request_counts_once_and_nobody_acts_upon_what_has_changed(world: World) -> None:
    host, hall = a_point(world).subject, a_point(world, "QNI.193").subject
    request = uuid4()
    rows = [plan_session(world.quyen, new_session(world, host), request_id=request, at=NOW) for _ in range(2)]
    assert rows[0] == rows[1]
    subject = rows[0].pk
    act = act_on(world, subject)
    for _ in range(2):
        invite(act, Invited((hall,)))
    assert StoryEvent.objects.filter(subject=subject).count() == 2
    stale = act_on(world, subject)
    set_agenda(act_on(world, subject), AgendaSet((AgendaItem("Một việc", 30),)))
    with pytest.raises(Conflict):
        cancel_session(stale, Cancelled("Không"))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"title": ""}, "text_missing"),
        ({"title": "x" * 3000}, "text_unfit"),
        ({"ends": TOMORROW}, "times_backwards"),
        ({"ends": TOMORROW + 13 * HOUR}, "session_too_long"),
        ({"begins": NOW, "ends": NOW + HOUR}, "time_has_passed"),
        ({"agenda": ()}, "agenda_unfit"),
        ({"agenda": (AgendaItem("Khai mạc", 0),)}, "agenda_unfit"),
        ({"agenda": (AgendaItem("Khai mạc", 121),)}, "agenda_too_long"),
        ({"agenda": (AgendaItem("", 10),)}, "text_missing"),
    ],
)
def test_what_is_no_session(world: World, changes: dict[str, object], code: str) -> None:
    new = new_session(world, a_point(world).subject, **changes)
    with pytest.raises(DomainError) as refused:
        plan_session(world.quyen, new, request_id=uuid4(), at=NOW)
    assert refused.value.code == code
    assert not Session.objects.exists()
    assert not Booking.objects.exists()


def test_a_host_that_is_no_point_is_refused(world: World) -> None:
    with pytest.raises(Invalid, match="no_such_thing"):
        planned(world, uuid4())


def test_nobody_new_and_the_host_stay_refused(world: World) -> None:
    host, hall = a_point(world).subject, a_point(world, "QNI.193").subject
    subject = invited(world, planned(world, host), hall, persons=(person(world.binh),))
    with pytest.raises(Invalid, match="nobody_new"):
        invite(act_on(world, subject), Invited((host, hall), (person(world.dung), person(world.binh))))
    with pytest.raises(Refused, match="host_stays"):
        drop_point(act_on(world, subject), PointDropped(host, "Không"))
    assert Invitee.objects.count() == 1


def test_a_changed_row_a_booking_or_an_invitee_is_found(world: World) -> None:
    host, hall = a_point(world).subject, a_point(world, "QNI.193").subject
    invited(world, planned(world, host), hall, persons=(person(world.binh),))
    assert verify_stories().differences == []
    Session.objects.update(title="Phiên khác")
    Invitee.objects.all().delete()
    Booking.objects.filter(point__subject=hall).delete()
    assert len(verify_stories().differences) == 3


def test_codes_are_counted_by_year(world: World) -> None:
    host = a_point(world).subject
    for number in range(3):
        planned(world, host, TOMORROW + number * 24 * HOUR)
    planned(world, host, TOMORROW + 60 * 24 * HOUR)
    assert list(Session.objects.values_list("code", flat=True)) == [
        "HT-2018-001",
        "HT-2018-002",
        "HT-2018-003",
        "HT-2019-001",
    ]
    Session.objects.filter(code="HT-2018-003").update(code="HT-2018-999")
    planned(world, host, TOMORROW + 4 * 24 * HOUR)
    planned(world, host, TOMORROW + 5 * 24 * HOUR)
    assert Session.objects.filter(code="HT-2018-1001").exists()


def test_a_session_nobody_was_invited_to_is_not_held(world: World) -> None:
    subject = planned(world, a_point(world).subject)
    with pytest.raises(Refused, match="wrong_stage"):
        hold_session(act_on(world, subject, TOMORROW), Held(TOMORROW))
    assert told(SESSIONS, subject).state.stage is Stage.PLANNED
