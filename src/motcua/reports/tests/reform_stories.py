"""Random drafts, reviews and petitions: what happens to them comes at any time, often just at midnight or just before.

What is signed is often entered later, and letters came before they were noted down.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any
from uuid import UUID

from motcua.journal.reading import told
from motcua.journal.rules.story import Story
from motcua.journal.writer import append
from motcua.kernel.clock import VIETNAM
from motcua.kernel.facts import By, Event
from motcua.organisation.models import ServiceCentre
from motcua.petitions.rows import save_row
from motcua.petitions.rules.facts import (
    About,
    Answered,
    Channel,
    Classified,
    Clock,
    Desk,
    Elsewhere,
    Kind,
    NotAccepted,
    Place,
    Published,
    Rated,
    Received,
    Redirected,
    Reopened,
    Sorted,
    SupplementAsked,
    Supplemented,
    TakenUp,
    Task,
    Transferred,
    Withheld,
)
from motcua.petitions.rules.facts import Outcome as AnswerOutcome
from motcua.petitions.rules.moves import Act, is_allowed
from motcua.petitions.rules.petition import PETITIONS, Petition
from motcua.reforms.models import DraftRow
from motcua.reforms.projection import columns_of
from motcua.reforms.rules import facts as drafting
from motcua.reforms.rules.draft import DRAFTS, Draft, Stage
from motcua.reports.rules.periods import Kind as PeriodKind
from motcua.reports.rules.periods import ReportPeriod
from motcua.reviews.models import ReviewPlan
from motcua.reviews.projection import save
from motcua.reviews.rules.review import (
    REVIEW,
    Outcome,
    Plan,
    PlanOpened,
    PlanSent,
    ProcedurePlanned,
    ProposalApproved,
    ProposalReturned,
    Proposed,
    Standing,
)
from motcua.reviews.tests.people import proposal

BY = By("Bùi Thị Oanh", 1, "QNI.oanh")
START = datetime(2018, 1, 1, 8, 30, tzinfo=VIETNAM)
CENTRES = ("QNI", "QNI.193")
PROCEDURES = ("1.000001", "1.000002", "1.000003")
UNITS = ("Sở Tập huấn", "Sở Mẫu")
GAPS = tuple(timedelta(hours=hours) for hours in (0, 1, 5, 20, 24, 48, 120, 300))
type World = Mapping[UUID, Sequence[Event]]


def crowd(story: Callable[[Random], list[Event]], chance: Random, size: int) -> dict[UUID, list[Event]]:
    return {UUID(int=chance.getrandbits(128)): story(chance) for _ in range(size)}


def later(chance: Random, at: datetime) -> datetime:
    """Some time after `at`, or the midnight after that or the last instant before it."""
    found = at + chance.choice(GAPS)
    midnight = datetime.combine(found.date() + timedelta(days=1), time(), VIETNAM)
    return chance.choice((found, found, midnight, midnight - timedelta(microseconds=1)))


def some_periods(chance: Random, *worlds: World, size: int) -> list[ReportPeriod]:
    """Periods that begin and end on the days of events or next to them."""
    days = sorted({event.at.date() for world in worlds for events in world.values() for event in events})
    found = []
    for _ in range(size):
        pair = sorted(chance.choice(days) + timedelta(days=chance.randint(-1, 1)) for _ in range(2))
        found.append(ReportPeriod(PeriodKind.DAYS, *pair))
    return found


def told_by[State](
    story: Story[State], chance: Random, first: Any, at: datetime, next_fact: Callable[[Random, State, datetime], Any]
) -> list[Event]:
    """A story that begins with `first` and goes on until nothing can be done, or for a while."""
    events = [Event(at, BY, first)]
    for _ in range(chance.randint(0, 12)):
        at = later(chance, at)
        fact = next_fact(chance, story.fold(events), at)
        if fact is None:
            break
        events.append(Event(at, BY, fact))
    return events


def petition(chance: Random) -> list[Event]:
    arrived = later(chance, START + timedelta(days=chance.randint(0, 40)))
    at = chance.choice((arrived, arrived, later(chance, arrived)))
    first = Received(
        f"PA-{chance.getrandbits(40)}",
        chance.choice(list(Kind)),
        Channel.PAPER,
        "Thủ tục",
        "Phải đi lại nhiều lần",
        About("QNI"),
        Place(chance.choice(CENTRES), Desk.CONTROL),
        "",
        "",
        arrived.astimezone(chance.choice((VIETNAM, UTC))),
        clocks(chance, arrived, Task.REFUSE, Task.SUPPLEMENT, Task.TRANSFER, Task.ANSWER),
    )
    return told_by(PETITIONS, chance, first, at, _act_on)


def clocks(chance: Random, at: datetime, *tasks: Task) -> tuple[Clock, ...]:
    return tuple(Clock(task, "", chance.choice((later(chance, at), later(chance, at), None)), "") for task in tasks)


def _act_on(chance: Random, state: Petition, at: datetime) -> Any:
    kind, place = chance.choice(list(Kind)), Place(chance.choice(CENTRES), chance.choice(list(Desk)))
    facts: dict[Act, Any] = {
        Act.ASK: SupplementAsked("Địa chỉ"),
        Act.REFUSE: NotAccepted("Không rõ", "Gửi lại"),
        Act.CLASSIFY: Classified(kind, Sorted.CONDUCT, About("QNI")),
        Act.REDIRECT: Redirected(Elsewhere.COMPLAINT, "Thanh tra", "Gửi đơn"),
        Act.TRANSFER: Transferred("Thuộc thẩm quyền", chance.choice((place, None)), "Bộ"),
        Act.TAKE_UP: TakenUp(1, place),
        Act.ANSWER: Answered("Đã xem", AnswerOutcome.FOUNDED, clocks(chance, at, Task.PUBLISH)),
        Act.PUBLISH: Published("Thủ tục", "Đi lại", "Đã xem"),
        Act.WITHHOLD: Withheld("Riêng tư"),
        Act.SUPPLEMENT: Supplemented("Tổ 1", "", clocks(chance, at, Task.REFUSE, Task.SUPPLEMENT, Task.ANSWER)),
        Act.RATE: Rated(chance.random() < 0.3),
        Act.REOPEN: Reopened("Chưa thấy đổi", place, clocks(chance, at, Task.TRANSFER, Task.ANSWER)),
    }
    allowed = [act for act in facts if is_allowed(state, act)]
    return facts[chance.choice(allowed)] if allowed else None


def draft(chance: Random) -> list[Event]:
    at = later(chance, START + timedelta(days=chance.randint(0, 40)))
    kind = chance.choice(list(drafting.DocumentType))
    return told_by(DRAFTS, chance, drafting.Begun("Quy định", kind, chance.choice(UNITS), "QNI"), at, _go_on)


def _go_on(chance: Random, state: Draft, at: datetime) -> Any:
    added = drafting.ProcedureAdded(state.last_key + 1, "Thủ tục", chance.choice(list(drafting.ChangeKind)))
    dropped = [drafting.ProcedureDropped(key) for key in state.procedures][:1]
    given_up = drafting.Withdrawn("Không làm nữa")
    return chance.choice(
        {
            Stage.DRAFTING: [added, added, *dropped, drafting.Submitted(), drafting.Submitted(), given_up],
            Stage.SUBMITTED: [drafting.OpinionGiven(True, "Nhất trí")] * 3 + [drafting.Returned("Thiếu"), given_up],
            Stage.OPINED: [drafting.Accepted()] * 3 + [given_up],
            Stage.ACCEPTED: [drafting.Issued("1/QĐ", _signed(chance, state, at), at.date())] * 3 + [given_up],
            Stage.ISSUED: [drafting.Published("2/QĐ", at.date(), at.date())],
        }.get(state.stage, [None])
    )


def _signed(chance: Random, state: Draft, at: datetime) -> date:
    """On some day since it was accepted."""
    since = state.accepted_at.date() if state.accepted_at else at.date()
    return since + timedelta(days=chance.randint(0, (at.date() - since).days))


def review(chance: Random) -> list[Event]:
    at = later(chance, START)
    first = [PlanOpened("QNI", 2018, "Rà soát"), *(ProcedurePlanned(code, "Thủ tục") for code in PROCEDURES)]
    events = [Event(at, BY, fact) for fact in (*first, PlanSent(at.date(), "5/KH"))]
    for _ in range(chance.randint(0, 12)):
        at = later(chance, at)
        events.append(Event(at, BY, _review_on(chance, REVIEW.fold(events))))
    return events


def _review_on(chance: Random, plan: Plan) -> Any:
    code = chance.choice(PROCEDURES)
    outcome, before = chance.choice(list(Outcome)), chance.randint(0, 3) * 1_000
    gone = outcome in (Outcome.ABOLISH, Outcome.MERGE)
    written = Proposed(code, proposal(outcome, before, None if gone else before // 3))
    if plan.items[code].standing is not Standing.PROPOSED:
        return written
    return chance.choice((written, ProposalApproved(code, "7/QĐ"), ProposalReturned(code, "Xem lại")))


def write_stories(drafts: World, reviews: World, petitions: World) -> None:
    """With their rows, as the rooms keep them."""
    centre = ServiceCentre.objects.get(code="QNI")
    for subject, events in drafts.items():
        state = _append(DRAFTS, subject, events)
        DraftRow.objects.create(pk=subject, centre=centre, seq=len(events), **columns_of(state))
    for subject, events in reviews.items():
        row = ReviewPlan.objects.create(pk=subject, centre=centre, year=2018, title="Rà soát")
        save(row, _append(REVIEW, subject, events))
    for subject, events in petitions.items():
        for event in events:
            _append(PETITIONS, subject, [event])
            save_row(subject, told(PETITIONS, subject))


def _append[State](story: Story[State], subject: UUID, events: Sequence[Event]) -> State:
    so_far = told(story, subject)
    for event in events:
        so_far = append(story, subject, so_far, [event.fact], by=event.by, at=event.at)
    return so_far.state
