"""Reads the catalogue into lists: what a search finds, and the choices to narrow it by."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from motcua.catalogue import queries
from motcua.catalogue.models import Procedure
from motcua.catalogue.rules.online_levels import SCHEMES, level_name
from motcua.catalogue.search import Filters, FoundProcedure, search_procedures
from motcua.organisation.queries import centres
from motcua.territory.rules.units import Level
from motcua.web.portal.view_models import ProcedureRow
from motcua.web.portal.words import NAME_ONLY, NOT_IN_FORCE

ROWS = 20
SUGGESTIONS = 8

type Choices = list[tuple[str, str | Promise]]
type GroupedChoices = list[tuple[str | Promise, Choices]]


@dataclass(frozen=True, slots=True)
class ResultsPage:
    """One page of results: those that have everything that was typed, those that have a part of it, and the key that
    continues the list ("" at its end)."""

    rows: tuple[ProcedureRow, ...]
    near: tuple[ProcedureRow, ...]
    next_key: str


def read_sectors() -> Choices:
    """Code and name of each sector that has a public procedure."""
    return [(sector.code, sector.name) for sector in queries.sectors()]


def read_centres(on: date) -> GroupedChoices:
    """Code and name of each centre that works that day, by level."""
    levels = ((Level.PROVINCE, _("Cấp tỉnh")), (Level.DISTRICT, _("Cấp huyện")), (Level.COMMUNE, _("Cấp xã")))
    found = list(centres(None, on))
    groups: GroupedChoices = [
        (name, [(each.code, each.name) for each in found if each.level == level]) for level, name in levels
    ]
    return [group for group in groups if group[1]]


def read_online_levels(on: date) -> Choices:
    """The levels of online services by their names of that day, the most complete first."""
    scheme = next(each for each in SCHEMES if each.valid_to is None or on <= each.valid_to)
    language = get_language() or "vi"
    return [("any", _("Có nộp trực tuyến")), *((each, level_name(each, language)) for each in reversed(scheme.levels))]


def read_procedures(
    *, q: str, sector: str, level: str, centre: str, audience: str, online: str, on: date, after: str
) -> ResultsPage:
    """One page of results. Raises `Invalid` for a forged key."""
    filters = Filters(sector=sector, level=level, centre=centre, audience=audience, online=online)
    found = search_procedures(q, on=on, filters=filters, limit=ROWS + 1, after=after)
    shown = found[:ROWS]
    return ResultsPage(
        rows=tuple(_row(each) for each in shown if each.has_all),
        near=tuple(_row(each) for each in shown if not each.has_all),
        next_key=shown[-1].cursor if len(found) > ROWS else "",
    )


def read_suggestions(text: str, on: date) -> tuple[ProcedureRow, ...]:
    """The best few for the letters typed so far."""
    return tuple(_row(each) for each in search_procedures(text, on=on, limit=SUGGESTIONS)) if text.strip() else ()


def _row(found: FoundProcedure) -> ProcedureRow:
    is_name_only = found.detail == Procedure.DETAIL_NAME_ONLY
    return ProcedureRow(
        code=found.code,
        name=found.name,
        sector=found.sector,
        agency=found.executing_agency or found.agency,
        tags=(NAME_ONLY,) if is_name_only else () if found.is_in_force else (NOT_IN_FORCE,),
    )
