"""What approved proposals save: procedures, days of term, papers, and compliance cost in đồng a year.

Days are added by their unit (a working day is not a calendar day), and only where the term has the same unit before and
after. A procedure that goes saves its whole cost and its papers; its term is no cut of days.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from motcua.reforms.rules.compliance_cost import Saving
from motcua.reviews.rules.review import Item, Outcome, Proposal, Standing
from motcua.worktime.rules.terms import TermUnit, parse_term


@dataclass(frozen=True, slots=True)
class Savings:
    """`days` by unit of term. `cost` is a year's, in đồng."""

    reviewed: int
    approved: int
    procedures_cut: int
    amended: int
    papers_cut: int
    days: dict[TermUnit, int]
    cost: Saving


def cost_of(proposal: Proposal) -> Saving:
    """A year's compliance cost before and after; what is abolished or merged costs nothing any more."""
    before = proposal.before.cost.yearly
    if proposal.outcome is Outcome.KEEP:
        return Saving(before, before)
    return Saving(before, proposal.after.cost.yearly if proposal.after else 0)


def days_of(proposal: Proposal) -> tuple[TermUnit, int] | None:
    """The unit and by how many of it the term was cut; None where terms cannot be compared.

    "5 working_days" → "3 working_days" is 2 working days.
    """
    if proposal.after is None or not proposal.before.term or not proposal.after.term:
        return None
    before, after = parse_term(proposal.before.term), parse_term(proposal.after.term)
    return (before.unit, before.amount - after.amount) if before.unit is after.unit else None


def papers_of(proposal: Proposal) -> int:
    """How many papers fewer; fewer than none where there are more."""
    if proposal.outcome is Outcome.KEEP:
        return 0
    return proposal.before.papers - (proposal.after.papers if proposal.after else 0)


def savings_of(items: Iterable[Item]) -> Savings:
    """The sums over the approved proposals among `items`."""
    listed = tuple(items)
    approved = [item.proposal for item in listed if item.standing is Standing.APPROVED and item.proposal]
    days: dict[TermUnit, int] = {}
    for cut in filter(None, map(days_of, approved)):
        days[cut[0]] = days.get(cut[0], 0) + cut[1]
    costs = [cost_of(proposal) for proposal in approved]
    gone = sum(proposal.outcome in (Outcome.ABOLISH, Outcome.MERGE) for proposal in approved)
    return Savings(
        reviewed=len(listed),
        approved=len(approved),
        procedures_cut=gone,
        amended=sum(proposal.outcome in (Outcome.AMEND, Outcome.DECENTRALISE) for proposal in approved),
        papers_cut=sum(map(papers_of, approved)),
        days=days,
        cost=Saving(sum(each.before for each in costs), sum(each.after for each in costs)),
    )
