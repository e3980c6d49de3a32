"""The rows of one's own dossiers."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.state import Status
from motcua.filing.queries import Shown
from motcua.web.statuses import NATIONAL_STATUSES, Tag, timeliness_tag

LABELS: dict[Shown, str | Promise] = {
    Shown.ALL: _("Tất cả"),
    Shown.ASKED: _("Cần tôi làm"),
    Shown.OPEN: _("Đang xử lý"),
    Shown.DONE: _("Đã xong"),
}


@dataclass(frozen=True, slots=True)
class OwnRow:
    number: int
    code: str
    procedure: str
    centre: str
    status: Tag
    timeliness: Tag | None
    submitted_at: datetime | None
    due_at: datetime | None
    has_unread: bool


def row_of(row: Dossier, today: date, *, has_unread: bool) -> OwnRow:
    """One dossier as the list shows it."""
    return OwnRow(
        number=row.pk,
        code=row.code or "",
        procedure=row.summary or row.procedure.name,
        centre=row.centre.name,
        status=NATIONAL_STATUSES[row.status],
        timeliness=timeliness_tag(Status(row.status), row.due_at, row.finished_at, row.waiting_since, today),
        submitted_at=row.submitted_at or row.accepted_at,
        due_at=row.due_at,
        has_unread=has_unread,
    )
