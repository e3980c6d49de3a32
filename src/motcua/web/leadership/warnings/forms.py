from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.oversight.actions.note_sign import LONGEST
from motcua.oversight.rules.standings import Standing
from motcua.web.desk.once import OnceForm


class UnitForm(forms.Form):
    """The one-stop whose warnings are looked at."""

    unit = forms.ChoiceField(label=_("Nơi tiếp nhận"), required=False)

    def __init__(self, unit: str, units: list[tuple[str, str]]) -> None:
        super().__init__(initial={"unit": unit})
        field = self.fields["unit"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for mypy
        field.choices = units


class NoteForm(OnceForm):
    """A note on a sign."""

    standing = forms.CharField(label=_("Kết luận"))
    words = forms.CharField(
        label=_("Nhận xét"),
        help_text=_("Đã xem gì, hỏi ai, kết luận thế nào. Nhận xét được giữ nguyên, không sửa, không xóa."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean_standing(self) -> Standing:
        """One of the standings that there are; whether it may follow, the rule says."""
        if self.cleaned_data["standing"] not in set(Standing):
            raise forms.ValidationError(_("Hãy chọn một kết luận trong danh sách."))
        return Standing(self.cleaned_data["standing"])
