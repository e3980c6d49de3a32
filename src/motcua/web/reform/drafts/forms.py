"""What is typed about drafts."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.kernel.errors import Invalid
from motcua.kernel.money import parse_dong
from motcua.reforms.models import WageBasis
from motcua.reforms.rules.compliance_cost import MOST_MINUTES, MOST_SUBJECTS, MOST_TIMES, Activity, CostLine
from motcua.reforms.rules.draft import Draft
from motcua.reforms.rules.facts import ChangeKind, DocumentType
from motcua.web.console.fields import Day, Text
from motcua.web.desk.once import OnceForm, SeenForm
from motcua.web.reform.drafts.words import ACTIVITIES, CHANGES, DOCUMENTS

LONG = 20_000


class ActForm(OnceForm):
    """A form about one draft."""

    def know(self, draft: Draft) -> None:
        """Learn of the draft what the fields offer."""
        if "key" in self.fields:
            named = [(str(each.key), each.name) for each in draft.procedures.values()]
            self.fields["key"].choices = named  # type: ignore[attr-defined]


class BeginForm(ActForm):
    title = Text(label=_("Tên dự thảo"), rows=2, max_length=2_000)
    document_type = forms.TypedChoiceField(
        label=_("Loại văn bản"), coerce=DocumentType, choices=[(each.value, DOCUMENTS[each]) for each in DocumentType]
    )
    unit = forms.CharField(label=_("Đơn vị chủ trì soạn thảo"), max_length=200)


class AddForm(ActForm):
    name = Text(label=_("Tên thủ tục"), rows=2, max_length=2_000)
    change = forms.TypedChoiceField(
        label=_("Dự thảo làm gì với thủ tục"),
        coerce=ChangeKind,
        choices=[(each.value, CHANGES[each]) for each in ChangeKind],
    )
    code = forms.CharField(
        label=_("Mã thủ tục"), required=False, max_length=20, help_text=_("Bắt buộc khi sửa đổi hoặc bãi bỏ.")
    )


class KeyForm(ActForm):
    key = forms.TypedChoiceField(label=_("Thủ tục"), coerce=int)


class LinkForm(KeyForm):
    code = forms.CharField(label=_("Mã trong danh mục"), max_length=20)


class SureForm(ActForm):
    """Nothing but the button."""


class JudgingForm(ActForm, SeenForm):
    """Judges what was read: `seen` is how many events the draft had then."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)


class OpinionForm(JudgingForm):
    agrees = forms.TypedChoiceField(
        label=_("Kết luận"),
        coerce=lambda value: value == "yes",
        choices=[("yes", _("Nhất trí")), ("no", _("Chưa nhất trí"))],
        widget=forms.RadioSelect,
    )
    text = Text(label=_("Ý kiến"), rows=5, max_length=LONG)


class ReasonForm(ActForm):
    reason = Text(label=_("Lý do"), max_length=LONG)


class ReturnForm(JudgingForm):
    reason = Text(label=_("Lý do"), max_length=LONG)


class NoteForm(JudgingForm):
    note = Text(label=_("Ghi chú"), required=False, max_length=LONG)


class IssueForm(ActForm):
    number = forms.CharField(label=_("Số, ký hiệu"), max_length=100)
    signed_on = Day(label=_("Ngày ký"))
    effective_on = Day(label=_("Ngày có hiệu lực"))


class PublishForm(IssueForm):
    urgent = forms.BooleanField(label=_("Theo thủ tục rút gọn"), required=False)
    urgent_ground = forms.CharField(label=_("Căn cứ rút gọn"), required=False, max_length=500)


class RecordForm(ActForm):
    on = Day(label=_("Ngày công khai"))


class AssessmentForm(OnceForm):
    """The delegation, and a box for every question."""

    document = forms.CharField(
        label=_("Văn bản giao quy định thủ tục"),
        required=False,
        max_length=500,
        help_text=_("Luật hoặc văn bản giao địa phương quy định thủ tục này; bãi bỏ thì không cần."),
    )
    article = forms.CharField(label=_("Điều, khoản giao"), required=False, max_length=200)


class Dong(forms.CharField):
    """An amount in đồng, 0 where nothing is typed."""

    def __init__(self, **more: Any) -> None:
        super().__init__(required=False, max_length=30, widget=forms.TextInput({"inputmode": "numeric"}), **more)

    def clean(self, value: Any) -> int:
        text = super().clean(value)
        try:
            return parse_dong(text) if text else 0
        except Invalid as error:
            raise forms.ValidationError(error.vi) from error


class CostLineForm(forms.Form):
    """One line. A line of which nothing is typed is none."""

    activity = forms.TypedChoiceField(
        label=_("Hoạt động"),
        coerce=Activity,
        required=False,
        choices=[("", "–"), *((each.value, ACTIVITIES[each]) for each in Activity)],
    )
    name = forms.CharField(label=_("Việc phải làm"), required=False, max_length=300)
    hours = forms.CharField(
        label=_("Số giờ"), required=False, max_length=10, widget=forms.TextInput({"inputmode": "decimal"})
    )
    wage = forms.ChoiceField(label=_("Thu nhập một giờ theo"), required=False)
    hiring = Dong(label=_("Thuê tư vấn, dịch vụ (đ)"))
    fee = Dong(label=_("Phí, lệ phí (đ)"))
    other = Dong(label=_("Chi phí khác (đ)"))

    def __init__(self, *args: Any, wages: dict[str, WageBasis], **named: Any) -> None:
        super().__init__(*args, **named)
        self.wages = wages
        offered = [(code, str(basis.vi)) for code, basis in wages.items()]
        self.fields["wage"].choices = offered  # type: ignore[attr-defined]

    def clean_hours(self) -> int:
        """Minutes: 1,5 or 1.5 hours are 90, 1:30 too."""
        text = self.cleaned_data["hours"].strip()
        if not text:
            return 0
        if match := re.fullmatch(r"(\d{1,5}):([0-5]\d)", text, re.ASCII):
            return int(match[1]) * 60 + int(match[2])
        match = re.fullmatch(r"(\d{1,5})(?:[.,](\d{1,2}))?", text, re.ASCII)
        minutes = (int(match[1]) * 100 + int((match[2] or "0").ljust(2, "0"))) * 60 if match else -1
        if minutes < 0 or minutes > MOST_MINUTES * 100:
            raise forms.ValidationError(_("Hãy nhập số giờ không âm, ví dụ 1,5 hoặc 1:30."))
        return (minutes + 50) // 100

    def clean(self) -> dict[str, Any] | None:
        data = super().clean()
        if self.is_filled and not self.cleaned_data.get("activity"):
            self.add_error("activity", _("Hãy chọn hoạt động của dòng này."))
        if self.is_filled and not self.cleaned_data.get("wage") and "wage" not in self.errors:
            self.add_error("wage", _("Hãy chọn nguồn của mức thu nhập."))
        return data

    @property
    def is_filled(self) -> bool:
        """Whether anything of it was typed."""
        return any(self.cleaned_data.get(name) for name in ("name", "hours", "hiring", "fee", "other"))

    def line(self) -> CostLine:
        given = self.cleaned_data
        wage = self.wages[given["wage"]].as_rule
        return CostLine(
            given["activity"], given["name"], given["hours"], wage, given["hiring"], given["fee"], given["other"]
        )


class FrequencyForm(OnceForm):
    times = forms.IntegerField(label=_("Số lần thực hiện"), min_value=0, max_value=MOST_TIMES)
    in_years = forms.IntegerField(label=_("Trong số năm"), min_value=1, max_value=100)
    subjects = forms.IntegerField(label=_("Số đối tượng"), min_value=0, max_value=MOST_SUBJECTS)
