"""Reads the dossiers behind one figure of the report.

The figure is public; the dossiers are not. Each reader gets those of them that `visible_to` lets: an auditor all, an
officer those of the centres of the posts held, a citizen only one's own. The page says how many that is.
"""

import re
from datetime import datetime

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext

from motcua.catalogue.models import ProcedureRevision
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import visible_to
from motcua.dossiers.rules.state import Status
from motcua.kernel.errors import Invalid
from motcua.organisation.actors import Actor
from motcua.organisation.models import ServiceCentre
from motcua.statistics.drill_down import dossiers_behind
from motcua.statistics.queries import centres_of, table_by
from motcua.statistics.rules.columns import MOVED
from motcua.statistics.rules.periods import Period as Days
from motcua.statistics.rules.tables import By
from motcua.web.figures import period_as_of
from motcua.web.leadership.asked import Asked
from motcua.web.leadership.readings import name_of_whole
from motcua.web.leadership.scopes import Scope, scope_named
from motcua.web.leadership.view_models import DossierList, DossierRow
from motcua.web.statuses import NATIONAL_STATUSES, timeliness_tag

ROWS = 25
KEY = re.compile(r"(\d{1,18})", re.ASCII)
COLUMNS = (
    "code",
    "status",
    "accepted_at",
    "due_at",
    "finished_at",
    "waiting_since",
    "procedure_name",
    "centre__name",
)
PINNED = ProcedureRevision.objects.filter(procedure=OuterRef("procedure"), number=OuterRef("revision"))


def read_dossiers(
    actor: Actor,
    figure: str,
    asked: Asked,
    *,
    part: str,
    taken_back: bool,
    after: str,
    now: datetime,
) -> DossierList:
    """Those of the dossiers behind a figure that `actor` may see, last entered first, from the key `after` on.

    `part` is where in the report the figure stands (scopes.py). `taken_back` asks for the dossiers that the figure
    takes back instead of those that it counts. Raises `NotFound` for a figure or a place that the report does not have.
    """
    scope = scope_named(table_by(asked.by, asked.period, asked.unit, alone=asked.alone), part, name_of_whole(asked))
    behind = dossiers_behind(figure, asked.period, centres=_centres(scope, asked), sector=_sector(scope, asked))
    total = int(getattr(scope.figures.figures, figure))
    number_taken_back = behind.taken_back.count()
    here = number_taken_back if taken_back else total + number_taken_back
    found = visible_to(actor) & (behind.taken_back if taken_back else behind.counted)
    rows, next_key = page_of(found, after, now)
    return DossierList(
        title=behind.column.title.read(get_language() or "vi"),
        scope=_name(scope, asked),
        period=period_as_of(asked.period, now),
        total=total,
        number_taken_back=number_taken_back,
        shows_taken_back=taken_back,
        is_of_moves=behind.column is MOVED,
        here=here,
        visible=here if actor.sees_all else found.count(),
        rows=rows,
        next_key=next_key,
        rows_as_of=now if now > asked.period.as_of(now) else None,
    )


def list_of(
    actor: Actor, behind: QuerySet[Dossier], asked: Days, *, title: str | Promise, scope: str, after: str, now: datetime
) -> DossierList:
    """The dossiers of a number that takes none back, as far as `actor` may see them, from the key `after` on."""
    here = behind.count()
    found = visible_to(actor) & behind
    rows, next_key = page_of(found, after, now)
    return DossierList(
        title=title,
        scope=scope,
        period=period_as_of(asked, now),
        total=here,
        number_taken_back=0,
        shows_taken_back=False,
        is_of_moves=False,
        here=here,
        visible=here if actor.sees_all else found.count(),
        rows=rows,
        next_key=next_key,
        rows_as_of=now if now > asked.as_of(now) else None,
    )


def _centres(scope: Scope, asked: Asked) -> list[int] | None:
    """Row numbers of the centres meant; None for all of them."""
    if asked.by is not By.SECTOR:
        return list(ServiceCentre.objects.filter(code__in=scope.rows).values_list("pk", flat=True))
    if not asked.unit:
        return None
    return list(centres_of(asked.unit, asked.period.last, alone=asked.alone).values_list("pk", flat=True))


def _sector(scope: Scope, asked: Asked) -> str | None:
    return scope.part if asked.by is By.SECTOR and scope.part else None


def _name(scope: Scope, asked: Asked) -> str:
    if _sector(scope, asked) is None:
        return scope.name
    return gettext("%(place)s, lĩnh vực %(sector)s") % {"place": name_of_whole(asked), "sector": scope.name}


def page_of(found: QuerySet[Dossier], after: str, now: datetime) -> tuple[tuple[DossierRow, ...], str]:
    """One page of rows and the key of the next, "" at the end."""
    if after:
        found = found.filter(pk__lt=read_key(after))
    named = found.annotate(procedure_name=Coalesce(Subquery(PINNED.values("name")[:1]), F("procedure__name")))
    page = list(named.order_by("-pk").values_list("pk", *COLUMNS)[: ROWS + 1])
    shown = page[:ROWS]
    return tuple(_row(*values, now=now) for _, *values in shown), str(shown[-1][0]) if len(page) > ROWS else ""


def read_key(after: str) -> int:
    """The key that continues a list. Raises `Invalid` for a forged one."""
    if match := KEY.fullmatch(after):
        return int(match[1])
    raise Invalid(
        "unreadable_list_key",
        vi="Địa chỉ này không tiếp tục được danh sách. Hãy mở lại danh sách từ đầu.",
        en="This address does not continue the list. Open the list from its beginning.",
    )


def _row(
    code: str,
    status: int,
    accepted_at: datetime,
    due_at: datetime | None,
    finished_at: datetime | None,
    waiting_since: datetime | None,
    procedure: str,
    centre: str,
    *,
    now: datetime,
) -> DossierRow:
    return DossierRow(
        code=code,
        procedure_name=procedure,
        centre_name=centre,
        accepted_at=accepted_at,
        due_at=due_at,
        finished_at=finished_at,
        status=NATIONAL_STATUSES[status],
        timeliness=timeliness_tag(Status(status), due_at, finished_at, waiting_since, now.date()),
    )
