from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from motcua.catalogue.access import procedure_for
from motcua.catalogue.actions.offer_at_centre import CentreOffer, end_offer, offer_at_centre
from motcua.catalogue.models import CentreProcedure
from motcua.kernel import clock
from motcua.kernel.validity import Validity
from motcua.organisation.queries import centre_by_code
from motcua.web.actor import actor_of
from motcua.web.console.fields import Day
from motcua.web.console.gate import administrators_only
from motcua.web.console.lookups import Code
from motcua.web.console.procedures.words import address_of, trail
from motcua.web.console.screen import act


class OfferForm(forms.Form):
    centre = Code("noi-tiep-nhan", label=_("Nơi tiếp nhận"), help_text=_("Tên hoặc mã, ví dụ QNI."))
    valid_from = Day(label=_("Tiếp nhận từ ngày"))
    valid_to = Day(label=_("Đến hết ngày"), required=False, help_text=_("Bỏ trống: chưa có ngày kết thúc."))
    four_step_eligible = forms.BooleanField(label=_("Đủ điều kiện làm bốn bước tại chỗ"), required=False)
    four_step_reason = forms.CharField(label=_("Lý do đủ hoặc không đủ điều kiện"), max_length=500)
    four_step_done = forms.BooleanField(label=_("Đang làm đủ bốn bước tại chỗ"), required=False)
    delegation_document = forms.CharField(
        label=_("Văn bản ủy quyền thẩm định, phê duyệt"), required=False, max_length=300
    )
    source = forms.CharField(label=_("Căn cứ"), required=False, max_length=300)


class EndForm(forms.Form):
    last_day = Day(label=_("Ngày tiếp nhận cuối cùng"))


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def new_offer(request: HttpRequest, procedure_code: str) -> HttpResponse:
    """Let a one-stop offer the procedure; whether all four steps are done there."""
    found = procedure_for(actor_of(request), procedure_code)
    return act(
        request,
        OfferForm(request.POST or None, initial={"valid_from": clock.now().date()}),
        lambda **values: _offer(request, found.code, values),
        done=_("Đã giao nơi tiếp nhận."),
        to=address_of(found),
        title=_("Giao nơi tiếp nhận"),
        submit=_("Giao"),
        trail=trail(found),
        lead=_("Bốn bước tại chỗ: tiếp nhận, thẩm định, phê duyệt, trả kết quả (TT 01/2018/TT-VPCP Điều 6)."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def end(request: HttpRequest, procedure_code: str, centre_code: str) -> HttpResponse:
    """Let a one-stop cease to offer the procedure."""
    found, centre = procedure_for(actor_of(request), procedure_code), centre_by_code(centre_code)

    def cease(last_day: date) -> CentreProcedure:
        return end_offer(actor_of(request), centre.code, found.code, last_day=last_day, at=clock.now())

    return act(
        request,
        EndForm(request.POST or None),
        cease,
        done=_("Đã ghi ngày thôi tiếp nhận."),
        to=address_of(found),
        title=_("Thôi tiếp nhận"),
        submit=_("Thôi tiếp nhận"),
        trail=trail(found),
        lead=centre.name,
    )


def _offer(request: HttpRequest, procedure_code: str, values: dict[str, Any]) -> CentreProcedure:
    validity = Validity(values.pop("valid_from"), values.pop("valid_to"))
    centre = centre_by_code(values.pop("centre"))
    offer = CentreOffer(centre.code, procedure_code, validity, **values)
    return offer_at_centre(actor_of(request), offer, at=clock.now())
