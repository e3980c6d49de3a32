"""Reads of reviews, from `visible_to`."""

from django.db.models import Count, Q, QuerySet

from motcua.organisation.actors import Actor
from motcua.reviews.models import ReviewPlan
from motcua.reviews.rules.review import Standing


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
