from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.kernel import clock
from motcua.kernel.validity import Validity
from motcua.territory.queries import resolve_unit
from motcua.web.actor import actor_of
from motcua.web.console.calendar.words import calendar
from motcua.web.console.fields import Day, Text
from motcua.web.console.gate import absent, administrators_only
from motcua.web.console.keyset import page_of
from motcua.web.console.lookups import Code
from motcua.web.console.screen import act, show
from motcua.web.console.view_models import Cell, Link, Row, Table, code, days, named
from motcua.web.paging import paging_of
from motcua.worktime.actions.declare_closure import cancel_closure, declare_closure
from motcua.worktime.change_log import Change
from motcua.worktime.models import Closure


def recalculation() -> forms.CharField:
    """The decision to recalculate."""
    return forms.CharField(
        label=_("Quyết định tính lại"),
        required=False,
        max_length=200,
        help_text=_("Bắt buộc khi chạm đến ngày đã qua mà hồ sơ đã kết thúc được tính qua."),
    )


class ClosureForm(forms.Form):
    unit_code = Code(
        "moi-don-vi",
        label=_("Đơn vị hành chính"),
        required=False,
        help_text=_("Tên hoặc mã; bỏ trống: mọi nơi tiếp nhận của tỉnh."),
    )
    first_day = Day(label=_("Đóng cửa từ ngày"))
    last_day = Day(label=_("Đến hết ngày"))
    reason = forms.CharField(label=_("Lý do cho người dân"), max_length=300, help_text=_("Ví dụ: bão số 5."))
    extends_terms = forms.BooleanField(label=_("Kéo dài thời hạn giải quyết (phải có văn bản)"), required=False)
    source = forms.CharField(label=_("Căn cứ"), required=False, max_length=500)
    decision = recalculation()


class CancelForm(forms.Form):
    reason = Text(label=_("Lý do bỏ"), max_length=500, rows=2)
    decision = recalculation()


@require_safe
@administrators_only
def closures(request: HttpRequest) -> HttpResponse:
    """When units are shut for a reason of their own, the latest first."""
    rows, next_key = page_of(Closure.objects.all(), request.GET.get("after", ""), "-first_day", "-pk")
    table = Table(
        _("Ngày đóng cửa"),
        (_("Lý do"), _("Đơn vị"), _("Thời gian"), _("Thời hạn"), _("Căn cứ")),
        tuple(_row(row) for row in rows),
        _("Chưa báo đóng cửa đợt nào."),
        (Link(reverse("console-closure-new"), _("Báo đóng cửa"), is_main=True),),
        has_acts=True,
    )
    paging = paging_of(request, next_key)
    return show(request, "console/list.html", table.title, [calendar()], table=table, paging=paging)


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def new_closure(request: HttpRequest) -> HttpResponse:
    """Shut a unit for some days."""
    return act(
        request,
        ClosureForm(request.POST or None, initial={"unit_code": request.GET.get("unit", "")}),
        lambda **values: _declare(request, values),
        fields={"unit": "unit_code"},
        done=_("Đã báo đóng cửa. Ngày hẹn đã giao không đổi."),
        to=reverse("console-closures"),
        title=_("Báo đóng cửa"),
        submit=_("Báo đóng cửa"),
        trail=_trail(),
        lead=_("Đóng cửa không tự kéo dài thời hạn: chỉ khi có văn bản nói vậy."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def cancel(request: HttpRequest, key: int) -> HttpResponse:
    """Take a closure back."""
    found = Closure.objects.filter(pk=key).first()
    if found is None:
        raise absent()
    actor, now = actor_of(request), clock.now()
    return act(
        request,
        CancelForm(request.POST or None),
        lambda reason, decision: cancel_closure(key, Change(actor, now, "cancel_closure", reason, decision)),
        done=_("Đã bỏ đợt đóng cửa."),
        to=reverse("console-closures"),
        title=_("Bỏ đợt đóng cửa"),
        submit=_("Bỏ đợt đóng cửa"),
        trail=_trail(),
        lead=found.reason,
    )


def _declare(request: HttpRequest, values: dict[str, Any]) -> Closure:
    unit = values["unit_code"]
    change = Change(actor_of(request), clock.now(), "declare_closure", values["reason"], values["decision"])
    return declare_closure(
        resolve_unit(unit).code if unit else None,
        values["first_day"],
        values["last_day"],
        values["reason"],
        change,
        source=values["source"],
        extends_terms=values["extends_terms"],
    )


def _row(row: Closure) -> Row:
    cancelling = Link(reverse("console-closure-cancel", args=[row.pk]), _("Bỏ"))
    unit = code(row.unit_code) if row.unit_code else Cell(_("Toàn tỉnh"))
    terms = Cell(_("kéo dài") if row.extends_terms else _("không đổi"))
    when = days(Validity(row.first_day, row.last_day), clock.now().date())
    return Row(named(row.reason), (unit, when, terms, named(row.source or "–")), (cancelling,))


def _trail() -> list[Link]:
    return [calendar(), Link(reverse("console-closures"), _("Ngày đóng cửa"))]
