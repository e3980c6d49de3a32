"""Which form is wanted, of which unit, for which period."""

from dataclasses import dataclass

from motcua.kernel.errors import Invalid
from motcua.reports.rules.form import Form, Whose
from motcua.reports.rules.periods import ReportPeriod


@dataclass(frozen=True, slots=True)
class Wanted:
    """`unit` is the code of a centre, "" for the whole province; `below`: with the centres under it. Made by `want`."""

    form: Form
    unit: str
    below: bool
    period: ReportPeriod


def want(form: Form, unit: str, *, below: bool, period: ReportPeriod) -> Wanted:
    """A form of a place that has it. Raises `Invalid`: `form_of_province` for a unit's form 03, 04, 05 or 06."""
    if unit and form.whose is Whose.PROVINCE:
        raise Invalid(
            "form_of_province",
            vi=f"{form.number} là biểu của toàn tỉnh. Hãy bỏ chọn đơn vị, hoặc chọn biểu II.06a cho một đơn vị.",
            en=f"{form.number} is the province's. Leave the unit out, or choose II.06a for a unit.",
            field="unit",
        )
    return Wanted(form, unit, below or not unit, period)
