"""Who read a case with the names in it. Added to, never changed (append_only.sql); no answer without its line."""

from datetime import datetime
from enum import StrEnum

from django.db.models import QuerySet

from motcua.inspections.models import CaseReading, CaseRow
from motcua.organisation.actors import Actor


class What(StrEnum):
    """What was read."""

    PAGE = "page"
    ACT = "act"
    FILE = "file"


def record_reading(actor: Actor, row: CaseRow, what: What, *, at: datetime, address: str) -> None:
    """Write down that `actor`, who may see the case, reads it. `address`: where the request came from."""
    CaseReading.objects.create(
        case=row,
        at=at,
        account=actor.account_id or 0,
        name=actor.name,
        post=actor.post_code,
        what=what.value,
        address=address[:45],
    )


def readings_of(row: CaseRow, most: int = 50) -> QuerySet[CaseReading]:
    """The last readings, last first; for those in charge (the page asks)."""
    return row.readings.order_by("-pk")[:most]
