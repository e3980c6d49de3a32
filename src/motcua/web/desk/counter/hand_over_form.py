from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

MOST = 100
"""So many dossiers are handed over at once: as many as a page of the list shows."""

type Choices = tuple[tuple[str, str], ...]


class HandOverForm(forms.Form):
    """Which dossiers go, each as "code/number of the event last seen", with the number of the control slip."""

    request_id = forms.UUIDField(widget=forms.HiddenInput(attrs={"autocomplete": "off"}))
    slip = forms.CharField(
        label=_("Số phiếu kiểm soát"),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    agency = forms.CharField(
        label=_("Cơ quan nhận"),
        help_text=_("Chỉ chọn khi chuyển cho cơ quan khác với cơ quan ghi ở từng hồ sơ."),
        required=False,
        max_length=35,
        widget=forms.Select,
    )
    chosen = forms.Field(
        required=True,
        widget=forms.SelectMultiple,
        error_messages={"required": _("Chưa chọn hồ sơ nào. Hãy đánh dấu hồ sơ cần chuyển.")},
    )

    def offer(self, agencies: Choices) -> None:
        """What may be chosen besides each dossier's own agency; whether it may have a dossier, the rules say."""
        widget = self.fields["agency"].widget
        assert isinstance(widget, forms.Select)  # noqa: S101 - for mypy
        widget.choices = [("", _("Theo từng hồ sơ")), *agencies]

    def clean_chosen(self) -> tuple[tuple[str, int], ...]:
        """Code and event of each; what the page never sent is left out."""
        return tuple(read for each in self.cleaned_data["chosen"][:MOST] if (read := read_choice(each)))


def read_choice(text: Any) -> tuple[str, int] | None:
    """The code and the number of the event last seen."""
    code, _sign, seen = str(text).rpartition("/")
    return (code, int(seen)) if code and seen.isascii() and seen.isdigit() and len(seen) < 6 else None
