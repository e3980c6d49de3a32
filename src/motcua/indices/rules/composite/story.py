"""The facts of an assessment (đánh giá, chấm điểm), and how they add up. Points are texts of fractions: "19/4"."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar

from motcua.journal.rules.story import Story
from motcua.kernel.facts import Event


class Step(StrEnum):
    """Where an assessment stands."""

    NONE = ""
    SELF_SCORING = "self"
    APPRAISAL = "appraisal"
    FINAL = "final"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece: a file in the store (`digest`), or words and links."""

    words: str = ""
    digest: str = ""
    name: str = ""
    size: int = 0
    media_type: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """`part` of `whole`. Taken from our own statistics where `code` is set, of the days `first` to `last`, at `at`."""

    part: int
    whole: int
    code: str = ""
    first: date | None = None
    last: date | None = None
    at: datetime | None = None

    @property
    def share(self) -> Fraction:
        return Fraction(self.part, self.whole)


@dataclass(frozen=True, slots=True)
class Opened:
    KIND: ClassVar[str] = "opened"
    criteria: str
    version: int
    subject: str
    subject_name: str
    is_training: bool = False


@dataclass(frozen=True, slots=True)
class SelfScored:
    KIND: ClassVar[str] = "self_scored"
    criterion: str
    points: str
    figure: Figure | None = None
    evidence: tuple[Evidence, ...] = ()
    note: str = ""
    is_absent: bool = False


@dataclass(frozen=True, slots=True)
class Submitted:
    KIND: ClassVar[str] = "submitted"
    points: str


@dataclass(frozen=True, slots=True)
class Returned:
    KIND: ClassVar[str] = "returned"
    reason: str


@dataclass(frozen=True, slots=True)
class Appraised:
    KIND: ClassVar[str] = "appraised"
    criterion: str
    points: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Surveyed:
    """`campaign`: the number of the survey of ours that it was taken from, "" where it was typed in."""

    KIND: ClassVar[str] = "surveyed"
    criterion: str
    points: str
    figure: Figure
    source: str
    campaign: str = ""


@dataclass(frozen=True, slots=True)
class Finalised:
    KIND: ClassVar[str] = "finalised"
    points: str
    most: str
    hundredths: int


@dataclass(frozen=True, slots=True)
class Published:
    KIND: ClassVar[str] = "published"


@dataclass(frozen=True, slots=True)
class State:
    """An assessment as far as it goes; scores by criterion. `scorers`: the accounts that scored or submitted it."""

    step: Step = Step.NONE
    opened: Opened | None = None
    scored: dict[str, SelfScored] = field(default_factory=dict)
    appraised: dict[str, Appraised] = field(default_factory=dict)
    surveyed: dict[str, Surveyed] = field(default_factory=dict)
    scorers: frozenset[int | None] = frozenset()
    returned: str = ""
    hundredths: int | None = None

    @property
    def absent(self) -> frozenset[str]:
        return frozenset(code for code, each in self.scored.items() if each.is_absent)

    def self_points(self) -> dict[str, Fraction]:
        return {code: Fraction(each.points) for code, each in self.scored.items() if not each.is_absent}

    def final_points(self) -> dict[str, Fraction]:
        """What counts: the appraised points, and those of the survey."""
        points = {code: Fraction(each.points) for code, each in self.appraised.items() if code not in self.absent}
        return points | {code: Fraction(each.points) for code, each in self.surveyed.items()}


def evolve(state: State, event: Event) -> State:
    """The state after `event`. A return keeps the self scores and drops the appraised ones."""
    match event.fact:
        case Opened() as opened:
            return replace(state, step=Step.SELF_SCORING, opened=opened)
        case SelfScored() as scored:
            by = state.scorers | {event.by.account}
            return replace(state, scored=state.scored | {scored.criterion: scored}, scorers=by)
        case Submitted():
            return replace(state, step=Step.APPRAISAL, scorers=state.scorers | {event.by.account}, returned="")
        case Returned(reason=reason):
            return replace(state, step=Step.SELF_SCORING, returned=reason, appraised={})
        case Appraised() as appraised:
            return replace(state, appraised=state.appraised | {appraised.criterion: appraised})
        case Surveyed() as surveyed:
            return replace(state, surveyed=state.surveyed | {surveyed.criterion: surveyed})
        case Finalised(hundredths=hundredths):
            return replace(state, step=Step.FINAL, hundredths=hundredths)
        case Published():
            return replace(state, step=Step.PUBLISHED)
    raise ValueError(f"no such fact: {event.fact!r}")


FACTS = (Opened, SelfScored, Submitted, Returned, Appraised, Surveyed, Finalised, Published)
ASSESSMENT = Story("assessment", FACTS, State(), evolve)
