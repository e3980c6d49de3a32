"""What the desk is asked about: a year, a centre, the rate that colours the map, and how ended units are shown."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from motcua.statistics.rules.definitions import DEFINITIONS, SEED, Definition
from motcua.statistics.rules.periods import Period
from motcua.statistics.rules.tables import By
from motcua.web.leadership.asked import Asked
from motcua.web.leadership.period_form import Choices

BY_LETTER = {definition.code: definition for definition in DEFINITIONS}


@dataclass(frozen=True, slots=True)
class Choice:
    """`by` is `By.UNIT`, or `By.SUCCESSOR`: units that ended are folded into those that took over."""

    year: int
    today: date
    unit: str = ""
    rate: Definition = SEED
    by: By = By.UNIT

    @property
    def is_current(self) -> bool:
        """This year is not over: there is a today, and what is open now is told."""
        return self.year == self.today.year

    @property
    def period(self) -> Period:
        """The year, up to today."""
        return Period(date(self.year, 1, 1), min(date(self.year, 12, 31), self.today))

    @property
    def months(self) -> list[Period]:
        """Its months, the last one up to today."""
        last = self.period.last
        firsts = [date(self.year, month, 1) for month in range(1, last.month + 1)]
        return [Period(first, min(next_month(first) - timedelta(days=1), last)) for first in firsts]

    @property
    def asked(self) -> Asked:
        """The report of the year and the centre."""
        return Asked(self.period, self.unit)

    def with_(self, **changes: object) -> str:
        """The query of the same page, asked otherwise."""
        other = replace(self, **changes)  # type: ignore[arg-type]
        by = {} if other.by is By.UNIT else {"by": other.by}
        return "?" + urlencode({"year": other.year, "unit": other.unit, "rate": other.rate.code, **by})

    def address(self, route: str) -> str:
        """Another page of the desk for the same choice."""
        return reverse(route) + self.with_()


def next_month(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)


def year_before(period: Period) -> Period:
    """The same days of the year before; 29 February becomes the 28th."""
    return Period(*(_year_earlier(day) for day in (period.first, period.last)))


def _year_earlier(day: date) -> date:
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


class DeskForm(forms.Form):
    """The year, the centre and the rate: this year, `unit` and A unless told otherwise. `choice` once it is valid."""

    year = forms.TypedChoiceField(label=_("Năm"), coerce=int)
    unit = forms.ChoiceField(label=_("Nơi tiếp nhận"), required=False)
    rate = forms.ChoiceField(label=_("Tỷ lệ trên bản đồ"))
    by = forms.ChoiceField(choices=[(by, by) for by in (By.UNIT, By.SUCCESSOR)], widget=forms.HiddenInput)

    def __init__(self, data: dict[str, str], *, today: date, years: range, units: Choices, unit: str) -> None:
        super().__init__({"year": str(today.year), "unit": unit, "rate": SEED.code, "by": By.UNIT, **data})
        self.today = today
        choices: dict[str, Any] = {
            "year": [(str(year), str(year)) for year in reversed(years)],
            "unit": [("", _("Toàn tỉnh")), *units],
            "rate": [(each.code, _named(each)) for each in DEFINITIONS],
        }
        for name, options in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for mypy
            field.choices = options

    @property
    def choice(self) -> Choice:
        """What a valid form asks for."""
        told = self.cleaned_data
        return Choice(told["year"], self.today, told["unit"], BY_LETTER[told["rate"]], By(told["by"]))


def _named(definition: Definition) -> str:
    return f"{definition.code}. {definition.name.read(get_language() or 'vi')}"
