"""The one door to signs: for auditors all, for heads those of their one-stops and of the ones below; else not there.

Below the province are all: its head submits the province's reports and answers for them (`reports.responsible`), and
a head whose own acts are in a sign has somebody above. Names of officers stay with their own head and the auditors.
"""

from django.db.models import Q, QuerySet

from motcua.organisation.actors import Actor
from motcua.organisation.models import ServiceCentre
from motcua.organisation.rules.posts import Role
from motcua.oversight.models import FoundSign
from motcua.oversight.policies import no_such_warning, sees_all


def watched_centres(actor: Actor) -> QuerySet[ServiceCentre]:
    """The one-stops whose warnings the actor sees: a head's own, and those of the units below its unit."""
    if sees_all(actor):
        return ServiceCentre.objects.all()
    headed = [post.centre_id for post in actor.posts if Role.CENTRE_HEAD in post.roles and post.centre_id]
    units = ServiceCentre.objects.filter(pk__in=headed).values("unit")
    below = Q(unit__parent__in=units) | Q(unit__parent__parent__in=units)
    return ServiceCentre.objects.filter(Q(pk__in=headed) | below)


def signs_for(actor: Actor) -> QuerySet[FoundSign]:
    """The signs that the actor may see. Nothing for who watches nothing."""
    if sees_all(actor):
        return FoundSign.objects.all()
    return FoundSign.objects.filter(centre__in=watched_centres(actor))


def sign_for(actor: Actor, number: int) -> FoundSign:
    """The sign with the row number. Raises `NotFound`."""
    found = signs_for(actor).select_related("centre", "dossier", "dossier__procedure").filter(pk=number).first()
    if found is None:
        raise no_such_warning()
    return found
