"""Officers at the counters of the demo's centres, and the applications people bring them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

SINCE = date(2017, 1, 1)
TOKEN = "b" * 32  # Django takes any 32 letters in the cookie and, the same, in the header
SEED = 2018


@dataclass(frozen=True, slots=True)
class Receptionist:
    """A signed-in officer of a centre, and some applications for them to accept (JSON bodies, used over and over)."""

    centre: str
    session: str
    bodies: list[dict[str, Any]]

    def as_client(self) -> dict[str, Any]:
        return {"session": self.session, "token": TOKEN, "bodies": self.bodies}


def receptionists(count: int, on: date, bodies: int = 60) -> list[Receptionist]:
    """`count` officers, each at another centre: the province's, the districts', then communes'."""
    from motcua.dossiers.offers import OfferBook
    from motcua.organisation.models import ServiceCentre

    order = {"province": 0, "district": 1, "commune": 2}
    centres = sorted(ServiceCentre.objects.filter(valid_from__lte=on), key=lambda each: (order[each.level], each.code))
    book = OfferBook()
    book.read_catalogue()
    return [
        Receptionist(centre.code, _signed_in(centre, number), list(_bodies(centre.code, bodies, on, book)))
        for number, centre in enumerate(centres[:count])
    ]


def _signed_in(centre: Any, number: int) -> str:
    """The session of a new officer with a post at `centre`."""
    from django.conf import settings
    from django.test import Client

    from motcua.organisation.models import Post, PostHolding
    from motcua.people.models import Account

    account, _ = Account.objects.get_or_create(
        username=f"tiepnhan{number}", defaults={"full_name": f"Nguyễn Văn Nhận {number}"}
    )
    post, _ = Post.objects.get_or_create(
        code=f"{centre.code}.BENCH",
        defaults={"title": "Tiếp nhận", "centre": centre, "roles": ["receptionist"], "valid_from": SINCE},
    )
    PostHolding.objects.get_or_create(account=account, post=post, defaults={"valid_from": SINCE})
    client = Client()
    client.force_login(account)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def _bodies(centre: str, count: int, on: date, book: Any) -> Iterator[dict[str, Any]]:
    """Applications as they come at the counter: the procedures in demand there, complete, by invented people."""
    from motcua.catalogue.rules.content import Channel
    from motcua.demo.year_2018.matters import Demand, matters_of
    from motcua.demo.year_2018.people import PeopleMaker

    random = Random(f"{SEED} {centre}")  # noqa: S311 - invented people need no secrets
    demand, people = Demand(matters_of(centre, book, on), random), PeopleMaker(random)
    for _ in range(count):
        matter = demand.draw()
        offer = book.offer(centre, matter.procedure, matter.case, Channel.COUNTER, on)
        if offer.term is None:
            continue
        groups = offer.groups[:1]
        if groups:
            offer = book.offer(centre, matter.procedure, matter.case, Channel.COUNTER, on, groups)
        owner = people.citizen()
        party = {"name": owner.name, "identity_kind": owner.identity_kind, "identity_number": owner.identity_number}
        papers = [{"name": name, "originals": 1} for name in offer.mandatory]
        yield {
            "centre": centre,
            "procedure": matter.procedure,
            "case": matter.case,
            "channel": "counter",
            "owner": party | ({"phone": owner.phone} if owner.phone else {}),
            "components": papers,
            "groups": list(groups),
        }


def application_bodies(centre: str, count: int) -> list[Any]:
    """Applications at one centre, as the action takes them."""
    from motcua.catalogue.rules.content import Channel
    from motcua.dossiers.actions.accept_dossier import Application
    from motcua.dossiers.offers import OfferBook
    from motcua.dossiers.rules.state import Component, Party
    from motcua.kernel import clock

    return [
        Application(
            centre=body["centre"],
            procedure=body["procedure"],
            case=body["case"],
            channel=Channel(body["channel"]),
            owner=Party(**body["owner"]),
            components=tuple(Component(**paper) for paper in body["components"]),
            groups=tuple(body["groups"]),
        )
        for body in _bodies(centre, count, clock.now().date(), OfferBook())
    ]
