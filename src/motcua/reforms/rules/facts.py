"""What happens to a draft (dự thảo) of a legal document that makes, changes or ends administrative procedures."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from motcua.reforms.rules.compliance_cost import ComplianceCost


class ChangeKind(StrEnum):
    """What the draft does to a procedure; the three kinds of publication (NĐ 63/2010 Art 15)."""

    NEW = "new"
    """Quy định mới."""
    AMENDED = "amended"
    """Sửa đổi, bổ sung, thay thế."""
    ABOLISHED = "abolished"
    """Bãi bỏ."""


class Side(StrEnum):
    """Which of the two cost tables: of the procedure as it is, or as the draft makes it."""

    BEFORE = "before"
    AFTER = "after"


class DocumentType(StrEnum):
    """The kind of document; provinces' are resolutions of the council and decisions of the committee."""

    RESOLUTION = "resolution"
    """Nghị quyết của Hội đồng nhân dân."""
    DECISION = "decision"
    """Quyết định của Ủy ban nhân dân."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question of the list."""

    question: str
    text: str


@dataclass(frozen=True, slots=True)
class Begun:
    """`unit` drafts a document; `centre` is the code of the drafter's one-stop."""

    KIND: ClassVar[str] = "begun"
    title: str
    document_type: DocumentType
    unit: str
    centre: str


@dataclass(frozen=True, slots=True)
class ProcedureAdded:
    """A procedure of the draft; `code` is the national code of one that exists already."""

    KIND: ClassVar[str] = "procedure_added"
    key: int
    name: str
    change: ChangeKind
    code: str = ""


@dataclass(frozen=True, slots=True)
class ProcedureDropped:
    KIND: ClassVar[str] = "procedure_dropped"
    key: int


@dataclass(frozen=True, slots=True)
class Delegated:
    """The law that delegates making this procedure (Luật ban hành VBQPPL 2015 Art 14): document and its article."""

    KIND: ClassVar[str] = "delegated"
    key: int
    document: str
    article: str


@dataclass(frozen=True, slots=True)
class Assessed:
    """Questions of the impact assessment answered; an earlier answer to the same question is replaced."""

    KIND: ClassVar[str] = "assessed"
    key: int
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Costed:
    """The cost table of one side, whole; it replaces the one before."""

    KIND: ClassVar[str] = "costed"
    key: int
    side: Side
    cost: ComplianceCost


@dataclass(frozen=True, slots=True)
class Submitted:
    """Sent to the control unit for its opinion."""

    KIND: ClassVar[str] = "submitted"


@dataclass(frozen=True, slots=True)
class Returned:
    """Sent back to be completed."""

    KIND: ClassVar[str] = "returned"
    reason: str


@dataclass(frozen=True, slots=True)
class OpinionGiven:
    """The opinion of the unit that controls procedures (ý kiến của đơn vị kiểm soát TTHC)."""

    KIND: ClassVar[str] = "opinion_given"
    agrees: bool
    text: str


@dataclass(frozen=True, slots=True)
class Accepted:
    """The appraisal body takes the draft in (tiếp nhận thẩm định, NĐ 63/2010 Art 11.3)."""

    KIND: ClassVar[str] = "accepted"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Issued:
    """The document itself is signed."""

    KIND: ClassVar[str] = "issued"
    number: str
    signed_on: date
    effective_on: date


@dataclass(frozen=True, slots=True)
class Published:
    """The decision that publishes its procedures (quyết định công bố)."""

    KIND: ClassVar[str] = "published"
    number: str
    signed_on: date
    effective_on: date
    urgent: bool = False
    urgent_ground: str = ""


@dataclass(frozen=True, slots=True)
class Recorded:
    """Entered in the national database of procedures."""

    KIND: ClassVar[str] = "recorded"
    on: date


@dataclass(frozen=True, slots=True)
class Linked:
    """The catalogue's procedure that it became."""

    KIND: ClassVar[str] = "linked"
    key: int
    code: str


@dataclass(frozen=True, slots=True)
class Withdrawn:
    KIND: ClassVar[str] = "withdrawn"
    reason: str


FACTS = (
    *(Begun, ProcedureAdded, ProcedureDropped, Delegated, Assessed, Costed, Submitted, Returned, OpinionGiven),
    *(Accepted, Issued, Published, Recorded, Linked, Withdrawn),
)
