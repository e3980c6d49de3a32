"""Points and sessions for tests: Quyên coordinates, Dũng chairs, at the province and in Hạ Long."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from motcua.dossiers.tests.world import ON, SINCE, World, build_world, instant
from motcua.journal.reading import told
from motcua.meetings.actions.hold_session import hold_session
from motcua.meetings.actions.invite import invite
from motcua.meetings.actions.plan_session import NewSession, plan_session
from motcua.meetings.actions.register_point import register_point
from motcua.meetings.models import Point as PointRow
from motcua.meetings.rules.facts import AgendaItem, Held, Invited, Person, PointLevel, PointRegistered
from motcua.meetings.rules.point import POINTS
from motcua.meetings.rules.session import SESSIONS
from motcua.meetings.writer import Act
from motcua.organisation.actors import Actor, actor_for
from motcua.organisation.models import Post, PostHolding, ServiceCentre
from motcua.people.models import Account

NOW = instant("30/11 18:00")
TOMORROW = instant("01/12 08:00")
HOUR = timedelta(hours=1)
AGENDA = (AgendaItem("Khai mạc", 10), AgendaItem("Báo cáo tháng 11", 40, "Lê Văn Dũng"))
ONE_STOPS = {"QNI": PointLevel.PROVINCE, "QNI.193": PointLevel.DISTRICT}


def build_meetings_world() -> World:
    world = build_world()
    coordinator(world)
    return world


def coordinator(world: World, username: str = "quyen", centre: str = "QNI") -> Actor:
    """Quyên, who runs meetings at the provincial centre (or somebody elsewhere)."""
    account = Account.objects.create(username=username, full_name="Đặng Thị Quyên")
    at = ServiceCentre.objects.get(code=centre)
    post = Post.objects.create(
        code=f"{centre}.{username}", title="Điều phối", centre=at, roles=["coordinator"], valid_from=SINCE
    )
    PostHolding.objects.create(account=account, post=post, valid_from=SINCE)
    world.cast[username] = actor_for(account, ON)
    return world.cast[username]


def new_point(code: str, **changes: Any) -> PointRegistered:
    values = {
        "code": code,
        "name": f"Điểm cầu {code}",
        "level": ONE_STOPS.get(code, PointLevel.COMMUNE),
        "place": "Phòng họp tầng 2",
        "equipment": "Màn hình, máy quay, micro",
        "line": "TSLCD 20 Mbit/s",
        "contact": "0203 000 000",
        "source": "Dữ liệu kiểm thử",
        "one_stop": code if code in ONE_STOPS else "QNI.193",
    }
    return PointRegistered(**(values | changes))


def a_point(world: World, code: str = "QNI", **changes: Any) -> PointRow:
    return register_point(world.quyen, new_point(code, **changes), request_id=uuid4(), at=NOW)


def person(actor: Actor) -> Person:
    assert actor.account_id is not None
    return Person(actor.account_id, actor.name)


def new_session(world: World, host: UUID, begins: datetime = TOMORROW, **changes: Any) -> NewSession:
    values = {
        "title": "Giao ban cải cách hành chính",
        "host": host,
        "chair": person(world.dung),
        "begins": begins,
        "ends": begins + 2 * HOUR,
        "agenda": AGENDA,
    }
    return NewSession(**(values | changes))


def planned(world: World, host: UUID, begins: datetime = TOMORROW, at: datetime = NOW, **changes: Any) -> UUID:
    new = new_session(world, host, begins, **changes)
    subject: UUID = plan_session(world.quyen, new, request_id=uuid4(), at=at).pk
    return subject


def act_on(world: World, subject: UUID, at: datetime = NOW, actor: Actor | None = None) -> Act:
    """An act of Quyên's upon what is there now."""
    seq = max(told(SESSIONS, subject).seq, told(POINTS, subject).seq)
    return Act(actor or world.quyen, subject, seq, at, uuid4())


def invited(world: World, subject: UUID, *points: UUID, persons: tuple[Person, ...] = ()) -> UUID:
    invite(act_on(world, subject), Invited(points, persons))
    return subject


def held(world: World, subject: UUID, began: datetime = TOMORROW) -> UUID:
    hold_session(act_on(world, subject, at=began), Held(began))
    return subject
