"""How every act is carried out: the door, the right, once only, not upon something old, decided, written."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from motcua.journal.rules.story import Told
from motcua.journal.writer import append, check_seen, done_already
from motcua.kernel.facts import Event
from motcua.meetings.access import point_for, session_for
from motcua.meetings.policies import check_may_run
from motcua.meetings.rows import rows_of_points, save_point, save_session
from motcua.meetings.rules import deciding_points, deciding_sessions
from motcua.meetings.rules.point import POINTS, Point
from motcua.meetings.rules.session import SESSIONS, Session
from motcua.meetings.taking_turns import check_points_and_chair, one_booking_at_a_time
from motcua.organisation.actors import Actor


@dataclass(frozen=True, slots=True)
class Act:
    """Who acts on which point or session, and when. `seen`: the number of the last event that was on the screen."""

    actor: Actor
    subject: UUID
    seen: int
    at: datetime
    request_id: UUID | None = None


@transaction.atomic
def write_point(act: Act, fact: Any, *, books: bool = False) -> Told[Point]:
    """The point's story with `fact`; `books`: nobody books meanwhile.

    Raises `NotFound`, `Invalid`, `Refused`, `Conflict`.
    """
    row, story = point_for(act.actor, act.subject, to_act=True)
    post = check_may_run(act.actor, row.centre_id)
    if done_already(POINTS, act.subject, act.request_id):
        return story
    check_seen(story, act.seen)
    if books:
        one_booking_at_a_time()
    facts = deciding_points.decide(story.state, fact, act.at)
    by = act.actor.by(post.code)
    story = append(POINTS, act.subject, story, facts, by=by, at=act.at, request_id=act.request_id)
    save_point(act.subject, story, row.centre_id)
    return story


@transaction.atomic
def write_session(act: Act, *asked: Any, books: bool = False) -> Told[Session]:
    """The session's story with all that is `asked`, or none of it; `books`: it takes points
    or a chair for some time, which must be free then.

    Raises `NotFound`, `Invalid`, `Refused`, `Conflict`.
    """
    row, story = session_for(act.actor, act.subject, to_act=True)
    post = check_may_run(act.actor, row.centre_id)
    if done_already(SESSIONS, act.subject, act.request_id):
        return story
    check_seen(story, act.seen)
    if books:
        one_booking_at_a_time()
    by, state = act.actor.by(post.code), story.state
    facts: list[Any] = []
    for fact in asked:
        decided = deciding_sessions.decide(state, fact, act.at)
        for each in decided:
            state = SESSIONS.evolve(state, Event(act.at, by, each))
        facts += decided
    story = append(SESSIONS, act.subject, story, facts, by=by, at=act.at, request_id=act.request_id)
    points = rows_of_points(story.state.points)
    if books:
        check_points_and_chair(act.subject, story.state, points)
    save_session(act.subject, story, row.centre_id, points)
    return story
