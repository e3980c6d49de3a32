"""The inventory: standardised procedures and those done in four steps, as of a day."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from motcua.catalogue.rules.gaps import MANDATORY
from motcua.kernel import clock
from motcua.kernel.numbers import whole
from motcua.reviews.inventory import (
    FOUR_STEPS,
    NOT_STANDARDISED,
    STANDARDISED,
    FourSteps,
    count_standardised,
    four_steps,
    offered,
    standardised,
)
from motcua.reviews.policies import check_may_look
from motcua.web.actor import actor_of
from motcua.web.csv_answer import csv_answer
from motcua.web.figures import Figure, Ratio
from motcua.web.forms import answer_status
from motcua.web.paging import paging_of
from motcua.web.reform.reviews.forms import DayForm
from motcua.web.reform.reviews.words import told_gaps
from motcua.web.reform.tables import Cell, Table, name, number, table
from motcua.web.statuses import Tag, Tone
from motcua.web.templatetags.display import percent

ROWS = 50


@require_safe
def review_inventory(request: HttpRequest) -> HttpResponse:
    """How many procedures are standardised, and, by centre, how many are done in four steps."""
    check_may_look(actor_of(request))
    form = DayForm(request.GET.get("on", ""), clock.now().date())
    on = form.day
    good, in_force, names = count_standardised(on)
    rows = four_steps(on)
    ratio = Ratio(
        Figure(gettext("Thủ tục đã chuẩn hóa"), good, _list_address(on, STANDARDISED)),
        Figure(gettext("Thủ tục đang có hiệu lực"), in_force),
    )
    context = {
        "form": form,
        "on": on,
        "ratio": ratio,
        "lacking": Figure(gettext("Chưa đủ bộ phận bắt buộc"), in_force - good, _list_address(on, NOT_STANDARDISED)),
        "names": names,
        "table": _by_centre(on, rows),
        "csv": f"{reverse('review-inventory-csv')}?on={on:%d/%m/%Y}",
    }
    return render(request, "reform/reviews/inventory.html", context, status=answer_status(form))


def _by_centre(on: date, rows: list[FourSteps]) -> Table:
    headings = [
        gettext("Nơi tiếp nhận"),
        gettext("Thủ tục tiếp nhận"),
        gettext("Đủ điều kiện 4 bước"),
        gettext("Đã làm 4 bước"),
        gettext("Đủ điều kiện, chưa làm"),
        gettext("Tỷ lệ"),
    ]
    return table(gettext("Bốn bước tại trung tâm"), headings, (_line(on, row) for row in rows))


def _line(on: date, row: FourSteps) -> list[Cell]:
    def opened(value: int, which: str) -> Cell:
        return number(whole(value), _list_address(on, which, row.centre) if value else "")

    return [
        name(row.name),
        opened(row.offered, "offered"),
        opened(row.eligible, "eligible"),
        opened(row.done, "done"),
        opened(row.eligible - row.done, "not-done"),
        number(percent(_rate(row))),
    ]


def _rate(row: FourSteps) -> Fraction | None:
    return Ratio(Figure("", row.done), Figure("", row.eligible)).value


def _list_address(on: date, which: str, centre: str = "") -> str:
    query = {"list": which, "on": f"{on:%d/%m/%Y}"} | ({"unit": centre} if centre else {})
    return f"{reverse('review-inventory-list')}?{urlencode(query)}"


@require_safe
def review_inventory_list(request: HttpRequest) -> HttpResponse:
    """The procedures behind a number of the inventory, with the reason of each."""
    check_may_look(actor_of(request))
    form = DayForm(request.GET.get("on", ""), clock.now().date())
    which, centre, after = (request.GET.get(key, "") for key in ("list", "unit", "after"))
    found = list(_found(form.day, which, centre, after))
    shown = found[:ROWS]
    if which in (STANDARDISED, NOT_STANDARDISED):
        headings = [gettext("Mã thủ tục"), gettext("Tên thủ tục"), gettext("Bộ phận còn thiếu")]
        total = standardised(form.day, which).count()
    else:
        headings = [gettext("Mã thủ tục"), gettext("Tên thủ tục"), gettext("Bốn bước"), gettext("Lý do, văn bản")]
        total = offered(form.day, centre, which).count()
    next_key = shown[-1][0].text if len(found) > ROWS else ""
    context = {
        "table": table(gettext("Thủ tục"), headings, shown),
        "total": total,
        "on": form.day,
        "paging": paging_of(request, next_key),
    }
    return render(request, "reform/reviews/inventory_list.html", context)


def _found(on: date, which: str, centre: str, after: str) -> Iterable[list[Cell]]:
    """One more than a page, by code, after a code."""
    if which in (STANDARDISED, NOT_STANDARDISED):
        language = get_language() or "vi"
        rows = standardised(on, which).filter(procedure__code__gt=after).select_related("procedure")[: ROWS + 1]
        return (
            [_code(row.procedure.code), name(row.name), Cell(told_gaps(_lacking(row.gap_codes), language) or "–")]
            for row in rows
        )
    done, eligible, not_eligible = _tags()
    offers = offered(on, centre, which).filter(procedure__code__gt=after)[: ROWS + 1]
    return (
        [
            _code(row.procedure.code),
            name(row.procedure.name),
            Cell("", tag=done if row.four_step_done else eligible if row.four_step_eligible else not_eligible),
            name("; ".join(filter(None, (row.four_step_reason, row.delegation_document)))),
        ]
        for row in offers
    )


def _lacking(codes: list[str]) -> list[str]:
    return [code for code in codes if code in MANDATORY]


def _code(code: str) -> Cell:
    return Cell(code, reverse("procedure", args=[code]))


def _tags() -> tuple[Tag, Tag, Tag]:
    return (
        Tag(gettext("đã làm 4 bước"), Tone.GOOD),
        Tag(gettext("đủ điều kiện, chưa làm"), Tone.WARN),
        Tag(gettext("không đủ điều kiện")),
    )


@require_safe
def review_inventory_csv(request: HttpRequest) -> HttpResponse:
    """The table by centre as CSV; with `unit` and `list`, the procedures behind a number."""
    check_may_look(actor_of(request))
    on = DayForm(request.GET.get("on", ""), clock.now().date()).day
    which, centre = request.GET.get("list", ""), request.GET.get("unit", "")
    if which in FOUR_STEPS and centre:
        rows = offered(on, centre, which)
        headings = ["code", "name", "eligible", "done", "reason", "document"]
        lines = (
            [
                row.procedure.code,
                row.procedure.name,
                int(row.four_step_eligible),
                int(row.four_step_done),
                row.four_step_reason,
                row.delegation_document,
            ]
            for row in rows
        )
        return csv_answer("bon-buoc.csv", [headings, *lines])
    counted = ([row.centre, row.name, row.offered, row.eligible, row.done] for row in four_steps(on))
    return csv_answer("kiem-ke.csv", [["code", "name", "offered", "eligible", "done"], *counted])
