"""What is done with money that came online: booked on its dossier, given back, a day compared, a difference settled."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.kernel.errors import Invalid
from motcua.organisation.actors import Actor
from motcua.payments.actions.handle_payment import attach_payment, refund_payment
from motcua.payments.actions.reconcile_day import reconcile_day, settle_difference
from motcua.payments.actions.send_refund import settle_refund
from motcua.payments.rules.online.refunds import GiveBack
from motcua.web.days import DAY_FORMATS, DayInput
from motcua.web.desk.payments.acts import Act, DongField

LARGEST_FILE = 20_000_000
"""Bytes; about two hundred thousand lines."""


class AttachForm(Act):
    act = "attach"
    done = _("Đã ghi khoản này vào hồ sơ và cấp biên lai.")
    note = forms.CharField(label=_("Lý do ghi vào hồ sơ"), max_length=500)

    def carry_out(self, actor: Actor, target: Any, at: datetime) -> None:
        attach_payment(actor, target, self.cleaned_data["note"], at=at)


class GiveBackForm(Act):
    act = "give-back"
    done = _("Đã ghi yêu cầu hoàn trả.")
    amount = DongField(label=_("Số tiền hoàn trả"))
    receiver = forms.CharField(label=_("Người nhận lại tiền"), max_length=200)
    ground = forms.CharField(
        label=_("Căn cứ hoàn trả"),
        help_text=_("Để trống được nếu hồ sơ bị từ chối tiếp nhận."),
        required=False,
        max_length=500,
    )
    voucher = forms.CharField(
        label=_("Số chứng từ chuyển khoản"),
        help_text=_("Để trống: hoàn qua cổng thanh toán. Có số: trung tâm đã chuyển khoản trả."),
        required=False,
        max_length=100,
    )

    def carry_out(self, actor: Actor, target: Any, at: datetime) -> None:
        command = GiveBack(**self.values())
        refund_payment(actor, target, command, at=at, request_id=self.cleaned_data["request_id"])


class RefundEndForm(Act):
    act = "refund-end"
    done = _("Đã ghi kết quả của lần hoàn.")
    refund = forms.IntegerField(widget=forms.HiddenInput)
    is_done = forms.ChoiceField(
        label=_("Cổng thanh toán cho biết"), choices=[("yes", _("Đã hoàn")), ("no", _("Không hoàn"))]
    )
    note = forms.CharField(label=_("Kết quả hỏi cổng thanh toán"), max_length=300)

    def carry_out(self, actor: Actor, target: Any, at: datetime) -> None:
        given = self.cleaned_data
        settle_refund(actor, given["refund"], given["is_done"] == "yes", given["note"], at=at)


class ReconcileForm(Act):
    act = "reconcile"
    done = _("Đã đối soát.")
    gateway = forms.ChoiceField(label=_("Cổng thanh toán"))
    day = forms.DateField(label=_("Ngày"), input_formats=DAY_FORMATS, widget=DayInput)
    file = forms.FileField(
        label=_("Tệp của cổng"), help_text=_("CSV, UTF-8, các cột kind, transaction, reference, amount.")
    )

    def carry_out(self, actor: Actor, target: Any, at: datetime) -> None:
        given = self.cleaned_data
        reconcile_day(actor, given["gateway"], given["day"], self._text(), at=at)

    def _text(self) -> str:
        if self.cleaned_data["file"].size > LARGEST_FILE:
            raise Invalid(
                "settlement_file_too_large",
                vi="Tệp đối soát quá lớn. Hãy tách theo ngày.",
                en="The settlement file is too large. Take a day at a time.",
                field="file",
            )
        try:
            return str(self.cleaned_data["file"].read().decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            raise Invalid(
                "bad_settlement_file",
                vi="Tệp không phải văn bản UTF-8. Hãy xuất lại dạng CSV UTF-8.",
                en="The file is not UTF-8 text. Export it as CSV in UTF-8.",
                field="file",
            ) from error


class SettleForm(Act):
    act = "settle"
    done = _("Đã ghi cách xử lý chênh lệch.")
    difference = forms.IntegerField(widget=forms.HiddenInput)
    how = forms.CharField(label=_("Cách xử lý"), max_length=500)

    def carry_out(self, actor: Actor, target: Any, at: datetime) -> None:
        settle_difference(actor, self.cleaned_data["difference"], self.cleaned_data["how"], at=at)
