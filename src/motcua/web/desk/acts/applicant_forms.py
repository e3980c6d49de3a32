"""What is asked of the applicant and comes back: papers, payment, and the dossier itself."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.rules.lifecycle.payment import ConfirmPayment, RequestPayment
from motcua.dossiers.rules.lifecycle.stop import Stop, Withdraw
from motcua.dossiers.rules.lifecycle.supplement import AskForSupplement, ReceiveSupplement, SupplementRequested
from motcua.web.desk.acts.form import ActForm, Number, Scene, Text


class SupplementForm(ActForm):
    items = Text(
        _("Giấy tờ, nội dung cần bổ sung"),
        rows=5,
        help_text=_("Mỗi dòng một mục, đầy đủ trong một lần: chỉ được yêu cầu một lần."),
    )
    reason = Text(_("Lý do"), rows=3)
    ground = Text(
        _("Căn cứ pháp lý"), rows=2, help_text=_("Bắt buộc khi yêu cầu thêm lần nữa hoặc khi có thời hạn riêng.")
    )
    sector_days = Number(
        _("Số ngày theo luật chuyên ngành"),
        optional=True,
        help_text=_("Chỉ ghi khi luật chuyên ngành cho thời hạn khác 3 ngày làm việc; nêu luật đó ở căn cứ."),
    )
    approved = forms.BooleanField(
        label=_("Tôi là người đứng đầu và phê duyệt yêu cầu thêm lần này; hồ sơ bị tính là trễ hạn (QĐ 766/QĐ-TTg)"),
        required=False,
    )
    asked_by = Text(_("Người đề nghị yêu cầu thêm"), optional=True)

    def prepare(self, scene: Scene) -> None:
        if not any(command.approved for command in scene.commands) and not scene.loaded.state.supplements:
            del self.fields["approved"], self.fields["asked_by"]

    def read(self) -> AskForSupplement:
        given = self.cleaned_data
        return AskForSupplement(
            items=tuple(given["items"].splitlines()),
            reason=given["reason"],
            ground=given["ground"],
            approved=given.get("approved", False),
            sector_days=given["sector_days"],
            asked_by=given.get("asked_by", ""),
        )


class ReceiveSupplementForm(ActForm):
    items = Text(_("Giấy tờ đã nhận"), rows=5, help_text=_("Mỗi dòng một mục. Hãy xóa dòng nào chưa có."))

    def first_values(self, scene: Scene) -> dict[str, Any]:
        asked = [event.fact for event in scene.loaded.events if isinstance(event.fact, SupplementRequested)]
        return {"items": "\n".join(asked[-1].items) if asked else ""}

    def read(self) -> ReceiveSupplement:
        lines = (line.strip() for line in self.cleaned_data["items"].splitlines())
        return ReceiveSupplement(tuple(line for line in lines if line))


class RequestPaymentForm(ActForm):
    amount = Number(_("Số tiền (đồng)"))
    purpose = Text(_("Khoản phải nộp"), help_text=_("Thí dụ: lệ phí trước bạ theo thông báo của cơ quan thuế."))

    def read(self) -> RequestPayment:
        return RequestPayment(self.cleaned_data["amount"] or 0, self.cleaned_data["purpose"])


class ConfirmPaymentForm(ActForm):
    receipt = Text(_("Số chứng từ nộp tiền"))

    def read(self) -> ConfirmPayment:
        return ConfirmPayment(self.cleaned_data["receipt"])


class WithdrawForm(ActForm):
    requested_by = Text(_("Người đề nghị rút hồ sơ"))
    reason = Text(_("Lý do"), rows=3, optional=True)

    def first_values(self, scene: Scene) -> dict[str, Any]:
        applicant = scene.loaded.state.applicant or scene.loaded.state.owner
        return {"requested_by": applicant.name if applicant else ""}

    def read(self) -> Withdraw:
        return Withdraw(self.cleaned_data["requested_by"], self.cleaned_data["reason"])


class StopForm(ActForm):
    reason = Text(_("Lý do dừng"), rows=3)
    ground = Text(_("Căn cứ pháp lý"), rows=2)

    def read(self) -> Stop:
        return Stop(self.cleaned_data["reason"], self.cleaned_data["ground"])
