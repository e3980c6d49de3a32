"""The heading of a form as rows of merged cells, the same on screen, in a spreadsheet and on paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from motcua.reports.rules.form import Column, Form
from motcua.statistics.rules.definitions import Words

ORDINAL = Words("TT", "No.")


@dataclass(frozen=True, slots=True)
class Heading:
    """A cell of the heading: where it begins (from 0), and how many columns and rows it spans."""

    words: Words
    column: int
    columns: int
    rows: int


@lru_cache(maxsize=64)
def headings_of(form: Form, columns: tuple[Column, ...]) -> tuple[tuple[Heading, ...], ...]:
    """The rows of the heading above `columns` of the form, with its first two: TT, and what the lines are."""
    depth = 1 + max((len(column.under) for column in columns), default=0)
    rows: list[list[Heading]] = [[] for _ in range(depth)]
    rows[0] += [Heading(ORDINAL, 0, 1, depth), Heading(form.rows_are, 1, 1, depth)]
    for place, column in enumerate(columns, start=2):
        for level, words in enumerate(column.under):
            before = columns[place - 3].under[: level + 1] if place > 2 else ()
            if before == column.under[: level + 1]:
                rows[level][-1] = _wider(rows[level][-1])
            else:
                rows[level].append(Heading(words, place, 1, 1))
        rows[len(column.under)].append(Heading(column.title, place, 1, depth - len(column.under)))
    return tuple(tuple(row) for row in rows)


def _wider(heading: Heading) -> Heading:
    return Heading(heading.words, heading.column, heading.columns + 1, heading.rows)


def numbers_of(columns: Sequence[Column]) -> tuple[str, ...]:
    """The row of column numbers: "(1)", "(2)", "(3)" …; nothing above a column that has none."""
    return ("(1)", "(2)", *(f"({column.number})" if column.number else "" for column in columns))
