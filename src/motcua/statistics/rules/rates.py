"""A rate and how it is written: two whole numbers, rounded only when printed."""

from dataclasses import dataclass

from motcua.kernel.numbers import percent_digits, percentage
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
        """As printed, with the definition's decimals, half up: 63,256 of 64,410 is "98,2 %" ("98.2%" in English).

        "không phát sinh" where there is nothing to divide by.
        """
        if self.is_empty:
            return NOTHING_AROSE.get(language, NOTHING_AROSE["vi"])
        return percentage(self.numerator, self.denominator, self.definition.decimals, language)

    @property
    def digits(self) -> str | None:
        """The percentage as bare digits ("98.2"), for programs; None where there is nothing to divide by."""
        return None if self.is_empty else percent_digits(self.numerator, self.denominator, self.definition.decimals)


def rate(definition: Definition, figures: Figures) -> Rate:
    """The rate that `definition` makes of `figures`."""
    return Rate(definition, getattr(figures, definition.numerator), getattr(figures, definition.denominator))
