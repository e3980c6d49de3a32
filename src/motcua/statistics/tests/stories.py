"""Random stories of dossiers, decided by the dossiers' own rules, over several centres, sectors and channels."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from hypothesis import strategies as st

from motcua.catalogue.rules.content import Channel
from motcua.dossiers.projectors import Change, Transition
from motcua.dossiers.rules.lifecycle import NOTHING, decide, evolve
from motcua.dossiers.rules.lifecycle.accept import ReceiveAsCompetent
from motcua.dossiers.rules.lifecycle.conclude import Decide, IssueResult
from motcua.dossiers.rules.lifecycle.consult import Consult
from motcua.dossiers.rules.lifecycle.correct import Correct
from motcua.dossiers.rules.lifecycle.extend import Apologise, Extend
from motcua.dossiers.rules.lifecycle.forward import Forward
from motcua.dossiers.rules.lifecycle.hand_over import HandOver
from motcua.dossiers.rules.lifecycle.payment import ConfirmPayment, RequestPayment
from motcua.dossiers.rules.lifecycle.refuse_at_gate import RefuseAtGate
from motcua.dossiers.rules.lifecycle.register import SaveDraft, Submit
from motcua.dossiers.rules.lifecycle.registry import Context
from motcua.dossiers.rules.lifecycle.return_result import ReturnResult
from motcua.dossiers.rules.lifecycle.steps import FinishStep, StartStep
from motcua.dossiers.rules.lifecycle.stop import Stop, Withdraw
from motcua.dossiers.rules.lifecycle.succeed import MoveToSuccessor
from motcua.dossiers.rules.lifecycle.supplement import AskForSupplement, ReceiveSupplement
from motcua.dossiers.rules.lifecycle.undo import UndoLastStep
from motcua.dossiers.rules.regimes import Regime, regime_on
from motcua.dossiers.rules.state import DossierState, Outcome, Status
from motcua.dossiers.tests.stage import AN, BINH, SCHEDULE, accept, instant
from motcua.kernel.errors import DomainError
from motcua.kernel.facts import Event
from motcua.statistics.rules.periods import Period
from motcua.worktime.rules.terms import parse_term

CENTRES = ("QNI", "QNI.193", "QNI.194")
SECTORS = ("dat-dai", "ho-tich")
TERMS = ("1 working_days", "3 working_days", "10 calendar_days", "at_once", "4 working_hours")
GAPS = tuple(timedelta(minutes=minutes) for minutes in (1, 45, 400, 1440, 1440, 2880, 6000, 13000, 60000))
LAW_OF_2018, TODAY = regime_on(date(2018, 11, 5)), regime_on(date(2026, 11, 5))
"""Under today's law the term of a dossier for another unit starts when that unit has it: no due date until then."""
START = instant("28/12/2017 07:00")

type Command = Callable[[datetime, DossierState], Any]


def _always(command: Any) -> Command:
    return lambda at, state: command


def _forward(centre: str) -> Command:
    return lambda at, state: Forward(centre, "H49.02", centre, "Nhầm nơi")


def _succeed(centre: str) -> Command:
    return lambda at, state: MoveToSuccessor(centre, "H49.03", "Luật 72/2025/QH15")


def _work_on(at: datetime, state: DossierState) -> Any:
    if state.decision:
        return IssueResult()
    return Decide(Outcome.GRANTED, "1/QĐ") if "appraise" in state.steps_done else FinishStep("appraise")


def _ask(at: datetime, state: DossierState) -> AskForSupplement:
    return AskForSupplement(("Bản đồ",), "Thiếu", ground="Luật X", approved=True)


def _extend(at: datetime, state: DossierState) -> Extend:
    later = (state.due_at or at).date() + timedelta(days=3)
    return Extend(SCHEDULE.add_working_days(later, 0), "Chờ đo đạc", "1/TB")


HAND_OVER = _always(HandOver())
REFUSE = _always(Decide(Outcome.REFUSED, "1/QĐ", "Không đủ điều kiện", "Điều 5"))
SUPPLY = _always(ReceiveSupplement(("Bản đồ",)))
BILL = _always(RequestPayment(50_000, "Lệ phí"))
PAY = _always(ConfirmPayment("BL-1"))
UNDO = _always(UndoLastStep("Nhầm"))
WITHDRAW = _always(Withdraw("Phạm Thị An"))
STOP = _always(Stop("Theo đơn", "Mẫu 05"))
RECEIVE = _always(ReceiveAsCompetent())
NEXT: dict[Status, list[Command]] = {
    Status.REGISTERED: [
        lambda at, state: AskForSupplement(("Đơn",), "Thiếu"),
        lambda at, state: RefuseAtGate("Không thuộc thẩm quyền", "Điều 17"),
        _forward("QNI.194"),
        _succeed("QNI.193"),
        WITHDRAW,
    ],
    Status.ACCEPTED: [
        *[HAND_OVER, _work_on] * 5,
        *[_ask, _ask, _extend] * 2,
        *(_forward(centre) for centre in CENTRES),
        lambda at, state: StartStep("appraise"),
        lambda at, state: Correct("Sai trường hợp", case="b", term=parse_term("3 working_days")),
        lambda at, state: Correct("Sai trường hợp", case="c", term=parse_term("9 working_days")),
        *[WITHDRAW, RECEIVE, RECEIVE],
        _succeed("QNI.194"),
    ],
    Status.PROCESSING: [
        *[_work_on] * 8,
        *[REFUSE, UNDO, BILL, _extend] * 2,
        *[_ask] * 4,
        lambda at, state: Consult("H49.02", "Ý kiến?", at + timedelta(days=2)),
        lambda at, state: Apologise("Quá tải", "2/TB"),
        lambda at, state: Correct("Sai trường hợp", case="d", term=parse_term("9 working_days")),
        WITHDRAW,
        STOP,
        *(_succeed(centre) for centre in CENTRES),
    ],
    Status.AWAITING_SUPPLEMENT: [SUPPLY, SUPPLY, SUPPLY, SUPPLY, STOP, WITHDRAW, _succeed("QNI.194")],
    Status.AWAITING_PAYMENT: [PAY, PAY, PAY, STOP, WITHDRAW, _succeed("QNI.193")],
    Status.RESOLVED: [
        UNDO,
        lambda at, state: Correct("Sai", summary=f"Nội dung {at:%d%H%M}"),
        lambda at, state: ReturnResult(AN.name, identity_checked=True),
    ],
}


@dataclass(frozen=True)
class Plot:
    """What a story is told from: small numbers, so that a failing one shrinks."""

    centre: int
    sector: int
    channel: int
    term: int
    online: bool
    for_another_unit: bool
    moves: tuple[tuple[int, int], ...]


plots = st.builds(
    Plot,
    st.integers(0, len(CENTRES) - 1),
    st.integers(0, len(SECTORS) - 1),
    st.integers(0, 2),
    st.integers(0, len(TERMS) - 1),
    st.booleans(),
    st.booleans(),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, len(GAPS) - 1)), max_size=16).map(tuple),
)


def tell(number: int, plot: Plot) -> Change:
    """The story of dossier `number` from nothing: what the rules refuse is left out of it."""
    teller = Teller(TODAY if plot.for_another_unit else LAW_OF_2018)
    at = START + timedelta(days=7 * plot.term, hours=number)
    acceptance = accept(
        code=f"000.00.01.H49-180101-{number:04d}",
        channel=Channel.ONLINE if plot.online else list(Channel)[plot.channel],
        offer_centre=CENTRES[plot.centre],
        offer_competent_centre=CENTRES[(plot.centre + plot.for_another_unit) % len(CENTRES)],
        offer_non_boundary=True,
        offer_sector=SECTORS[plot.sector],
        offer_term=parse_term(TERMS[plot.term]),
    )
    if plot.online:
        teller.do(at, SaveDraft(CENTRES[plot.centre], "H49.01", "1.000001", "", SECTORS[plot.sector], None, owner=AN))
        teller.do(at, Submit())
    for choice, gap in plot.moves:
        at += GAPS[gap]
        if teller.state.is_accepted or (plot.online and choice % 4 == 0):
            commands = NEXT.get(teller.state.status, ())
        else:
            commands = [lambda at, state: acceptance]
        if commands:
            teller.do(at, commands[choice % len(commands)](at, teller.state))
    return Change(number, tuple(teller.transitions))


class Teller:
    """A story as it grows."""

    def __init__(self, regime: Regime) -> None:
        self.regime = regime
        self.transitions: list[Transition] = []

    @property
    def state(self) -> DossierState:
        return self.transitions[-1].after if self.transitions else NOTHING

    def do(self, at: datetime, command: Any) -> None:
        """Carry out `command` unless the rules refuse it."""
        try:
            events: Sequence[Event] = decide(self.state, command, Context(at, BINH, SCHEDULE, self.regime))
        except DomainError:
            return
        for event in events:
            self.transitions.append(Transition(self.state, event, evolve(self.state, event)))


@st.composite
def worlds(draw: st.DrawFn, most: int = 6) -> list[Change]:
    """A few dossiers with their stories; empty ones are left out."""
    told = [tell(number, plot) for number, plot in enumerate(draw(st.lists(plots, min_size=1, max_size=most)), start=1)]
    return [change for change in told if change.transitions]


def crowd(seed: int, size: int = 80) -> list[Change]:
    """Many dossiers with long stories, the same for the same seed: for tests that write once and then ask a lot."""
    chance = Random(seed)
    plots = (
        Plot(
            chance.randrange(len(CENTRES)),
            chance.randrange(len(SECTORS)),
            chance.randrange(3),
            chance.randrange(len(TERMS)),
            chance.random() < 0.3,
            chance.random() < 0.2,
            tuple((chance.randrange(41), chance.randrange(len(GAPS))) for _ in range(chance.randrange(4, 20))),
        )
        for _ in range(size)
    )
    told = (tell(number, plot) for number, plot in enumerate(plots, start=1))
    return [change for change in told if change.transitions]


def some_periods(world: Sequence[Change], seed: int, size: int) -> list[Period]:
    """Periods that begin on the day of an event and end on one or the day before one: where mistakes would show."""
    chance = Random(seed)
    events = sorted({step.event.at.date() for change in world for step in change.transitions})
    found = []
    while len(found) < size:
        first, last = chance.choice(events), chance.choice(events) - timedelta(days=chance.randint(0, 1))
        if first <= last:
            found.append(Period(first, last))
    return found


@st.composite
def periods(draw: st.DrawFn, world: Sequence[Change]) -> Period:
    """A period that begins and ends near something that happened or fell due in `world`."""
    first, last = sorted(draw(st.tuples(near(world), near(world))))
    return Period(first, last)


def near(world: Sequence[Change]) -> st.SearchStrategy[date]:
    return st.sampled_from(days_near(world))


def days_near(world: Sequence[Change]) -> list[date]:
    """Days on which something happened or fell due in `world`, and their neighbours."""
    steps = [step for change in world for step in change.transitions]
    found = {step.event.at.date() for step in steps} | {s.after.due_at.date() for s in steps if s.after.due_at}
    return sorted({day + timedelta(days=shift) for day in found for shift in (-1, 0, 1)} or {START.date()})
