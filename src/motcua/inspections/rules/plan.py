"""The inspection plan of a year (kế hoạch kiểm tra, NĐ 63/2010/NĐ-CP Art 35a): drawn up, approved, amended."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar

from motcua.inspections.rules import checks as check
from motcua.inspections.rules.independence import Person
from motcua.journal.rules.story import Story
from motcua.kernel.errors import Invalid, Refused
from motcua.kernel.fact_checks import check_not_after
from motcua.kernel.facts import Event


class Content(StrEnum):
    """What is inspected (Art 35a): direction, drafts, execution, review, petitions, other."""

    DIRECTION = "direction"
    DRAFTS = "drafts"
    EXECUTION = "execution"
    REVIEW = "review"
    PETITIONS = "petitions"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class PlanBegun:
    """`unit`: the code of the one-stop whose plan it is."""

    KIND: ClassVar[str] = "plan_begun"
    year: int
    unit: str
    unit_name: str


@dataclass(frozen=True, slots=True)
class ItemAdded:
    """A unit to be inspected in some months. `decision` is that of the amendment, once the plan is approved."""

    KIND: ClassVar[str] = "plan_item_added"
    unit: str
    unit_name: str
    scope: tuple[Content, ...]
    first_month: int
    last_month: int
    decision: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class ItemDropped:
    KIND: ClassVar[str] = "plan_item_dropped"
    number: int
    reason: str
    decision: str = ""


@dataclass(frozen=True, slots=True)
class PlanApproved:
    KIND: ClassVar[str] = "plan_approved"
    decision: str
    on: date


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan as it stands; `items` by number, those dropped left out; `drawn_by` the accounts that worked on it."""

    begun: PlanBegun | None = None
    items: Mapping[int, ItemAdded] = field(default_factory=dict)
    last_number: int = 0
    approved: PlanApproved | None = None
    drawn_by: frozenset[int] = frozenset()


def evolve(plan: Plan, event: Event) -> Plan:
    """The plan after one more event."""
    fact: Any = event.fact
    drawn = plan.drawn_by | ({event.by.account} if event.by.account and plan.approved is None else set())
    match fact:
        case PlanBegun():
            return replace(plan, begun=fact, drawn_by=drawn)
        case ItemAdded():
            items = {**plan.items, fact.number: fact}
            return replace(plan, items=items, last_number=fact.number, drawn_by=drawn)
        case ItemDropped():
            items = {number: item for number, item in plan.items.items() if number != fact.number}
            return replace(plan, items=items, drawn_by=drawn)
        case PlanApproved():
            return replace(plan, approved=fact)
    raise ValueError(f"no such fact: {fact!r}")


def decide(plan: Plan, fact: Any, by: Person, today: date) -> tuple[Any, ...]:
    """The facts to be added. Raises `Invalid`, `Refused`."""
    check.texts(fact, may_be_empty=frozenset({"decision"} if plan.approved is None else ()))
    match fact:
        case PlanBegun():
            if not today.year - 1 <= fact.year <= today.year + 1:
                raise Invalid(
                    "year_unlikely",
                    vi=f"Năm {fact.year} không gần năm nay. Hãy kiểm tra lại năm của kế hoạch.",
                    en=f"The year {fact.year} is not near this one. Check the year of the plan.",
                    field="year",
                )
            return (fact,)
        case ItemAdded():
            return (_added(plan, fact),)
        case ItemDropped():
            if fact.number not in plan.items:
                raise check.no_such("number", fact.number)
            return (fact,)
        case PlanApproved():
            return (_approved(plan, fact, by, today),)
    raise ValueError(f"no such fact: {fact!r}")


def _added(plan: Plan, fact: ItemAdded) -> ItemAdded:
    if not fact.scope:
        raise Invalid(
            "scope_missing",
            vi="Chưa chọn nội dung kiểm tra. Hãy chọn ít nhất một.",
            en="Nothing to inspect is chosen. Choose at least one.",
            field="scope",
        )
    if not 1 <= fact.first_month <= fact.last_month <= 12:
        raise Invalid(
            "months_unfit",
            vi="Tháng bắt đầu và kết thúc phải từ 1 đến 12, theo thứ tự. Hãy kiểm tra lại.",
            en="The first and last month are 1 to 12, in order. Check them.",
            field="last_month",
        )
    if any(item.unit == fact.unit for item in plan.items.values()):
        raise Refused(
            "unit_planned_already",
            vi=f"{fact.unit_name} đã có trong kế hoạch: mỗi năm không kiểm tra một đơn vị hai lần theo kế hoạch. "
            "Hãy chọn đơn vị khác hoặc bỏ mục cũ trước.",
            en=f"{fact.unit_name} is in the plan already: a unit is not inspected by plan twice a year. Choose "
            "another, or drop the other line first.",
            field="unit",
        )
    return replace(fact, number=plan.last_number + 1)


def _approved(plan: Plan, fact: PlanApproved, by: Person, today: date) -> PlanApproved:
    check_not_after(fact.on, today, "on")
    if plan.approved is not None:
        raise Refused(
            "approved_already",
            vi="Kế hoạch đã được phê duyệt. Muốn thay đổi, hãy thêm hoặc bỏ mục kèm số quyết định điều chỉnh.",
            en="The plan is approved. To change it, add or drop a line with the number of the amending decision.",
        )
    if not plan.items:
        raise check.too_soon(
            "Kế hoạch chưa có đơn vị nào. Hãy thêm mục trước khi phê duyệt.",
            "The plan has no unit yet. Add a line before it is approved.",
            "plan_empty",
        )
    if by.account in plan.drawn_by:
        raise Refused(
            "own_plan",
            vi="Người lập kế hoạch không tự phê duyệt. Hãy để người đứng đầu khác phê duyệt.",
            en="Who drew the plan up does not approve it. Let another head do so.",
        )
    return fact


PLANS = Story("inspection-plan", (PlanBegun, ItemAdded, ItemDropped, PlanApproved), Plan(), evolve)
