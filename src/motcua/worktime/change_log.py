"""How every change of the calendar is made: one lock, one new version, one line in the log."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from motcua.kernel.errors import Invalid, Refused
from motcua.kernel.text import nfc
from motcua.organisation.actors import Actor
from motcua.worktime.change_guards import Uses, count_uses
from motcua.worktime.models import CalendarChange, CalendarVersion
from motcua.worktime.policies import check_may_change_calendar
from motcua.worktime.rules.schedule import in_vietnam


@dataclass(frozen=True, slots=True)
class Change:
    """What a change needs to say of itself. `decision`: see `models.CalendarChange`."""

    actor: Actor
    at: datetime
    action: str
    reason: str = ""
    decision: str = ""


def lock_calendar(change: Change) -> None:
    """Check who acts and take the lock that puts changes in a row. Call inside the transaction, before reading."""
    check_may_change_calendar(change.actor)
    CalendarVersion.objects.get_or_create(id=1, defaults={"number": 0, "token": uuid.uuid4()})
    CalendarVersion.objects.select_for_update().get(id=1)


def check_past(change: Change, first_day: date, last_day: date, unit_code: str | None) -> Uses:
    """How many dossiers used these days; refuses a past day that closed dossiers used, unless a decision says so.

    Raises `Refused` `calendar_day_used` with the number. Days after today are free: an appointment given stays anyway.
    """
    today = in_vietnam(change.at).date()
    uses = count_uses(first_day, last_day, unit_code)
    if first_day <= today and uses.closed and not change.decision.strip():
        raise Refused(
            "calendar_day_used",
            vi=f"{uses.closed} hồ sơ đã kết thúc được tính hạn qua ngày này: cần văn bản quyết định tính lại, ghi vào "
            "ô quyết định; ngày hẹn đã giao không thay đổi.",
            en=f"{uses.closed} closed dossiers counted their term through this day: give the decision to recalculate; "
            "appointments already made do not move.",
            closed=uses.closed,
        )
    return uses


def record(
    change: Change,
    *,
    before: Any = None,
    after: Any = None,
    days: tuple[date, date | None] | None = None,
    unit_code: str | None = None,
    uses: Uses | None = None,
) -> int:
    """Write the log line and give the calendar its new version, which is returned."""
    version = CalendarVersion.objects.get(id=1)
    version.number += 1
    version.token = uuid.uuid4()
    version.save()
    uses = uses or Uses()
    CalendarChange.objects.create(
        version=version.number,
        at=change.at,
        account_id=change.actor.account_id,
        actor_name=change.actor.name,
        action=change.action,
        unit_code=unit_code or "",
        first_day=days[0] if days else None,
        last_day=days[1] if days else None,
        before=before,
        after=after,
        reason=nfc(change.reason).strip(),
        decision=nfc(change.decision).strip(),
        closed_affected=uses.closed,
        open_affected=uses.open,
    )
    return version.number


def check_reason(reason: str) -> None:
    """A change says why. Raises `Invalid` `change_reason`."""
    if not reason.strip():
        raise Invalid(
            "change_reason",
            vi="Thiếu lý do sửa: ghi ngắn gọn vì sao, kèm số văn bản nếu có.",
            en="The change has no reason: say briefly why, with the number of the document if there is one.",
            field="reason",
        )
