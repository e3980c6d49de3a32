"""What can happen in a case of accountability. Whoever is named has done nothing wrong until it is found."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from motcua.inspections.rules.evidence import Evidence
from motcua.inspections.rules.independence import Named


class CaseKind(StrEnum):
    """What somebody is to answer for: harassment (nhũng nhiễu), lateness, figures helped, duties not kept, other."""

    HARASSMENT = "harassment"
    LATENESS = "lateness"
    FIGURES = "figures"
    DUTIES = "duties"
    OTHER = "other"


class Staff(StrEnum):
    """To whom a list of sanctions applies: cán bộ, công chức, viên chức (each with or without a leading position),
    người lao động theo hợp đồng."""

    CADRE = "cadre"
    OFFICIAL = "official"
    OFFICIAL_LEADER = "official_leader"
    EMPLOYEE = "employee"
    EMPLOYEE_LEADER = "employee_leader"
    CONTRACT = "contract"


class Party(StrEnum):
    """Whom something concerns: the subject, or the head of the unit, who answers jointly (trách nhiệm liên đới)."""

    SUBJECT = "subject"
    HEAD = "head"


class Office(StrEnum):
    """Whose place in a case may be taken by somebody else."""

    INVESTIGATOR = "investigator"
    DECIDER = "decider"
    HEAD_DECIDER = "head_decider"


class Outcome(StrEnum):
    SUBSTANTIATED = "substantiated"
    UNSUBSTANTIATED = "unsubstantiated"


class HeadOutcome(StrEnum):
    """The head answers for it, or is exempt with the reasons (Luật PCTN 2018 Art 72–73; NĐ 59/2019)."""

    RESPONSIBLE = "responsible"
    EXEMPT = "exempt"


@dataclass(frozen=True, slots=True)
class Opened:
    """`unit`: the subject's one-stop; `occurred_on`: when it happened, last. `head` is None only where the subject is
    the head and nobody stands above in the system: `no_head` then says who judges it. `handle_by`, `limited_by`: by
    when it must be handled, and after which day nobody may be sanctioned for it; None where no term is known."""

    KIND: ClassVar[str] = "case_opened"
    code: str
    kind: CaseKind
    unit: str
    unit_name: str
    subject: Named
    staff: Staff
    behaviour: str
    occurred_on: date
    evidence: tuple[Evidence, ...]
    opener: Named
    investigator: Named
    decider: Named
    head: Named | None = None
    head_staff: Staff = Staff.OFFICIAL_LEADER
    head_decider: Named | None = None
    no_head: str = ""
    handle_by: date | None = None
    limited_by: date | None = None


@dataclass(frozen=True, slots=True)
class EvidenceAdded:
    KIND: ClassVar[str] = "evidence_added"
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class OfficeTaken:
    """Somebody else instead of who held it, from now on."""

    KIND: ClassVar[str] = "office_taken"
    office: Office
    person: Named
    reason: str


@dataclass(frozen=True, slots=True)
class ExplanationAsked:
    """Giải trình: what is asked, and the last day for answering."""

    KIND: ClassVar[str] = "explanation_asked"
    party: Party
    until: date
    questions: str


@dataclass(frozen=True, slots=True)
class Explained:
    KIND: ClassVar[str] = "explained"
    party: Party
    words: str


@dataclass(frozen=True, slots=True)
class Reported:
    """What the investigator found, and proposes."""

    KIND: ClassVar[str] = "case_reported"
    words: str
    proposal: str


@dataclass(frozen=True, slots=True)
class Found:
    """Kết luận of who decides."""

    KIND: ClassVar[str] = "case_found"
    outcome: Outcome
    reasons: str


@dataclass(frozen=True, slots=True)
class HeadFound:
    """The head's linked responsibility, decided."""

    KIND: ClassVar[str] = "head_found"
    outcome: HeadOutcome
    reasons: str


@dataclass(frozen=True, slots=True)
class Sanctioned:
    """Of the list in force on the day of the decision; `law` is the list's."""

    KIND: ClassVar[str] = "sanctioned"
    party: Party
    sanction: str
    decision: str
    on: date
    law: str = ""


@dataclass(frozen=True, slots=True)
class NotSanctioned:
    """Responsible, but not sanctioned: the reason (reminded, moved, exempt by law)."""

    KIND: ClassVar[str] = "not_sanctioned"
    party: Party
    reason: str


@dataclass(frozen=True, slots=True)
class CaseClosed:
    KIND: ClassVar[str] = "case_closed"
    words: str


FACTS = (
    Opened,
    EvidenceAdded,
    OfficeTaken,
    ExplanationAsked,
    Explained,
    Reported,
    Found,
    HeadFound,
    Sanctioned,
    NotSanctioned,
    CaseClosed,
)
