"""Which period and unit a form is asked for, and how its addresses say it."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from motcua.kernel.errors import Invalid
from motcua.reports.asking import ask
from motcua.reports.rules.form import Form, Whose
from motcua.reports.rules.periods import Kind, ReportPeriod, days, last_over, month, quarter, read, year_of
from motcua.reports.rules.wanted import Wanted
from motcua.web.days import DAY_FORMATS, DayInput
from motcua.web.forms import refusals_shown_on
from motcua.web.leadership.period_form import Choices

QUARTERS, YEARS, MONTHS = 8, 3, 13
"""How many of each are offered; older ones are reached by their days, or by address."""


class AskedForm(forms.Form):
    """The last quarter that is over unless told otherwise; two days, where given, go before the period chosen."""

    period = forms.ChoiceField(label=_("Kỳ báo cáo"))
    first = forms.DateField(label=_("hoặc từ ngày"), input_formats=DAY_FORMATS, widget=DayInput, required=False)
    last = forms.DateField(label=_("đến hết ngày"), input_formats=DAY_FORMATS, widget=DayInput, required=False)
    unit = forms.ChoiceField(label=_("Đơn vị"), required=False)
    alone = forms.BooleanField(label=_("Không gồm đơn vị trực thuộc"), required=False)

    def __init__(self, data: dict[str, str], *, form: Form, today: date, units: Choices) -> None:
        super().__init__({"period": name_of(last_over(today)), **data})
        self.form, self.today = form, today
        period, unit = self.fields["period"], self.fields["unit"]
        assert isinstance(period, forms.ChoiceField)  # noqa: S101 - for mypy
        assert isinstance(unit, forms.ChoiceField)  # noqa: S101 - for mypy
        period.choices = with_asked(periods_offered(today), self.data.get("period", ""), today)
        unit.choices = [("", _("Toàn tỉnh")), *units]
        if form.whose is Whose.PROVINCE:
            del self.fields["unit"], self.fields["alone"]
        for name in ("first", "last"):
            self.fields[name].error_messages["invalid"] = _("Hãy viết ngày theo dạng 30/10/2018.")

    def clean(self) -> None:
        given = self.cleaned_data
        first, last = given.get("first"), given.get("last")
        if bool(first) != bool(last) and not self.errors:
            self.add_error("last" if first else "first", _("Hãy ghi cả hai ngày, hoặc bỏ trống cả hai."))
        if self.errors:
            return
        with refusals_shown_on(self):
            period = days(first, last, today=self.today) if first and last else read_name(given["period"], self.today)
            period.so_far(self.today)
            below = not given.get("alone", False)
            self.wanted = ask(self.form.code, given.get("unit", ""), below=below, period=period)


def name_of(period: ReportPeriod) -> str:
    """ "quarter:2018-3"."""
    return f"{period.kind}:{period.text}"


def read_name(name: str, today: date) -> ReportPeriod:
    """The period of that name. Raises `Invalid`."""
    kind, _sep, text = name.partition(":")
    return read(kind if kind in set(Kind) else Kind.QUARTER, text, today=today)


def periods_offered(today: date) -> list[tuple[Any, list[tuple[str, str]]]]:
    """The latest of each kind that have begun, the newest first."""
    quarters = [quarter(year, number) for year in range(today.year + 1, today.year - 4, -1) for number in (4, 3, 2, 1)]
    years = [year_of(year) for year in range(today.year + 1, today.year - 6, -1)]
    months = [month(year, number) for year in range(today.year, today.year - 3, -1) for number in range(12, 0, -1)]
    kinds = ((_("Quý (15 đến 14)"), quarters, QUARTERS), (_("Năm (15/12 đến 14/12)"), years, YEARS))
    return [
        (label, [_choice(each) for each in found if each.first <= today][:number])
        for label, found, number in (*kinds, (_("Tháng dương lịch"), months, MONTHS))
    ]


def with_asked(
    offered: list[tuple[Any, list[tuple[str, str]]]], asked: str, today: date
) -> list[tuple[Any, list[tuple[str, str]]]]:
    """The same, with an older period that an address asks for."""
    if any(asked == name for _label, choices in offered for name, _words in choices):
        return offered
    try:
        period = read_name(asked, today)
    except Invalid:  # the field then says that it is none of its choices
        return offered
    return [*offered, (_("Kỳ khác"), [_choice(period)])]


def _choice(period: ReportPeriod) -> tuple[str, str]:
    return name_of(period), period.name.read(get_language() or "vi")


def query_of(wanted: Wanted, **more: str) -> str:
    """What follows the "?" of an address about `wanted`."""
    period, unit = wanted.period, wanted.unit
    if period.kind is Kind.DAYS:
        asked = {"first": period.first.isoformat(), "last": period.last.isoformat()}
    else:
        asked = {"period": name_of(period)}
    of_unit = {"unit": unit} if unit else {}
    alone = {"alone": "on"} if unit and not wanted.below else {}
    return urlencode({**more, **asked, **of_unit, **alone})


def address_of(route: str, wanted: Wanted, **more: str) -> str:
    """The address of a page about `wanted`."""
    return f"{reverse(route, args=[wanted.form.code])}?{query_of(wanted, **more)}"
