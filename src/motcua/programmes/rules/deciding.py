"""What may happen to a project, and in which order (NĐ 73/2019/NĐ-CP, before it NĐ 102/2009/NĐ-CP).

The facts themselves are what is asked for: `decide` gives them back, or says why not. Money: what is disbursed of a
contract ≤ the contract, all contracts ≤ the total investment, what is disbursed out of a year's capital ≤ that capital.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from motcua.kernel.errors import Refused
from motcua.kernel.fact_checks import check_not_before, text_missing
from motcua.programmes.rules import checks as check
from motcua.programmes.rules.facts import (
    CapitalPlanned,
    ContractSigned,
    Disbursed,
    IndicatorMeasured,
    IndicatorSet,
    MilestoneReached,
    MilestoneSet,
    Registered,
    RiskClosed,
    RiskNoted,
    SecurityLevelSet,
    StepFinished,
    TotalAdjusted,
)
from motcua.programmes.rules.project import Project

TENDER = "tender"
LONGEST_YEARS = 30
"""No project's milestone lies further from its decision: a slip of the key, which would stretch every picture."""


def decide(project: Project, fact: Any, today: date) -> tuple[Any, ...]:
    """The facts to be added. Raises `Invalid` and `Refused`."""
    if project.registered is None and not isinstance(fact, Registered):
        raise ValueError("the first fact of a project is its registration")
    check.texts_given(fact)
    check.amounts_fit(fact)
    check.not_in_future(fact, today)
    return DECIDING[type(fact)](project, fact)


def decide_register(project: Project, fact: Registered) -> tuple[Any, ...]:
    if project.registered is not None:
        raise check.known_already("code", fact.code)
    check.level_known(fact.security_level, may_be_open=True)
    return (fact,)


def decide_adjust_total(project: Project, fact: TotalAdjusted) -> tuple[Any, ...]:
    """Not below what is contracted or planned already, nor decided before the total that it changes."""
    check_not_before(fact.decided_on, project.total_decided_on, "decided_on")
    least = max(project.contracted, project.planned)
    if fact.total < least:
        raise check.too_much("total_below_contracts", "total", least, fact.total)
    return (fact,)


def decide_set_security_level(project: Project, fact: SecurityLevelSet) -> tuple[Any, ...]:
    """One of five (NĐ 85/2016/NĐ-CP)."""
    check.level_known(fact.level)
    return (fact,)


def decide_plan_capital(project: Project, fact: CapitalPlanned) -> tuple[Any, ...]:
    """A year's capital once; other than planned, only by an adjustment decision that is not the plan's own."""
    registered = _registered(project)
    check_not_before(fact.decided_on, registered.decided_on, "decided_on")
    if not registered.decided_on.year <= fact.year <= fact.decided_on.year + 10:
        raise check.year_unlikely(fact.year)
    of = (fact.year, fact.source)
    known = project.capital.get(of)
    if known is not None:
        if fact.decision in (known.decision, registered.decision):
            raise Refused(
                "capital_without_adjustment",
                vi=f"Vốn năm {fact.year} đã giao theo {known.decision}. Muốn đổi, hãy ghi số quyết định điều chỉnh.",
                en=f"The capital of {fact.year} was planned by {known.decision}. To change it, give the number of the "
                "decision that adjusts it.",
                field="decision",
            )
        check_not_before(fact.decided_on, known.decided_on, "decided_on")
    others = project.planned - (known.amount if known else 0)
    if others + fact.amount > project.total:
        raise check.too_much("capital_above_total", "amount", others + fact.amount, project.total)
    if fact.amount < project.disbursed_from(of):
        raise check.too_much("capital_below_disbursed", "amount", project.disbursed_from(of), fact.amount)
    return (fact,)


def decide_finish_step(project: Project, fact: StepFinished) -> tuple[Any, ...]:
    """The next one and no other: acceptance only after the trial run."""
    registered = _registered(project)
    if fact.step not in project.steps:
        raise check.no_such("step", fact.step)
    if fact.step != project.next_step:
        raise check.step_skipped(fact.step, project.next_step)
    last = project.done[-1].on if project.done else registered.decided_on
    if project.done or fact.step != project.steps[0]:
        check_not_before(fact.on, last, "on")
    return (fact,)


def decide_sign_contract(project: Project, fact: ContractSigned) -> tuple[Any, ...]:
    """After the tender, and within the total investment."""
    tender = next((each for each in project.done if each.step == TENDER), None)
    if TENDER in project.steps and tender is None:
        raise Refused(
            "contract_before_tender",
            vi="Chưa xong bước đấu thầu nên chưa ký được hợp đồng. Hãy ghi hoàn thành các bước trước đó.",
            en="The tender is not finished, so no contract can be signed. Record the steps before it first.",
        )
    if tender is not None:
        check_not_before(fact.on, tender.on, "on")
    if fact.number in project.contracts:
        raise check.known_already("number", fact.number)
    if project.contracted + fact.amount > project.total:
        raise check.too_much("contracts_above_total", "amount", project.contracted + fact.amount, project.total)
    return (fact,)


def decide_disburse(project: Project, fact: Disbursed) -> tuple[Any, ...]:
    """Within the contract, and within the capital of that year and source."""
    contract = project.contracts.get(fact.contract)
    if contract is None:
        raise check.no_such("contract", fact.contract)
    check_not_before(fact.on, contract.on, "on")
    of = (fact.year, fact.source)
    if of not in project.capital:
        raise check.no_such("source", f"{fact.source}, {fact.year}")
    if any(each.voucher == fact.voucher for each in project.payments):
        raise check.known_already("voucher", fact.voucher)
    paid = project.disbursed_of(fact.contract) + fact.amount
    if paid > contract.amount:
        raise check.too_much("disbursed_above_contract", "amount", paid, contract.amount)
    used = project.disbursed_from(of) + fact.amount
    planned = project.capital[of].amount
    if used > planned:
        raise check.too_much("disbursed_above_capital", "amount", used, planned)
    return (fact,)


def decide_set_milestone(project: Project, fact: MilestoneSet) -> tuple[Any, ...]:
    """A day; another day only with a reason, and no longer once it is reached."""
    decided_on = _registered(project).decided_on
    check_not_before(fact.due, decided_on, "due")
    if fact.due.year > decided_on.year + LONGEST_YEARS:
        raise check.year_unlikely(fact.due.year, "due")
    known = project.milestones.get(fact.name)
    if known is not None and known.reached_on is not None:
        raise check.is_over("name", fact.name)
    if known is not None and not fact.reason:
        raise text_missing("reason")
    return (fact,)


def decide_reach_milestone(project: Project, fact: MilestoneReached) -> tuple[Any, ...]:
    known = project.milestones.get(fact.name)
    if known is None:
        raise check.no_such("name", fact.name)
    if known.reached_on is not None:
        raise check.is_over("name", fact.name)
    check_not_before(fact.on, _registered(project).decided_on, "on")
    return (fact,)


def decide_note_risk(project: Project, fact: RiskNoted) -> tuple[Any, ...]:
    for field in ("likelihood", "effect"):
        check.of_five(getattr(fact, field), field)
    return (fact,)


def decide_close_risk(project: Project, fact: RiskClosed) -> tuple[Any, ...]:
    known = project.risks.get(fact.name)
    if known is None:
        raise check.no_such("name", fact.name)
    if not known.is_open:
        raise check.is_over("name", fact.name)
    return (fact,)


def decide_set_indicator(project: Project, fact: IndicatorSet) -> tuple[Any, ...]:
    return (fact,)


def decide_measure_indicator(project: Project, fact: IndicatorMeasured) -> tuple[Any, ...]:
    known = project.indicators.get(fact.name)
    if known is None:
        raise check.no_such("name", fact.name)
    if known.measured_on is not None:
        check_not_before(fact.on, known.measured_on, "on")
    return (fact,)


def _registered(project: Project) -> Registered:
    if project.registered is None:
        raise ValueError("a project begins with its registration")
    return project.registered


DECIDING: Mapping[type, Callable[[Project, Any], tuple[Any, ...]]] = {
    Registered: decide_register,
    TotalAdjusted: decide_adjust_total,
    SecurityLevelSet: decide_set_security_level,
    CapitalPlanned: decide_plan_capital,
    StepFinished: decide_finish_step,
    ContractSigned: decide_sign_contract,
    Disbursed: decide_disburse,
    MilestoneSet: decide_set_milestone,
    MilestoneReached: decide_reach_milestone,
    RiskNoted: decide_note_risk,
    RiskClosed: decide_close_risk,
    IndicatorSet: decide_set_indicator,
    IndicatorMeasured: decide_measure_indicator,
}
