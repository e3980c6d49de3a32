"""What every file of a form says besides its table: who reports, for when, by which law, who signs."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from motcua.organisation.models import ServiceCentre
from motcua.printing.rules.offices import Office, office_of_centre
from motcua.reports.responsible import responsible_centre
from motcua.reports.rules.filled import Filled
from motcua.reports.rules.periods import Kind
from motcua.reports.rules.wanted import Wanted
from motcua.worktime.rules.schedule import in_vietnam

LEFT, RIGHT = "NGƯỜI LẬP BIỂU", "THỦ TRƯỞNG ĐƠN VỊ"
HOW = ("(Ký, ghi rõ họ tên)", "(Ký, đóng dấu, ghi rõ họ tên)")


@dataclass(frozen=True, slots=True)
class Paper:
    """The lines above and below a form's table."""

    office: Office
    number: str
    law: str
    title: str
    unit: str
    period: str
    as_of: str
    signed_by: str = ""
    note: str = ""


def paper_of(filled: Filled, office: Office, *, signed_by: str = "", note: str = "") -> Paper:
    """`signed_by` and `note` ("bản 2, …") are those of a frozen report."""
    asked, as_of = filled.period, in_vietnam(filled.as_of)
    name = "" if asked.kind is Kind.DAYS else f"{asked.name.vi}, "
    return Paper(
        office=office,
        number=filled.form.number,
        law=f"Ban hành theo {filled.form.law}",
        title=filled.form.title.vi.upper(),
        unit=filled.unit_name,
        period=f"{name}từ {asked.first:%d/%m/%Y} đến hết {asked.last:%d/%m/%Y}",
        as_of=f"Số liệu tính đến {_until(as_of)}",
        signed_by=signed_by,
        note=note,
    )


def _until(as_of: datetime) -> str:
    """The midnight that ends a day is 24:00 of that day."""
    if as_of.time() == time():
        return f"24:00 ngày {as_of - timedelta(days=1):%d/%m/%Y}"
    return f"{as_of:%H:%M} ngày {as_of:%d/%m/%Y}"


def office_of(wanted: Wanted) -> Office:
    """How the centre that reports signs; nothing to sign with where there is none."""
    centre = responsible_centre(wanted, wanted.period.last)
    return office_of_row(centre) if centre else Office()


def office_of_row(centre: ServiceCentre) -> Office:
    return office_of_centre(centre.name, centre.unit.full_name, centre.unit.name)


def rate_lines(filled: Filled) -> list[str]:
    """The on-time rates with all that must go with them."""
    return [
        f"{each.definition.code}. {each.definition.name.vi}: {each.numerator} ÷ {each.denominator} = {each.text()} "
        f"({each.definition.law})"
        for each in filled.rates
    ]


def remarks_of(filled: Filled) -> list[str]:
    """How it was counted, and which columns have no source yet, and why."""
    missing = [
        f"Cột {column.number}: {column.missing.vi}" for column in filled.form.official if column.missing is not None
    ]
    return [*(remark.vi for remark in filled.form.remarks), *dict.fromkeys(missing)]
