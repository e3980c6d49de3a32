"""Declare that a unit is shut on some days for a reason of its own; and take it back."""

from datetime import date
from typing import Any

from django.db import transaction

from motcua.kernel.errors import NotFound
from motcua.kernel.text import nfc
from motcua.worktime.change_log import Change, check_past, check_reason, lock_calendar, record
from motcua.worktime.models import Closure
from motcua.worktime.rules.closures import Closure as ClosureRule
from motcua.worktime.rules.closures import check_closure


@transaction.atomic
def declare_closure(
    unit_code: str | None,
    first_day: date,
    last_day: date,
    reason: str,
    change: Change,
    *,
    source: str = "",
    extends_terms: bool = False,
) -> Closure:
    """Shut a unit (None: every unit) from `first_day` to `last_day`, both included, for a `reason` citizens read.

    A closure does not extend terms by itself; `extends_terms` needs the decision that says so in `source`. Declaring
    the same one again returns the one there is. Raises `Invalid` (`closure_reason`, `closure_inverted`) and `Refused`
    (`closure_source`, `closure_overlap` naming the other, `calendar_day_used`).
    """
    closure = ClosureRule(first_day, last_day, nfc(reason).strip(), nfc(source).strip(), extends_terms)
    lock_calendar(change)
    present = list(Closure.objects.filter(unit_code=unit_code or ""))
    for row in present:
        if row.as_rule == closure:
            return row
    check_closure(closure, [row.as_rule for row in present])
    uses = check_past(change, first_day, last_day, unit_code)
    record(change, after=_as_json(closure), days=(first_day, last_day), unit_code=unit_code, uses=uses)
    return Closure.objects.create(
        unit_code=unit_code or "",
        first_day=first_day,
        last_day=last_day,
        reason=closure.reason,
        source=closure.source,
        extends_terms=extends_terms,
    )


@transaction.atomic
def cancel_closure(closure_id: int, change: Change) -> None:
    """Take a closure back: it was declared by mistake, or the storm turned away. Cancelling twice is `NotFound`.

    Raises `NotFound` `closure_unknown`, `Invalid` `change_reason`, `Refused` `calendar_day_used`.
    """
    check_reason(change.reason)
    lock_calendar(change)
    row = Closure.objects.filter(pk=closure_id).first()
    if row is None:
        raise NotFound(
            "closure_unknown",
            vi="Không có đợt đóng cửa này: xem lại danh sách.",
            en="There is no such closure: look at the list again.",
        )
    uses = check_past(change, row.first_day, row.last_day, row.unit_code or None)
    days = (row.first_day, row.last_day)
    record(change, before=_as_json(row.as_rule), days=days, unit_code=row.unit_code, uses=uses)
    row.delete()


def _as_json(closure: ClosureRule) -> dict[str, Any]:
    return {
        "first_day": closure.first_day.isoformat(),
        "last_day": closure.last_day.isoformat(),
        "reason": closure.reason,
        "source": closure.source,
        "extends_terms": closure.extends_terms,
    }
