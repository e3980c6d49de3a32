"""Who holds which post on a day, as the rules of independence ask it; and who may be chosen for what."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from motcua.inspections.rules.independence import Person
from motcua.kernel.law_rows import valid_on
from motcua.organisation.models import Agency, PostHolding, ServiceCentre
from motcua.organisation.rules.posts import Role

AGENCY = "agency:"
"""Before the code of an agency, where a post is at no one-stop."""


@dataclass(frozen=True, slots=True)
class Reach:
    """The codes at which a post is competent for a one-stop: its own, those of the units above, its agencies'."""

    centres: frozenset[int]
    agencies: frozenset[int]
    codes: frozenset[str]


def reach_of(centre: ServiceCentre) -> Reach:
    """From the one-stop up. Three queries."""
    unit = centre.unit
    above = [unit.pk, unit.parent_id, unit.parent.parent_id if unit.parent else None]
    centres = dict(ServiceCentre.objects.filter(unit__in=[each for each in above if each]).values_list("pk", "code"))
    agencies: dict[int, str] = {}
    agency: Agency | None = centre.agency
    while agency is not None and agency.pk not in agencies:
        agencies[agency.pk] = agency.code_2020
        agency = agency.parent
    codes = frozenset(centres.values()) | {AGENCY + code for code in agencies.values()}
    return Reach(frozenset(centres), frozenset(agencies), codes)


def people_of(accounts: Collection[int], on: date) -> dict[int, Person]:
    """Each with the posts held that day; somebody without any has none. One query."""
    return _people(PostHolding.objects.filter(account__in=accounts), on)


def officers_at(centre: ServiceCentre, on: date) -> list[Person]:
    """Whoever holds a post there, by name."""
    return _chosen(PostHolding.objects.filter(post__centre=centre), on)


def inspectors_within(reach: Reach, on: date) -> list[Person]:
    return _chosen(PostHolding.objects.filter(_at(reach), post__roles__contains=[Role.INSPECTOR]), on)


def heads_within(reach: Reach, on: date) -> list[Person]:
    return _chosen(PostHolding.objects.filter(_at(reach), post__roles__contains=[Role.CENTRE_HEAD]), on)


def _at(reach: Reach) -> Q:
    return Q(post__centre__in=reach.centres) | Q(post__centre=None, post__agency__in=reach.agencies)


def _chosen(holdings: QuerySet[PostHolding], on: date) -> list[Person]:
    accounts = {each.account_id for each in holdings.filter(valid_on(on), valid_on(on, "post__"))}
    return sorted(people_of(accounts, on).values(), key=lambda each: (each.name, each.account))


def _people(holdings: QuerySet[PostHolding], on: date) -> dict[int, Person]:
    held = holdings.filter(valid_on(on), valid_on(on, "post__"), account__is_active=True)
    columns = ("account_id", "account__full_name", "account__username", "post__title", "post__roles")
    names: dict[int, str] = {}
    by_role: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    titles: dict[int, str] = {}
    for account, full, username, title, roles, centre, agency in held.order_by("post__code").values_list(
        *columns, "post__centre__code", "post__agency__code_2020"
    ):
        names[account] = full or username
        titles.setdefault(account, title)
        place = centre or f"{AGENCY}{agency}"
        for role in ("", *roles):
            by_role[account][role].add(place)
    return {
        account: Person(
            account,
            name,
            frozenset(by_role[account][""]),
            frozenset(by_role[account][Role.CENTRE_HEAD]),
            frozenset(by_role[account][Role.INSPECTOR]),
            titles[account],
        )
        for account, name in names.items()
    }
