"""Which cells of a published table are left out, so that a few dossiers cannot be told apart in it.

A cell that counts one to four dossiers is left out (`SMALL`; house decision: no decree of today sets the number). Who
knows the sums of a table could work a single missing cell out, so further cells are left out until none can be:
neither from one sum nor from several together, and not from a sum whose shown parts lack fewer than five of it.

Worked case: 3 + 40 + 57 = 100. The 3 is left out; alone, it would be 100 - 40 - 57; so the 40, the smallest of the
others, is left out with it. A nought is shown: that nothing happened tells of nobody.
"""

from collections.abc import Container, Hashable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

SMALL = 5
"""Counts below this, nought apart, are left out."""

type Equation[C: Hashable] = Mapping[C, int]
"""Cells with their coefficients; what they come to is nought: parts 1 each, their sum -1."""


def left_out[C: Hashable](
    values: Mapping[C, int], equations: Sequence[Equation[C]], sums: Container[C] = ()
) -> frozenset[C]:
    """The cells not to be shown of a table whose sums are the `equations` (over cells of `values`).

    The cells among `sums` are what people read first: another one is left out with a small one where there is any.
    """
    hidden = {cell for cell, value in values.items() if 0 < abs(value) < SMALL}
    while exposing := next(_exposing(values, equations, hidden), None):
        shown = [cell for cell in exposing if cell not in hidden]
        if not shown:
            break
        hidden.add(min(shown, key=lambda cell: (cell in sums, values[cell] == 0, abs(values[cell]), repr(cell))))
    return frozenset(hidden)


def _exposing[C: Hashable](
    values: Mapping[C, int], equations: Sequence[Equation[C]], hidden: set[C]
) -> Iterator[Equation[C]]:
    """Equations that tell a hidden cell, or too much of a few, and still have a shown cell that could be hidden."""
    concerned = [equation for equation in equations if any(cell in hidden for cell in equation)]
    for equation in concerned:
        missing = abs(sum(n * values[cell] for cell, n in equation.items() if cell in hidden))
        if 0 < missing < SMALL and any(cell not in hidden for cell in equation):
            yield equation
    told = determined([{cell: n for cell, n in equation.items() if cell in hidden} for equation in concerned])
    for equation in concerned:
        if any(cell in told for cell in equation) and any(cell not in hidden for cell in equation):
            yield equation


def determined[C: Hashable](equations: Iterable[Equation[C]]) -> frozenset[C]:
    """The unknowns that a system of linear equations fixes, whatever stands on its right: exact, by elimination."""
    rows: dict[C, dict[C, Fraction]] = {}
    for equation in equations:
        row = {cell: Fraction(n) for cell, n in equation.items() if n}
        for pivot in [cell for cell in row if cell in rows]:
            _subtract(row, rows[pivot], row.get(pivot, Fraction()))
        if not row:
            continue
        lead = next(iter(row))
        row = {cell: n / row[lead] for cell, n in row.items()}
        for other in rows.values():
            _subtract(other, row, other.get(lead, Fraction()))
        rows[lead] = row
    return frozenset(lead for lead, row in rows.items() if len(row) == 1)


def _subtract[C: Hashable](row: dict[C, Fraction], other: Mapping[C, Fraction], times: Fraction) -> None:
    """Take `other` off `row` so many times, in place."""
    if not times:
        return
    for cell, n in other.items():
        left = row.get(cell, Fraction()) - times * n
        if left:
            row[cell] = left
        else:
            row.pop(cell, None)
