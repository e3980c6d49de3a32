"""The door to tills: one's own, and for a head those of the centre. Absent and forbidden look alike."""

from datetime import datetime

from django.db.models import Q, QuerySet

from motcua.dossiers import directory
from motcua.kernel.clock import VIETNAM
from motcua.kernel.errors import Invalid, NotFound
from motcua.organisation.actors import Actor
from motcua.payments import policies
from motcua.payments.models import Till
from motcua.payments.rules.facts import Drawer


def tills_visible_to(actor: Actor) -> QuerySet[Till]:
    """Own tills at the centres where one works, those of centres one heads, all for an auditor."""
    if actor.sees_all:
        return Till.objects.all()
    own = Q(cashier_id=actor.account_id, centre_id__in=policies.cash_centres(actor))
    return Till.objects.filter(own | Q(centre_id__in=policies.headed_centres(actor)))


def check_may_count(actor: Actor, drawer: Drawer) -> None:
    """Whoever has the cash counts it; the head may, in their place. Raises `NotFound`."""
    centre = _centre(drawer)
    is_own = actor.account_id == drawer.cashier and centre in policies.cash_centres(actor)
    is_heads = centre in policies.headed_centres(actor) and _exists(drawer, centre)
    if not is_own and not is_heads:
        raise till_not_found()


def own_drawer(actor: Actor, centre_id: int, at: datetime) -> Drawer:
    """The actor's own of the day of `at`, at a centre where they have one. Raises `NotFound`."""
    if actor.account_id is None or centre_id not in policies.cash_centres(actor):
        raise till_not_found()
    return Drawer(directory.centres.code(centre_id), actor.account_id, at.astimezone(VIETNAM).date())


def check_may_see(actor: Actor, drawer: Drawer) -> None:
    """Raises `NotFound` for a till that is absent or not this actor's."""
    place = {"centre_id": _centre(drawer), "cashier_id": drawer.cashier, "day": drawer.day}
    if not tills_visible_to(actor).filter(**place).exists():
        raise till_not_found()


def check_may_use_cash_desk(actor: Actor) -> None:
    """Whoever takes money, heads a centre or audits. Raises `NotFound` for all others."""
    if not (actor.sees_all or policies.cash_centres(actor) or policies.headed_centres(actor)):
        raise till_not_found()


def till_for(actor: Actor, number: str) -> Till:
    """The till with that row number, if it is this actor's to see. Raises `NotFound`."""
    found = tills_visible_to(actor).select_related("centre", "cashier")
    till = found.filter(pk=int(number)).first() if number.isascii() and number.isdigit() and len(number) < 18 else None
    if till is None:
        raise till_not_found()
    return till


def till_not_found() -> NotFound:
    return NotFound(
        "till_not_found",
        vi="Không có quỹ này. Hãy mở lại trang quỹ trong ngày.",
        en="There is no such till. Open the page of the day's cash again.",
    )


def _exists(drawer: Drawer, centre: int) -> bool:
    return Till.objects.filter(centre_id=centre, cashier_id=drawer.cashier, day=drawer.day).exists()


def _centre(drawer: Drawer) -> int:
    try:
        return directory.centres.number(drawer.centre)
    except Invalid:
        raise till_not_found() from None
