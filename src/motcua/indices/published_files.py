"""Reading files of published indices: every line that is wrong is told, with what to do; one wrong line loads nothing.

Columns: index, year, source, province, score, rank; further ones are kept as parts of the score.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from motcua.indices.rules.published import Index, scale_of
from motcua.kernel.configuration import PROJECT
from motcua.kernel.data_files import read_rows
from motcua.kernel.errors import Invalid
from motcua.kernel.text import nfc

SHIPPED = PROJECT / "data" / "indices"
COLUMNS = ("index", "year", "source", "province", "score", "rank")
FIRST_YEAR, LAST_YEAR = 2005, 2100


@dataclass(frozen=True, slots=True)
class Source:
    """Who says it. `confirmed`: the source was seen, not remembered."""

    code: str
    title: str
    licence: str
    confirmed: bool
    note: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line that can be read."""

    where: str
    index: Index
    year: int
    source: str
    province: str
    score: Decimal | None
    stated: int | None
    parts: Mapping[str, str]

    @property
    def table(self) -> tuple[Index, int, str]:
        return self.index, self.year, self.source


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a line."""

    where: str
    vi: str
    en: str


type Roster = Mapping[str, list[tuple[int, int | None]]]


def read_sources(folder: Path = SHIPPED) -> dict[str, Source]:
    """The sources by code. Raises `Invalid` (`data_file_…`)."""
    rows = read_rows(folder / "sources.csv", ["code", "title", "licence", "confirmed", "note"])
    said = {"yes": True, "no": False}
    return {
        row["code"]: Source(row["code"], row["title"], row["licence"], row.choose("confirmed", said), row["note"])
        for row in rows
    }


def read_lines(path: Path, sources: Mapping[str, Source], roster: Roster) -> Iterator[Line | Problem]:
    """Each line of a file, or what is wrong with it. Raises `Invalid` where the file is no such file at all."""
    try:
        reader = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""), restkey="")
        names = tuple(reader.fieldnames or ())
        lines = list(reader)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise _no_such_file(path) from error
    if any(column not in names for column in COLUMNS):
        raise _no_such_file(path)
    for number, cells in enumerate(lines, start=2):
        where = f"{path.name}, {number}"
        if "" in cells or None in cells.values():
            yield Problem(where, "số ô không khớp với dòng tiêu đề", "the number of cells differs from the heading")
            continue
        yield _read({name: nfc(text).strip() for name, text in cells.items()}, where, sources, roster)


def _read(cells: dict[str, str], where: str, sources: Mapping[str, Source], roster: Roster) -> Line | Problem:
    if cells["index"] not in set(Index):
        return Problem(where, f"không có chỉ số “{cells['index']}”", f'there is no index "{cells["index"]}"')
    index, year = Index(cells["index"]), _whole(cells["year"])
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        return Problem(where, f"năm “{cells['year']}” không đọc được", f'the year "{cells["year"]}" cannot be read')
    if cells["source"] not in sources:
        return Problem(where, f"nguồn “{cells['source']}” chưa khai", f'the source "{cells["source"]}" is not declared')
    spans = roster.get(cells["province"], [])
    if not any(first <= year and (last is None or year <= last) for first, last in spans):
        return Problem(where, f"năm {year} không có tỉnh mã {cells['province']}", f"no such province in {year}")
    score, stated = _decimal(cells["score"]), _whole(cells["rank"])
    most = scale_of(index, year)
    if cells["score"] and (score is None or score < 0 or (most is not None and score > most)):
        return Problem(where, f"điểm “{cells['score']}” không hợp lệ", f'the score "{cells["score"]}" is not valid')
    if cells["rank"] and (stated is None or stated < 1):
        return Problem(where, f"hạng “{cells['rank']}” không hợp lệ", f'the rank "{cells["rank"]}" is not valid')
    if score is None and stated is None:
        return Problem(where, "không có điểm, cũng không có hạng", "neither a score nor a rank")
    parts = {name: text for name, text in cells.items() if name not in COLUMNS and text}
    return Line(where, index, year, cells["source"], cells["province"], score, stated, parts)


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else None


def _decimal(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    exponent = number.as_tuple().exponent
    return number if isinstance(exponent, int) and -6 <= exponent <= 0 and len(text) <= 12 else None


def _no_such_file(path: Path) -> Invalid:
    wanted = ", ".join(COLUMNS)
    return Invalid(
        "indices_file_unreadable",
        vi=f"Không đọc được tệp {path.name}. Cần tệp CSV (UTF-8) có các cột: {wanted}.",
        en=f"The file {path.name} cannot be read. A CSV file (UTF-8) with the columns {wanted} is needed.",
    )
