"""The rows that a review is listed by, and how `verify` compares them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from motcua.reviews.models import ReviewItem, ReviewPlan
from motcua.reviews.rules.review import Item, Plan
from motcua.reviews.rules.savings import cost_of

type ItemRow = tuple[str, str, str, int | None, int | None]


def item_row(item: Item) -> ItemRow:
    """Procedure, standing, outcome, cost before and after."""
    if item.proposal is None:
        return item.procedure, item.standing, "", None, None
    cost = cost_of(item.proposal)
    return item.procedure, item.standing, item.proposal.outcome, cost.before, cost.after


def save(row: ReviewPlan, plan: Plan) -> None:
    """Write the rows of `plan` in the caller's transaction."""
    row.sent_on, row.days_late = plan.sent_on, plan.days_late
    row.save(update_fields=["sent_on", "days_late"])
    known = {each.procedure: each for each in row.items.all()}
    for item in plan.items.values():
        code, standing, outcome, before, after = item_row(item)
        values = {"standing": standing, "outcome": outcome, "cost_before": before, "cost_after": after}
        each = known.get(code)
        if each is None:
            ReviewItem.objects.create(plan=row, procedure=code, **values)
        elif any(getattr(each, name) != value for name, value in values.items()):
            ReviewItem.objects.filter(pk=each.pk).update(**values)


def compare(states: Mapping[UUID, Plan]) -> Iterator[tuple[UUID, str]]:
    """What the rows of these reviews say otherwise than their stories."""
    rows = {row.pk: row for row in ReviewPlan.objects.filter(pk__in=list(states)).select_related("centre")}
    items: dict[UUID, list[Any]] = {}
    columns = ("procedure", "standing", "outcome", "cost_before", "cost_after")
    for number, *values in ReviewItem.objects.filter(plan__in=list(states)).values_list("plan", *columns):
        items.setdefault(number, []).append(tuple(values))
    for subject, plan in states.items():
        row = rows.get(subject)
        if row is None:
            yield subject, "no row"
            continue
        told = (plan.centre, plan.year, plan.title, plan.sent_on, plan.days_late)
        if told != (row.centre.code, row.year, row.title, row.sent_on, row.days_late):
            yield subject, "the plan's row says otherwise"
        if sorted(items.get(subject, ()), key=str) != sorted(map(item_row, plan.items.values()), key=str):
            yield subject, "the rows of its procedures say otherwise"


def subjects() -> Iterable[UUID]:
    """The reviews that have a row."""
    return ReviewPlan.objects.values_list("pk", flat=True)
