"""What of a review falls into a period (form 04), counted from its story as it stood at the end of it."""

from collections.abc import Iterable
from datetime import date

from motcua.kernel.facts import Event
from motcua.reviews.rules.review import REVIEW, Item, ProposalApproved, Proposed, Standing

TOLD = (Standing.PROPOSED, Standing.APPROVED)


def reviewed_in(events: Iterable[Event], first: date, last: date) -> tuple[Item, ...]:
    """The procedures whose proposal was written or approved in the period and still stands at its end.

    Proposed on 20/02 and approved on 05/03, a procedure is a proposal in February and approved in March. Events are in
    Vietnam's time.
    """
    told = [event for event in events if event.at.date() <= last]
    days = {
        event.fact.procedure: event.at.date() for event in told if isinstance(event.fact, Proposed | ProposalApproved)
    }
    items = REVIEW.fold(told).items.values()
    return tuple(item for item in items if item.standing in TOLD and days[item.procedure] >= first)
