"""The pages of equipment: overview, one unit's check-list, prices, CSV."""

from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods, require_safe

from motcua.journal.reading import told
from motcua.kernel import clock
from motcua.kernel.numbers import whole
from motcua.organisation.models import EquipmentItem, ServiceCentre
from motcua.organisation.queries import centre_by_code
from motcua.reviews import policies
from motcua.reviews.actions.check_equipment import check_equipment, lines_of
from motcua.reviews.actions.set_price import set_price
from motcua.reviews.equipment import Overview, items_on, list_of, overview, prices_on
from motcua.reviews.models import EquipmentPrice, subject_of
from motcua.reviews.policies import check_may_look
from motcua.reviews.rules.check_list import EQUIPMENT
from motcua.web.actor import actor_of
from motcua.web.csv_answer import csv_answer
from motcua.web.figures import Figure, Ratio
from motcua.web.forms import answer_status, refusals_shown_on
from motcua.web.reform.equipment.forms import AskedForm, LookForm, PriceForm
from motcua.web.reform.tables import Cell, Table, name, number, table
from motcua.web.statuses import Tag, Tone
from motcua.web.templatetags.display import day, dong, moment


def called(item: EquipmentItem) -> str:
    """The item's name in the reader's language."""
    return item.name_en if (get_language() or "vi").startswith("en") else item.name


def tag_of(is_modern: bool | None) -> Tag:
    if is_modern is None:
        return Tag(gettext("chưa rõ"))
    return Tag(gettext("hiện đại"), Tone.GOOD) if is_modern else Tag(gettext("còn thiếu"), Tone.WARN)


@require_safe
def equipment(request: HttpRequest) -> HttpResponse:
    """How many units of a level are modern as of a day, what the others lack, and what it costs."""
    check_may_look(actor_of(request))
    form, seen = _asked(request)
    standing = request.GET.get("standing", "lacking")
    context = {
        "form": form,
        "seen": seen,
        "ratio": Ratio(
            Figure(gettext("Bộ phận một cửa hiện đại"), len(seen.of("modern"))),
            Figure(gettext("Bộ phận một cửa đang hoạt động"), len(seen.units)),
        ),
        "choices": [
            {
                "label": f"{label} ({len(seen.of(each))})",
                "address": _address(seen, form.chosen, each),
                "is_current": each == standing,
            }
            for each, label in _standings().items()
        ],
        "lacks": _lacks(seen),
        "units": _units(seen, standing),
        "csv": f"{reverse('equipment-csv')}?{urlencode({'on': f'{seen.on:%d/%m/%Y}', 'level': form.chosen})}",
    }
    return render(request, "reform/equipment/overview.html", context, status=answer_status(form))


def _asked(request: HttpRequest) -> tuple[AskedForm, Overview]:
    form = AskedForm(request.GET.get("on", ""), request.GET.get("level", ""), clock.now().date())
    return form, overview(form.chosen, form.day)


def _standings() -> dict[str, str]:
    return {
        "lacking": gettext("còn thiếu"),
        "unknown": gettext("chưa rõ"),
        "modern": gettext("hiện đại"),
        "all": gettext("tất cả"),
    }


def _address(seen: Overview, level: str, standing: str) -> str:
    query = urlencode({"on": f"{seen.on:%d/%m/%Y}", "level": level, "standing": standing})
    return f"{reverse('equipment')}?{query}"


def _lacks(seen: Overview) -> Table:
    rows = [
        [
            Cell(called(lack.item)),
            number(whole(lack.units)),
            number(gettext("chưa rõ") if lack.price is None else dong(lack.price)),
            number(gettext("chưa rõ") if lack.cost is None and lack.units else dong(lack.cost or 0)),
        ]
        for lack in seen.lacks
    ]
    headings = [gettext("Trang thiết bị"), gettext("Số nơi còn thiếu"), gettext("Đơn giá"), gettext("Chi phí")]
    return table(gettext("Còn thiếu gì, tốn bao nhiêu"), headings, rows)


def _units(seen: Overview, standing: str) -> Table:
    names = {item.code: called(item) for item in seen.needed}
    rows = [
        [
            name(unit.name, reverse("equipment-unit", args=[unit.code])),
            Cell("", tag=tag_of(unit.is_modern)),
            Cell("; ".join(names[code] for code in unit.absent) or "–"),
            number(whole(len(unit.unseen))),
        ]
        for unit in seen.of(standing)
    ]
    headings = [gettext("Nơi tiếp nhận"), gettext("Tình trạng"), gettext("Còn thiếu"), gettext("Số mục chưa ai xem")]
    return table(gettext("Các bộ phận một cửa"), headings, rows)


@require_safe
def equipment_csv(request: HttpRequest) -> HttpResponse:
    """The units of a level with each item as of a day: 1 there, 0 not there, empty: nobody has looked."""
    check_may_look(actor_of(request))
    _form, seen = _asked(request)
    codes = [item.code for item in seen.needed]
    rows = (
        [
            unit.code,
            unit.name,
            "" if unit.is_modern is None else int(unit.is_modern),
            *("" if code in unit.unseen else int(code not in unit.absent) for code in codes),
        ]
        for unit in seen.units
    )
    return csv_answer("trang-bi.csv", [["code", "name", "is_modern", *codes], *rows])


@require_http_methods(["GET", "HEAD", "POST"])
def equipment_unit(request: HttpRequest, code: str) -> HttpResponse:
    """A unit's check-list, who looked when, and a form for whoever may look."""
    actor, now = actor_of(request), clock.now()
    check_may_look(actor)
    centre = centre_by_code(code)
    may_check = policies.may_record_equipment(actor, centre)
    if request.method == "POST" and not may_check:
        raise policies.no_such_page()
    items = items_on(min(now.date(), centre.valid_to or now.date()))
    names = {item.code: called(item) for item in EquipmentItem.objects.all()}
    posted = request.POST if request.method == "POST" else None
    form = LookForm(posted, items=items, names=names, first={"checked_on": now.date()})
    if form.is_bound and form.is_valid():
        values = form.cleaned_data
        if form.does(
            lambda: check_equipment(
                actor,
                centre,
                form.marks,
                checked_on=values["checked_on"],
                source=values["source"],
                request_id=values["request_id"],
                at=now,
            )
        ):
            return redirect("equipment-unit", code)
    context = {
        "centre": centre,
        "table": _list(centre, items, now.date()),
        "history": _history(centre, names),
        "form": form,
        "may_check": may_check,
    }
    return render(request, "reform/equipment/unit.html", context, status=answer_status(form))


def _list(centre: ServiceCentre, items: list[EquipmentItem], on: date) -> Table:
    seen = list_of(centre, on)
    days = {line.item: line.checked_on for line in lines_of(centre.pk)}
    prices = prices_on(on)
    tags = {
        True: Tag(gettext("có"), Tone.GOOD),
        False: Tag(gettext("không có"), Tone.WARN),
        None: Tag(gettext("chưa ai xem")),
    }
    rows = [
        [
            Cell(called(item)),
            Cell("", tag=tags[seen.get(item.code)]),
            Cell(day(days[item.code]) if item.code in seen else "–"),
            Cell(gettext("cần để được gọi là hiện đại") if item.is_needed else gettext("nên có")),
            number(gettext("chưa rõ") if item.pk not in prices else dong(prices[item.pk])),
        ]
        for item in items
    ]
    headings = [
        gettext("Trang thiết bị"),
        gettext("Tình trạng"),
        gettext("Ngày kiểm tra"),
        gettext("Yêu cầu"),
        gettext("Đơn giá"),
    ]
    return table(gettext("Danh mục kiểm tra"), headings, rows)


def _history(centre: ServiceCentre, names: dict[str, str]) -> Table:
    rows = [
        [
            Cell(moment(event.at)),
            name(f"{event.by.name} ({event.by.post})" if event.by.post else event.by.name),
            Cell(day(event.fact.lines[0].checked_on)),
            Cell(
                "; ".join(
                    f"{names.get(line.item, line.item)}: {gettext('có') if line.is_present else gettext('không có')}"
                    for line in event.fact.lines
                )
            ),
            name(event.fact.source),
        ]
        for event in reversed(told(EQUIPMENT, subject_of(centre.code)).events)
    ]
    headings = [
        gettext("Ghi lúc"),
        gettext("Người ghi"),
        gettext("Ngày kiểm tra"),
        gettext("Kết quả"),
        gettext("Căn cứ"),
    ]
    return table(gettext("Các lần kiểm tra"), headings, rows)


@require_http_methods(["GET", "HEAD", "POST"])
def equipment_prices(request: HttpRequest) -> HttpResponse:
    """The prices with their sources; administrators and the coordinator enter new ones."""
    actor, now = actor_of(request), clock.now()
    check_may_look(actor)
    may_set = policies.may_set_prices(actor)
    if request.method == "POST" and not may_set:
        raise policies.no_such_page()
    items = [(item.code, called(item)) for item in EquipmentItem.objects.order_by("pk")]
    form = PriceForm(
        request.POST if request.method == "POST" else None,
        items=items,
        first={"valid_from": now.date().strftime("%d/%m/%Y")},
    )
    if form.is_bound and form.is_valid():
        values = dict(form.cleaned_data)
        with refusals_shown_on(form):
            set_price(actor, values.pop("item"), **values, at=now)
            return redirect("equipment-prices")
    rows = [
        [
            Cell(called(price.item)),
            number(dong(price.amount)),
            Cell(day(price.valid_from)),
            Cell(day(price.valid_to) if price.valid_to else "–"),
            name(price.source),
        ]
        for price in EquipmentPrice.objects.select_related("item").order_by("item", "-valid_from")[:500]
    ]
    headings = [
        gettext("Trang thiết bị"),
        gettext("Đơn giá"),
        gettext("Từ ngày"),
        gettext("Đến ngày"),
        gettext("Nguồn của giá"),
    ]
    context = {"table": table(gettext("Đơn giá trang thiết bị"), headings, rows), "form": form, "may_set": may_set}
    return render(request, "reform/equipment/prices.html", context, status=answer_status(form))
