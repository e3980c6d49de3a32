from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.kernel.clock import VIETNAM
from motcua.kernel.text import nfc
from motcua.news.rules.article import Category, Content
from motcua.web.days import DAY_FORMATS, DayInput
from motcua.web.desk.acts.form import Moment, Text
from motcua.web.desk.once import OnceForm
from motcua.web.portal.news.words import CATEGORIES


class LongText(forms.CharField):
    """Many paragraphs; empty or too long is for the rule to judge."""

    def __init__(self, label: Any, help_text: Any = "", rows: int = 16) -> None:
        widget = forms.Textarea(attrs={"rows": rows})
        super().__init__(label=label, help_text=help_text, required=False, max_length=200_000, widget=widget)

    def to_python(self, value: Any) -> str:
        return nfc(super().to_python(value) or "").replace("\r\n", "\n")


class ContentForm(OnceForm):
    """The text of an article."""

    category = forms.ChoiceField(
        label=_("Chuyên mục"), choices=[(each.value, label) for each, label in CATEGORIES.items()]
    )
    title = Text(_("Tiêu đề"))
    lead = Text(_("Tóm tắt"), rows=3)
    body = LongText(_("Nội dung"), _("Viết bằng Markdown: ## tiêu đề, **đậm**, - danh sách, [chữ](địa chỉ)."))
    cover = Text(_("Dòng trên tiêu đề"), optional=True)

    def read(self) -> Content:
        told = {key: value for key, value in self.cleaned_data.items() if key != "request_id"}
        return Content(**(told | {"category": Category(told["category"])}))


class ApproveForm(OnceForm):
    publish_at = Moment(_("Đăng lúc (để trống: đăng ngay)"))

    def clean_publish_at(self) -> Any:
        moment = self.cleaned_data["publish_at"]
        return moment and moment.astimezone(VIETNAM)


class ReasonForm(OnceForm):
    """Why it is sent back, or the notice that stands in its place."""

    words = Text(_("Lý do"), rows=3)


class NewReportForm(OnceForm):
    """The period and the place of a report."""

    first = forms.DateField(label=_("Từ ngày"), input_formats=DAY_FORMATS, widget=DayInput)
    last = forms.DateField(label=_("Đến hết ngày"), input_formats=DAY_FORMATS, widget=DayInput)
    unit = forms.CharField(label=_("Mã nơi tiếp nhận (để trống: toàn tỉnh)"), required=False, max_length=40)


class SectionForm(OnceForm):
    text = LongText(
        _("Nội dung"), _("Con số viết dạng [62.798](#mã) giữ đường dẫn về nguồn; sửa số thì báo cáo ghi là đã sửa tay.")
    )
