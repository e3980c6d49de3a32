"""A rate and how it is written: two whole numbers, rounded only when printed."""

from dataclasses import dataclass

from motcua.statistics.rules.definitions import Definition
from motcua.statistics.rules.figures import Figures

NOTHING_AROSE = {"vi": "không phát sinh", "en": "none arose"}


@dataclass(frozen=True, slots=True)
class Rate:
    """`numerator` of `denominator` dossiers under a named definition, kept whole: no rounding is ever added up."""

    definition: Definition
    numerator: int
    denominator: int

    @property
    def is_empty(self) -> bool:
        """Nothing to divide by: neither 0 % nor 100 %."""
        return self.denominator == 0

    def text(self, language: str = "vi") -> str:
        """As printed, with the definition's decimals, half up: 63,256 of 64,410 is "98,2 %" ("98.2 %" in English).

        "không phát sinh" where there is nothing to divide by.
        """
        if self.is_empty:
            return NOTHING_AROSE.get(language, NOTHING_AROSE["vi"])
        decimals = self.definition.decimals
        return f"{percent_text(self.numerator, self.denominator, decimals, '.' if language == 'en' else ',')} %"


def rate(definition: Definition, figures: Figures) -> Rate:
    """The rate that `definition` makes of `figures`."""
    return Rate(definition, definition.numerator(figures), definition.denominator(figures))


def percent_text(numerator: int, denominator: int, decimals: int, point: str = ",") -> str:
    """`numerator` / `denominator` in per cent, rounded half up (away from 0) in whole numbers: 1/8 with 1 is "12,5"."""
    scale = 10**decimals
    size, base = abs(numerator) * 100 * scale, abs(denominator)
    rounded = (2 * size + base) // (2 * base)
    sign = "-" if rounded and (numerator < 0) != (denominator < 0) else ""
    whole, rest = divmod(rounded, scale)
    return f"{sign}{whole}{point}{rest:0{decimals}d}" if decimals else f"{sign}{whole}"
