"""Reads the statistics into what the report's page shows."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from motcua.organisation.models import ServiceCentre
from motcua.statistics.queries import seed_table
from motcua.statistics.rules.definitions import DEFINITIONS, SEED, Definition
from motcua.statistics.rules.periods import Period
from motcua.statistics.rules.tables import Row, Table
from motcua.territory.rules.units import Level
from motcua.web.figures import Figure, OnTimeRate, period_as_of, share_under
from motcua.web.leadership.period_form import Choices
from motcua.web.leadership.scopes import Scope, is_empty, levels, single, whole
from motcua.web.leadership.view_models import IdentityCheck, Report, ReportRow
from motcua.web.templatetags.display import day

LEVEL_NAMES = {Level.PROVINCE: _("Cấp tỉnh"), Level.DISTRICT: _("Cấp huyện"), Level.COMMUNE: _("Cấp xã")}


def read_units(now: datetime) -> Choices:
    """Code and name of each centre that a report can be about, by level; closed ones say until when they worked."""
    by_level: dict[str, list[tuple[str, str]]] = {level: [] for level in LEVEL_NAMES}
    centres = ServiceCentre.objects.filter(valid_from__lte=now.date()).order_by("name_sort", "code")
    for code, name, level, last in centres.values_list("code", "name", "level", "valid_to"):
        ended = last is not None and last < now.date()
        label = gettext("%(name)s (đến %(day)s)") % {"name": name, "day": day(last)} if ended else name
        by_level[level].append((code, label))
    return [(LEVEL_NAMES[Level(level)], choices) for level, choices in by_level.items() if choices]


def read_report(asked: Period, unit: str, now: datetime) -> Report | None:
    """The table for the period; the whole province where `unit` is "". None: nothing counted."""
    table = seed_table(asked, unit)
    if table.total.is_empty:
        return None
    everything = whole(table, name_of_whole(table, unit))
    heads = levels(table)
    told = [each for each in ((*heads, everything) if len(heads) > 1 else heads) if not is_empty(each)]
    return Report(
        scope=everything.name,
        period=period_as_of(asked, now),
        rows=tuple(_rows(table, heads, everything, unit)),
        left_out=sum(1 for row in table.rows if _is_left_out(row)),
        has_moved=any(row.figures.moved for row in table.rows),
        has_without_due=any(row.figures.without_due for row in table.rows),
        rated=tuple(each.name for each in told),
        rates=tuple(_rate(definition, told) for definition in DEFINITIONS),
        checks=tuple(_checks([*told, *(single(row) for row in table.rows if row.broken_identities)])),
    )


def name_of_whole(table: Table, unit: str) -> str:
    """What all rows of a report together are called."""
    if not unit:
        return gettext("Toàn tỉnh")
    name = next(row.name for row in table.rows if row.code == unit)
    if len(table.rows) == 1:
        return name
    return gettext("%(name)s và các nơi tiếp nhận cấp xã") % {"name": name}


def _rows(table: Table, heads: tuple[Scope, ...], everything: Scope, unit: str) -> Iterator[ReportRow]:
    for head in heads:
        parts = [row for row in table.rows if row.code in head.centres]
        yield _row("total", head, table.period, unit)
        if len(parts) > 1:
            yield from (_row("part", single(row), table.period, unit) for row in parts if not _is_left_out(row))
    if len(heads) > 1:
        yield _row("total", everything, table.period, unit)


def _is_left_out(row: Row) -> bool:
    """Communes where nothing happened: there may be two hundred of them."""
    return row.level == Level.COMMUNE and row.is_empty


def _row(kind: str, scope: Scope, asked: Period, unit: str) -> ReportRow:
    def figure(code: str) -> Figure:
        return figure_of(scope, code, asked, unit)

    return ReportRow(
        kind=kind,
        name=scope.name,
        received_new=figure("received"),
        carried_over=figure("carried_over"),
        moved=figure("moved"),
        in_time=figure("in_time"),
        late=figure("late"),
        without_due=figure("without_due"),
        open_in_term=figure("in_term"),
        open_overdue=figure("overdue"),
        in_time_share=share_under(SEED, scope.figures.figures),
    )


def figure_of(scope: Scope, code: str, asked: Period, unit: str = "") -> Figure:
    """The figure `code` of a scope, with the address of the dossiers behind it."""
    place = {"figure": code, "part": scope.part, "first": asked.first, "last": asked.last, "unit": unit}
    return Figure(getattr(scope.figures.figures, code), f"{reverse('report-dossiers')}?{urlencode(place)}")


def _rate(definition: Definition, scopes: Iterable[Scope]) -> OnTimeRate:
    language = get_language() or "vi"
    first, last = definition.validity.first, definition.validity.last
    in_force = gettext("hiệu lực từ %(first)s") % {"first": day(first)}
    if last is not None:
        in_force = gettext("hiệu lực từ %(first)s đến %(last)s") % {"first": day(first), "last": day(last)}
    return OnTimeRate(
        letter=definition.code,
        name=definition.name.read(language),
        formula=f"({definition.numerator_words.read(language)}) ÷ ({definition.denominator_words.read(language)})",
        law=definition.law,
        in_force=in_force,
        places=definition.decimals,
        shares=tuple((each.name, share_under(definition, each.figures.figures)) for each in scopes),
    )


def _checks(scopes: Iterable[Scope]) -> Iterator[IdentityCheck]:
    language = get_language() or "vi"
    for scope in scopes:
        for identity in scope.figures.identities:
            name = f"{scope.name}: {identity.name.read(language)}"
            yield IdentityCheck(name, identity.left, identity.relation, identity.right, identity.holds)
