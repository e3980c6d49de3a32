"""Reads of published indices for screens. They are public."""

from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from motcua.indices.models import Province, PublishedScore, PublishedTable
from motcua.indices.rules.published import Change, Entry, Index, changes_of, conflicts_of
from motcua.kernel.errors import NotFound


@dataclass(frozen=True, slots=True)
class Told:
    """All that sources say of a province by one index, years newest first; where they differ, and the changes."""

    entries: tuple[Entry, ...]
    conflicts: tuple[int, ...]
    changes: tuple[Change, ...]

    def line(self) -> dict[int, Decimal]:
        """One score a year, to be drawn: of the first source that has one (tables before single figures)."""
        found: dict[int, Decimal] = {}
        for entry in self.entries:
            if entry.score is not None:
                found.setdefault(entry.year, entry.score)
        return found


@dataclass(frozen=True, slots=True)
class IndexTold:
    """An index: what is said of each province asked for, the median of complete tables by year, and the sources."""

    index: Index
    provinces: dict[str, Told]
    medians: dict[int, Decimal]
    tables: tuple[PublishedTable, ...]


def provinces_known() -> list[Province]:
    """Each province once, under its latest name, in the order of the Vietnamese alphabet."""
    latest = Province.objects.order_by("code", "-first_year").distinct("code")
    return sorted(latest, key=lambda province: province.name_sort)


def indices_known() -> list[tuple[Index, int, int, int]]:
    """The indices of which anything was taken in: first and last year, and how many tables."""
    years: dict[Index, list[int]] = {}
    for index, year in PublishedTable.objects.values_list("index", "year"):
        years.setdefault(Index(index), []).append(year)
    return [(index, min(years[index]), max(years[index]), len(years[index])) for index in Index if index in years]


def index_named(name: str) -> Index:
    """Raises `NotFound`."""
    if name not in set(Index):
        raise no_such_index()
    return Index(name)


def read_index(index: Index, codes: list[str]) -> IndexTold:
    """What was published of the provinces `codes`. Three queries, whatever is asked."""
    tables = {table.pk: table for table in PublishedTable.objects.filter(index=index.value)}
    order = sorted(
        tables.values(), key=lambda table: (-table.year, not table.confirmed, not table.is_complete, table.source)
    )
    lines = PublishedScore.objects.filter(table__in=tables, province__in=codes)
    by_place = {(line.province, line.table_id): line for line in lines}
    told = {}
    for code in codes:
        entries = [_entry(by_place[code, table.pk], table) for table in order if (code, table.pk) in by_place]
        told[code] = Told(tuple(entries), tuple(conflicts_of(entries)), tuple(changes_of(index, entries)))
    return IndexTold(index, told, _medians(order), tuple(order))


def whole_table(index: Index, year: int, source: str) -> tuple[PublishedTable, list[PublishedScore]]:
    """A table with its lines, best first. Raises `NotFound`."""
    table = PublishedTable.objects.filter(
        index=index.value, year=year, source=source if source.isprintable() else ""
    ).first()
    if table is None:
        raise no_such_index()
    return table, sorted(table.scores.all(), key=lambda line: (line.place or line.stated or 999, line.province))


def _entry(line: PublishedScore, table: PublishedTable) -> Entry:
    return Entry(table.year, table.source, line.score, line.place, line.stated, table.of)


def _medians(order: list[PublishedTable]) -> dict[int, Decimal]:
    """The median of the table that draws each year, where it is complete."""
    complete = {table.pk: table.year for table in order if table.is_complete}
    scores: dict[int, list[Decimal]] = {}
    for table, score in PublishedScore.objects.filter(table__in=complete, score__isnull=False).values_list(
        "table_id", "score"
    ):
        if score is not None:
            scores.setdefault(table, []).append(score)
    found: dict[int, Decimal] = {}
    for table, year in complete.items():
        found.setdefault(year, median(scores[table]))
    return found


def no_such_index() -> NotFound:
    return NotFound(
        "no_such_index",
        vi="Không có chỉ số này. Hãy mở trang Chỉ số để chọn trong danh sách.",
        en="There is no such index. Open the page “Indices” and choose from the list.",
    )
