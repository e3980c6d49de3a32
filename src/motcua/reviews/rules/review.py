"""A yearly review of procedures (rà soát, đơn giản hóa; NĐ 63/2010 ch. V): plan, proposals, approval, report.

The plan of a year is sent before 31 January; later it goes out all the same, and says by how many days it is late.
Each procedure of the plan is tested for necessity, rationality, legality and its links to others; then it is proposed
to keep, amend, merge, abolish or decentralise it, with term, papers and compliance cost before and after. What is
called a simplification costs less than before: amending with a cost that does not fall is refused.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import ClassVar

from motcua.journal.rules.story import Story
from motcua.kernel.errors import Conflict, Invalid, Refused
from motcua.kernel.facts import Event
from motcua.kernel.money import LARGEST
from motcua.kernel.numbers import whole
from motcua.kernel.text import nfc
from motcua.reforms.rules.compliance_cost import ComplianceCost
from motcua.worktime.rules.terms import parse_term

LONGEST = 2_000
MOST_PROCEDURES = 500
MOST_PAPERS = 200


class Outcome(StrEnum):
    """What becomes of a procedure."""

    KEEP = "keep"
    AMEND = "amend"
    MERGE = "merge"
    ABOLISH = "abolish"
    DECENTRALISE = "decentralise"


SIMPLIFYING = frozenset({Outcome.AMEND, Outcome.MERGE, Outcome.ABOLISH, Outcome.DECENTRALISE})


class Standing(StrEnum):
    """How far a procedure of the plan is."""

    PLANNED = "planned"
    PROPOSED = "proposed"
    RETURNED = "returned"
    APPROVED = "approved"


@dataclass(frozen=True, slots=True)
class Finding:
    """One criterion: whether it is met, and why."""

    met: bool
    words: str


@dataclass(frozen=True, slots=True)
class Measure:
    """A procedure as it is or would be: `term` as `parse_term` reads it, "" where none is fixed; papers; cost."""

    term: str
    papers: int
    cost: ComplianceCost


@dataclass(frozen=True, slots=True)
class Proposal:
    """`after` is None where the procedure goes (abolished, or merged into `into`). `links`: codes of others."""

    outcome: Outcome
    necessity: Finding
    rationality: Finding
    legality: Finding
    before: Measure
    after: Measure | None = None
    links: tuple[str, ...] = ()
    into: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PlanOpened:
    KIND: ClassVar[str] = "plan_opened"
    centre: str
    year: int
    title: str
    target_percent: int = 0


@dataclass(frozen=True, slots=True)
class ProcedurePlanned:
    KIND: ClassVar[str] = "procedure_planned"
    procedure: str
    name: str


@dataclass(frozen=True, slots=True)
class PlanSent:
    KIND: ClassVar[str] = "plan_sent"
    on: date
    document: str
    days_late: int = 0


@dataclass(frozen=True, slots=True)
class Proposed:
    KIND: ClassVar[str] = "proposed"
    procedure: str
    proposal: Proposal


@dataclass(frozen=True, slots=True)
class ProposalApproved:
    KIND: ClassVar[str] = "proposal_approved"
    procedure: str
    document: str


@dataclass(frozen=True, slots=True)
class ProposalReturned:
    KIND: ClassVar[str] = "proposal_returned"
    procedure: str
    reason: str


@dataclass(frozen=True, slots=True)
class Item:
    """A procedure of the plan. `proposed`: how often something was proposed, so that a head approves what was read."""

    procedure: str
    name: str
    standing: Standing = Standing.PLANNED
    proposal: Proposal | None = None
    words: str = ""
    proposed: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """What the events of a review amount to."""

    centre: str = ""
    year: int = 0
    title: str = ""
    target_percent: int = 0
    sent_on: date | None = None
    document: str = ""
    days_late: int = 0
    items: dict[str, Item] = field(default_factory=dict)

    def with_item(self, code: str, **changes: object) -> "Plan":
        return replace(self, items=self.items | {code: replace(self.items[code], **changes)})  # type: ignore[arg-type]


def evolve(plan: Plan, event: Event) -> Plan:
    """The plan after `event`."""
    match event.fact:
        case PlanOpened(centre=centre, year=year, title=title, target_percent=target):
            return Plan(centre, year, title, target)
        case ProcedurePlanned(procedure=code, name=name):
            return replace(plan, items=plan.items | {code: Item(code, name)})
        case PlanSent(on=on, document=document, days_late=late):
            return replace(plan, sent_on=on, document=document, days_late=late)
        case Proposed(procedure=code, proposal=proposal):
            proposed = plan.items[code].proposed + 1
            return plan.with_item(code, standing=Standing.PROPOSED, proposal=proposal, words="", proposed=proposed)
        case ProposalApproved(procedure=code, document=document):
            return plan.with_item(code, standing=Standing.APPROVED, words=document)
        case ProposalReturned(procedure=code, reason=reason):
            return plan.with_item(code, standing=Standing.RETURNED, words=reason)
    raise ValueError(f"no such fact: {event.fact!r}")


REVIEW: Story[Plan] = Story(
    "review",
    (PlanOpened, ProcedurePlanned, PlanSent, Proposed, ProposalApproved, ProposalReturned),
    Plan(),
    evolve,
)


def deadline_of(year: int) -> date:
    """The last day on which the plan of a year is not late: it is sent before 31/01."""
    return date(year, 1, 30)


def decide_open_plan(centre: str, year: int, title: str, target_percent: int, today: date) -> list[PlanOpened]:
    """Raises `Invalid`: `year_out_of_range`, `text_missing`, `text_too_long`, `target_out_of_range`."""
    if not 2010 <= year <= today.year + 1:
        raise Invalid(
            "year_out_of_range",
            vi=f"Năm của kế hoạch phải từ 2010 đến {today.year + 1}. Hãy sửa năm.",
            en=f"The plan's year must lie between 2010 and {today.year + 1}. Correct it.",
            field="year",
        )
    if not 0 <= target_percent <= 100:
        raise Invalid(
            "target_out_of_range",
            vi="Mục tiêu cắt giảm chi phí phải từ 0 đến 100 %. Hãy sửa.",
            en="The target of cost to cut must lie between 0 and 100 %. Correct it.",
            field="target_percent",
        )
    return [PlanOpened(centre, year, _text(title, "title"), target_percent)]


def decide_plan_procedure(plan: Plan, procedure: str, name: str) -> list[ProcedurePlanned]:
    """Add a procedure. Raises `Refused`: `procedure_planned_already`, `plan_is_full`."""
    if procedure in plan.items:
        raise Refused(
            "procedure_planned_already",
            vi=f"Thủ tục {procedure} đã có trong kế hoạch. Hãy chọn thủ tục khác.",
            en=f"Procedure {procedure} is in the plan already. Choose another one.",
            field="procedure",
        )
    if len(plan.items) >= MOST_PROCEDURES:
        raise Refused(
            "plan_is_full",
            vi=f"Một kế hoạch có tối đa {MOST_PROCEDURES} thủ tục. Hãy lập kế hoạch khác.",
            en=f"A plan holds at most {MOST_PROCEDURES} procedures. Open another plan.",
            field="procedure",
        )
    return [ProcedurePlanned(procedure, name)]


def decide_send_plan(plan: Plan, on: date, document: str, today: date) -> list[PlanSent]:
    """Send it. Late is told, not refused: sent on 31/01 it is one day late, on 15/02/2018 16 days.

    Raises `Refused`: `plan_sent_already`, `plan_is_empty`; `Invalid`: `sent_in_future`, `sent_too_early`,
    `text_missing`.
    """
    if plan.sent_on is not None:
        raise Refused(
            "plan_sent_already",
            vi=f"Kế hoạch đã gửi ngày {plan.sent_on:%d/%m/%Y}. Hãy tải lại trang.",
            en=f"The plan was sent on {plan.sent_on} already. Load the page again.",
        )
    if not plan.items:
        raise Refused(
            "plan_is_empty",
            vi="Kế hoạch chưa có thủ tục nào. Hãy thêm thủ tục rồi gửi.",
            en="No procedure is in the plan. Add some, then send it.",
        )
    if on > today:
        raise Invalid(
            "sent_in_future",
            vi="Ngày gửi chưa đến. Hãy nhập ngày đã gửi.",
            en="The day of sending has not come. Enter the day on which it was sent.",
            field="on",
        )
    if on.year < plan.year - 1:
        raise Invalid(
            "sent_too_early",
            vi=f"Kế hoạch năm {plan.year} không thể gửi trước năm {plan.year - 1}. Hãy kiểm tra lại năm.",
            en=f"The plan of {plan.year} cannot have been sent before {plan.year - 1}. Check the year.",
            field="on",
        )
    return [PlanSent(on, _text(document, "document"), max((on - deadline_of(plan.year)).days, 0))]


def decide_propose(plan: Plan, procedure: str, proposal: Proposal) -> list[Proposed]:
    """Propose what becomes of a procedure, anew where it was returned.

    Raises `Refused`: `plan_not_sent`, `not_in_plan`, `approved_already`, `cost_does_not_fall`, `merged_into_nothing`;
    `Invalid`: `after_missing`, `text_missing`, `papers_out_of_range`, `cost_too_large`, and as `parse_term` does.
    """
    item = _item(plan, procedure)
    if plan.sent_on is None:
        raise Refused(
            "plan_not_sent",
            vi="Kế hoạch chưa gửi. Hãy gửi kế hoạch trước khi ghi phương án.",
            en="The plan has not been sent. Send it before proposals are written.",
        )
    if item.standing is Standing.APPROVED:
        raise Refused(
            "approved_already",
            vi="Phương án của thủ tục này đã được phê duyệt, không sửa được nữa.",
            en="The proposal for this procedure has been approved and can no longer be changed.",
        )
    proposal = _checked(proposal, procedure)
    if proposal.outcome in SIMPLIFYING and proposal.after is not None:
        before, after = proposal.before.cost.yearly, proposal.after.cost.yearly
        if after >= before:
            raise Refused(
                "cost_does_not_fall",
                vi=f"Gọi là đơn giản hóa thì chi phí tuân thủ phải giảm: trước {whole(before)} đ, sau {whole(after)} đ "
                "một năm. Hãy sửa phương án hoặc chọn “giữ nguyên”.",
                en=f"A simplification must cost less: before {before:,} đ, after {after:,} đ a year. Change the "
                "proposal, or choose to keep the procedure.",
                field="outcome",
            )
    return [Proposed(procedure, proposal)]


def _checked(proposal: Proposal, procedure: str) -> Proposal:
    gone = proposal.outcome in (Outcome.ABOLISH, Outcome.MERGE)
    if proposal.outcome is Outcome.MERGE and proposal.into.strip() in ("", procedure):
        raise Refused(
            "merged_into_nothing",
            vi="Hãy ghi mã thủ tục khác mà thủ tục này được gộp vào.",
            en="Name the other procedure into which this one is merged.",
            field="into",
        )
    if not gone and proposal.outcome is not Outcome.KEEP and proposal.after is None:
        raise Invalid(
            "after_missing",
            vi="Hãy nhập thời hạn, thành phần hồ sơ và chi phí sau khi đơn giản hóa.",
            en="Enter term, papers and cost after the simplification.",
            field="after_term",
        )
    for name, measure in (("before", proposal.before), ("after", proposal.after)):
        if measure is None:
            continue
        if not 0 <= measure.papers <= MOST_PAPERS:
            raise Invalid(
                "papers_out_of_range",
                vi=f"Số thành phần hồ sơ phải từ 0 đến {MOST_PAPERS}.",
                en=f"The number of papers must lie between 0 and {MOST_PAPERS}.",
                field=f"{name}_papers",
            )
        if measure.cost.yearly > LARGEST:
            raise Invalid(
                "cost_too_large",
                vi="Chi phí một năm lớn quá mức có thể có. Hãy kiểm tra số tiền, số lần và số đối tượng.",
                en="The cost of a year is larger than there can be. Check amounts, times and subjects.",
                field="subjects",
            )
        if measure.term:
            parse_term(measure.term)
    after = None if gone or proposal.outcome is Outcome.KEEP else proposal.after
    into = proposal.into.strip() if proposal.outcome is Outcome.MERGE else ""
    named = {
        name: replace(getattr(proposal, name), words=_text(getattr(proposal, name).words, name))
        for name in ("necessity", "rationality", "legality")
    }
    return replace(proposal, after=after, into=into, reason=_text(proposal.reason, "reason"), **named)


def decide_approve(plan: Plan, procedure: str, document: str, seen: int | None = None) -> list[ProposalApproved]:
    """The head approves the proposal that is `seen` (`Item.proposed`; None: whatever stands).

    Raises `Refused` (`not_in_plan`, `nothing_proposed`), `Conflict` (`proposed_anew`), `Invalid` (`text_missing`).
    """
    _proposed(plan, procedure, seen)
    return [ProposalApproved(procedure, _text(document, "document"))]


def decide_return(plan: Plan, procedure: str, reason: str, seen: int | None = None) -> list[ProposalReturned]:
    """The head returns it with a reason. Raises as `decide_approve`."""
    _proposed(plan, procedure, seen)
    return [ProposalReturned(procedure, _text(reason, "reason"))]


def _proposed(plan: Plan, procedure: str, seen: int | None) -> None:
    item = _item(plan, procedure)
    if item.standing is not Standing.PROPOSED:
        raise Refused(
            "nothing_proposed",
            vi="Thủ tục này không có phương án đang chờ phê duyệt. Hãy tải lại trang.",
            en="No proposal for this procedure waits for approval. Load the page again.",
        )
    if seen is not None and seen != item.proposed:
        raise Conflict(
            "proposed_anew",
            vi="Phương án vừa được sửa sau khi quý vị mở trang. Hãy tải lại trang để xem phương án mới.",
            en="The proposal was changed after you opened the page. Load it again to see the new one.",
        )


def _item(plan: Plan, procedure: str) -> Item:
    if procedure not in plan.items:
        raise Refused(
            "not_in_plan",
            vi=f"Thủ tục {procedure[:40]} không có trong kế hoạch. Hãy thêm vào kế hoạch trước.",
            en=f"Procedure {procedure[:40]} is not in the plan. Add it first.",
            field="procedure",
        )
    return plan.items[procedure]


def _text(words: str, name: str) -> str:
    kept = nfc(words).strip()
    if not kept:
        raise Invalid("text_missing", vi="Hãy ghi nội dung vào ô này.", en="Write something into this box.", field=name)
    if len(kept) > LONGEST:
        raise Invalid(
            "text_too_long",
            vi=f"Nội dung dài quá {LONGEST} ký tự. Hãy rút gọn.",
            en=f"This is longer than {LONGEST} characters. Shorten it.",
            field=name,
        )
    return kept
