"""What can happen to a project. Money is whole đồng; days are those on which it happened, not of recording."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar


class Group(StrEnum):
    """Nhóm dự án, by the law on public investment."""

    A = "A"
    B = "B"
    C = "C"


@dataclass(frozen=True, slots=True)
class Registered:
    """A project with its decision. `steps`: the codes of the steps in force on the day of the decision, in their order,
    and `law` where they stand: both stay with the project whatever comes into force later (a house decision)."""

    KIND: ClassVar[str] = "registered"
    code: str
    name: str
    programme: str
    group: Group
    investor: str
    decision: str
    decided_on: date
    total: int
    owner: str
    steps: tuple[str, ...]
    law: str
    security_level: int = 0


@dataclass(frozen=True, slots=True)
class TotalAdjusted:
    """Điều chỉnh tổng mức đầu tư, by a decision."""

    KIND: ClassVar[str] = "total_adjusted"
    total: int
    decision: str
    decided_on: date


@dataclass(frozen=True, slots=True)
class SecurityLevelSet:
    """Cấp độ an toàn hệ thống thông tin, 1 to 5 (NĐ 85/2016/NĐ-CP)."""

    KIND: ClassVar[str] = "security_level_set"
    level: int
    decision: str
    decided_on: date


@dataclass(frozen=True, slots=True)
class CapitalPlanned:
    """Kế hoạch vốn of a year from one source; told again for the same, it is an adjustment by a decision."""

    KIND: ClassVar[str] = "capital_planned"
    year: int
    source: str
    amount: int
    decision: str
    decided_on: date


@dataclass(frozen=True, slots=True)
class StepFinished:
    """A step is done; `paper` is the decision or minutes that say so."""

    KIND: ClassVar[str] = "step_finished"
    step: str
    on: date
    paper: str


@dataclass(frozen=True, slots=True)
class ContractSigned:
    KIND: ClassVar[str] = "contract_signed"
    number: str
    contractor: str
    amount: int
    on: date


@dataclass(frozen=True, slots=True)
class Disbursed:
    """Giải ngân of a contract out of the capital of a year from a source."""

    KIND: ClassVar[str] = "disbursed"
    contract: str
    year: int
    source: str
    amount: int
    on: date
    voucher: str


@dataclass(frozen=True, slots=True)
class MilestoneSet:
    """A milestone and the day by which it is to be reached; told again, it is put off for a reason."""

    KIND: ClassVar[str] = "milestone_set"
    name: str
    due: date
    reason: str = ""


@dataclass(frozen=True, slots=True)
class MilestoneReached:
    KIND: ClassVar[str] = "milestone_reached"
    name: str
    on: date


@dataclass(frozen=True, slots=True)
class RiskNoted:
    """A risk; told again under its name, it is judged anew. `likelihood` and `effect` from 1 to 5."""

    KIND: ClassVar[str] = "risk_noted"
    name: str
    likelihood: int
    effect: int
    owner: str
    mitigation: str


@dataclass(frozen=True, slots=True)
class RiskClosed:
    KIND: ClassVar[str] = "risk_closed"
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class IndicatorSet:
    """A measure of success and its target."""

    KIND: ClassVar[str] = "indicator_set"
    name: str
    unit: str
    target: int


@dataclass(frozen=True, slots=True)
class IndicatorMeasured:
    KIND: ClassVar[str] = "indicator_measured"
    name: str
    value: int
    on: date
    evidence: str


FACTS = (
    Registered,
    TotalAdjusted,
    SecurityLevelSet,
    CapitalPlanned,
    StepFinished,
    ContractSigned,
    Disbursed,
    MilestoneSet,
    MilestoneReached,
    RiskNoted,
    RiskClosed,
    IndicatorSet,
    IndicatorMeasured,
)
