"""How a change of the organisation is written down: who, when, what, and by which decision.

Changes made by people carry their instant `at` and leave a line; loading reference data and the demo's set-up carry
none and leave none: their files are their record.
"""

from datetime import date, datetime
from typing import Any

from motcua.kernel.text import nfc
from motcua.organisation.actors import Actor
from motcua.organisation.models import OrganisationChange


def record(
    actor: Actor, at: datetime | None, action: str, subject: str, *, decision: str = "", **detail: Any
) -> OrganisationChange | None:
    """Write the line in the caller's transaction; nothing without an instant. `detail`: plain values and days."""
    if at is None:
        return None
    return OrganisationChange.objects.create(
        at=at,
        account_id=actor.account_id,
        actor_name=actor.name,
        action=action,
        subject=subject[:300],
        decision=nfc(decision).strip(),
        detail={name: _plain(value) for name, value in detail.items() if value not in (None, "")},
    )


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
