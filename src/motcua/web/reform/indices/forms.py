"""The forms of assessments. Numbers are typed as in Vietnamese: 4,75."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.indices.rules.composite.story import Evidence, Figure
from motcua.surveys.campaign_queries import SurveyFigure
from motcua.web.desk.once import OnceForm

MOST = 1_000_000_000


class PointsField(forms.CharField):
    """Points with at most two decimals, as an exact fraction; None where nothing is typed."""

    def to_python(self, value: Any) -> Any:
        text = str(super().to_python(value) or "").strip().replace(",", ".")
        if not text:
            return None
        whole, _dot, rest = text.removeprefix("-").partition(".")
        digits = (whole + rest).isascii() and (whole + (rest or "0")).isdigit()
        if not digits or not whole or len(whole) > 4 or len(rest) > 2:
            raise forms.ValidationError(_("Hãy nhập số điểm, nhiều nhất hai chữ số thập phân, ví dụ 4,75."))
        return Fraction(text)


class FigureForm(OnceForm):
    """`part` of `whole`."""

    part = forms.IntegerField(label=_("Tử số"), required=False, min_value=-1_000_000_000, max_value=1_000_000_000)
    whole = forms.IntegerField(label=_("Mẫu số"), required=False, min_value=-1_000_000_000, max_value=1_000_000_000)

    def figure(self) -> Figure | None:
        """None unless both are given."""
        part, whole = self.cleaned_data["part"], self.cleaned_data["whole"]
        return None if part is None or whole is None else Figure(part, whole)


class SelfScore(FigureForm):
    """The self score of a criterion; `can_take`: our own statistics have its figure."""

    points = PointsField(
        label=_("Điểm tự chấm"), required=False, help_text=_("Để trống: hệ thống tính theo công thức.")
    )
    link = forms.CharField(
        label=_("Tài liệu kiểm chứng: đường dẫn, số và ngày văn bản"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    evidence = forms.FileField(label=_("Tệp kiểm chứng"), required=False)
    is_absent = forms.BooleanField(label=_("Không áp dụng với đơn vị này"), required=False)
    note = forms.CharField(label=_("Ghi chú"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    takes_own = forms.BooleanField(label=_("Lấy số liệu từ hệ thống"), required=False)

    def __init__(self, *args: Any, can_take: bool = False, is_yes_no: bool = False, **named: Any):
        super().__init__(*args, **named)
        if not can_take:
            del self.fields["takes_own"]
        if is_yes_no:
            del self.fields["whole"]
            answers = [("", "–"), ("1", _("Có")), ("0", _("Không"))]
            self.fields["part"] = forms.TypedChoiceField(
                label=_("Đã thực hiện"), choices=answers, required=False, coerce=int, empty_value=None
            )

    def figure(self) -> Figure | None:
        if "whole" in self.fields:
            return super().figure()
        part = self.cleaned_data["part"]
        return None if part is None else Figure(part, 1)

    def words(self) -> tuple[Evidence, ...]:
        """The typed evidence."""
        words = self.cleaned_data["link"].strip()
        return (Evidence(words),) if words else ()


class Appraisal(OnceForm):
    """The appraised points of a criterion."""

    points = PointsField(label=_("Điểm thẩm định"))
    reason = forms.CharField(
        label=_("Lý do khi điểm khác điểm tự chấm"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class Survey(FigureForm):
    """What a survey found: one of ours that is published, or figures typed in with their source."""

    campaign = forms.ChoiceField(
        label=_("Đợt khảo sát đã công bố"), required=False, help_text=_("Chọn một đợt thì không cần nhập gì thêm.")
    )
    part = forms.IntegerField(label=_("Số câu trả lời hài lòng và rất hài lòng"), required=False, max_value=MOST)
    whole = forms.IntegerField(label=_("Số câu trả lời hợp lệ"), required=False, max_value=MOST)
    source = forms.CharField(label=_("Kết quả khảo sát lấy từ đâu"), required=False, max_length=2_000)

    def __init__(self, *args: Any, surveys: Sequence[SurveyFigure] = (), **named: Any):
        super().__init__(*args, **named)
        if not surveys:
            del self.fields["campaign"]
            return
        field = self.fields["campaign"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for mypy
        told = [(str(each.campaign), f"{each.title}: {each.numerator} ÷ {each.denominator}") for each in surveys]
        field.choices = [("", _("– nhập số liệu –")), *told]

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        for name in ("part", "whole"):
            if not told.get("campaign") and name not in self.errors and told.get(name) is None:
                self.add_error(name, _("Hãy nhập số liệu này."))
        return told


class Submit(OnceForm):
    """Self scores are sent."""

    claimed = PointsField(label=_("Tổng điểm tự chấm ghi trên văn bản"))


class Return(OnceForm):
    """Self scores are returned."""

    reason = forms.CharField(label=_("Lý do trả lại"), required=False, widget=forms.Textarea(attrs={"rows": 3}))


class OpenForm(OnceForm):
    """An assessment is opened."""

    subject = forms.CharField(label=_("Đơn vị được đánh giá"))
