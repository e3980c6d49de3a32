"""Reads the index into what its page and its file show."""

from collections.abc import Iterator
from datetime import datetime
from fractions import Fraction

from django.utils.translation import get_language, gettext

from motcua.indices.dossier_sets import SETS
from motcua.indices.measures import BY_UNIT, Measures, UnitLine
from motcua.indices.procedure_sets import PROCEDURE_SETS
from motcua.indices.rules.index_766 import INDICATORS
from motcua.indices.rules.indicator import GROUPS, VALIDITY, Counted, Indicator
from motcua.indices.rules.results import Lack, Line, Measured, Result, index_of
from motcua.statistics.rules.columns import COLUMNS
from motcua.statistics.rules.definitions import Words
from motcua.web.figures import Figure, Ratio, period_as_of
from motcua.web.leadership.asked import Asked
from motcua.web.leadership.index_766.view_models import GroupRows, IndexPage, IndicatorRow, UnitRow
from motcua.web.leadership.readings import name_of_whole

DAY = 24 * 60 * 60
PETITIONS = {
    getattr(each, part): getattr(each, f"{part}_words")
    for each in INDICATORS
    if each.counted is Counted.PETITIONS
    for part in ("part", "whole")
}
"""Sets of petitions, which open in forms 05a and 05b, not here."""


def read_index(measures: Measures, asked: Asked, now: datetime) -> IndexPage:
    """The index of a place and a period, measured at `now`."""
    groups, total = index_of(measures.results)
    return IndexPage(
        scope=name_of_whole(asked),
        period=period_as_of(asked.period, now),
        in_force=asked.period.last in VALIDITY,
        groups=tuple(
            GroupRows(_read(GROUPS[each.group][1]), each.sum, tuple(_row(line, measures, asked) for line in each.lines))
            for each in groups
        ),
        sum=total,
        compared=tuple(f"{each.code}. {_read(each.name)}" for each in BY_UNIT),
        units=tuple(_unit(each, asked) for each in measures.units) if len(measures.units) > 1 else (),
        csv_address=asked.address("index-766-csv"),
    )


def title_of(code: str) -> Words:
    """The name of a set of dossiers, procedures or petitions, or of a column of the reports."""
    if code in PETITIONS:
        return PETITIONS[code]
    if code in SETS:
        return SETS[code].title
    return PROCEDURE_SETS[code][0] if code in PROCEDURE_SETS else COLUMNS[code].title


def lack_in_words(result: Result) -> str:
    """Why there is no number, "" where there is one."""
    if result is Lack.NOTHING_AROSE:
        return gettext("không phát sinh")
    return gettext("chưa có nguồn số liệu") if result is Lack.NO_SOURCE else ""


def _row(line: Line, measures: Measures, asked: Asked) -> IndicatorRow:
    indicator, result = line.indicator, line.result
    days = indicator.counted is Counted.DAYS
    return IndicatorRow(
        code=indicator.code,
        name=_read(indicator.name),
        formula=f"({_read(indicator.part_words)}) ÷ ({_read(indicator.whole_words)})",
        law=indicator.law,
        notes=tuple(_notes(indicator)),
        lack=lack_in_words(result),
        ratio=_days_ratio(indicator, measures, asked) if days else _ratio(indicator, result, asked),
        days=_days(result, measures.dated) if days else None,
        points=line.points,
        most=indicator.points,
        is_confirmed=indicator.is_confirmed or not indicator.points,
    )


def _notes(indicator: Indicator) -> Iterator[str]:
    if indicator.full_at != 1:
        yield gettext("Đạt từ %(share)s %% được đủ điểm, dưới mức đó tính theo tỷ lệ.") % {
            "share": int(indicator.full_at * 100)
        }
    yield from (_read(words) for words in (indicator.note, indicator.no_source, indicator.not_scored) if words)


def _ratio(indicator: Indicator, result: Result, asked: Asked) -> Ratio | None:
    if not isinstance(result, Measured):
        return None
    return Ratio(_figure(indicator.part, result.part, asked), _figure(indicator.whole, result.whole, asked))


def _days_ratio(indicator: Indicator, measures: Measures, asked: Asked) -> Ratio | None:
    """The dossiers that the times are about, on both sides."""
    if not measures.dated:
        return None
    figure = _figure(indicator.whole, measures.dated, asked)
    return Ratio(figure, figure)


def _days(result: Result, dossiers: int) -> tuple[Fraction, Fraction, Fraction] | None:
    """Average days taken, average days given, and the one by the other."""
    if not isinstance(result, Measured):
        return None
    return Fraction(result.part, dossiers * DAY), Fraction(result.whole, dossiers * DAY), result.share


def _figure(code: str, value: int, asked: Asked) -> Figure:
    return Figure(_read(title_of(code)), value, _address(code, asked))


def _address(code: str, asked: Asked) -> str:
    if code in PETITIONS:
        return ""
    if code in SETS:
        return asked.address("index-766-dossiers", set=code)
    if code in PROCEDURE_SETS:
        return asked.address("index-766-procedures", set=code)
    return asked.dossiers_address(code, "")


def _unit(line: UnitLine, asked: Asked) -> UnitRow:
    of_unit = Asked(asked.period, line.code, alone=True)
    ratios = []
    for each, result in zip(BY_UNIT, line.results, strict=True):
        part, whole = (result.part, result.whole) if isinstance(result, Measured) else (0, 0)
        ratio = Ratio(_figure(each.part, part, of_unit), _figure(each.whole, whole, of_unit))
        ratios.append((f"{each.code}. {_read(each.name)}", ratio))
    return UnitRow(line.name, of_unit.address("index-766"), tuple(ratios))


def _read(words: Words) -> str:
    return words.read(get_language() or "vi")
