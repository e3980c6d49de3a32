"""A stage for lifecycle tests: one dossier, a real calendar of 2018, and the cast Bình, Chi and Dũng."""

from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from motcua.catalogue.rules.content import Channel
from motcua.dossiers.rules.lifecycle import NOTHING, decide, fold
from motcua.dossiers.rules.lifecycle.accept import Accept, Offer
from motcua.dossiers.rules.lifecycle.registry import Context
from motcua.dossiers.rules.regimes import regime_on
from motcua.dossiers.rules.state import Component, DossierState, Party
from motcua.kernel.clock import VIETNAM
from motcua.kernel.facts import By, Event
from motcua.processes.rules.default import DEFAULT_TEMPLATE
from motcua.processes.rules.frozen import freeze
from motcua.worktime.rules.days import Calendar, DayKind, MarkedDay
from motcua.worktime.rules.hours import Interval, Season
from motcua.worktime.rules.schedule import Schedule
from motcua.worktime.rules.terms import parse_term

BINH, CHI, DUNG = By("Nguyễn Văn Bình", 2, "QNI.TN1"), By("Trần Thị Chi", 3, "QNI.TD1"), By("Lê Văn Dũng", 4, "QNI.PD1")
AN = Party("Phạm Thị An", identity_kind="cccd", identity_number="022190000123")

DAYS_OFF = [(2018, 4, 30), (2018, 5, 1), (2018, 9, 3), (2019, 1, 1)]
HALF_DAYS = (Interval(time(7, 30), time(11, 30)), Interval(time(13, 30), time(17, 0)))
SCHEDULE = Schedule(
    Calendar(
        confirmed=frozenset(range(2017, 2027)),
        days=(
            *(MarkedDay(date(*day), DayKind.HOLIDAY, "Nghỉ lễ") for day in DAYS_OFF),
            MarkedDay(date(2018, 12, 31), DayKind.SWAPPED, "Nghỉ hoán đổi"),
            MarkedDay(date(2019, 1, 5), DayKind.MAKE_UP, "Làm bù", replaces=date(2018, 12, 31)),
        ),
    ),
    [Season(date(2015, 1, 1), None, (*(HALF_DAYS for _ in range(5)), (), ()), "test")],
)
OFFER = Offer(
    procedure="1.000001",
    revision=1,
    procedure_name="Cấp giấy phép mẫu",
    sector="mau",
    case="",
    centre="QNI",
    agency="H49.01",
    competent_centre="QNI",
    competent_name="Trung tâm Hành chính công tỉnh",
    competent_agency="H49.01",
    term=parse_term("5 working_days"),
    mandatory=("Đơn đề nghị",),
    process=freeze(DEFAULT_TEMPLATE, {}, term_hours=40),
)
CODE = "000.00.01.H49-181105-0001"


def instant(text: str) -> datetime:
    """ "05/11 09:00" (of 2018) or "05/11/2025 09:00" in Vietnam."""
    day, hour = text.split(" ")
    if day.count("/") == 1:
        day += "/2018"
    return datetime.strptime(f"{day} {hour}", "%d/%m/%Y %H:%M").replace(tzinfo=VIETNAM)


class Stage:
    """One dossier and the story so far; `do` carries a command out at an instant."""

    def __init__(self) -> None:
        self.events: list[Event] = []

    @property
    def state(self) -> DossierState:
        return fold(self.events, NOTHING)

    @property
    def last(self) -> Any:
        """The last fact."""
        return self.events[-1].fact

    def do(self, at: str, command: Any, by: By = BINH) -> "Stage":
        moment = instant(at)
        accepted = self.state.accepted_at or moment
        self.events += decide(self.state, command, Context(moment, by, SCHEDULE, regime_on(accepted.date())))
        return self


def accept(**changes: Any) -> Accept:
    """A complete application; `offer_…` changes the offer."""
    offer = replace(OFFER, **{key[6:]: changes.pop(key) for key in list(changes) if key.startswith("offer_")})
    values = {"code": CODE, "channel": Channel.COUNTER, "owner": AN, "components": (Component("Đơn đề nghị", 1),)}
    return Accept(offer=offer, **(values | changes))


def accepted(at: str = "05/11 09:00") -> Stage:
    """A dossier accepted on Monday 05/11/2018 at 9:00 for five working days: due 12/11/2018 17:00."""
    return Stage().do(at, accept())
