"""Reads the statistics into what the report's page shows."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from motcua.organisation.models import ServiceCentre
from motcua.statistics.queries import centre_named, centres_of, ended_in, table_by, working_in
from motcua.statistics.rules.columns import COLUMNS, Column
from motcua.statistics.rules.definitions import DEFINITIONS, SEED
from motcua.statistics.rules.tables import By, Row, Table, columns_of
from motcua.territory.rules.units import Level
from motcua.web.figures import period_as_of
from motcua.web.leadership.asked import Asked
from motcua.web.leadership.linked import figure_of, rate_of, ratio_of
from motcua.web.leadership.period_form import Choices
from motcua.web.leadership.scopes import Scope, is_empty, levels, single, whole
from motcua.web.leadership.view_models import Choice, FigureByPlace, IdentityCheck, Report, ReportRow
from motcua.web.templatetags.display import day

LEVEL_NAMES = {Level.PROVINCE: _("Cấp tỉnh"), Level.DISTRICT: _("Cấp huyện"), Level.COMMUNE: _("Cấp xã")}
BY_WORDS = {
    By.UNIT: _("Theo nơi tiếp nhận"),
    By.SUCCESSOR: _("Gộp vào nơi kế thừa"),
    By.SECTOR: _("Theo lĩnh vực"),
}
FURTHER = (
    "received_online",
    "resolved",
    "early",
    "on_time",
    "open",
    "awaiting_supplement",
    "awaiting_payment",
    "withdrawn",
    "stopped",
    "refused",
    "supplemented",
    "asked_again",
    "asked_again_in_time",
    "asked_again_in_term",
    "extended",
)
"""The figures that the article's table does not have."""


def read_units(now: datetime) -> Choices:
    """Code and name of each centre that a report can be about, by level; closed ones say until when they worked."""
    by_level: dict[str, list[tuple[str, str]]] = {level: [] for level in LEVEL_NAMES}
    centres = ServiceCentre.objects.filter(valid_from__lte=now.date()).order_by("name_sort", "code")
    for code, name, level, last in centres.values_list("code", "name", "level", "valid_to"):
        ended = last is not None and last < now.date()
        label = gettext("%(name)s (đến %(day)s)") % {"name": name, "day": day(last)} if ended else name
        by_level[level].append((code, label))
    return [(LEVEL_NAMES[Level(level)], choices) for level, choices in by_level.items() if choices]


def read_report(asked: Asked, now: datetime) -> Report | None:
    """The report; None where nothing was counted."""
    table = table_by(asked.by, asked.period, asked.unit, alone=asked.alone)
    if table.total.is_empty:
        return None
    everything = whole(table, name_of_whole(asked))
    heads = levels(table)
    told = [each for each in (heads if len(heads) == 1 else (*heads, everything)) if not is_empty(each)]
    columns = columns_of(table)
    rows = _scopes(table, heads, everything)
    return Report(
        scope=everything.name,
        period=period_as_of(asked.period, now),
        by=asked.by,
        choices=tuple(_choices(asked)),
        headings=tuple(column.title.read(get_language() or "vi") for column in columns),
        rows=tuple(_row(kind, scope, columns, asked) for kind, scope in rows),
        left_out=sum(1 for row in table.rows if _is_left_out(row)),
        told_of=tuple(each.name for each in told),
        further=tuple(_further(code, told, asked) for code in FURTHER),
        rates=tuple(
            rate_of(definition, ((each.name, ratio_of(each, definition, asked)) for each in told))
            for definition in DEFINITIONS
        ),
        checks=tuple(_checks([*told, *(single(row) for row in table.rows if row.broken_identities)], asked)),
    )


def name_of_whole(asked: Asked) -> str:
    """What all rows of a report together are called."""
    if not asked.unit:
        return gettext("Toàn tỉnh")
    named = centre_named(asked.unit, asked.period.last)
    chosen = centres_of(asked.unit, asked.period.last, alone=asked.alone)
    if chosen.filter(working_in(asked.period)).count() == 1:
        return named.name
    return gettext("%(name)s và các nơi tiếp nhận cấp xã") % {"name": named.name}


def _choices(asked: Asked) -> Iterator[Choice]:
    """The same report by centre and by sector; by successor where a centre ended in the period, or it is asked for."""
    for by, label in BY_WORDS.items():
        if by is By.SUCCESSOR and asked.by is not by and not ended_in(asked.period).exists():
            continue
        yield Choice(label, replace(asked, by=by).report_address, by is asked.by)


def _scopes(table: Table, heads: tuple[Scope, ...], everything: Scope) -> Iterator[tuple[str, Scope]]:
    """The lines of the table, each with its kind."""
    if table.by is By.SECTOR:
        yield from (("part", single(row)) for row in table.rows if not _is_left_out(row))
    for head in heads:
        parts = [row for row in table.rows if row.level == head.part]
        yield "total", head
        if len(parts) > 1:
            yield from (("part", single(row)) for row in parts if not _is_left_out(row))
    if len(heads) != 1:
        yield "total", everything


def _is_left_out(row: Row) -> bool:
    """Communes and sectors where nothing happened: there may be two hundred of them."""
    return row.is_empty and row.level not in (Level.PROVINCE, Level.DISTRICT)


def _row(kind: str, scope: Scope, columns: Iterable[Column], asked: Asked) -> ReportRow:
    figures = tuple(figure_of(scope, column.code, asked) for column in columns)
    return ReportRow(kind, scope.name, figures, ratio_of(scope, SEED, asked))


def _further(code: str, scopes: Iterable[Scope], asked: Asked) -> FigureByPlace:
    figures = tuple((scope.name, figure_of(scope, code, asked)) for scope in scopes)
    return FigureByPlace(COLUMNS[code].title.read(get_language() or "vi"), figures)


def _checks(scopes: Iterable[Scope], asked: Asked) -> Iterator[IdentityCheck]:
    language = get_language() or "vi"
    for scope in scopes:
        for identity in scope.figures.identities:
            name = f"{scope.name}: {identity.name.read(language)}"
            left, right = (
                tuple(figure_of(scope, code, asked) for code in side) for side in (identity.left_of, identity.right_of)
            )
            yield IdentityCheck(name, left, identity.relation, right, identity.holds)
