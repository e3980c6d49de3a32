from datetime import date

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from motcua.kernel import clock
from motcua.organisation.models import ServiceCentre
from motcua.territory import queries
from motcua.territory.models import AdministrativeUnit
from motcua.web.console.fields import LEVELS, search_words
from motcua.web.console.gate import administrators_only
from motcua.web.console.keyset import page_of
from motcua.web.console.organisation import trails
from motcua.web.console.screen import show
from motcua.web.console.view_models import Cell, Link, Row, Table, code, days, named
from motcua.web.forms import answer_status
from motcua.web.paging import paging_of

WHEN = (("", _("Đang hiệu lực")), ("all", _("Mọi thời kỳ")))


class UnitSearch(forms.Form):
    q = search_words(_("Tên hoặc mã đơn vị"))
    level = forms.ChoiceField(label=_("Cấp"), required=False, choices=[("", _("Tất cả")), *LEVELS.items()])
    when = forms.ChoiceField(label=_("Thời gian"), required=False, choices=WHEN)


@require_safe
@administrators_only
def units(request: HttpRequest) -> HttpResponse:
    """The catalogue of units, of today or of all times."""
    form, today = UnitSearch(request.GET.dict()), clock.now().date()
    rows: list[AdministrativeUnit] = []
    next_key = ""
    if form.is_valid():
        found = queries.search_units(**form.cleaned_data | {"when": None if form.cleaned_data["when"] else today})
        rows, next_key = page_of(found.select_related("parent"), request.GET.get("after", ""), "name_sort", "pk")
    table = Table(
        _("Đơn vị hành chính"),
        (_("Tên"), _("Mã"), _("Trực thuộc"), _("Thời gian")),
        tuple(_row(row, today) for row in rows),
        _("Không có đơn vị nào như vậy. Hãy thử ít chữ hơn hoặc chọn mọi thời kỳ."),
        (
            Link(reverse("console-unit-new"), _("Lập đơn vị"), is_main=True),
            Link(reverse("console-unit-succeed"), _("Ghi kế thừa")),
        ),
    )
    context = {"form": form, "table": table, "paging": paging_of(request, next_key)}
    return show(
        request, "console/list.html", table.title, [trails.organisation()], status=answer_status(form), **context
    )


@require_safe
@administrators_only
def unit(request: HttpRequest, unit_code: str) -> HttpResponse:
    """Every form that a unit had under its code, with what came before and after, and its one-stops."""
    today, latest = clock.now().date(), queries.resolve_unit(unit_code)
    return show(
        request,
        "console/page.html",
        latest.full_name,
        trails.units(),
        title_is_data=True,
        acts=() if latest.validity.has_ended(today) else _acts(unit_code),
        tables=(_forms(unit_code, today), _links(unit_code), _centres(unit_code, today)),
    )


def _acts(unit_code: str) -> tuple[Link, ...]:
    succeed = f"{reverse('console-unit-succeed')}?unit={unit_code}"
    centre = f"{reverse('console-centre-new')}?unit={unit_code}"
    return (
        Link(reverse("console-unit-rename", args=[unit_code]), _("Đổi tên, loại, cấp trên")),
        Link(succeed, _("Ghi kế thừa")),
        Link(reverse("console-unit-close", args=[unit_code]), _("Kết thúc đơn vị")),
        Link(centre, _("Lập nơi tiếp nhận")),
    )


def _row(row: AdministrativeUnit, today: date) -> Row:
    address = reverse("console-unit", args=[row.code])
    parent = named(row.parent.full_name) if row.parent else Cell("–")
    return Row(named(row.full_name, address), (code(row.code), parent, days(row.validity, today)))


def _forms(unit_code: str, today: date) -> Table:
    forms_of_unit = AdministrativeUnit.objects.filter(code=unit_code).select_related("parent").order_by("valid_from")
    rows = [
        Row(
            named(each.full_name),
            (
                named(each.parent.full_name, reverse("console-unit", args=[each.parent.code]))
                if each.parent
                else Cell("–"),
                days(each.validity, today),
                named(each.source or "–"),
            ),
        )
        for each in forms_of_unit
    ]
    return Table(
        _("Tên gọi qua các thời kỳ"), (_("Tên"), _("Trực thuộc"), _("Thời gian"), _("Căn cứ")), tuple(rows), ""
    )


def _links(unit_code: str) -> Table:
    rows = [
        Row(
            named(link.predecessor.full_name, reverse("console-unit", args=[link.predecessor.code])),
            (
                named(link.successor.full_name, reverse("console-unit", args=[link.successor.code])),
                Cell(f"{link.on:%d/%m/%Y}"),
                Cell(_("một phần") if link.is_split else _("toàn bộ")),
                named(link.source or "–"),
            ),
        )
        for link in queries.successions_of(unit_code)
    ]
    columns = (_("Đơn vị trước"), _("Đơn vị kế thừa"), _("Từ ngày"), _("Phạm vi"), _("Căn cứ"))
    return Table(_("Kế thừa"), columns, tuple(rows), _("Đơn vị này chưa kế thừa và chưa được kế thừa."))


def _centres(unit_code: str, today: date) -> Table:
    rows = [
        Row(
            named(each.name, reverse("console-centre", args=[each.code])), (code(each.code), days(each.validity, today))
        )
        for each in ServiceCentre.objects.filter(unit__code=unit_code).order_by("valid_from", "code")
    ]
    columns = (_("Tên"), _("Mã"), _("Thời gian"))
    return Table(_("Nơi tiếp nhận hồ sơ"), columns, tuple(rows), _("Đơn vị này không có nơi tiếp nhận hồ sơ."))
