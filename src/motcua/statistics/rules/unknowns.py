"""Which unknowns of a system of linear equations can be worked out, told unknown by unknown. Exact: whole numbers only.

An unknown can be worked out if no other unknowns can make up for it: if its column (its coefficients in all equations)
is no combination of the others' columns. So of every unknown that joins, its column is reduced by those that are there.
Does nothing remain, the unknowns of that combination make up for one another, and will for ever: more unknowns never
make one known. Does something remain, the newcomer can be worked out until some later one makes up for it.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from math import gcd

type Equation[C: Hashable] = Mapping[C, int]
"""Cells with their coefficients; what they come to is nought: parts 1 each, their sum -1."""
type Vector[K: Hashable] = dict[K, int]


class Unknowns[C: Hashable]:
    """A growing set of unknowns. `told`: those of them that can be worked out."""

    def __init__(self, equations: Sequence[Equation[C]]) -> None:
        self._columns: dict[C, Vector[int]] = {}
        for number, equation in enumerate(equations):
            for cell, n in equation.items():
                if n:
                    self._columns.setdefault(cell, {})[number] = n
        self._reduced: dict[int, tuple[Vector[int], Vector[C]]] = {}
        self.told: dict[C, None] = {}

    def add(self, cell: C) -> None:
        """One more unknown."""
        column, made_of = dict(self._columns.get(cell, {})), {cell: 1}
        while column:
            pivot = min(column)
            if pivot not in self._reduced:
                self._reduced[pivot] = column, made_of
                self.told[cell] = None
                return
            other, other_made_of = self._reduced[pivot]
            times, per = other[pivot], column[pivot]
            _combine(column, times, other, per)
            _combine(made_of, times, other_made_of, per)
            _shorten(column, made_of)
        for each in made_of:
            self.told.pop(each, None)


def _combine[K: Hashable](vector: Vector[K], times: int, other: Vector[K], per: int) -> None:
    """`vector` × `times` − `other` × `per`, in place."""
    if times != 1:
        for key in vector:
            vector[key] *= times
    for key, n in other.items():
        left = vector.get(key, 0) - per * n
        if left:
            vector[key] = left
        else:
            vector.pop(key, None)


def _shorten[A: Hashable, B: Hashable](column: Vector[A], made_of: Vector[B]) -> None:
    """Take out what all the numbers have in common, so that they stay small."""
    common = 0
    for n in (*made_of.values(), *column.values()):
        common = gcd(common, n)
        if common == 1:
            return
    for vector in (column, made_of):
        for key in vector:
            vector[key] //= common  # type: ignore[index]


def determined[C: Hashable](equations: Iterable[Equation[C]]) -> frozenset[C]:
    """The unknowns that a system of linear equations fixes, whatever stands on its right."""
    system = list(equations)
    unknowns = Unknowns(system)
    for cell in dict.fromkeys(cell for equation in system for cell, n in equation.items() if n):
        unknowns.add(cell)
    return frozenset(unknowns.told)
