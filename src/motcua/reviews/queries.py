"""Reads of reviews, from `visible_to`."""

from datetime import date

from django.db.models import Count, Q, QuerySet

from motcua.journal.reading import told_of_all
from motcua.organisation.actors import Actor
from motcua.reviews.models import ReviewPlan
from motcua.reviews.rules.review import REVIEW, Standing
from motcua.reviews.rules.savings import Savings, approved_between, savings_of


def visible_to(actor: Actor) -> QuerySet[ReviewPlan]:
    """The reviews of the one-stops of one's posts; all for auditors, administrators and the system."""
    if actor.sees_all:
        return ReviewPlan.objects.all()
    return ReviewPlan.objects.filter(centre__in=actor.centre_ids)


def saved_in(actor: Actor, first: date, last: date, centre: str = "") -> Savings:
    """What the proposals approved in a period save, of the reviews that `actor` may see; of one one-stop by code."""
    found = visible_to(actor).filter(centre__code=centre) if centre else visible_to(actor)
    stories = told_of_all(REVIEW, found.values_list("pk", flat=True))
    return savings_of(item for told in stories.values() for item in approved_between(told.events, first, last))


def plans(actor: Actor) -> QuerySet[ReviewPlan]:
    """The reviews with `number` of procedures, and how many are `approved`; the latest year first."""
    approved = Count("items", filter=Q(items__standing=Standing.APPROVED))
    return (
        visible_to(actor)
        .select_related("centre")
        .annotate(number=Count("items"), approved=approved)
        .order_by("-year", "title", "pk")
    )
