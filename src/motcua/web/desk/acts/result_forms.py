"""The way to the result: later than promised, decided, sent back, issued, returned."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.rules.lifecycle.conclude import Decide, IssueResult
from motcua.dossiers.rules.lifecycle.extend import Apologise, Extend
from motcua.dossiers.rules.lifecycle.return_result import ReturnResult
from motcua.dossiers.rules.lifecycle.send_back import SendBack
from motcua.dossiers.rules.state import Outcome
from motcua.web.desk.acts.form import ActForm, Day, Scene, Text
from motcua.web.desk.event_words import WORDS
from motcua.web.desk.results.act_form import ResultForm


class ExtendForm(ActForm):
    new_day = Day(_("Ngày hẹn mới"), help_text=_("Một ngày làm việc; hồ sơ hẹn trả cuối giờ ngày đó."))
    reason = Text(_("Lý do"), rows=3)
    letter = Text(_("Số văn bản xin lỗi"))

    def first_values(self, scene: Scene) -> dict[str, Any]:
        return {"new_day": next((command.new_day for command in scene.commands), None)}

    def read(self) -> Extend:
        return Extend(self.cleaned_data["new_day"], self.cleaned_data["reason"], self.cleaned_data["letter"])


class ApologiseForm(ActForm):
    reason = Text(_("Lý do chậm trễ"), rows=3)
    letter = Text(_("Số văn bản xin lỗi"))

    def read(self) -> Apologise:
        return Apologise(self.cleaned_data["reason"], self.cleaned_data["letter"])


class DecideForm(ResultForm):
    outcome = forms.ChoiceField(
        label=_("Kết quả giải quyết"),
        choices=[(outcome.value, WORDS[outcome]) for outcome in Outcome],
        widget=forms.RadioSelect,
        error_messages={"required": _("Chưa chọn kết quả. Hãy chọn đồng ý hoặc từ chối.")},
    )
    number = Text(_("Số quyết định, văn bản"), optional=True)
    signed_on = Day(_("Ngày ký"), optional=True, help_text=_("Để trống nếu ký hôm nay."))
    reason = Text(_("Lý do từ chối"), rows=3, help_text=_("Chỉ ghi khi từ chối."))
    ground = Text(_("Căn cứ pháp lý của việc từ chối"), rows=2, help_text=_("Chỉ ghi khi từ chối."))

    def read(self) -> Decide:
        given = self.cleaned_data
        outcome, number = Outcome(given["outcome"]), given["number"]
        return Decide(outcome, number, given["reason"], given["ground"], self.document, given["signed_on"])


class SendBackForm(ActForm):
    reason = Text(_("Lý do trả lại"), rows=4, help_text=_("Người thẩm định đọc lý do này rồi làm lại bước của mình."))

    def read(self) -> SendBack:
        return SendBack(self.cleaned_data["reason"])


class IssueForm(ResultForm):
    number = Text(_("Số văn bản kết quả"), optional=True, help_text=_("Để trống thì lấy số của quyết định."))

    def read(self) -> IssueResult:
        return IssueResult(self.cleaned_data["number"], document=self.document)


class ReturnForm(ActForm):
    receiver = Text(_("Người nhận kết quả"))
    via = forms.ChoiceField(
        label=_("Hình thức trả"),
        choices=[(via, WORDS[via]) for via in ("counter", "post", "electronic")],
        widget=forms.RadioSelect,
        error_messages={"required": _("Chưa chọn hình thức trả. Hãy chọn một hình thức.")},
    )
    identity_checked = forms.BooleanField(
        label=_("Đã đối chiếu giấy tờ tùy thân của người nhận (khi trả tại quầy)"), required=False
    )
    authority = Text(
        _("Số giấy ủy quyền"), help_text=_("Bắt buộc khi người nhận không phải chủ hồ sơ, người nộp hay đại diện.")
    )

    def first_values(self, scene: Scene) -> dict[str, Any]:
        applicant = scene.loaded.state.applicant or scene.loaded.state.owner
        return {"receiver": applicant.name if applicant else "", "via": "counter"}

    def read(self) -> ReturnResult:
        given = self.cleaned_data
        return ReturnResult(given["receiver"], given["via"], given["identity_checked"], given["authority"])
