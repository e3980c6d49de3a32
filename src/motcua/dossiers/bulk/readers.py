"""Reading an import file in chunks, whatever its format: CSV, JSON Lines or Parquet.

A chunk is cheap to make and to send to another process; its rows are unpacked where they are used.
"""

import csv
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice, repeat
from pathlib import Path
from typing import Any, Protocol

import orjson
import pyarrow.parquet

from motcua.kernel.errors import Invalid

type NumberedRow = tuple[int, dict[str, Any] | Invalid]
"""The line (CSV, JSONL) or row (Parquet) number from 1 as a person would count it, and the values by column, or why the
line is none."""


class Chunk(Protocol):
    """Consecutive rows of a file, picklable."""

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[NumberedRow]: ...


@dataclass(frozen=True, slots=True)
class Format:
    """How a kind of file is read. `columns` is None where every row names its own."""

    columns: Callable[[Path], Sequence[str] | None]
    count: Callable[[Path], int]
    chunks: Callable[[Path, int], Iterator[Chunk]]


def read_columns(path: Path) -> Sequence[str] | None:
    """The columns that the file announces; None for JSON Lines, whose rows do. Raises as `read_chunks` does."""
    with readable(path) as form:
        return form.columns(path)


def count_rows(path: Path) -> int:
    """How many rows to expect, for a progress bar (empty lines and line breaks within a CSV's cells count too)."""
    with readable(path) as form:
        return form.count(path)


def read_chunks(path: Path, size: int) -> Iterator[Chunk]:
    """The rows of `path`, `size` at a time.

    Raises `Invalid`: `unknown_format`, `file_missing`, or `file_broken` where the file is not what its ending says.
    """
    with readable(path) as form:
        yield from form.chunks(path, size)


@contextmanager
def readable(path: Path) -> Iterator[Format]:
    """The format of `path` by its ending; while it is read, what goes wrong is told as `read_chunks` says."""
    try:
        form = FORMATS[path.suffix.lower()]
    except KeyError:
        raise Invalid(
            "unknown_format",
            vi=f"Không đọc được tệp {path.name}. Hãy dùng .csv, .jsonl hoặc .parquet.",
            en=f"{path.name} cannot be read. Use .csv, .jsonl or .parquet.",
        ) from None
    try:
        yield form
    except (UnicodeDecodeError, csv.Error, pyarrow.lib.ArrowException) as error:
        raise Invalid(
            "file_broken",
            vi=f"Tệp {path.name} bị hỏng hoặc không phải UTF-8. Hãy xuất lại tệp từ hệ thống cũ rồi nhập lại; "
            "phần đã nhập được giữ nguyên.",
            en=f"{path.name} is broken or not UTF-8. Export it again from the older system and import it again; "
            "what has been imported stays.",
        ) from error
    except OSError as error:
        raise Invalid(
            "file_missing",
            vi=f"Không mở được tệp {path.name} ({error.strerror}). Hãy kiểm tra đường dẫn và quyền đọc.",
            en=f"{path.name} cannot be opened ({error.strerror}). Check the path and who may read it.",
        ) from error


def line_broken(what_vi: str, what_en: str) -> Invalid:
    """The refusal of one line that holds no row."""
    return Invalid(
        "line_broken", vi=f"Dòng {what_vi}. Hãy xuất lại dòng này.", en=f"The line {what_en}. Export it again."
    )


@dataclass(slots=True)
class CsvChunk:
    """Lines of a CSV file with the numbers on which they begin."""

    columns: list[str]
    rows: list[tuple[int, list[str]]]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[NumberedRow]:
        width = len(self.columns)
        for number, cells in self.rows:
            if len(cells) == width:
                yield number, dict(zip(self.columns, cells, strict=True))
            else:
                yield (
                    number,
                    line_broken(
                        f"có {len(cells)} ô, dòng tiêu đề có {width}",
                        f"has {len(cells)} cells, the heading {width}",
                    ),
                )


def _csv_columns(path: Path) -> list[str]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return next(csv.reader(file, strict=True), [])


def _csv_chunks(path: Path, size: int) -> Iterator[Chunk]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file, strict=True)
        columns = next(reader, [])
        numbered = _numbered(reader)
        while rows := list(islice(numbered, size)):
            yield CsvChunk(columns, rows)


def _numbered(reader: Any) -> Iterator[tuple[int, list[str]]]:
    first = reader.line_num + 1
    for cells in reader:
        if cells:
            yield first, cells
        first = reader.line_num + 1


def _count_lines(path: Path) -> int:
    with path.open("rb") as file:
        return sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))


@dataclass(slots=True)
class JsonLinesChunk:
    """Lines of a JSON Lines file with their numbers."""

    lines: list[tuple[int, bytes]]

    def __len__(self) -> int:
        return len(self.lines)

    def __iter__(self) -> Iterator[NumberedRow]:
        for number, line in self.lines:
            try:
                value = orjson.loads(line)
            except orjson.JSONDecodeError:
                value = None
            yield number, value if isinstance(value, dict) else NO_JSON


NO_JSON = line_broken("không phải một đối tượng JSON bằng UTF-8", "is no JSON object in UTF-8")


def _json_chunks(path: Path, size: int) -> Iterator[Chunk]:
    with path.open("rb") as file:
        lines = ((number, line) for number, line in enumerate(file, start=1) if not line.isspace())
        while chunk := list(islice(lines, size)):
            yield JsonLinesChunk(chunk)


@dataclass(slots=True)
class ParquetChunk:
    """Some columns of a Parquet file, as texts, and the number of the first row."""

    first: int
    size: int
    columns: dict[str, Any]

    def __len__(self) -> int:
        return self.size

    def __iter__(self) -> Iterator[NumberedRow]:
        names = tuple(self.columns)
        cells = zip(*[column.to_pylist() for column in self.columns.values()], strict=True) if names else repeat(())
        for number, row in zip(range(self.first, self.first + self.size), cells, strict=False):
            yield number, dict(zip(names, row, strict=True))


def _parquet_columns(path: Path) -> list[str]:
    names: list[str] = pyarrow.parquet.read_schema(path).names
    return names


def _parquet_chunks(path: Path, size: int) -> Iterator[Chunk]:
    first = 1
    for batch in pyarrow.parquet.ParquetFile(path).iter_batches(batch_size=size):
        columns = zip(batch.schema.names, batch.columns, strict=True)
        given = {name: _as_texts(column) for name, column in columns if column.null_count < len(column)}
        yield ParquetChunk(first, batch.num_rows, given)
        first += batch.num_rows


def _as_texts(column: Any) -> Any:
    """Whatever its type: numbers as digits, days and instants as ISO 8601. Raises an `ArrowException` otherwise."""
    texts = column if pyarrow.types.is_string(column.type) else column.cast(pyarrow.string())
    texts.validate(full=True)
    return texts


FORMATS = {
    ".csv": Format(_csv_columns, lambda path: max(0, _count_lines(path) - 1), _csv_chunks),
    ".jsonl": Format(lambda path: None, _count_lines, _json_chunks),
    ".parquet": Format(_parquet_columns, lambda path: pyarrow.parquet.read_metadata(path).num_rows, _parquet_chunks),
}
