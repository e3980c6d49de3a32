"""Reads for screens."""

from django.db.models import Count, QuerySet

from motcua.notices.access import check_may_keep
from motcua.notices.models import Delivery, Preference, StoredWording
from motcua.notices.recipients import IN_APP
from motcua.notices.rules.what_to_tell import Kind
from motcua.organisation.actors import Actor


def notices_of(account_id: int) -> QuerySet[Delivery]:
    """One's own notices, newest first."""
    return Delivery.objects.filter(account_id=account_id, way=IN_APP).select_related("dossier").order_by("-id")


def unread_count(account_id: int) -> int:
    """How many of them are unread; by an index of those alone."""
    return Delivery.objects.filter(account_id=account_id, way=IN_APP, read_at=None).count()


def preference_of(account_id: int) -> Preference:
    """How the account wants to be told; what it would be without a row."""
    return Preference.objects.filter(pk=account_id).first() or Preference(account_id=account_id)


def dead_letters(actor: Actor) -> QuerySet[Delivery]:
    check_may_keep(actor)
    return Delivery.objects.filter(status=Delivery.Status.DEAD).select_related("dossier").order_by("-id")


def counts_by_way(actor: Actor) -> dict[tuple[str, str], int]:
    """How many deliveries there are by way and status."""
    check_may_keep(actor)
    rows = Delivery.objects.values_list("way", "status").annotate(number=Count("id")).order_by()
    return {(way, status): number for way, status, number in rows}


def versions_of(kind: Kind, language: str) -> QuerySet[StoredWording]:
    """A site's own wordings of a kind, newest first."""
    return StoredWording.objects.filter(kind=kind, language=language).order_by("-version")
