from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.rules.lifecycle.conclude import Decide
from motcua.dossiers.rules.lifecycle.send_back import SendBack
from motcua.dossiers.rules.state import Outcome
from motcua.web.desk.acts.form import Day, Text
from motcua.web.desk.approvals.numbering import numbers_for
from motcua.web.desk.batch import BatchForm
from motcua.web.desk.event_words import WORDS
from motcua.web.desk.results.sources import Source, source_field, text_field

SEND_BACK = "send_back"


class ApprovalForm(BatchForm):
    """What is decided for all that are chosen; each may have a number of its own (`number-<code>`)."""

    outcome = forms.ChoiceField(
        label=_("Kết quả giải quyết"),
        choices=[*((one.value, WORDS[one]) for one in Outcome), (SEND_BACK, _("Trả lại thẩm định"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Chưa chọn kết quả. Hãy chọn đồng ý, từ chối hoặc trả lại thẩm định.")},
    )
    reason = Text(_("Lý do"), rows=2, help_text=_("Bắt buộc khi từ chối hoặc trả lại."))
    ground = Text(_("Căn cứ pháp lý của việc từ chối"), rows=2, help_text=_("Chỉ ghi khi từ chối."))
    number = Text(_("Số quyết định"), optional=True, help_text=_("Thí dụ 120/QĐ-TTHCC; số riêng ghi ở từng hồ sơ."))
    counts_on = forms.BooleanField(label=_("Đánh số tiếp: 120, 121, 122…"), required=False)
    signed_on = Day(_("Ngày ký"), optional=True, help_text=_("Để trống nếu ký hôm nay."))
    paper = source_field(*Source)
    text = text_field()
    issue = forms.BooleanField(label=_("Ban hành kết quả luôn"), required=False)

    @property
    def source(self) -> Source:
        return Source(self.cleaned_data["paper"] or Source.NONE)

    def commands(self) -> dict[str, Decide | SendBack]:
        """The command for each dossier chosen."""
        given, own = self.cleaned_data, {code: self.data.get(f"number-{code}", "") for code in self.codes}
        if given["outcome"] == SEND_BACK:
            return {code: SendBack(given["reason"]) for code in self.codes}
        numbers = numbers_for(self.codes, given["number"], own, counts_on=given["counts_on"])
        outcome = Outcome(given["outcome"])
        return {
            code: Decide(outcome, numbers[code], given["reason"], given["ground"], signed_on=given["signed_on"])
            for code in self.codes
        }
