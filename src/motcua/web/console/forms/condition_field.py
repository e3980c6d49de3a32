from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from motcua.forms.rules.condition_text import Unreadable, read_condition_text


class ConditionField(forms.CharField):
    """A condition typed as text; cleaned, its document, None for a blank."""

    def __init__(self, **more: Any) -> None:
        super().__init__(required=False, max_length=1000, **more)
        self.widget.attrs["spellcheck"] = "false"

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        try:
            return read_condition_text(text)
        except Unreadable as stop:
            where = gettext("ở «%(word)s»") % {"word": stop} if str(stop) else gettext("ở cuối")
            sentence = gettext("Không đọc được điều kiện, dừng %(where)s. Hãy viết như: noi_sinh = khac và so_ban > 5.")
            raise forms.ValidationError(sentence % {"where": where}) from stop


HELP = gettext_lazy(
    "Như noi_sinh = khac; noi_sinh in (a, b); giay_to has ho_chieu; so_ban > 5; ngay_sinh > today-18y; "
    "answered(noi_sinh); nối bằng và, hoặc, không."
)
