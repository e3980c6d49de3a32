"""Whose rating an address is about, and the numbers of ratings that open their dossiers or procedures."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import get_language

from motcua.indices.rating_lists import DOSSIERS, PROCEDURES
from motcua.web.figures import Figure


@dataclass(frozen=True, slots=True)
class Whose:
    """A period by its code, a unit by its code, and an officer's account (None: the unit's own rating)."""

    period: str
    unit: str
    officer: int | None = None

    def address(self, route: str, **more: str) -> str:
        """A page about it."""
        officer = {} if self.officer is None else {"officer": str(self.officer)}
        return f"{reverse(route)}?{urlencode({**more, 'period': self.period, 'unit': self.unit, **officer})}"


def figure_of(name: str, value: int, whose: Whose) -> Figure:
    """A count of dossiers that opens them."""
    title = DOSSIERS[name].read(get_language() or "vi")
    return Figure(title, value, whose.address("ratings-dossiers", set=name))


def procedures_of(name: str, value: int, whose: Whose) -> Figure:
    """A count of procedures that opens them."""
    title = PROCEDURES[name][0].read(get_language() or "vi")
    return Figure(title, value, whose.address("ratings-procedures", set=name))
