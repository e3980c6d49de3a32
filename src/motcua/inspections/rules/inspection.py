"""An inspection as it stands after its events, and who is what in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from motcua.inspections.rules.independence import Named
from motcua.inspections.rules.inspection_facts import (
    FACTS,
    Concluded,
    Decided,
    DueMoved,
    FindingListed,
    FindingStruck,
    FollowedUp,
    InspectionClosed,
    MinutesSigned,
    Recommended,
    Seat,
    SeatTaken,
)
from motcua.journal.rules.story import Story
from motcua.kernel.facts import Event


class Stage(StrEnum):
    """Where an inspection stands: decided, minutes signed, concluded (followed up), closed."""

    DECIDED = "decided"
    MINUTES = "minutes"
    CONCLUDED = "concluded"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Recommendation:
    """`first_due` stays when the day is moved; `last` is what was reported last."""

    number: int
    words: str
    owner: str
    first_due: date
    due: date
    last: FollowedUp | None = None

    @property
    def is_done(self) -> bool:
        return self.last is not None and self.last.is_done

    def is_overdue(self, today: date) -> bool:
        """Not done though its day has passed, or done after it."""
        done_on = self.last.on if self.last is not None and self.last.is_done else today
        return done_on > self.due


@dataclass(frozen=True, slots=True)
class Inspection:
    """`investigators`: the accounts of everybody who ever sat on the team."""

    decided: Decided | None = None
    decider: Named | None = None
    leader: Named | None = None
    members: tuple[Named, ...] = ()
    investigators: frozenset[int] = frozenset()
    findings: Mapping[int, FindingListed] = field(default_factory=dict)
    last_finding: int = 0
    minutes: MinutesSigned | None = None
    recommendations: Mapping[int, Recommendation] = field(default_factory=dict)
    concluded: Concluded | None = None
    closed: InspectionClosed | None = None

    @property
    def stage(self) -> Stage:
        if self.closed:
            return Stage.CLOSED
        if self.concluded:
            return Stage.CONCLUDED
        return Stage.MINUTES if self.minutes else Stage.DECIDED

    @property
    def team(self) -> tuple[Named, ...]:
        """The leader first."""
        return (*((self.leader,) if self.leader else ()), *self.members)

    @property
    def faults(self) -> int:
        return sum(each.is_fault for each in self.findings.values())

    def overdue(self, today: date) -> tuple[Recommendation, ...]:
        """Recommendations not done though their day has passed; none before the conclusion."""
        if self.concluded is None:
            return ()
        return tuple(each for each in self.recommendations.values() if not each.is_done and each.is_overdue(today))

    def is_conclusion_late(self, today: date) -> bool:
        """Concluded after the legal day, or not concluded though it has passed."""
        if self.minutes is None or self.minutes.conclude_by is None:
            return False
        return (self.concluded.on if self.concluded else today) > self.minutes.conclude_by


def evolve(inspection: Inspection, event: Event) -> Inspection:
    """The inspection after one more event."""
    fact: Any = event.fact
    match fact:
        case Decided():
            team = frozenset(each.account for each in (fact.leader, *fact.members))
            return replace(
                inspection,
                decided=fact,
                decider=fact.decider,
                leader=fact.leader,
                members=fact.members,
                investigators=team,
            )
        case SeatTaken():
            return _seated(inspection, fact)
        case FindingListed():
            findings = {**inspection.findings, fact.number: fact}
            return replace(inspection, findings=findings, last_finding=fact.number)
        case FindingStruck():
            left = {number: each for number, each in inspection.findings.items() if number != fact.number}
            return replace(inspection, findings=left)
        case MinutesSigned():
            return replace(inspection, minutes=fact)
        case Concluded():
            return replace(inspection, concluded=fact)
        case InspectionClosed():
            return replace(inspection, closed=fact)
        case Recommended():
            new = Recommendation(fact.number, fact.words, fact.owner, fact.due, fact.due)
            return replace(inspection, recommendations={**inspection.recommendations, fact.number: new})
        case FollowedUp() | DueMoved():
            known = inspection.recommendations[fact.number]
            new = replace(known, last=fact) if isinstance(fact, FollowedUp) else replace(known, due=fact.due)
            return replace(inspection, recommendations={**inspection.recommendations, fact.number: new})
    raise ValueError(f"no such fact: {fact!r}")


def _seated(inspection: Inspection, fact: SeatTaken) -> Inspection:
    if fact.seat is Seat.DECIDER:
        return replace(inspection, decider=fact.person)
    sat = inspection.investigators | {fact.person.account}
    if fact.seat is Seat.LEADER:
        return replace(inspection, leader=fact.person, investigators=sat)
    members = tuple(fact.person if each.account == fact.absent.account else each for each in inspection.members)
    return replace(inspection, members=members, investigators=sat)


INSPECTIONS = Story("inspection", FACTS, Inspection(), evolve)
