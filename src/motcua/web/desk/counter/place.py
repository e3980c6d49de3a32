"""At which counter the signed-in officer works."""

from dataclasses import dataclass

from django.http import HttpRequest

from motcua.dossiers.policies import counters_of
from motcua.kernel.errors import NotFound
from motcua.organisation.actors import Actor
from motcua.organisation.models import ServiceCentre
from motcua.web.actor import actor_of


@dataclass(frozen=True, slots=True)
class Counter:
    """Who receives, and the one-stop it is received at."""

    actor: Actor
    centre_id: int
    code: str
    name: str


def counter_of(request: HttpRequest) -> Counter:
    """The counter of the first receptionist's post held today. Raises `NotFound` for everybody else."""
    actor = actor_of(request)
    for centre_id in counters_of(actor):
        centre = ServiceCentre.objects.only("code", "name").get(pk=centre_id)
        return Counter(actor, centre_id, centre.code, centre.name)
    raise no_such_page()


def no_such_page() -> NotFound:
    """The answer for whoever must not see a page: that of one that is absent."""
    return NotFound(
        "no_such_page",
        vi="Không tìm thấy trang. Hãy kiểm tra lại địa chỉ.",
        en="No such page. Check the address.",
    )
