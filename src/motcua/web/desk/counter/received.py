"""Rows of dossiers received on a day, and of those that wait at the gate."""

from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta

from django.db.models import QuerySet

from motcua.dossiers.models import Dossier, DossierEvent
from motcua.dossiers.rules.state import Status
from motcua.kernel.clock import VIETNAM
from motcua.web.desk.counter.rows import ReceivedRow, WaitingRow
from motcua.web.statuses import CHANNELS, NATIONAL_STATUSES


def day_of(at: datetime) -> tuple[datetime, datetime]:
    """The first instant of the day in Vietnam, and that of the next day."""
    first = datetime.combine(at.astimezone(VIETNAM).date(), time(), VIETNAM)
    return first, first + timedelta(days=1)


def received_rows(found: QuerySet[Dossier]) -> Iterator[ReceivedRow]:
    """The dossiers with who accepted each. Two queries."""
    rows = list(found.select_related("procedure"))
    accepted = DossierEvent.objects.filter(dossier_id__in=[row.pk for row in rows], kind="accepted")
    by = dict(accepted.values_list("dossier_id", "actor_name"))
    for row in rows:
        if row.code and row.accepted_at:
            yield ReceivedRow(
                code=row.code,
                procedure_name=row.summary or row.procedure.name,
                owner_name=row.owner_name,
                accepted_at=row.accepted_at,
                due_at=row.due_at,
                received_by=by.get(row.pk, ""),
                status=NATIONAL_STATUSES[Status(row.status)],
            )


def waiting_rows(rows: Iterable[Dossier]) -> Iterator[WaitingRow]:
    """Dossiers without a code."""
    for row in rows:
        yield WaitingRow(
            number=row.pk,
            procedure_name=row.summary or row.procedure.name,
            owner_name=row.owner_name,
            since=row.last_at,
            channel=CHANNELS[row.channel],
            status=NATIONAL_STATUSES[Status(row.status)],
        )
