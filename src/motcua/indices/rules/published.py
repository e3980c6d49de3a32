"""What is said of published indices: which tables may rank, and changes between two years. Nothing of it is typed in.

A table ranks the nation only when it has a score for every province of its year. The report of 12/11/2018 says of PAPI
"32nd, 30 places up": from a complete table of 2016 (62nd) and of 2017 (32nd) that is found again, `places` = 30.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from motcua.indices.rules.ranking import ranks_of
from motcua.statistics.rules.definitions import Words


class Index(StrEnum):
    """The indices that others compute and publish; here they are only imported."""

    PAPI = "papi"
    PAR_INDEX = "par-index"
    SIPAS = "sipas"
    PCI = "pci"
    ICT = "ict"


NAMES: dict[Index, Words] = {
    Index.PAPI: Words("PAPI: hiệu quả quản trị và hành chính công", "PAPI: governance and public administration"),
    Index.PAR_INDEX: Words("PAR INDEX: cải cách hành chính", "PAR INDEX: administrative reform"),
    Index.SIPAS: Words("SIPAS: hài lòng của người dân, tổ chức", "SIPAS: satisfaction with public services"),
    Index.PCI: Words("PCI: năng lực cạnh tranh cấp tỉnh", "PCI: provincial competitiveness"),
    Index.ICT: Words("ICT Index: sẵn sàng công nghệ thông tin", "ICT Index: readiness in information technology"),
}

SCALES: dict[tuple[Index, int], int] = {
    (Index.PAPI, 2011): 60,
    (Index.PAPI, 2018): 80,
    (Index.PAR_INDEX, 2012): 100,
    (Index.SIPAS, 2015): 100,
    (Index.PCI, 2005): 100,
    (Index.ICT, 2005): 1,
}
"""The highest score that there is, by the year from which it is so: PAPI has eight dimensions of ten since 2018."""


def scale_of(index: Index, year: int) -> int | None:
    """The scale of that year; None before the first that is known. Scores of two scales are not subtracted."""
    known = [(since, most) for (of, since), most in SCALES.items() if of is index and since <= year]
    return max(known)[1] if known else None


def places_of(scores: Mapping[str, Decimal], roster: Collection[str]) -> dict[str, int]:
    """The ranks of a table that has a score for each of the `roster`; none at all for a table that has not."""
    return ranks_of(scores) if roster and set(scores) == set(roster) else {}


@dataclass(frozen=True, slots=True)
class Entry:
    """What one source says of a province in a year. `place` was found in a complete table, `stated` the source says.

    `of`: how many provinces there were.
    """

    year: int
    source: str
    score: Decimal | None
    place: int | None
    stated: int | None
    of: int

    @property
    def rank(self) -> int | None:
        return self.stated if self.place is None else self.place


@dataclass(frozen=True, slots=True)
class Change:
    """From one year to the next. `places` up (below 0: down); `points` where both years have a score of one scale.

    `is_across`: the two years are told by different sources, which the reader must be told.
    """

    before: Entry
    after: Entry
    places: int | None
    points: Decimal | None

    @property
    def fallen(self) -> int | None:
        """How many places down."""
        return None if self.places is None else -self.places

    @property
    def is_across(self) -> bool:
        return self.before.source != self.after.source


def changes_of(index: Index, entries: Iterable[Entry]) -> list[Change]:
    """The changes from each year to the next, newest first: within a source where it has both years, else across.

    A source that has the earlier year stands for itself; one that has not is set against every other that has. Where a
    year is not there, or neither rank nor score can be compared, there is no change to tell.
    """
    by_year: dict[int, list[Entry]] = {}
    for entry in entries:
        by_year.setdefault(entry.year, []).append(entry)
    found = []
    for year in sorted(by_year, reverse=True):
        earlier = by_year.get(year - 1, [])
        for after in by_year[year]:
            same = [before for before in earlier if before.source == after.source]
            found += [_change(index, before, after) for before in same or earlier]
    return [change for change in found if change.places is not None or change.points is not None]


def _change(index: Index, before: Entry, after: Entry) -> Change:
    places = points = None
    if before.rank is not None and after.rank is not None and before.of == after.of:
        places = before.rank - after.rank
    is_one_scale = scale_of(index, before.year) == scale_of(index, after.year)
    if before.score is not None and after.score is not None and is_one_scale:
        points = after.score - before.score
    return Change(before, after, places, points)


def conflicts_of(entries: Sequence[Entry]) -> list[int]:
    """The years in which sources differ in rank or score by more than rounding, newest first."""
    years = sorted({entry.year for entry in entries}, reverse=True)
    return [year for year in years if _disagree([entry for entry in entries if entry.year == year])]


def _disagree(entries: Sequence[Entry]) -> bool:
    if len({entry.rank for entry in entries if entry.rank is not None}) > 1:
        return True
    scores = [entry.score for entry in entries if entry.score is not None]
    return len(scores) > 1 and not all(_same(one, scores[0]) for one in scores)


def _same(one: Decimal, other: Decimal) -> bool:
    """Equal as far as the shorter of the two is written."""
    digits = max(_exponent(one), _exponent(other))
    return abs(one - other) <= Decimal("0.5").scaleb(digits)


def _exponent(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return min(exponent, 0) if isinstance(exponent, int) else 0
