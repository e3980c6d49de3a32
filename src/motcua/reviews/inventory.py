"""The inventory of procedures: standardised ones, and those done in all four steps at the centre, as of a day.

Standardised (chuẩn hóa): a published revision in force says all that NĐ 63/2010/NĐ-CP Art 8.2 asks (`catalogue.rules.
gaps.MANDATORY`). Four steps: NĐ 61/2018 Art 4, TT 01/2018/TT-VPCP Art 6 (`catalogue.rules.four_steps`).
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from motcua.catalogue.models import CentreProcedure, Procedure, ProcedureRevision
from motcua.catalogue.rules.gaps import MANDATORY
from motcua.kernel.errors import NotFound
from motcua.kernel.law_rows import valid_on

STANDARDISED, NOT_STANDARDISED = "standardised", "not-standardised"
FOUR_STEPS = {
    "offered": Q(),
    "eligible": Q(four_step_eligible=True),
    "not-eligible": Q(four_step_eligible=False),
    "done": Q(four_step_done=True),
    "not-done": Q(four_step_eligible=True, four_step_done=False),
}


@dataclass(frozen=True, slots=True)
class FourSteps:
    """Of one centre: procedures offered, eligible for four steps, and done so."""

    centre: str
    name: str
    level: str
    offered: int
    eligible: int
    done: int


def revisions_on(on: date) -> QuerySet[ProcedureRevision]:
    """The published revisions in force on that day, one a procedure: the latest number."""
    in_force = ProcedureRevision.objects.filter(valid_on(on), status="published")
    later = in_force.filter(procedure=OuterRef("procedure"), number__gt=OuterRef("number"))
    return in_force.filter(~Exists(later)).order_by("procedure__code")


def standardised(on: date, which: str) -> QuerySet[ProcedureRevision]:
    """Those whose mandatory parts are all there, or are not."""
    lacking = Q(gap_codes__overlap=sorted(MANDATORY))
    return revisions_on(on).filter(~lacking if which == STANDARDISED else lacking)


def count_standardised(on: date) -> tuple[int, int, int]:
    """Standardised, in force, and procedures known by their name only, of which nothing can be said."""
    lacking = Q(gap_codes__overlap=sorted(MANDATORY))
    found = revisions_on(on).order_by().aggregate(all=Count("pk"), good=Count("pk", filter=~lacking))
    names = Procedure.objects.filter(detail=Procedure.DETAIL_NAME_ONLY, is_public=True).count()
    return found["good"], found["all"], names


def four_steps(on: date) -> list[FourSteps]:
    """By centre, in the order of their level and name. One query."""
    rows = (
        CentreProcedure.objects.filter(valid_on(on), valid_on(on, "centre__"))
        .values_list("centre__code", "centre__name", "centre__level")
        .annotate(
            offered=Count("pk"),
            eligible=Count("pk", filter=FOUR_STEPS["eligible"]),
            done=Count("pk", filter=FOUR_STEPS["done"]),
        )
        .order_by("centre__level", "centre__name_sort", "centre__code")
    )
    order = {"province": 0, "district": 1, "commune": 2}
    return sorted((FourSteps(*row) for row in rows), key=lambda each: order.get(each.level, 3))


def offered(on: date, centre: str, which: str) -> QuerySet[CentreProcedure]:
    """The procedures behind a count of a centre, by code. Raises `NotFound` for another count."""
    if which not in FOUR_STEPS:
        raise NotFound(
            "no_such_count",
            vi="Không có danh sách này. Hãy mở từ một con số của bảng kiểm kê.",
            en="There is no such list. Open it from a number of the inventory.",
        )
    found = CentreProcedure.objects.filter(FOUR_STEPS[which], valid_on(on), valid_on(on, "centre__"))
    return found.filter(centre__code=centre).select_related("procedure").order_by("procedure__code")
