"""Days as people type them."""

from datetime import date
from typing import Any

from django import forms

DAY_FORMATS = ["%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y"]


class DayInput(forms.DateInput):
    """A day as text, always dd/mm/yyyy: a browser's own date box may show the month first, and 03/04 is then a trap."""

    def __init__(self) -> None:
        super().__init__(format="%d/%m/%Y", attrs={"inputmode": "numeric", "autocomplete": "off", "size": "10"})

    def format_value(self, value: Any) -> str | None:
        try:
            return super().format_value(date.fromisoformat(value))
        except (TypeError, ValueError):
            return super().format_value(value)
