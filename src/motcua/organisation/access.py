"""The one door to a centre's inner side. A centre that is absent and one that is not this actor's look the same."""

from datetime import date

from motcua.organisation import queries
from motcua.organisation.actors import Actor
from motcua.organisation.models import ServiceCentre


def centre_for(actor: Actor, code: str, on: date) -> ServiceCentre:
    """The centre with the code, if the actor may look into its work that day. Raises `NotFound` (`centre_unknown`)."""
    centre = queries.visible_centres(actor, on).select_related("agency", "unit").filter(code=code).first()
    if centre is None:
        raise queries.centre_unknown(code)
    return centre
