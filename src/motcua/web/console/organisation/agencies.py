from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.kernel import clock
from motcua.kernel.errors import NotFound
from motcua.organisation import queries
from motcua.organisation.actions.change_agency import close_agency, rename_agency
from motcua.organisation.actions.close_post import check_decision
from motcua.organisation.actions.register_agency import register_agency
from motcua.organisation.models import Agency, ServiceCentre
from motcua.territory.queries import unit_by_code
from motcua.web.actor import actor_of
from motcua.web.console.fields import Day, decision, search_words
from motcua.web.console.gate import absent, administrators_only
from motcua.web.console.keyset import page_of
from motcua.web.console.lookups import Code
from motcua.web.console.organisation import trails
from motcua.web.console.organisation.units import WHEN
from motcua.web.console.screen import act, show
from motcua.web.console.view_models import Cell, Fact, Link, Row, Table, code, days, named
from motcua.web.forms import answer_status
from motcua.web.paging import paging_of

KINDS = {
    Agency.Kind.DEPARTMENT.value: _("Sở, ban, ngành, phòng"),
    Agency.Kind.PEOPLES_COMMITTEE.value: _("Ủy ban nhân dân"),
    Agency.Kind.CENTRE.value: _("Trung tâm"),
    Agency.Kind.VERTICAL.value: _("Cơ quan ngành dọc"),
    Agency.Kind.MINISTRY.value: _("Bộ, cơ quan ngang bộ"),
}
TIERS = {
    Agency.Tier.PROVINCE.value: _("Cấp tỉnh"),
    Agency.Tier.COMMUNE.value: _("Cấp xã"),
    Agency.Tier.DISTRICT.value: _("Cấp huyện"),
    Agency.Tier.CENTRAL.value: _("Trung ương"),
}


class AgencySearch(forms.Form):
    q = search_words(_("Tên hoặc mã cơ quan"))
    when = forms.ChoiceField(label=_("Thời gian"), required=False, choices=WHEN)


class NameForm(forms.Form):
    name = forms.CharField(label=_("Tên cơ quan"), max_length=200)
    abbreviation = forms.CharField(label=_("Tên viết tắt"), max_length=20)


class AgencyForm(NameForm):
    code_2020 = forms.CharField(label=_("Mã cơ quan"), max_length=35, help_text=_("QĐ 20/2020/QĐ-TTg, ví dụ H49.31"))
    code_2018 = forms.CharField(
        label=_("Mã theo thứ tự cũ"), max_length=13, required=False, help_text=_("TT 01/2018, ví dụ 000.00.31.H49")
    )
    kind = forms.ChoiceField(label=_("Loại cơ quan"), choices=list(KINDS.items()))
    level = forms.ChoiceField(label=_("Cấp"), choices=list(TIERS.items()))
    unit = Code("don-vi", label=_("Đơn vị hành chính"), required=False, help_text=_("Tên hoặc mã; bỏ trống: không có."))
    parent = Code("co-quan", label=_("Cơ quan cấp trên"), required=False, help_text=_("Tên hoặc mã."))
    valid_from = Day(label=_("Có hiệu lực từ ngày"))
    valid_to = Day(label=_("Đến hết ngày"), required=False, help_text=_("Bỏ trống: chưa có ngày kết thúc."))
    source = decision()
    field_order = ("code_2020", "code_2018")


class RenameForm(NameForm):
    on = Day(label=_("Từ ngày"))
    decision = decision()


class CloseForm(forms.Form):
    valid_to = Day(label=_("Ngày cuối cùng"))
    decision = decision()


@require_safe
@administrators_only
def agencies(request: HttpRequest) -> HttpResponse:
    """Agencies with their codes, of today or of all times."""
    form, today = AgencySearch(request.GET.dict()), clock.now().date()
    rows: list[Agency] = []
    next_key = ""
    if form.is_valid():
        found = queries.search_agencies(form.cleaned_data["q"], None if form.cleaned_data["when"] else today)
        rows, next_key = page_of(found, request.GET.get("after", ""), "name_sort", "pk")
    table = Table(
        _("Cơ quan"),
        (_("Tên"), _("Mã"), _("Mã theo thứ tự cũ"), _("Thời gian")),
        tuple(_row(row, today) for row in rows),
        _("Không có cơ quan nào như vậy. Hãy thử ít chữ hơn hoặc chọn mọi thời kỳ."),
        (Link(reverse("console-agency-new"), _("Lập cơ quan"), is_main=True),),
    )
    context = {"form": form, "table": table, "paging": paging_of(request, next_key)}
    return show(
        request, "console/list.html", table.title, [trails.organisation()], status=answer_status(form), **context
    )


@require_safe
@administrators_only
def agency(request: HttpRequest, key: int) -> HttpResponse:
    """An agency: its codes, every name it had under them, and the one-stops that number by it."""
    found, today = _agency(key), clock.now().date()
    acts = (
        Link(reverse("console-agency-rename", args=[key]), _("Đổi tên")),
        Link(reverse("console-agency-close", args=[key]), _("Kết thúc cơ quan")),
    )
    return show(
        request,
        "console/page.html",
        found.name,
        trails.agencies(),
        title_is_data=True,
        facts=_facts(found, today),
        acts=() if found.validity.has_ended(today) else acts,
        tables=(_names(found, today), _centres(found, today)),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def new_agency(request: HttpRequest) -> HttpResponse:
    """An agency with its codes."""
    return act(
        request,
        AgencyForm(request.POST or None, initial={"valid_from": clock.now().date()}),
        lambda **values: _register(request, values),
        done=_("Đã lập cơ quan."),
        to=reverse("console-agencies"),
        title=_("Lập cơ quan"),
        submit=_("Lập cơ quan"),
        trail=trails.agencies(),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def rename(request: HttpRequest, key: int) -> HttpResponse:
    """Another name under the same codes, from a day on."""
    found, now = _agency(key), clock.now()
    return _act(
        request,
        found,
        RenameForm(request.POST or None, initial={"name": found.name, "abbreviation": found.abbreviation}),
        lambda **values: rename_agency(actor_of(request), found, at=now, **values),
        fields={"valid_to": "on"},
        done=_("Đã ghi tên mới. Mã và nơi tiếp nhận giữ nguyên; giấy tờ của những ngày trước giữ tên cũ."),
        title=_("Đổi tên cơ quan"),
        submit=_("Ghi thay đổi"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def close(request: HttpRequest, key: int) -> HttpResponse:
    """End an agency and its posts."""
    found, now = _agency(key), clock.now()
    return _act(
        request,
        found,
        CloseForm(request.POST or None),
        lambda valid_to, decision: close_agency(actor_of(request), found, last_day=valid_to, decision=decision, at=now),
        done=_("Đã ghi ngày kết thúc cơ quan."),
        title=_("Kết thúc cơ quan"),
        submit=_("Kết thúc"),
    )


def _act(request: HttpRequest, found: Agency, form: forms.Form, do: Any, **words: Any) -> HttpResponse:
    trail = (*trails.agencies(), Link(_address(found), found.name))
    lead = f"{found.name} ({found.code_2020})"
    return act(request, form, do, to=reverse("console-agencies"), trail=trail, lead=lead, **words)


def _register(request: HttpRequest, values: dict[str, Any]) -> Agency:
    unit, parent, on = values.pop("unit"), values.pop("parent"), values["valid_from"]
    check_decision(values["source"])
    return register_agency(
        actor_of(request),
        unit=unit_by_code(unit, on) if unit else None,
        parent=_parent(parent, on) if parent else None,
        at=clock.now(),
        **values,
    )


def _parent(parent: str, on: date) -> Agency:
    try:
        return queries.agency_by_code(parent, on)
    except NotFound as error:
        error.field = "parent"
        raise


def _agency(key: int) -> Agency:
    found = Agency.objects.select_related("unit", "parent").filter(pk=key).first()
    if found is None:
        raise absent()
    return found


def _row(row: Agency, today: date) -> Row:
    old = code(row.code_2018) if row.code_2018 else Cell("–")
    return Row(named(row.name, _address(row)), (code(row.code_2020), old, days(row.validity, today)))


def _facts(found: Agency, today: date) -> tuple[Fact, ...]:
    unit = found.unit
    return (
        Fact(_("Mã"), code(found.code_2020)),
        Fact(_("Mã theo thứ tự cũ"), code(found.code_2018) if found.code_2018 else Cell("–")),
        Fact(_("Loại cơ quan"), Cell(_what(found))),
        Fact(
            _("Đơn vị hành chính"),
            named(unit.full_name, reverse("console-unit", args=[unit.code])) if unit else Cell("–"),
        ),
        Fact(_("Cơ quan cấp trên"), named(found.parent.name, _address(found.parent)) if found.parent else Cell("–")),
        Fact(_("Thời gian"), days(found.validity, today)),
        Fact(_("Căn cứ"), named(found.source or found.note or "–")),
    )


def _what(found: Agency) -> str:
    return f"{KINDS[found.kind]}, {TIERS[found.level]}"


def _names(found: Agency, today: date) -> Table:
    rows = [
        Row(named(each.name, _address(each)), (days(each.validity, today), named(each.source or "–")))
        for each in Agency.objects.filter(code_2020=found.code_2020).order_by("valid_from")
    ]
    return Table(_("Mã này qua các thời kỳ"), (_("Tên"), _("Thời gian"), _("Căn cứ")), tuple(rows), "")


def _centres(found: Agency, today: date) -> Table:
    rows = [
        Row(
            named(each.name, reverse("console-centre", args=[each.code])), (code(each.code), days(each.validity, today))
        )
        for each in ServiceCentre.objects.filter(agency__code_2020=found.code_2020).order_by("valid_from", "code")
    ]
    columns = (_("Tên"), _("Mã"), _("Thời gian"))
    return Table(_("Nơi đánh số hồ sơ theo mã này"), columns, tuple(rows), _("Không có nơi nào."))


def _address(found: Agency) -> str:
    return reverse("console-agency", args=[found.pk])
