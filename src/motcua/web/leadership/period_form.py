from collections.abc import Sequence
from datetime import date

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.statistics.rules.periods import period
from motcua.statistics.rules.tables import By
from motcua.web.days import DAY_FORMATS, DayInput
from motcua.web.forms import refusals_shown_on
from motcua.web.leadership.asked import Asked

type Choices = Sequence[tuple[str | Promise, Sequence[tuple[str, str]]]]
"""Centres (code and name) under the name of their level."""


class PeriodForm(forms.Form):
    """The period and the place of a report: this year up to today unless told otherwise. `asked` once it is valid."""

    first = forms.DateField(label=_("Từ ngày"), input_formats=DAY_FORMATS, widget=DayInput)
    last = forms.DateField(label=_("Đến hết ngày"), input_formats=DAY_FORMATS, widget=DayInput)
    unit = forms.ChoiceField(label=_("Nơi tiếp nhận"), required=False)
    by = forms.ChoiceField(choices=[(by, by) for by in By], widget=forms.HiddenInput)
    alone = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: dict[str, str], *, today: date, units: Choices) -> None:
        super().__init__(
            {"first": date(today.year, 1, 1).isoformat(), "last": today.isoformat(), "by": By.UNIT, **data}
        )
        unit = self.fields["unit"]
        assert isinstance(unit, forms.ChoiceField)  # noqa: S101 - for mypy
        unit.choices = [("", _("Toàn tỉnh")), *units]
        self.today = today
        for name in ("first", "last"):
            self.fields[name].error_messages["invalid"] = _("Hãy viết ngày theo dạng 30/10/2018.")

    def clean(self) -> None:
        first, last = self.cleaned_data.get("first"), self.cleaned_data.get("last")
        if first and last:
            with refusals_shown_on(self):
                self.period = period(first, last, today=self.today)

    @property
    def asked(self) -> Asked:
        """What a valid form asks for."""
        values = self.cleaned_data
        return Asked(self.period, values["unit"], By(values["by"]), values["alone"])
