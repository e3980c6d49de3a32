"""A table as data: headings and rows of cells, drawn by reform/table.html."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from motcua.web.statuses import Tag


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows. `vi`: a name in Vietnamese whatever the page's language."""

    text: str
    address: str = ""
    is_number: bool = False
    vi: bool = False
    tag: Tag | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """The first cell names the row; each of the others comes with its heading."""

    first: Cell
    others: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """`headings`: each with whether its column holds numbers."""

    caption: str
    headings: tuple[tuple[str, bool], ...]
    rows: tuple[Row, ...]


def table(caption: str, headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Table:
    """A table of these lines."""
    lines = [tuple(row) for row in rows]
    numeric = [any(line[place].is_number for line in lines) for place in range(len(headings))]
    return Table(
        caption,
        tuple(zip(headings, numeric, strict=True)),
        tuple(Row(line[0], tuple(zip(headings[1:], line[1:], strict=True))) for line in lines),
    )


def number(text: str, address: str = "") -> Cell:
    return Cell(text, address, is_number=True)


def name(text: str, address: str = "") -> Cell:
    return Cell(text, address, vi=True)
