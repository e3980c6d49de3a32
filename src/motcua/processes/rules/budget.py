"""Planned hours of steps. For planning inside an office only.

The due date that a citizen is given is never computed from these: there a working day is a day, not eight hours
(`motcua.worktime`).
"""

from math import floor

HOURS_PER_WORKING_DAY = 8

_WORKING_DAYS_PER_WEEK, _DAYS_PER_WEEK, _DAYS_PER_MONTH = 5, 7, 30


def budget_hours(amount: int, unit: str) -> float:
    """Working hours to plan with for a legal term; `unit` as in `worktime.rules.terms.TermUnit`.

    Calendar days and months count five working days in seven, rounded down, holidays not looked at:
    5 working days → 40, 10 calendar days → 56, 1 month → 168, 4 working hours → 4, at once → 0.
    """
    match unit:
        case "working_days":
            return amount * HOURS_PER_WORKING_DAY
        case "working_hours":
            return amount
        case "calendar_days":
            return _working_days_within(amount) * HOURS_PER_WORKING_DAY
        case "months":
            return _working_days_within(amount * _DAYS_PER_MONTH) * HOURS_PER_WORKING_DAY
        case "at_once":
            return 0
    raise AssertionError(f"a term unit nobody has declared: {unit}")


def hours_of_share(share: int, term_hours: float) -> float:
    """`share` per cent of the term, rounded down to a quarter of an hour: 60 % of 20 hours → 12, 10 % of 24 → 2.25."""
    return floor(share * term_hours / 25) / 4


def _working_days_within(calendar_days: int) -> int:
    whole = calendar_days * _WORKING_DAYS_PER_WEEK // _DAYS_PER_WEEK
    return max(whole, min(calendar_days, 1))
