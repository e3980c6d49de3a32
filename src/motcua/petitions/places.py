"""One-stops as routing sees them: what is above each, and who is at their desks on a day."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date

from django.db.models import QuerySet

from motcua.kernel.errors import Invalid
from motcua.kernel.law_rows import valid_on
from motcua.kernel.text import fold
from motcua.organisation.models import PostHolding, ServiceCentre
from motcua.organisation.queries import centre_of_unit
from motcua.organisation.rules.posts import Role
from motcua.petitions.rules.anonymity import stands_in
from motcua.petitions.rules.facts import About, Desk, Kind, Place
from motcua.petitions.rules.routing import Staffed, is_about_whole_unit
from motcua.territory.queries import parent_of
from motcua.territory.rules.units import Level

ROLE_AT: dict[Desk, Role] = {Desk.CONTROL: Role.CONTROLLER, Desk.HANDLING: Role.CENTRE_HEAD}
"""Who works at a desk: cán bộ kiểm soát TTHC (NĐ 63/2010 Art 5, NĐ 92/2017), and who heads the unit."""


def chain_of(centre: ServiceCentre, on: date) -> tuple[str, ...]:
    """The codes of the one-stop and of those above it on that day, the nearest first; the province's is the last.

    Raises `Invalid` (`no_province_centre`): without a top, nobody would be above everybody.
    """
    found = tuple(each.code for each in centres_above(centre, on))
    return found if found[-1] == province_centre(on).code else (*found, province_centre(on).code)


def centres_above(centre: ServiceCentre, on: date) -> list[ServiceCentre]:
    """The one-stop itself and those above it on that day, as far as there are any, the nearest first."""
    found = [centre]
    unit = parent_of(centre.unit, on)
    while unit is not None:
        above = centre_of_unit(unit, on)
        if above is not None:
            found.append(above)
        unit = parent_of(unit, on)
    return found


def province_centre(on: date) -> ServiceCentre:
    """The province's one-stop on that day. Raises `Invalid` where there is none."""
    found = ServiceCentre.objects.filter(valid_on(on), level=Level.PROVINCE).select_related("unit").order_by("code")
    centre = found.first()
    if centre is None:
        raise Invalid(
            "no_province_centre",
            vi="Chưa khai báo trung tâm cấp tỉnh nên chưa nhận được phản ánh. Hãy khai báo trung tâm trước.",
            en="The province's centre is not entered yet, so no petition can be received. Enter it first.",
        )
    return centre


def centre_in_force(code: str, on: date, field: str = "centre") -> ServiceCentre:
    """The one-stop with the code, working on that day. Raises `Invalid`."""
    centre = ServiceCentre.objects.filter(valid_on(on), code=code).select_related("unit").first()
    if centre is None:
        raise Invalid(
            "no_such_place",
            vi="Không có nơi này vào hôm nay. Hãy chọn trong danh sách.",
            en="There is no such place today. Choose from the list.",
            field=field,
        )
    return centre


def is_under(roles: Collection[str], centre: ServiceCentre) -> bool:
    """Whether a post is under who heads its one-stop: all but the province's control and auditors."""
    watches = Role.CONTROLLER in roles or Role.AUDITOR in roles
    return Role.CENTRE_HEAD in roles or not (watches and centre.level == Level.PROVINCE)


def free_at(kind: Kind, about: About, codes: Iterable[str], on: date) -> Staffed:
    """Who is at the desks of these one-stops, less those who, by another post, are in or below a unit that is
    complained of as a whole."""
    found = staffed(codes, on)
    if not is_about_whole_unit(kind, about):
        return found
    held = PostHolding.objects.filter(valid_on(on), valid_on(on, "post__"), account__in=set().union(*found.values()))
    below: dict[ServiceCentre, bool] = {}
    barred = set()
    for each in held.select_related("post__centre__unit__parent"):
        centre = each.post.centre
        if centre is None or not is_under(each.post.roles, centre):
            continue
        if centre not in below:
            below[centre] = any(above.code == about.centre for above in centres_above(centre, on))
        if below[centre]:
            barred.add(each.account_id)
    return {place: accounts - barred for place, accounts in found.items()}


def staffed(codes: Iterable[str], on: date) -> Staffed:
    """Who is at the desks of these one-stops on that day. One query."""
    rows = PostHolding.objects.filter(
        valid_on(on), valid_on(on, "post__"), post__centre__code__in=list(codes), account__is_active=True
    ).values_list("post__centre__code", "post__roles", "account_id")
    found: dict[Place, set[int]] = defaultdict(set)
    for code, roles, account in rows:
        for desk, role in ROLE_AT.items():
            if role in roles:
                found[Place(code, desk)].add(account)
    return {place: frozenset(accounts) for place, accounts in found.items()}


def staffed_desks(on: date) -> Staffed:
    """Every desk of the province at which somebody is."""
    return staffed(ServiceCentre.objects.filter(valid_on(on)).values_list("code", flat=True), on)


def made_out(about: About, on: date) -> About:
    """The officers whom the name given may mean (case and accents do not matter): those who hold or held a post at the
    place, and whether one heads it. A name that nobody there bears is whoever bears it elsewhere, somebody moved or a
    wrong place chosen, and the whole unit is kept from the petition with them."""
    if not about.person.strip():
        return about
    rows, named = PostHolding.objects.filter(valid_from__lte=on), fold(about.person)
    there = rows.filter(post__centre__code=about.centre)
    meant = _named(there, named) if about.centre else set()
    if not meant:
        return replace(about, accounts=tuple(sorted(_named(rows, named))), heads=bool(about.centre))
    heading = there.filter(valid_on(on), valid_on(on, "post__"), post__roles__contains=[Role.CENTRE_HEAD])
    return replace(about, accounts=tuple(sorted(meant)), heads=heading.filter(account__in=meant).exists())


def _named(rows: QuerySet[PostHolding], words: str) -> set[int]:
    """The accounts whose whole name stands in these folded words."""
    names = rows.values_list("account_id", "account__full_name").distinct()
    return {account for account, name in names if stands_in(fold(name), words)}
