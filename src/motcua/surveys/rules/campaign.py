"""A survey campaign (đợt khảo sát): draft, sampling, open, closed, published. Facts, and what they add up to.

Questions are changed while nothing is drawn or sent; opened, questionnaire and sample stay as they are. Who answered is
no fact of the story: nothing of one person is told in it (NĐ 61/2018 Art 27.3).
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import ClassVar

from motcua.journal.rules.story import Story
from motcua.kernel.facts import Event
from motcua.surveys.rules.questionnaire import Question


class Stage(StrEnum):
    """Where a campaign stands."""

    DRAFT = "draft"
    SAMPLING = "sampling"
    OPEN = "open"
    CLOSED = "closed"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class Drafted:
    """Planned: whose dossiers, finished `first` to `last` at `centres`, the people to be asked brought."""

    KIND: ClassVar[str] = "drafted"
    title: str
    first: date
    last: date
    centres: tuple[str, ...]
    is_training: bool = False


@dataclass(frozen=True, slots=True)
class QuestionsSaved:
    """A version of the questionnaire."""

    KIND: ClassVar[str] = "questions_saved"
    version: int
    questions: tuple[Question, ...]
    source: str = ""


@dataclass(frozen=True, slots=True)
class Stratum:
    """A centre: people in the frame, and how many of them are asked."""

    centre: str
    frame: int
    size: int


@dataclass(frozen=True, slots=True)
class SampleDrawn:
    """The sample, so that it can be drawn again; of the dossiers left out how many and why."""

    KIND: ClassVar[str] = "sample_drawn"
    seed: str
    least: int
    strata: tuple[Stratum, ...]
    dossiers: int
    nameless: int = 0
    repeated: int = 0
    staff: int = 0
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """Invitations hold from now to the end of `closes_on`."""

    KIND: ClassVar[str] = "opened"
    closes_on: date


@dataclass(frozen=True, slots=True)
class Closed:
    """No answer is taken any more."""

    KIND: ClassVar[str] = "closed"


@dataclass(frozen=True, slots=True)
class Figure:
    """A published line: `scope` "" (all), "level:x" or "centre:x"; `item` a criterion, a factor or "index"; None: left
    out."""

    scope: str
    item: str
    people: int | None = None
    part: int | None = None
    whole: int | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """The figures as everybody may read them, and their SHA-256."""

    KIND: ClassVar[str] = "published"
    figures: tuple[Figure, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class Campaign:
    """The state."""

    stage: Stage = Stage.DRAFT
    drafted: Drafted | None = None
    version: int = 0
    questions: tuple[Question, ...] = ()
    source: str = ""
    sample: SampleDrawn | None = None
    closes_on: date | None = None
    published: Published | None = None

    @property
    def plan(self) -> Drafted:
        """What was planned; every campaign begins with it."""
        if self.drafted is None:
            raise ValueError("a campaign begins with a plan")
        return self.drafted

    @property
    def invited(self) -> int:
        return sum(stratum.size for stratum in self.sample.strata) if self.sample else 0


def evolve(campaign: Campaign, event: Event) -> Campaign:
    """Pure: the campaign after one more event."""
    match event.fact:
        case Drafted() as drafted:
            return replace(campaign, drafted=drafted)
        case QuestionsSaved(version=version, questions=questions, source=source):
            return replace(campaign, version=version, questions=questions, source=source)
        case SampleDrawn() as sample:
            return replace(campaign, stage=Stage.SAMPLING, sample=sample)
        case Opened(closes_on=day):
            return replace(campaign, stage=Stage.OPEN, closes_on=day)
        case Closed():
            return replace(campaign, stage=Stage.CLOSED)
        case Published() as published:
            return replace(campaign, stage=Stage.PUBLISHED, published=published)
    raise ValueError(f"no such fact: {event.fact!r}")


CAMPAIGNS = Story("survey", (Drafted, QuestionsSaved, SampleDrawn, Opened, Closed, Published), Campaign(), evolve)
