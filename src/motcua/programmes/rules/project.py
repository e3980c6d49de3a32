"""What a project's facts amount to."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from motcua.journal.rules.story import Story
from motcua.kernel.facts import Event
from motcua.programmes.rules.facts import (
    FACTS,
    CapitalPlanned,
    ContractSigned,
    Disbursed,
    IndicatorMeasured,
    IndicatorSet,
    MilestoneReached,
    MilestoneSet,
    Registered,
    RiskClosed,
    RiskNoted,
    SecurityLevelSet,
    StepFinished,
    TotalAdjusted,
)

type OfCapital = tuple[int, str]
"""A year and a source."""


@dataclass(frozen=True, slots=True)
class Milestone:
    """`first_due` is the day as it was set first, so that putting off stays seen."""

    name: str
    first_due: date
    due: date
    reached_on: date | None = None

    def is_late(self, today: date) -> bool:
        """Reached after its day, or not reached though the day has passed."""
        return (self.reached_on or today) > self.due


@dataclass(frozen=True, slots=True)
class Risk:
    name: str
    likelihood: int
    effect: int
    owner: str
    mitigation: str
    is_open: bool = True

    @property
    def weight(self) -> int:
        """Likelihood × effect, 1 to 25."""
        return self.likelihood * self.effect


@dataclass(frozen=True, slots=True)
class Indicator:
    """`value` is what was measured last; None before."""

    name: str
    unit: str
    target: int
    value: int | None = None
    measured_on: date | None = None


@dataclass(frozen=True, slots=True)
class Project:
    """A project as it stands. `total_decided_on`: the day of the decision that set the total."""

    registered: Registered | None = None
    total: int = 0
    total_decided_on: date = date.min
    security_level: int = 0
    done: tuple[StepFinished, ...] = ()
    capital: Mapping[OfCapital, CapitalPlanned] = field(default_factory=dict)
    contracts: Mapping[str, ContractSigned] = field(default_factory=dict)
    payments: tuple[Disbursed, ...] = ()
    milestones: Mapping[str, Milestone] = field(default_factory=dict)
    risks: Mapping[str, Risk] = field(default_factory=dict)
    indicators: Mapping[str, Indicator] = field(default_factory=dict)

    @property
    def steps(self) -> tuple[str, ...]:
        return self.registered.steps if self.registered else ()

    @property
    def next_step(self) -> str:
        """The one that is being worked on; "" when all are done."""
        return self.steps[len(self.done)] if len(self.done) < len(self.steps) else ""

    @property
    def planned(self) -> int:
        """Capital planned for all years."""
        return sum(each.amount for each in self.capital.values())

    @property
    def contracted(self) -> int:
        return sum(each.amount for each in self.contracts.values())

    @property
    def disbursed(self) -> int:
        return sum(each.amount for each in self.payments)

    def disbursed_of(self, contract: str) -> int:
        return sum(each.amount for each in self.payments if each.contract == contract)

    def disbursed_from(self, capital: OfCapital) -> int:
        return sum(each.amount for each in self.payments if (each.year, each.source) == capital)

    def late_milestones(self, today: date) -> tuple[Milestone, ...]:
        """Not reached though their day has passed."""
        return tuple(each for each in self.milestones.values() if each.reached_on is None and each.is_late(today))


def evolve(project: Project, event: Event) -> Project:
    """The project after one more event."""
    fact: Any = event.fact
    match fact:
        case Registered():
            begun = replace(project, registered=fact, total=fact.total, total_decided_on=fact.decided_on)
            return replace(begun, security_level=fact.security_level)
        case TotalAdjusted():
            return replace(project, total=fact.total, total_decided_on=fact.decided_on)
        case SecurityLevelSet():
            return replace(project, security_level=fact.level)
        case CapitalPlanned():
            return replace(project, capital={**project.capital, (fact.year, fact.source): fact})
        case StepFinished():
            return replace(project, done=(*project.done, fact))
        case ContractSigned():
            return replace(project, contracts={**project.contracts, fact.number: fact})
        case Disbursed():
            return replace(project, payments=(*project.payments, fact))
        case MilestoneSet() | MilestoneReached():
            return replace(project, milestones=_milestones(project, fact))
        case RiskNoted():
            risk = Risk(fact.name, fact.likelihood, fact.effect, fact.owner, fact.mitigation)
            return replace(project, risks={**project.risks, fact.name: risk})
        case RiskClosed():
            closed = replace(project.risks[fact.name], is_open=False)
            return replace(project, risks={**project.risks, fact.name: closed})
        case IndicatorSet():
            known = project.indicators.get(fact.name, Indicator(fact.name, fact.unit, fact.target))
            indicator = replace(known, unit=fact.unit, target=fact.target)
            return replace(project, indicators={**project.indicators, fact.name: indicator})
        case IndicatorMeasured():
            measured = replace(project.indicators[fact.name], value=fact.value, measured_on=fact.on)
            return replace(project, indicators={**project.indicators, fact.name: measured})
    raise ValueError(f"no such fact: {fact!r}")


def _milestones(project: Project, fact: MilestoneSet | MilestoneReached) -> dict[str, Milestone]:
    known = project.milestones.get(fact.name)
    if isinstance(fact, MilestoneReached):
        if known is None:
            raise ValueError(f"no such milestone: {fact.name}")
        return {**project.milestones, fact.name: replace(known, reached_on=fact.on)}
    new = Milestone(fact.name, known.first_due if known else fact.due, fact.due)
    return {**project.milestones, fact.name: new}


PROJECTS = Story("project", FACTS, Project(), evolve)
