"""A project in a period: by the days on which things happened, whenever they were recorded."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from motcua.kernel.facts import Event
from motcua.programmes.rules.facts import (
    CapitalPlanned,
    ContractSigned,
    Disbursed,
    MilestoneReached,
    MilestoneSet,
    Registered,
    StepFinished,
    TotalAdjusted,
)


@dataclass(frozen=True, slots=True)
class PeriodLine:
    """`year_planned` is the capital planned for the years that the period touches; `late` milestones as of its end."""

    total: int
    year_planned: int
    contracted: int
    disbursed_before: int
    disbursed: int
    steps: tuple[str, ...]
    reached: tuple[str, ...]
    late: tuple[str, ...]

    @property
    def disbursed_so_far(self) -> int:
        return self.disbursed_before + self.disbursed


def line_of(events: Sequence[Event], first: date, last: date) -> PeriodLine | None:
    """The line as of the evening of `last`; None for a project decided upon later."""
    facts = [event.fact for event in events]
    begun = next((fact for fact in facts if isinstance(fact, Registered)), None)
    if begun is None or begun.decided_on > last:
        return None
    adjusted = [fact for fact in facts if isinstance(fact, TotalAdjusted) and fact.decided_on <= last]
    paid = [fact for fact in facts if isinstance(fact, Disbursed) and fact.on <= last]
    return PeriodLine(
        total=adjusted[-1].total if adjusted else begun.total,
        year_planned=_planned(facts, first, last),
        contracted=sum(fact.amount for fact in facts if isinstance(fact, ContractSigned) and fact.on <= last),
        disbursed_before=sum(fact.amount for fact in paid if fact.on < first),
        disbursed=sum(fact.amount for fact in paid if fact.on >= first),
        steps=tuple(fact.step for fact in facts if isinstance(fact, StepFinished) and first <= fact.on <= last),
        reached=tuple(fact.name for fact in facts if isinstance(fact, MilestoneReached) and first <= fact.on <= last),
        late=_late(events, last),
    )


def _planned(facts: Iterable[Any], first: date, last: date) -> int:
    known: dict[tuple[int, str], int] = {}
    for fact in facts:
        if isinstance(fact, CapitalPlanned) and first.year <= fact.year <= last.year and fact.decided_on <= last:
            known[fact.year, fact.source] = fact.amount
    return sum(known.values())


def _late(events: Iterable[Event], last: date) -> tuple[str, ...]:
    """By the days that held on `last`: what was put off later was late then."""
    due: dict[str, date] = {}
    reached: dict[str, date] = {}
    for event in events:
        fact = event.fact
        if isinstance(fact, MilestoneSet) and (fact.name not in due or event.at.date() <= last):
            due[fact.name] = fact.due
        elif isinstance(fact, MilestoneReached):
            reached[fact.name] = fact.on
    return tuple(name for name, day in due.items() if day < last and reached.get(name, date.max) > last)
