"""What can happen in an inspection. Days are those on which it happened; those who act are named as of that day."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from motcua.inspections.rules.evidence import Evidence
from motcua.inspections.rules.independence import Named
from motcua.inspections.rules.plan import Content


class Seat(StrEnum):
    """Whose place in an inspection may be taken by somebody else."""

    LEADER = "leader"
    MEMBER = "member"
    DECIDER = "decider"


@dataclass(frozen=True, slots=True)
class Decided:
    """Quyết định kiểm tra: `first` to `last` are the days of the inspection, `period_first` to `period_last` those of
    the work inspected. By `plan` and its `item`, or a surprise (đột xuất) with its `ground`. `keeper` recorded it."""

    KIND: ClassVar[str] = "inspection_decided"
    code: str
    unit: str
    unit_name: str
    decision: str
    decided_on: date
    decider: Named
    leader: Named
    members: tuple[Named, ...]
    first: date
    last: date
    period_first: date
    period_last: date
    scope: tuple[Content, ...]
    keeper: int
    plan: UUID | None = None
    item: int = 0
    ground: str = ""


@dataclass(frozen=True, slots=True)
class SeatTaken:
    """Somebody else instead of `absent`, from now on."""

    KIND: ClassVar[str] = "seat_taken"
    seat: Seat
    absent: Named
    person: Named
    reason: str


@dataclass(frozen=True, slots=True)
class FindingListed:
    """`is_fault`: something that must be put right; else what was found in order."""

    KIND: ClassVar[str] = "finding_listed"
    content: Content
    words: str
    is_fault: bool
    evidence: tuple[Evidence, ...]
    number: int = 0


@dataclass(frozen=True, slots=True)
class FindingStruck:
    KIND: ClassVar[str] = "finding_struck"
    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class MinutesSigned:
    """Biên bản kiểm tra, with which the inspection at the unit ends. `conclude_by` comes from the term in force that
    day (`law`: its source), None where none is known."""

    KIND: ClassVar[str] = "minutes_signed"
    on: date
    representative: str
    objections: str
    conclude_by: date | None = None
    law: str = ""


@dataclass(frozen=True, slots=True)
class Recommended:
    """Kiến nghị: what is to be done, by whom, until when."""

    KIND: ClassVar[str] = "recommended"
    words: str
    owner: str
    due: date
    number: int = 0


@dataclass(frozen=True, slots=True)
class Concluded:
    """Kết luận kiểm tra; `late_reason` where the legal day has passed."""

    KIND: ClassVar[str] = "inspection_concluded"
    document: str
    on: date
    words: str
    late_reason: str = ""


@dataclass(frozen=True, slots=True)
class FollowedUp:
    """What became of a recommendation as of a day, and by which paper one knows."""

    KIND: ClassVar[str] = "followed_up"
    number: int
    on: date
    is_done: bool
    words: str
    paper: str


@dataclass(frozen=True, slots=True)
class DueMoved:
    KIND: ClassVar[str] = "recommendation_due_moved"
    number: int
    due: date
    reason: str


@dataclass(frozen=True, slots=True)
class InspectionClosed:
    KIND: ClassVar[str] = "inspection_closed"
    words: str


FACTS = (
    Decided,
    SeatTaken,
    FindingListed,
    FindingStruck,
    MinutesSigned,
    Recommended,
    Concluded,
    FollowedUp,
    DueMoved,
    InspectionClosed,
)
