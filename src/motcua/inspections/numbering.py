"""Codes of inspections and cases: "KT-2018-001", counted from 1 in each year."""

from motcua.inspections.models import CaseRow, InspectionRow

INSPECTION, CASE = "KT", "TN"


def next_code(kind: type[InspectionRow | CaseRow], prefix: str, year: int) -> str:
    """The code after the last of that year. Two at once get the same: the unique column lets one of them win."""
    start = f"{prefix}-{year}-"
    codes = kind._default_manager.filter(code__startswith=start).values_list("code", flat=True)
    last = max((int(code.removeprefix(start)) for code in codes), default=0)
    return f"{start}{last + 1:03}"
