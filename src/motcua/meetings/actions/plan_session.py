"""Plan a session: its chair and its host are taken from then on."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models.functions import Length

from motcua.journal.reading import made_by, told
from motcua.journal.writer import append
from motcua.meetings.access import points_for
from motcua.meetings.models import Session as SessionRow
from motcua.meetings.policies import check_may_run
from motcua.meetings.rows import rows_of_points, save_session
from motcua.meetings.rules import checks as check
from motcua.meetings.rules.deciding_sessions import decide
from motcua.meetings.rules.facts import AgendaItem, Person, Planned
from motcua.meetings.rules.session import SESSIONS
from motcua.meetings.taking_turns import check_points_and_chair, one_booking_at_a_time
from motcua.organisation.actors import Actor
from motcua.worktime.rules.schedule import in_vietnam


@dataclass(frozen=True, slots=True)
class NewSession:
    """What is asked for; the code is given: HT-<year>-<number of that year>."""

    title: str
    host: UUID
    chair: Person
    begins: datetime
    ends: datetime
    agenda: tuple[AgendaItem, ...]


@transaction.atomic
def plan_session(actor: Actor, new: NewSession, *, request_id: UUID, at: datetime) -> SessionRow:
    """The new session, run by the one-stop of the actor's post. The same request again gives the one that is there.

    Raises `NotFound` for who may not, `Invalid`, `Refused` (`point_booked`, `chair_booked`, `point_out_of_use`).
    """
    post = check_may_run(actor)
    one_booking_at_a_time()
    known = made_by(SESSIONS, request_id)
    if known is not None:
        return SessionRow.objects.get(pk=known)
    if not points_for(actor).filter(subject=new.host).exists():
        raise check.no_such("host", str(new.host))
    subject = uuid4()
    nothing = told(SESSIONS, subject)
    facts = decide(nothing.state, _fact_of(new), at)
    by = actor.by(post.code)
    story = append(SESSIONS, subject, nothing, facts, by=by, at=at, request_id=request_id)
    points = rows_of_points(story.state.points)
    check_points_and_chair(subject, story.state, points)
    return save_session(subject, story, post.centre_id or 0, points)


def _fact_of(new: NewSession) -> Planned:
    """With the next code of its year; the caller holds everybody else off."""
    start = f"HT-{in_vietnam(new.begins).year}-"
    last = SessionRow.objects.filter(code__startswith=start).order_by(Length("code").desc(), "-code").first()
    number = int(last.code.removeprefix(start)) + 1 if last else 1
    return Planned(
        code=f"{start}{number:03}",
        title=new.title,
        host=new.host,
        chair=new.chair,
        begins=new.begins,
        ends=new.ends,
        agenda=new.agenda,
    )
