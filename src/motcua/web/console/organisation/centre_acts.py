from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from motcua.dossiers.queries import open_at
from motcua.kernel import clock
from motcua.organisation import queries
from motcua.organisation.actions.close_post import close_centre
from motcua.organisation.actions.register_centre import change_centre, register_centre
from motcua.organisation.actions.register_counter import register_counter
from motcua.organisation.models import ServiceCentre
from motcua.territory.queries import unit_by_code
from motcua.web.actor import actor_of
from motcua.web.console.fields import Day, decision
from motcua.web.console.gate import administrators_only
from motcua.web.console.lookups import Code
from motcua.web.console.organisation import trails
from motcua.web.console.screen import act
from motcua.web.console.view_models import Link
from motcua.web.templatetags.display import count


def tax_code() -> forms.CharField:
    """The tax code of a one-stop."""
    return forms.CharField(
        label=_("Mã số thuế"),
        required=False,
        max_length=20,
        help_text=_("In trên biên lai thu phí; 10 hoặc 13 chữ số."),
    )


class CentreForm(forms.Form):
    unit = Code("don-vi", label=_("Đơn vị hành chính"), help_text=_("Tên hoặc mã, ví dụ ha tu hoặc 06652."))
    agency = Code(
        "co-quan",
        label=_("Cơ quan đánh số hồ sơ"),
        help_text=_("Tên hoặc mã; mã này đứng trong mã hồ sơ."),
    )
    code = forms.CharField(label=_("Mã nơi tiếp nhận"), max_length=20, help_text=_("Ví dụ QNI.06652"))
    name = forms.CharField(label=_("Tên nơi tiếp nhận"), max_length=200)
    tax_code = tax_code()
    valid_from = Day(label=_("Hoạt động từ ngày"))
    valid_to = Day(label=_("Đến hết ngày"), required=False, help_text=_("Bỏ trống: chưa có ngày kết thúc."))
    decision = decision()


class ChangeForm(forms.Form):
    name = forms.CharField(label=_("Tên nơi tiếp nhận"), max_length=200)
    tax_code = tax_code()
    decision = decision()


class CounterForm(forms.Form):
    number = forms.IntegerField(label=_("Số quầy"))
    name = forms.CharField(label=_("Tên quầy"), required=False, max_length=200, help_text=_("Bỏ trống: “Quầy số …”."))
    valid_from = Day(label=_("Hoạt động từ ngày"))
    valid_to = Day(label=_("Đến hết ngày"), required=False, help_text=_("Bỏ trống: chưa có ngày kết thúc."))
    source = decision(required=False)


class CloseForm(forms.Form):
    valid_to = Day(label=_("Ngày cuối cùng"))
    decision = decision()


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def new_centre(request: HttpRequest) -> HttpResponse:
    """Found a one-stop of a unit."""
    initial = {"valid_from": clock.now().date(), "unit": request.GET.get("unit", "")}
    return act(
        request,
        CentreForm(request.POST or None, initial=initial),
        lambda **values: _register(request, values),
        done=_("Đã lập nơi tiếp nhận. Hãy lập quầy, vị trí, và giao thủ tục."),
        to=reverse("console-centres"),
        title=_("Lập nơi tiếp nhận"),
        submit=_("Lập nơi tiếp nhận"),
        trail=trails.centres(),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def change(request: HttpRequest, centre_code: str) -> HttpResponse:
    """Another name or tax code of a one-stop."""
    found, now = queries.centre_by_code(centre_code), clock.now()
    return act(
        request,
        ChangeForm(request.POST or None, initial={"name": found.name, "tax_code": found.tax_code}),
        lambda **values: change_centre(actor_of(request), found, at=now, **values),
        done=_("Đã ghi thay đổi của nơi tiếp nhận."),
        to=reverse("console-centre", args=[found.code]),
        title=_("Sửa nơi tiếp nhận"),
        submit=_("Ghi thay đổi"),
        trail=_trail(found),
        lead=_("Mã không đổi. Giấy tờ in từ nay mang tên mới; nhật ký giữ cả tên cũ."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def new_counter(request: HttpRequest, centre_code: str) -> HttpResponse:
    """Set a counter up at a one-stop."""
    found, now = queries.centre_by_code(centre_code), clock.now()
    form = CounterForm(request.POST or None, initial={"valid_from": now.date()})
    return act(
        request,
        form,
        lambda **values: register_counter(actor_of(request), found, at=now, **values),
        done=_("Đã lập quầy."),
        to=reverse("console-centre", args=[found.code]),
        title=_("Lập quầy"),
        submit=_("Lập quầy"),
        trail=_trail(found),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def close(request: HttpRequest, centre_code: str) -> HttpResponse:
    """End a one-stop with everything at it; what stays open is told before."""
    found, now, actor = queries.centre_by_code(centre_code), clock.now(), actor_of(request)
    form = CloseForm(request.POST or None)
    return act(
        request,
        form,
        lambda valid_to, decision: close_centre(actor, found, last_day=valid_to, decision=decision, at=now),
        done=_("Đã ghi ngày chấm dứt hoạt động."),
        to=reverse("console-centre", args=[found.code]),
        title=_("Chấm dứt hoạt động"),
        submit=_("Chấm dứt hoạt động"),
        trail=_trail(found),
        lead=_("Quầy, vị trí và việc giữ vị trí ở đây cùng kết thúc vào ngày đó."),
        notes=[_open_dossiers(open_at(actor, found).count())],
    )


def _open_dossiers(number: int) -> str:
    return str(
        _("Nơi này còn %(number)s hồ sơ đang mở. Sau ngày đó, hãy chuyển đến nơi kế thừa; ngày hẹn giữ nguyên.")
    ) % {"number": count(number)}


def _trail(found: ServiceCentre) -> tuple[Link, ...]:
    return (*trails.centres(), Link(reverse("console-centre", args=[found.code]), found.name))


def _register(request: HttpRequest, values: dict[str, Any]) -> ServiceCentre:
    on = values["valid_from"]
    unit = unit_by_code(values.pop("unit"), on)
    agency = queries.agency_by_code(values.pop("agency"), on)
    return register_centre(actor_of(request), unit=unit, agency=agency, at=clock.now(), **values)
