"""The desk's form as a request fills it in: the head of a one-stop finds its own centre chosen."""

from datetime import datetime

from django.http import HttpRequest

from motcua.organisation.actors import Actor
from motcua.organisation.models import ServiceCentre
from motcua.organisation.rules.posts import Role
from motcua.statistics.spans import first_day
from motcua.web.actor import actor_of
from motcua.web.leadership.desk.choice import DeskForm
from motcua.web.leadership.readings import read_units


def desk_form(request: HttpRequest, now: datetime) -> DeskForm:
    """The form of both pages, with the years of which anything is known."""
    today = now.date()
    first = first_day() or today
    asked = request.GET.dict()
    unit = "" if "unit" in asked else own_centre(actor_of(request))
    years = range(min(first.year, today.year), today.year + 1)
    return DeskForm(asked, today=today, years=years, units=read_units(now), unit=unit)


def own_centre(actor: Actor) -> str:
    """The code of the centre that the actor heads; "" for everybody else, and for the head of several."""
    headed = {post.centre_id for post in actor.posts if Role.CENTRE_HEAD in post.roles and post.centre_id}
    if len(headed) != 1:
        return ""
    return ServiceCentre.objects.values_list("code", flat=True).get(pk=headed.pop())
