"""A figure of a report as it was counted, and figures within a text.

In a text a figure is a Markdown link to its code: `[62.798](#province.received)`. A person may change every word; what
stands in the brackets is compared with what was counted.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from motcua.kernel.numbers import percentage, whole

IN_TEXT = re.compile(r"\[([^\[\]\n]{1,80})\]\(#([a-z0-9_.]{1,60})\)")
NOTHING_AROSE = "không phát sinh"


@dataclass(frozen=True, slots=True)
class Figure:
    """A count (`denominator` None) or a share: the code of where it comes from, and its whole numbers."""

    code: str
    numerator: int
    denominator: int | None = None

    @property
    def text(self) -> str:
        """As the report writes it: "62.798", "98,2 %"; "không phát sinh" where there is nothing to divide by."""
        if self.denominator is None:
            return whole(self.numerator)
        return percentage(self.numerator, self.denominator) if self.denominator else NOTHING_AROSE

    @property
    def in_text(self) -> str:
        return f"[{self.text}](#{self.code})"


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure found in a text: what stands there, what was counted for the draft, and what is counted now."""

    code: str
    shown: str
    counted: str | None
    now: str | None

    @property
    def was_edited(self) -> bool:
        """Somebody wrote something else than was counted (or a code that the draft does not have)."""
        return self.shown != self.counted

    @property
    def differs_now(self) -> bool:
        """A recount gives another figure than the draft's."""
        return self.counted is not None and self.now is not None and self.now != self.counted


def marks_in(text: str, kept: Mapping[str, Figure], now: Mapping[str, Figure]) -> tuple[Mark, ...]:
    """The figures in a text, in their order. `now` may be empty: nothing was recounted."""
    return tuple(
        Mark(
            code,
            shown,
            kept[code].text if code in kept else None,
            now[code].text if code in now else None,
        )
        for shown, code in IN_TEXT.findall(text)
    )


def plain(text: str) -> str:
    """The text as it is printed: figures bare."""
    return IN_TEXT.sub(lambda found: found[1], text)
