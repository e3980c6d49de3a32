from datetime import date

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.indices.rules.rating_periods import period_codes
from motcua.web.leadership.period_form import Choices


class RatingForm(forms.Form):
    """A quarter or a year, and a place: the quarter that runs and all places unless told otherwise."""

    period = forms.ChoiceField(label=_("Kỳ đánh giá"))
    unit = forms.ChoiceField(label=_("Nơi tiếp nhận"), required=False)

    def __init__(self, data: dict[str, str], *, today: date, units: Choices) -> None:
        codes = list(period_codes(today))
        super().__init__({"period": codes[1], **data})
        period, unit = self.fields["period"], self.fields["unit"]
        assert isinstance(period, forms.ChoiceField)  # noqa: S101 - for mypy
        assert isinstance(unit, forms.ChoiceField)  # noqa: S101 - for mypy
        period.choices = [(code, name_of_period(code)) for code in codes]
        unit.choices = [("", _("Toàn tỉnh")), *units]


def name_of_period(code: str) -> str:
    """ "2018-Q4" is "Quý IV năm 2018", "2018" is "Năm 2018"."""
    year, _dash, quarter = code.partition("-Q")
    if not quarter:
        return gettext("Năm %(year)s") % {"year": year}
    return gettext("Quý %(quarter)s năm %(year)s") % {
        "quarter": ("I", "II", "III", "IV")[int(quarter) - 1],
        "year": year,
    }
