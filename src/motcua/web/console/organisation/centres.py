from datetime import date

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from motcua.kernel import clock
from motcua.kernel.validity import Validity
from motcua.organisation import queries
from motcua.organisation.models import Counter, ServiceCentre
from motcua.web.console.calendar.words import week_in_words
from motcua.web.console.fields import LEVELS, search_words
from motcua.web.console.gate import administrators_only
from motcua.web.console.keyset import page_of
from motcua.web.console.organisation import trails
from motcua.web.console.organisation.posts import posts_table
from motcua.web.console.organisation.units import WHEN
from motcua.web.console.screen import show
from motcua.web.console.view_models import Cell, Fact, Link, Row, Table, Words, code, days, named
from motcua.web.forms import answer_status
from motcua.web.paging import paging_of
from motcua.worktime.models import Closure
from motcua.worktime.queries import seasons_of

CLOSURES = 10


class CentreSearch(forms.Form):
    q = search_words(_("Tên hoặc mã nơi tiếp nhận"))
    level = forms.ChoiceField(label=_("Cấp"), required=False, choices=[("", _("Tất cả")), *LEVELS.items()])
    when = forms.ChoiceField(label=_("Thời gian"), required=False, choices=WHEN)


@require_safe
@administrators_only
def centres(request: HttpRequest) -> HttpResponse:
    """The one-stops, of today or of all times."""
    form, today = CentreSearch(request.GET.dict()), clock.now().date()
    rows: list[ServiceCentre] = []
    next_key = ""
    if form.is_valid():
        found = queries.search_centres(**form.cleaned_data | {"when": None if form.cleaned_data["when"] else today})
        rows, next_key = page_of(found, request.GET.get("after", ""), "name_sort", "pk")
    table = Table(
        _("Trung tâm, bộ phận một cửa"),
        (_("Tên"), _("Mã"), _("Cấp"), _("Thời gian")),
        tuple(_row(row, today) for row in rows),
        _("Không có nơi tiếp nhận nào như vậy. Hãy thử ít chữ hơn hoặc chọn mọi thời kỳ."),
        (Link(reverse("console-centre-new"), _("Lập nơi tiếp nhận"), is_main=True),),
    )
    context = {"form": form, "table": table, "paging": paging_of(request, next_key)}
    return show(
        request, "console/list.html", table.title, [trails.organisation()], status=answer_status(form), **context
    )


@require_safe
@administrators_only
def centre(request: HttpRequest, centre_code: str) -> HttpResponse:
    """One one-stop: its days, its counters, its posts."""
    found, today = queries.centre_by_code(centre_code), clock.now().date()
    return show(
        request,
        "console/page.html",
        found.name,
        trails.centres(),
        title_is_data=True,
        facts=_facts(found, today),
        acts=_acts(found, today),
        tables=(_counters(found, today), _posts(found, today), _hours(found, today), _closures(found, today)),
    )


def _acts(found: ServiceCentre, today: date) -> tuple[Link, ...]:
    change = _link("console-centre-change", found, _("Sửa tên, mã số thuế"))
    if found.validity.has_ended(today):
        return (change,)
    return change, _link("console-centre-close", found, _("Chấm dứt hoạt động"))


def _row(row: ServiceCentre, today: date) -> Row:
    address = reverse("console-centre", args=[row.code])
    return Row(named(row.name, address), (code(row.code), Cell(LEVELS[row.level]), days(row.validity, today)))


def _facts(found: ServiceCentre, today: date) -> tuple[Fact, ...]:
    return (
        Fact(_("Mã"), code(found.code)),
        Fact(_("Cấp"), Cell(LEVELS[found.level])),
        Fact(_("Đơn vị hành chính"), named(found.unit.full_name, reverse("console-unit", args=[found.unit.code]))),
        Fact(_("Cơ quan đánh số hồ sơ"), named(f"{found.agency.name} ({found.agency.code_2020})")),
        Fact(_("Mã số thuế"), code(found.tax_code) if found.tax_code else Cell(_("chưa nhập"))),
        Fact(_("Thời gian"), days(found.validity, today)),
        Fact(_("Căn cứ"), named(found.source or "–")),
    )


def _counters(found: ServiceCentre, today: date) -> Table:
    rows = [
        Row(Cell(str(each.number)), (named(each.name), days(each.validity, today), named(each.source or "–")))
        for each in Counter.objects.filter(centre=found).order_by("number", "valid_from")
    ]
    acts = () if found.validity.has_ended(today) else (_link("console-counter-new", found, _("Lập quầy")),)
    columns = (_("Số"), _("Tên"), _("Thời gian"), _("Căn cứ"))
    return Table(_("Quầy"), columns, tuple(rows), _("Chưa có quầy nào."), acts)


def _posts(found: ServiceCentre, today: date) -> Table:
    address = f"{reverse('console-post-new')}?centre={found.code}"
    acts = () if found.validity.has_ended(today) else (Link(address, _("Lập vị trí")),)
    return posts_table(list(queries.posts(centre=found.code)), today, acts=acts)


def _hours(found: ServiceCentre, today: date) -> Table:
    """The hours of the centre's unit, or the province's where it has none of its own."""
    own = seasons_of(found.unit.code)
    rows = [
        Row(Cell(week_in_words(each.week)), (days(each.validity, today), named(each.source or "–")))
        for each in reversed(own or seasons_of(None))
    ]
    title = _("Giờ làm việc") if own else _("Giờ làm việc (giờ chung của tỉnh)")
    columns = (_("Giờ làm việc"), _("Thời gian"), _("Căn cứ"))
    acts = (Link(f"{reverse('console-hours-new')}?unit={found.unit.code}", _("Đặt giờ làm việc")),)
    return Table(title, columns, tuple(rows), _("Chưa có giờ làm việc nào."), acts)


def _closures(found: ServiceCentre, today: date) -> Table:
    rows = [
        Row(named(each.reason), (days(Validity(each.first_day, each.last_day), today), named(each.source or "–")))
        for each in Closure.objects.filter(unit_code__in=("", found.unit.code)).order_by("-first_day")[:CLOSURES]
    ]
    acts = (Link(f"{reverse('console-closure-new')}?unit={found.unit.code}", _("Báo đóng cửa")),)
    columns = (_("Lý do"), _("Thời gian"), _("Căn cứ"))
    return Table(_("Ngày đóng cửa"), columns, tuple(rows), _("Chưa báo đóng cửa đợt nào."), acts)


def _link(name: str, found: ServiceCentre, label: Words) -> Link:
    return Link(reverse(name, args=[found.code]), label)
