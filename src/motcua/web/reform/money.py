from typing import Any

from django import forms
from django.utils.translation import get_language

from motcua.kernel.errors import Invalid
from motcua.kernel.money import parse_dong


class DongField(forms.CharField):
    """Whole đồng as people type them: 1200000, 1.200.000 đ."""

    def __init__(self, **named: Any) -> None:
        super().__init__(widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}), **named)

    def clean(self, value: object) -> int | None:
        """The amount; None where nothing was typed and nothing need be."""
        typed = super().clean(value)
        if not typed:
            return None
        try:
            return parse_dong(typed)
        except Invalid as error:
            raise forms.ValidationError(error.message(get_language() or "vi")) from error
