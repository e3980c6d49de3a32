"""The acts on the fees of a dossier."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.kernel.clock import VIETNAM
from motcua.organisation.actors import Actor
from motcua.payments.actions.book import Booked
from motcua.payments.actions.cancel_entry import cancel_entry
from motcua.payments.actions.charge_fee import charge_fee
from motcua.payments.actions.decline_refund import decline_refund
from motcua.payments.actions.pay_back import pay_back
from motcua.payments.actions.reduce_fee import reduce_fee
from motcua.payments.actions.take_payment import take_payment
from motcua.payments.rules.cancel import Cancel
from motcua.payments.rules.charge import Charge
from motcua.payments.rules.facts import CollectAt, Method, Paid
from motcua.payments.rules.pay import Pay
from motcua.payments.rules.reduce import Reduce
from motcua.payments.rules.refunds import Refund
from motcua.web.desk.payments.acts import Act, DongField
from motcua.web.templatetags.display import day, moment

METHODS = [(Method.CASH, _("Tiền mặt")), (Method.TRANSFER, _("Chuyển khoản"))]
TIMES = [
    (CollectAt.RECEPTION, _("Khi tiếp nhận")),
    (CollectAt.SUPPLEMENT, _("Khi bổ sung")),
    (CollectAt.RETURN, _("Khi trả kết quả")),
]
REFERENCE_HELP = _("Chỉ ghi khi chuyển khoản.")


class ChargeForm(Act):
    act = "charge"
    done = _("Đã ghi khoản thu.")
    line = forms.CharField(label=_("Khoản đã công bố"), widget=forms.Select)
    quantity = forms.IntegerField(label=_("Số lượng"), help_text=_("Số trang, số bản; thường là 1."), initial=1)
    amount = DongField(
        label=_("Số tiền"), help_text=_("Chỉ ghi khi nguồn công bố mức thu không chắc chắn."), required=False
    )
    ground = forms.CharField(
        label=_("Căn cứ"), help_text=_("Số nghị quyết, thông tư, điều."), required=False, max_length=500
    )
    collect_at = forms.TypedChoiceField(label=_("Thời điểm thu"), choices=TIMES, coerce=CollectAt)

    def carry_out(self, actor: Actor, target: Any, at: datetime) -> None:
        charge_fee(actor, target, Charge(**self.values()), at=at, request_id=self.cleaned_data["request_id"])


class ReduceForm(Act):
    act = "reduce"
    done = _("Đã ghi miễn, giảm.")
    charge = forms.IntegerField(label=_("Khoản thu"), widget=forms.Select)
    percent = forms.IntegerField(label=_("Tỷ lệ giảm (%)"), help_text=_("100 là miễn."), initial=100)
    basis = forms.CharField(
        label=_("Căn cứ pháp lý"), help_text=_("Văn bản, điều, khoản cho miễn, giảm."), max_length=500
    )
    document = forms.CharField(
        label=_("Giấy tờ chứng minh"), help_text=_("Tên và số giấy tờ đã xuất trình."), max_length=500
    )

    def carry_out(self, actor: Actor, target: Any, at: datetime) -> None:
        reduce_fee(actor, target, Reduce(**self.values()), at=at, request_id=self.cleaned_data["request_id"])


class PayForm(Act):
    act = "pay"
    booked: Booked | None = None
    done = _("Đã thu tiền và cấp biên lai.")
    amount = DongField(label=_("Số tiền thu"))
    method = forms.TypedChoiceField(label=_("Hình thức"), choices=METHODS, coerce=Method)
    reference = forms.CharField(label=_("Mã giao dịch"), help_text=REFERENCE_HELP, required=False, max_length=100)
    payer = forms.CharField(label=_("Người nộp tiền"), max_length=200)

    def carry_out(self, actor: Actor, target: Any, at: datetime) -> None:
        pay, request_id = Pay(**self.values()), self.cleaned_data["request_id"]
        self.booked = take_payment(actor, target, pay, at=at, request_id=request_id)


class CancelForm(Act):
    act = "cancel"
    done = _("Đã hủy. Khoản đã ghi vẫn còn để đối chiếu.")
    entry = forms.IntegerField(label=_("Khoản cần hủy"), widget=forms.Select)
    reason = forms.CharField(label=_("Lý do hủy"), max_length=500)

    def carry_out(self, actor: Actor, target: Any, at: datetime) -> None:
        cancel_entry(actor, target, Cancel(**self.values()), at=at, request_id=self.cleaned_data["request_id"])


class RefundForm(Act):
    act = "refund"
    done = _("Đã hoàn trả tiền.")
    amount = DongField(label=_("Số tiền hoàn trả"))
    method = forms.TypedChoiceField(label=_("Hình thức"), choices=METHODS, coerce=Method)
    reference = forms.CharField(label=_("Mã giao dịch"), help_text=REFERENCE_HELP, required=False, max_length=100)
    receiver = forms.CharField(label=_("Người nhận lại tiền"), max_length=200)
    voucher = forms.CharField(label=_("Số phiếu chi"), help_text=_("Phiếu có chữ ký của người nhận."), max_length=100)
    ground = forms.CharField(
        label=_("Căn cứ hoàn trả"),
        help_text=_("Quy định của khoản thu. Để trống nếu hồ sơ bị từ chối tiếp nhận."),
        required=False,
        max_length=500,
    )

    def carry_out(self, actor: Actor, target: Any, at: datetime) -> None:
        pay_back(actor, target, Refund(**self.values()), at=at, request_id=self.cleaned_data["request_id"])


class DeclineForm(Act):
    act = "decline"
    done = _("Đã ghi quyết định không hoàn trả.")
    ground = forms.CharField(label=_("Căn cứ không hoàn trả"), max_length=500)

    def carry_out(self, actor: Actor, target: Any, at: datetime) -> None:
        decline_refund(actor, target, self.cleaned_data["ground"], at=at)


def said_after(form: Act) -> list[str]:
    """What is told once the act has been carried out, with what followed that was not asked for."""
    said = [str(form.done)]
    booked = form.booked if isinstance(form, PayForm) else None
    if booked is None:
        return said
    fact = booked.entry.fact
    if isinstance(fact, Paid) and fact.drawer and fact.drawer.day != booked.entry.at.astimezone(VIETNAM).date():
        told = {"day": day(fact.drawer.day)}
        said.append(gettext("Quỹ hôm nay đã khóa: khoản này ghi vào quỹ ngày %(day)s.") % told)
    if booked.wait_ended and booked.wait_ended.due_at:
        due = {"due": moment(booked.wait_ended.due_at)}
        said.append(gettext("Hồ sơ không còn chờ nộp tiền: thời hạn tính tiếp, hạn trả kết quả là %(due)s.") % due)
    return said


ACTS = (ChargeForm, ReduceForm, PayForm, CancelForm, RefundForm, DeclineForm)
