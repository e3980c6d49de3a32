"""Legal terms and sanctions in force on a day, and when a term ends."""

from datetime import date, timedelta

from motcua.inspections.models import LegalTerm, Sanction
from motcua.inspections.rules.case_facts import Staff
from motcua.inspections.rules.judging import ListedSanction
from motcua.kernel.law_rows import valid_on
from motcua.worktime.queries import schedule_for
from motcua.worktime.rules.months import add_months
from motcua.worktime.rules.terms import TermUnit, parse_term

CONCLUSION, HANDLING, LIMITATION = "conclusion", "handling", "limitation"


def end_of(code: str, start: date) -> tuple[date | None, str]:
    """The last day of the term that is in force on `start`, and its source; None, "" where none is.

    Raises `Refused` (`calendar_missing`) for working days of a year without a calendar.
    """
    row = LegalTerm.objects.filter(valid_on(start), code=code).first()
    if row is None:
        return None, ""
    term = parse_term(row.term)
    if term.unit is TermUnit.WORKING_DAYS:
        return schedule_for().add_working_days(start, term.amount), row.source
    if term.unit is TermUnit.MONTHS:
        return add_months(start, term.amount), row.source
    return start + timedelta(days=term.amount), row.source


def sanctions_on(day: date, staff: Staff | None = None) -> list[Sanction]:
    """The list in force that day, the lightest first."""
    found = Sanction.objects.filter(valid_on(day)).order_by("staff", "severity")
    return list(found.filter(staff=staff.value) if staff else found)


def listed_on(day: date) -> list[ListedSanction]:
    """The same as the rules ask it."""
    return [ListedSanction(each.code, each.law, Staff(each.staff), each.severity) for each in sanctions_on(day)]


def sanction_names() -> dict[tuple[str, str], Sanction]:
    """All sanctions by law and code, whatever the day: for what was decided earlier."""
    return {(each.law, each.code): each for each in Sanction.objects.all()}
