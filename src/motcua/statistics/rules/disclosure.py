"""Which cells of a published table are left out, so that a few dossiers cannot be told apart in it.

A cell that counts one to four dossiers is left out (`SMALL`; house decision: no decree of today sets the number). Who
knows the sums of a table could work a single missing cell out, so further cells are left out until none can be:
neither from one sum nor from several together, and not from a sum whose shown parts lack fewer than five of it.

Worked case: 3 + 40 + 57 = 100. The 3 is left out; alone, it would be 100 - 40 - 57; so the 40, the smallest of the
others, is left out with it. A nought is shown: that nothing happened tells of nobody.
"""

from collections.abc import Container, Hashable, Iterator, Mapping, Sequence

from motcua.statistics.rules.unknowns import Equation, Unknowns

SMALL = 5
"""Counts below this, nought apart, are left out."""


def left_out[C: Hashable](
    values: Mapping[C, int], equations: Sequence[Equation[C]], sums: Container[C] = (), kept_back: Container[C] = ()
) -> frozenset[C]:
    """The cells not to be shown of a table whose sums are the `equations` (over cells of `values`).

    Those `kept_back` are not shown in any case.

    The cells among `sums` are what people read first: another one is left out with a small one where there is any.
    """
    table = _Table(values, equations, sums)
    for cell, value in values.items():
        if 0 < abs(value) < SMALL or cell in kept_back:
            table.hide(cell)
    while (more := table.next_to_hide()) is not None:
        table.hide(more)
    return frozenset(table.hidden)


class _Table[C: Hashable]:
    """A table of which some cells are hidden already."""

    def __init__(self, values: Mapping[C, int], equations: Sequence[Equation[C]], sums: Container[C]) -> None:
        self._values, self._sums, self._equations = values, sums, equations
        self._unknowns = Unknowns(equations)
        self._equations_of: dict[C, list[int]] = {}
        for number, equation in enumerate(equations):
            for cell in equation:
                self._equations_of.setdefault(cell, []).append(number)
        self._missing = [0] * len(equations)
        self._few: dict[int, None] = {}
        self.hidden: dict[C, None] = {}

    def hide(self, cell: C) -> None:
        self.hidden[cell] = None
        self._unknowns.add(cell)
        for number in self._equations_of.get(cell, ()):
            self._missing[number] += self._equations[number][cell] * self._values[cell]
            self._few.pop(number, None)
            if 0 < abs(self._missing[number]) < SMALL:
                self._few[number] = None

    def next_to_hide(self) -> C | None:
        """A shown cell of an equation that tells too much of the hidden ones; None once none does."""
        for number in list(self._few):
            if (found := self._least_shown([number])) is not None:
                return found
            del self._few[number]
        touched = sorted({n for cell in self._unknowns.told for n in self._equations_of.get(cell, ())})
        for number in touched:
            if (found := self._least_shown([number])) is not None:
                return found
        for cell in self._unknowns.told:
            for numbers in self._nearer_and_further(cell):
                if (found := self._least_shown(numbers)) is not None:
                    return found
        return None

    def _least_shown(self, numbers: Sequence[int]) -> C | None:
        """Of these equations' shown cells the one to hide: no sum, not nought, the smallest."""
        shown = (cell for number in numbers for cell in self._equations[number] if cell not in self.hidden)
        return min(shown, key=self._rank, default=None)

    def _rank(self, cell: C) -> tuple[bool, bool, int, str]:
        value = self._values[cell]
        return cell in self._sums, value == 0, abs(value), repr(cell)

    def _nearer_and_further(self, cell: C) -> Iterator[list[int]]:
        """The equations of a hidden cell; then those that share a hidden cell with these, and so on."""
        seen: dict[int, None] = {}
        edge: list[C] = [cell]
        while numbers := [n for each in edge for n in self._equations_of.get(each, ()) if n not in seen]:
            numbers = list(dict.fromkeys(numbers))
            seen |= dict.fromkeys(numbers)
            yield numbers
            edge = [each for number in numbers for each in self._equations[number] if each in self.hidden]
