"""The matter of a reception: case, channel, headings of papers, competent one-stop, sets, and what slips say."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.catalogue.rules.components import NO_HEADING
from motcua.kernel.errors import Invalid
from motcua.web.desk.counter.matter import AT_A_COUNTER
from motcua.web.desk.counter.view_models import MatterOffer
from motcua.web.forms import refusals_shown_on
from motcua.web.portal.words import CHANNELS
from motcua.worktime.rules.terms import Term, parse_term

MOST_SETS = 1000
CHOOSE = ("", _("— chọn —"))


class MatterForm(forms.Form):
    """What is handed in, as far as it hangs on the procedure."""

    request_id = forms.UUIDField(widget=forms.HiddenInput(attrs={"autocomplete": "off"}))
    revision = forms.IntegerField(widget=forms.HiddenInput)
    channel = forms.ChoiceField(label=_("Kênh tiếp nhận"), choices=[(each, CHANNELS[each]) for each in AT_A_COUNTER])
    case = forms.ChoiceField(label=_("Trường hợp"), required=False)
    competent_centre = forms.ChoiceField(
        label=_("Nơi có thẩm quyền giải quyết"),
        help_text=_("Thủ tục này được tiếp nhận không phụ thuộc địa giới hành chính."),
        required=False,
    )
    groups = forms.MultipleChoiceField(label=_("Nhóm giấy tờ"), required=False, widget=forms.CheckboxSelectMultiple)
    sets = forms.IntegerField(
        label=_("Số bộ"),
        min_value=1,
        max_value=MOST_SETS,
        error_messages={"invalid": _("Hãy nhập một số nguyên."), "required": _("Hãy nhập số bộ hồ sơ.")},
    )
    summary = forms.CharField(
        label=_("Nội dung yêu cầu"),
        help_text=_("Để trống thì ghi tên thủ tục."),
        required=False,
        max_length=1000,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    promised_term = forms.CharField(
        label=_("Thời hạn hẹn trả"),
        help_text=_("Chỉ dùng khi nguồn công bố không ghi thời hạn. Thí dụ: 3 ngày làm việc."),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    promised_ground = forms.CharField(label=_("Căn cứ của thời hạn"), required=False, max_length=500)
    other_applicant = forms.BooleanField(label=_("Người nộp không phải là chủ hồ sơ"), required=False)
    has_representative = forms.BooleanField(label=_("Có người đại diện"), required=False)
    names_checked = forms.BooleanField(label=_("Đã xem lại giấy tờ: số và họ tên đúng như đã nhập"), required=False)
    further_items = forms.CharField(
        label=_("Nội dung khác cần bổ sung, hoàn thiện"),
        help_text=_("Mỗi dòng một mục. Giấy tờ bắt buộc còn thiếu tự được ghi vào phiếu."),
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    supplement_reason = forms.CharField(label=_("Lý do yêu cầu bổ sung"), required=False, max_length=2000)
    refusal_reason = forms.CharField(label=_("Lý do từ chối"), required=False, max_length=2000)
    refusal_ground = forms.CharField(label=_("Căn cứ pháp lý"), required=False, max_length=1000)

    def __init__(self, *arguments: Any, matter: MatterOffer, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.matter = matter
        self._choose_among("case", [CHOOSE, *matter.cases])
        here = CHOOSE if not matter.is_own else ("", _("Nơi này"))
        self._choose_among("competent_centre", [here, *((place.code, place.name) for place in matter.places)])
        none = [(NO_HEADING, _("Không thuộc nhóm nào dưới đây"))] if matter.may_have_no_heading else []
        self._choose_among("groups", none + [(heading, heading) for heading in matter.headings])

    def _choose_among(self, name: str, choices: list[tuple[Any, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for mypy
        field.choices = choices

    def clean_revision(self) -> int:
        """The check-list that was filled in is the one in force."""
        with refusals_shown_on(self):
            check_same_revision(self.cleaned_data["revision"], self.matter.revision)
        return self.matter.revision

    def clean_promised_term(self) -> Term | None:
        text = self.cleaned_data["promised_term"].strip()
        with refusals_shown_on(self, term="promised_term"):
            return parse_term(text) if text else None
        return None

    def clean_further_items(self) -> tuple[str, ...]:
        lines = self.cleaned_data["further_items"].splitlines()
        return tuple(line.strip() for line in lines if line.strip())


def check_same_revision(given: int, now: int) -> None:
    """The list on the page may be older than the catalogue, when a page was open while a revision was published."""
    if given != now:
        raise Invalid(
            "other_revision",
            vi="Thủ tục vừa có phiên bản mới, danh mục giấy tờ đã thay đổi. Hãy xem lại từng giấy tờ rồi gửi lại.",
            en="The procedure has a new revision with another list of papers. Look at each paper and send again.",
        )
