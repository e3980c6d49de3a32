"""Figures of a scope with the addresses of the dossiers behind them, under the names that those pages bear."""

from collections.abc import Iterable

from django.utils.translation import get_language, gettext

from motcua.statistics.rules.columns import COLUMNS
from motcua.statistics.rules.definitions import Definition
from motcua.web.figures import Figure, OnTimeRate, Ratio
from motcua.web.leadership.asked import Asked
from motcua.web.leadership.scopes import Scope
from motcua.web.templatetags.display import day


def figure_of(scope: Scope, code: str, asked: Asked) -> Figure:
    """The figure `code` (one of `COLUMNS`) of a scope."""
    return Figure(
        title=COLUMNS[code].title.read(get_language() or "vi"),
        value=getattr(scope.figures.figures, code),
        address=asked.dossiers_address(code, scope.part),
    )


def ratio_of(scope: Scope, definition: Definition, asked: Asked) -> Ratio:
    """What one of the on-time definitions makes of a scope; both of its numbers open."""
    return Ratio(figure_of(scope, definition.numerator, asked), figure_of(scope, definition.denominator, asked))


def on_time_rate(definition: Definition, ratios: Iterable[tuple[str, Ratio]]) -> OnTimeRate:
    """A definition with its formula, its law and the days of the law, and what it gives, each time under a name."""
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
        ratios=tuple(ratios),
    )
