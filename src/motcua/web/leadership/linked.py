"""Figures of a scope with the addresses of the dossiers behind them, under the names that those pages bear."""

from django.utils.translation import get_language

from motcua.statistics.rules.columns import COLUMNS
from motcua.statistics.rules.definitions import Definition
from motcua.web.figures import Figure, Ratio
from motcua.web.leadership.asked import Asked
from motcua.web.leadership.scopes import Scope


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
