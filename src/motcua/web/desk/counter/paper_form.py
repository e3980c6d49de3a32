"""One line of the check-list: how many originals, certified copies and copies were handed in, and a note."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.rules.state import Component

MOST = 1000


def _number(label: Any) -> forms.IntegerField:
    widget = forms.NumberInput(attrs={"class": "papers__number", "autocomplete": "off"})
    invalid = {"invalid": _("Hãy nhập một số nguyên, hoặc để trống.")}
    return forms.IntegerField(
        label=label, required=False, min_value=0, max_value=MOST, widget=widget, error_messages=invalid
    )


class PaperForm(forms.Form):
    """A paper of the procedure's list. What is left empty is none."""

    originals = _number(_("Bản chính"))
    certified = _number(_("Bản chứng thực"))
    copies = _number(_("Bản sao"))
    note = forms.CharField(
        label=_("Ghi chú"), required=False, max_length=500, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )

    def component(self, name: str) -> Component | None:
        """The paper as handed in; None where nothing was."""
        originals, certified, copies = (self.cleaned_data[key] or 0 for key in ("originals", "certified", "copies"))
        note = self.cleaned_data["note"]
        return Component(name, originals, certified, copies, note) if originals or certified or copies or note else None


class OtherPaperForm(PaperForm):
    """A paper that the list does not have."""

    name = forms.CharField(
        label=_("Giấy tờ khác"), required=False, max_length=1000, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("name") and any(cleaned.get(key) for key in ("originals", "certified", "copies", "note")):
            self.add_error("name", _("Hãy ghi tên giấy tờ."))
        return cleaned
