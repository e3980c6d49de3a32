"""What the console's lists and pages show; its templates know nothing else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.kernel.validity import Validity
from motcua.web.statuses import Tag, Tone
from motcua.web.templatetags.display import day

type Words = str | Promise

IN_FORCE = Tag(_("đang hiệu lực"), Tone.GOOD)
NOT_YET = Tag(_("chưa đến ngày"), Tone.ACTIVE)
ENDED = Tag(_("đã kết thúc"))


@dataclass(frozen=True, slots=True)
class Link:
    """Somewhere to go on to. `is_main`: the one thing a page is most often opened for."""

    address: str
    label: Words
    is_main: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of a row. `is_data`: a name or text as it was entered, so in Vietnamese in every language."""

    text: Words = ""
    tags: tuple[Tag, ...] = ()
    is_data: bool = False
    is_code: bool = False
    address: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its first value opens `address`. `acts` stand at its end."""

    head: Cell
    cells: tuple[Cell, ...]
    acts: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its title; `empty` is said where there are no rows."""

    title: Words
    columns: tuple[Words, ...]
    rows: tuple[Row, ...]
    empty: Words
    acts: tuple[Link, ...] = ()
    has_acts: bool = False

    @property
    def lines(self) -> Iterator[tuple[Cell, tuple[tuple[Words, Cell], ...], tuple[Link, ...]]]:
        """Each row: its head, its values with the titles of their columns, and its acts."""
        for row in self.rows:
            yield row.head, tuple(zip(self.columns[1:], row.cells, strict=True)), row.acts


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of what is known of one thing."""

    label: Words
    value: Cell


def named(text: str, address: str = "") -> Cell:
    """A name as it was entered."""
    return Cell(text, is_data=True, address=address)


def code(text: str, address: str = "") -> Cell:
    return Cell(text, is_code=True, address=address)


def days(validity: Validity | None, on: date) -> Cell:
    """From when to when, and whether that is now."""
    if validity is None:
        return Cell(_("chưa có ngày"))
    return Cell(validity_words(validity), (standing(validity, on),))


def validity_words(validity: Validity) -> str:
    """ "từ 01/01/2018 đến 30/06/2025"."""
    if validity.last is None:
        return gettext("từ %(first)s") % {"first": day(validity.first)}
    return gettext("từ %(first)s đến %(last)s") % {"first": day(validity.first), "last": day(validity.last)}


def standing(validity: Validity, on: date) -> Tag:
    """Whether it is in force on that day, was, or will be."""
    if on in validity:
        return IN_FORCE
    return ENDED if validity.has_ended(on) else NOT_YET


def joined(words: Sequence[Words]) -> str:
    """Several words in one cell."""
    return ", ".join(str(word) for word in words)
