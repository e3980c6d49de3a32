"""Forms 01, 02 and 04 counted the slow way: the facts of each draft and review in their order, by plain loops.

Nothing is shared with the filling of the forms that it checks but the facts themselves and what a year of a cost table
costs. Events are in Vietnam's time.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from motcua.kernel.facts import Event
from motcua.kernel.numbers import percentage
from motcua.reforms.rules.facts import Begun, Issued, ProcedureAdded, ProcedureDropped, Submitted, Withdrawn
from motcua.reports.rules.form import Value
from motcua.reviews.rules.review import Outcome, Proposal, ProposalApproved, ProposalReturned, Proposed

type Counts = Counter[tuple[str, str]]
"""By line within the form and column; the total's line is ""."""

UNKNOWN = "–"
"""The line of procedures whose sector nobody knows."""
CUT = (Outcome.ABOLISH, Outcome.MERGE)


def count_assessed(counts: Counts, events: Sequence[Event], first: date, last: date) -> None:
    """Form 01: a draft first submitted in the period and not withdrawn by its end, with what it then contained."""
    facts = [event.fact for event in events if event.at.date() <= last]
    days = [event.at.date() for event in events if isinstance(event.fact, Submitted)]
    if not days or not first <= days[0] <= last or any(isinstance(fact, Withdrawn) for fact in facts):
        return
    begun = next(fact for fact in facts if isinstance(fact, Begun))
    for line in ("", begun.unit):
        counts[line, "drafts"] += 1
        counts[line, begun.document_type.value] += 1
    _count_procedures(counts, facts, begun.unit)


def count_issued(counts: Counts, events: Sequence[Event], first: date, last: date) -> None:
    """Form 02: a document signed in the period, whenever that was entered."""
    facts = [event.fact for event in events]
    signed = [fact.signed_on for fact in facts if isinstance(fact, Issued)]
    if not signed or not first <= signed[-1] <= last or any(isinstance(fact, Withdrawn) for fact in facts):
        return
    kind = next(fact for fact in facts if isinstance(fact, Begun)).document_type.value
    for line in ("", kind):
        counts[line, "documents"] += 1
    _count_procedures(counts, facts, kind)


def _count_procedures(counts: Counts, facts: Sequence[object], line: str) -> None:
    dropped = [fact.key for fact in facts if isinstance(fact, ProcedureDropped)]
    for fact in facts:
        if isinstance(fact, ProcedureAdded) and fact.key not in dropped:
            for each in ("", line):
                counts[each, "procedures"] += 1
                counts[each, fact.change.value] += 1


def count_reviewed(
    counts: Counts, events: Sequence[Event], first: date, last: date, sectors: Mapping[str, str]
) -> None:
    """Form 04: each procedure of a review by its last act of the period. `sectors`: their codes by procedure.

    Costs are counted as "before" and "after"; `cells_of_form_04` makes the shares of them.
    """
    proposals: dict[str, Proposal] = {}
    last_act: dict[str, Event] = {}
    for event in events:
        if event.at.date() > last:
            continue
        if isinstance(event.fact, Proposed):
            proposals[event.fact.procedure] = event.fact.proposal
        if isinstance(event.fact, Proposed | ProposalApproved | ProposalReturned):
            last_act[event.fact.procedure] = event
    for procedure, event in last_act.items():
        if event.at.date() < first or isinstance(event.fact, ProposalReturned):
            continue
        proposal = proposals[procedure]
        for line in ("", sectors.get(procedure, UNKNOWN)):
            counts[line, "reviewed"] += 1
            if isinstance(event.fact, Proposed):
                counts[line, "proposed"] += 1
                continue
            counts[line, _became(proposal.outcome)] += 1
            counts[line, "before"] += proposal.before.cost.yearly
            counts[line, "after"] += _after(proposal)


def _became(outcome: Outcome) -> str:
    if outcome is Outcome.KEEP:
        return "kept"
    return "abolished" if outcome in CUT else "amended"


def _after(proposal: Proposal) -> int:
    if proposal.outcome is Outcome.KEEP:
        return proposal.before.cost.yearly
    return proposal.after.cost.yearly if proposal.after else 0


def cells_of_form_04(counts: Counts) -> dict[tuple[str, str], Value]:
    """The cells as the form tells them: costs as a share, and the share of procedures cut."""
    cells: dict[tuple[str, str], Value] = {
        key: number for key, number in counts.items() if key[1] not in ("before", "after")
    }
    for line in {line for line, _ in counts}:
        reviewed, before = counts[line, "reviewed"], counts[line, "before"]
        cells[line, "procedures_cut"] = percentage(counts[line, "abolished"], reviewed, 2)
        if before:
            cells[line, "costs_cut"] = percentage(before - counts[line, "after"], before, 2)
    return cells
