"""A case of accountability as it stands after its events."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from motcua.inspections.rules.case_facts import (
    FACTS,
    CaseClosed,
    EvidenceAdded,
    Explained,
    ExplanationAsked,
    Found,
    HeadFound,
    HeadOutcome,
    NotSanctioned,
    Office,
    OfficeTaken,
    Opened,
    Outcome,
    Party,
    Reported,
    Sanctioned,
)
from motcua.inspections.rules.evidence import Evidence
from motcua.inspections.rules.independence import Named
from motcua.journal.rules.story import Story
from motcua.kernel.facts import Event
from motcua.worktime.rules.schedule import in_vietnam


class Stage(StrEnum):
    """Where a case stands: evidence gathered, explanation asked, reported, found, closed."""

    OPENED = "opened"
    EXPLAINING = "explaining"
    REPORTED = "reported"
    FOUND = "found"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Round:
    """A round of explanation: what was asked last, and what was answered since; asked anew, it begins again."""

    asked: ExplanationAsked | None = None
    answers: tuple[Explained, ...] = ()

    def is_over(self, today: date) -> bool:
        """Asked, and answered or its last day passed."""
        return self.asked is not None and (bool(self.answers) or today > self.asked.until)


@dataclass(frozen=True, slots=True)
class Case:
    """`investigators`: everybody who ever investigated, by account; `opened_on`, `found_on`,
    `head_found_on`, `closed_on`: days in Vietnam."""

    opened: Opened | None = None
    opened_on: date | None = None
    found_on: date | None = None
    head_found_on: date | None = None
    closed_on: date | None = None
    evidence: tuple[Evidence, ...] = ()
    offices: Mapping[Office, Named] = field(default_factory=dict)
    investigators: frozenset[int] = frozenset()
    rounds: Mapping[Party, Round] = field(default_factory=dict)
    reported: Reported | None = None
    found: Found | None = None
    head_found: HeadFound | None = None
    ends: Mapping[Party, Sanctioned | NotSanctioned] = field(default_factory=dict)
    closed: CaseClosed | None = None

    @property
    def stage(self) -> Stage:
        if self.closed:
            return Stage.CLOSED
        if self.found:
            return Stage.FOUND
        if self.reported:
            return Stage.REPORTED
        return Stage.EXPLAINING if Party.SUBJECT in self.rounds else Stage.OPENED

    @property
    def is_substantiated(self) -> bool:
        return self.found is not None and self.found.outcome is Outcome.SUBSTANTIATED

    @property
    def is_head_responsible(self) -> bool:
        return self.head_found is not None and self.head_found.outcome is HeadOutcome.RESPONSIBLE

    @property
    def waits_for_head(self) -> bool:
        """The linked responsibility of the head is still to be decided."""
        has_head = self.opened is not None and self.opened.head is not None
        return self.is_substantiated and has_head and self.head_found is None

    def round_of(self, party: Party) -> Round:
        return self.rounds.get(party, Round())


def evolve(case: Case, event: Event) -> Case:
    """The case after one more event."""
    fact: Any = event.fact
    match fact:
        case Opened():
            offices = {Office.INVESTIGATOR: fact.investigator, Office.DECIDER: fact.decider}
            if fact.head_decider is not None:
                offices[Office.HEAD_DECIDER] = fact.head_decider
            return replace(
                case,
                opened=fact,
                opened_on=in_vietnam(event.at).date(),
                evidence=fact.evidence,
                offices=offices,
                investigators=frozenset({fact.investigator.account}),
            )
        case EvidenceAdded():
            return replace(case, evidence=(*case.evidence, *fact.evidence))
        case OfficeTaken():
            sat = {fact.person.account} if fact.office is Office.INVESTIGATOR else set()
            offices = {**case.offices, fact.office: fact.person}
            return replace(case, offices=offices, investigators=case.investigators | sat)
        case ExplanationAsked():
            return replace(case, rounds={**case.rounds, fact.party: Round(fact)})
        case Explained():
            known = case.round_of(fact.party)
            answered = replace(known, answers=(*known.answers, fact))
            return replace(case, rounds={**case.rounds, fact.party: answered})
        case Reported():
            return replace(case, reported=fact)
        case Found():
            return replace(case, found=fact, found_on=in_vietnam(event.at).date())
        case HeadFound():
            return replace(case, head_found=fact, head_found_on=in_vietnam(event.at).date())
        case Sanctioned() | NotSanctioned():
            return replace(case, ends={**case.ends, fact.party: fact})
        case CaseClosed():
            return replace(case, closed=fact, closed_on=in_vietnam(event.at).date())
    raise ValueError(f"no such fact: {fact!r}")


CASES = Story("accountability", FACTS, Case(), evolve)
