from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from motcua.kernel import clock
from motcua.kernel.errors import NotFound
from motcua.organisation.actions.keep_units import add_unit, close_unit, rename_unit, succeed_units
from motcua.territory import queries
from motcua.territory.models import AdministrativeUnit, Succession
from motcua.territory.rules.units import Kind
from motcua.web.actor import actor_of
from motcua.web.console.fields import KINDS, Day, decision
from motcua.web.console.gate import administrators_only
from motcua.web.console.lookups import Code, Codes
from motcua.web.console.organisation import trails
from motcua.web.console.screen import act
from motcua.web.console.view_models import Link

ALSO_CENTRES = _("Chấm dứt cả nơi tiếp nhận hồ sơ của đơn vị kết thúc")


class NamedForm(forms.Form):
    """What a unit is called and where it stands."""

    kind = forms.ChoiceField(label=_("Loại đơn vị"), choices=list(KINDS.items()))
    full_name = forms.CharField(label=_("Tên đầy đủ"), max_length=120, help_text=_("Có cả loại, ví dụ Phường Hà Tu."))
    parent = Code(
        "don-vi", label=_("Đơn vị cấp trên"), required=False, help_text=_("Tên hoặc mã; bỏ trống với tỉnh, thành phố.")
    )


class UnitForm(NamedForm):
    code = forms.CharField(
        label=_("Mã đơn vị"), max_length=5, help_text=_("Mã của Cục Thống kê: tỉnh 2, huyện 3, xã 5 chữ số.")
    )
    valid_from = Day(label=_("Có hiệu lực từ ngày"))
    valid_to = Day(label=_("Đến hết ngày"), required=False, help_text=_("Bỏ trống: chưa có ngày kết thúc."))
    decision = decision()
    field_order = ("code",)


class RenameForm(NamedForm):
    on = Day(label=_("Từ ngày"))
    decision = decision()


class CloseForm(forms.Form):
    valid_to = Day(label=_("Ngày cuối cùng"))
    close_centres = forms.BooleanField(label=ALSO_CENTRES, required=False, initial=True)
    decision = decision()


class SucceedForm(forms.Form):
    predecessors = Codes(
        "don-vi",
        label=_("Đơn vị kết thúc"),
        help_text=_("Tên hoặc mã, cách nhau bằng dấu phẩy. Ngày cuối: hôm trước."),
    )
    successors = Codes(
        "don-vi",
        label=_("Đơn vị kế thừa"),
        help_text=_("Phải có hiệu lực vào ngày kế thừa. Nhiều đơn vị: mỗi nơi nhận một phần."),
    )
    on = Day(label=_("Kế thừa từ ngày"))
    close_centres = forms.BooleanField(label=ALSO_CENTRES, required=False, initial=True)
    decision = decision()


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def new_unit(request: HttpRequest) -> HttpResponse:
    """A unit that was not there before."""
    return act(
        request,
        UnitForm(request.POST or None, initial={"valid_from": clock.now().date(), "kind": Kind.COMMUNE}),
        lambda **values: _add(request, values),
        done=_("Đã lập đơn vị. Hãy ghi đơn vị này kế thừa đơn vị nào, và lập nơi tiếp nhận."),
        to=reverse("console-units"),
        title=_("Lập đơn vị hành chính"),
        submit=_("Lập đơn vị"),
        trail=trails.units(),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def rename(request: HttpRequest, unit_code: str) -> HttpResponse:
    """Another name, rank or superior under the same code."""
    found = queries.resolve_unit(unit_code)
    parent = queries.parent_of(found, clock.now().date())
    initial = {"kind": found.kind, "full_name": found.full_name, "parent": parent.code if parent else ""}
    return _act(
        request,
        found,
        RenameForm(request.POST or None, initial=initial),
        lambda **values: _rename(request, found, values),
        fields={"valid_from": "on", "valid_to": "on"},
        done=_("Đã ghi tên mới. Nơi tiếp nhận của đơn vị vẫn hoạt động; hồ sơ cũ giữ tên cũ."),
        title=_("Đổi tên, loại, cấp trên"),
        submit=_("Ghi thay đổi"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def close(request: HttpRequest, unit_code: str) -> HttpResponse:
    """End a unit."""
    found, now = queries.resolve_unit(unit_code), clock.now()
    return _act(
        request,
        found,
        CloseForm(request.POST or None),
        lambda valid_to, **values: close_unit(actor_of(request), found, last_day=valid_to, at=now, **values),
        done=_("Đã ghi ngày kết thúc. Đơn vị không nhận hồ sơ mới sau ngày đó."),
        title=_("Kết thúc đơn vị"),
        submit=_("Kết thúc"),
        lead=_("Nếu có đơn vị kế thừa, hãy dùng “Ghi kế thừa” để mã cũ dẫn đến đơn vị mới. Hồ sơ cũ vẫn đọc được."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def succeed(request: HttpRequest) -> HttpResponse:
    """Which units follow which."""
    initial = {"predecessors": request.GET.get("unit", ""), "on": clock.now().date()}
    return act(
        request,
        SucceedForm(request.POST or None, initial=initial),
        lambda **values: _succeed(request, values),
        fields={"successor": "successors", "valid_to": "on"},
        done=_("Đã ghi kế thừa. Đơn vị cũ không nhận hồ sơ mới; mã cũ dẫn đến đơn vị kế thừa."),
        to=reverse("console-units"),
        title=_("Ghi kế thừa"),
        submit=_("Ghi kế thừa"),
        trail=trails.units(),
        lead=_("Hồ sơ đang mở ở nơi tiếp nhận cũ chưa chuyển ngay: sau ngày đó, chuyển bằng lệnh motcua succeed."),
    )


def _act(request: HttpRequest, found: AdministrativeUnit, form: forms.Form, do: Any, **words: Any) -> HttpResponse:
    address = reverse("console-unit", args=[found.code])
    trail = (*trails.units(), Link(address, found.full_name))
    words.setdefault("lead", f"{found.full_name} ({found.code})")
    return act(request, form, do, to=address, trail=trail, **words)


def _add(request: HttpRequest, values: dict[str, Any]) -> AdministrativeUnit:
    parent = _parent(values.pop("parent"), values["valid_from"])
    kind = Kind(values.pop("kind"))
    return add_unit(actor_of(request), kind=kind, parent=parent, at=clock.now(), **values)


def _rename(request: HttpRequest, found: AdministrativeUnit, values: dict[str, Any]) -> AdministrativeUnit:
    parent = _parent(values.pop("parent"), values["on"])
    kind = Kind(values.pop("kind"))
    return rename_unit(actor_of(request), found, kind=kind, parent=parent, at=clock.now(), **values)


def _succeed(request: HttpRequest, values: dict[str, Any]) -> list[Succession]:
    old = [_named(code, "predecessors") for code in values.pop("predecessors")]
    new = [_named(code, "successors") for code in values.pop("successors")]
    return succeed_units(actor_of(request), old, new, at=clock.now(), **values)


def _parent(code: str, on: Any) -> AdministrativeUnit | None:
    if not code:
        return None
    try:
        return queries.unit_by_code(code, on)
    except NotFound as error:
        error.field = "parent"
        raise


def _named(code: str, field: str) -> AdministrativeUnit:
    try:
        return queries.resolve_unit(code)
    except NotFound as error:
        error.field = field
        raise
