"""The rows of one's own dossiers."""

from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.state import Status
from motcua.filing.queries import Shown
from motcua.people.queries import names_of_organisations
from motcua.web.actor import actor_of
from motcua.web.statuses import NATIONAL_STATUSES, Tag, timeliness_tag

ALL, OWN = "tat-ca", "toi"
LABELS: dict[Shown, str | Promise] = {
    Shown.ALL: _("Tất cả"),
    Shown.ASKED: _("Cần tôi làm"),
    Shown.OPEN: _("Đang xử lý"),
    Shown.DONE: _("Đã xong"),
}


@dataclass(frozen=True, slots=True)
class OwnRow:
    """`organisation`: whose it is, if one's; `handed_in_by`: the representative who did, if another."""

    number: int
    code: str
    procedure: str
    centre: str
    status: Tag
    timeliness: Tag | None
    submitted_at: datetime | None
    due_at: datetime | None
    has_unread: bool
    organisation: str
    handed_in_by: str


def row_of(row: Dossier, today: date, reader: int | None, *, has_unread: bool) -> OwnRow:
    """One dossier as the list shows it to `reader`'s account."""
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
        organisation=row.owner_name if row.organisation else "",
        handed_in_by="" if row.citizen_account_id == reader else row.applicant_name or row.owner_name,
    )


@dataclass(frozen=True, slots=True)
class Whose:
    """A choice of the list: everything (None), one's own (""), or one organisation's by its tax code."""

    organisation: str | None
    label: str | Promise
    address: str
    is_current: bool


def choices_of_whose(request: HttpRequest, shown: Shown) -> list[Whose]:
    """For somebody who represents organisations today: whose dossiers the list shows. One query."""
    held = names_of_organisations(actor_of(request).organisations)
    labels: list[tuple[str | None, str | Promise]] = [(None, _("Mọi hồ sơ")), ("", _("Của riêng tôi"))]
    labels += held.items()
    asked = request.GET.get("whose", ALL)
    current = None if asked not in (OWN, *held) else "" if asked == OWN else asked
    return [Whose(code, label, address_of(shown, code), code == current) for code, label in labels]


def address_of(shown: Shown, organisation: str | None) -> str:
    """The list's own address with both choices."""
    whose = ALL if organisation is None else organisation or OWN
    return f"?{urlencode({'list': shown} | ({'whose': whose} if whose != ALL else {}))}"
