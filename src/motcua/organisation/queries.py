"""Reads of agencies, centres and posts. Names, codes and counters are public; who holds a post is for officers."""

from dataclasses import dataclass
from datetime import date

from django.db.models import BooleanField, Case, Count, Exists, OuterRef, Q, QuerySet, Value, When

from motcua.kernel.errors import NotFound
from motcua.kernel.law_rows import valid_on
from motcua.organisation.actors import Actor
from motcua.organisation.models import Agency, CentreEquipment, EquipmentItem, Post, PostHolding, ServiceCentre
from motcua.organisation.rules.agency_codes import in_order_of_2020
from motcua.territory.models import AdministrativeUnit
from motcua.territory.rules.units import Level


def centres(level: Level | str | None, on: date) -> QuerySet[ServiceCentre]:
    """The centres that work on that day, of one level or (None) of all, in Vietnamese alphabetical order."""
    found = ServiceCentre.objects.filter(valid_on(on)).order_by("name_sort", "code")
    return found.filter(level=level) if level else found


def visible_centres(actor: Actor, on: date) -> QuerySet[ServiceCentre]:
    """The centres whose work the actor may look into on that day: those of the posts held, or all for an auditor."""
    found = centres(None, on)
    return found if actor.sees_all else found.filter(pk__in=actor.centre_ids)


def centre_by_code(code: str, on: date | None = None) -> ServiceCentre:
    """The centre with the code; with a day, the one that works on that day.

    A code without a year ("QNI.06652") also finds the later centre of the unit that bears that unit code on the day.
    Raises `NotFound` (`centre_unknown`).
    """
    found = ServiceCentre.objects.select_related("agency", "unit")
    if on is None:
        centre = found.filter(code=code).first()
    else:
        named = Q(code=code) | Q(code__startswith=f"{code}.", unit__code=code.partition(".")[2])
        centre = found.filter(valid_on(on)).filter(named).order_by("code").first()
    if centre is None:
        raise centre_unknown(code)
    return centre


def centre_unknown(code: str) -> NotFound:
    """The one answer for a centre that is absent and for one that is not the asker's."""
    return NotFound(
        "centre_unknown",
        vi=f"Không có trung tâm hoặc bộ phận một cửa nào mang mã {code}: hãy kiểm tra lại mã.",
        en=f"No service centre has the code {code}: check the code.",
        field="centre",
    )


def centre_of_unit(unit: AdministrativeUnit, on: date) -> ServiceCentre | None:
    """The one-stop of the unit on that day, if it has one."""
    return ServiceCentre.objects.filter(valid_on(on), unit=unit).order_by("code").first()


def agency_by_code(code: str, on: date) -> Agency:
    """The agency that bears the code on that day, in either order ("H49.01", "000.00.01.H49").

    Raises `NotFound` (`agency_unknown`), and `Invalid` (`agency_code_gap`) for an impossible code.
    """
    agency = Agency.objects.filter(valid_on(on), code_2020=in_order_of_2020(code)).first()
    if agency is None:
        raise NotFound(
            "agency_unknown",
            vi=f"Không có cơ quan mang mã {code} vào ngày {on:%d/%m/%Y}: hãy kiểm tra lại mã.",
            en=f"No agency has the code {code} on {on}: check the code.",
            field="agency",
        )
    return agency


def agencies(on: date, *, level: str | None = None, kind: str | None = None) -> QuerySet[Agency]:
    """The agencies of that day in Vietnamese alphabetical order."""
    wanted = {key: value for key, value in (("level", level), ("kind", kind)) if value}
    return Agency.objects.filter(valid_on(on), **wanted).order_by("name_sort", "code_2020")


def with_modernity(found: QuerySet[ServiceCentre], on: date) -> QuerySet[ServiceCentre]:
    """Each centre with `is_modern`: True, False, or None while its check-list is not complete (rules/modernity.py)."""
    needed = EquipmentItem.objects.filter(valid_on(on), is_needed=True)
    lines = CentreEquipment.objects.filter(centre=OuterRef("pk"), item__in=needed)
    unseen = needed.exclude(pk__in=CentreEquipment.objects.filter(centre=OuterRef(OuterRef("pk"))).values("item"))
    return found.annotate(
        is_modern=Case(
            When(Exists(lines.filter(is_present=False)), then=Value(False)),
            When(Exists(unseen) | ~Exists(needed), then=Value(None)),
            default=Value(True),
            output_field=BooleanField(null=True),
        )
    )


@dataclass(frozen=True, slots=True)
class Modernity:
    """How many centres are modern, are not, and are not known."""

    modern: int
    not_modern: int
    unknown: int

    @property
    def total(self) -> int:
        return self.modern + self.not_modern + self.unknown


def count_modern(level: Level | str, on: date) -> Modernity:
    """The modern centres of a level on that day: 181 of 186 communes in the demo of 2018."""
    found = with_modernity(centres(level, on), on).order_by()
    return Modernity(
        **found.aggregate(
            modern=Count("pk", filter=Q(is_modern=True)),
            not_modern=Count("pk", filter=Q(is_modern=False)),
            unknown=Count("pk", filter=Q(is_modern__isnull=True)),
        )
    )


def posts_at(centre: ServiceCentre, on: date) -> QuerySet[Post]:
    """The posts of a centre on that day, by code."""
    return Post.objects.filter(valid_on(on), centre=centre).order_by("code")


def holders_of(post: Post, on: date) -> QuerySet[PostHolding]:
    """Who holds the post on that day, holders before substitutes, each with the account."""
    return (
        PostHolding.objects.filter(valid_on(on), post=post)
        .select_related("account")
        .order_by("is_substitute", "valid_from", "pk")
    )
