"""Reads of reviews, from `visible_to`."""

from datetime import date

from django.db.models import Count, Q, QuerySet

from motcua.journal.reading import told_of_all
from motcua.organisation.actors import Actor
from motcua.reviews.models import ReviewPlan
from motcua.reviews.rules.counting import reviewed_in
from motcua.reviews.rules.review import REVIEW, Item, Standing


def visible_to(actor: Actor) -> QuerySet[ReviewPlan]:
    """The reviews of the one-stops of one's posts; all for auditors, administrators and the system."""
    if actor.sees_all:
        return ReviewPlan.objects.all()
    return ReviewPlan.objects.filter(centre__in=actor.centre_ids)


def plans(actor: Actor) -> QuerySet[ReviewPlan]:
    """The reviews with `number` of procedures, and how many are `approved`; the latest year first."""
    approved = Count("items", filter=Q(items__standing=Standing.APPROVED))
    return (
        visible_to(actor)
        .select_related("centre")
        .annotate(number=Count("items"), approved=approved)
        .order_by("-year", "title", "pk")
    )


def reviewed_between(first: date, last: date, centre: str = "") -> list[Item]:
    """What fell into the period, for sums of the whole province or of one one-stop by its code. Two queries."""
    plans = ReviewPlan.objects.filter(centre__code=centre) if centre else ReviewPlan.objects.all()
    stories = told_of_all(REVIEW, plans.order_by("pk").values_list("pk", flat=True))
    return [item for story in stories.values() for item in reviewed_in(story.events, first, last)]
