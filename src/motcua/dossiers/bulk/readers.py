"""Reading an import file row by row, whatever its format: CSV, JSON Lines or Parquet."""

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import orjson
import pyarrow.parquet

from motcua.kernel.errors import Invalid

type NumberedRow = tuple[int, dict[str, Any]]
"""The line (CSV, JSONL) or row (Parquet) number from 1 as a person would count it, and the values by column."""


def count_rows(path: Path) -> int:
    """How many rows to expect (for a progress bar; quoted line breaks in a CSV make it a little too high)."""
    if path.suffix == ".parquet":
        rows: int = pyarrow.parquet.ParquetFile(path).metadata.num_rows
        return rows
    with path.open("rb") as file:
        lines = sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))
    return max(0, lines - 1) if path.suffix == ".csv" else lines


def read_rows(path: Path) -> Iterator[NumberedRow]:
    """The rows of `path` by its ending. Raises `Invalid` for another format, or a file that is not what it says."""
    try:
        reader = READERS[path.suffix]
    except KeyError:
        raise Invalid(
            "unknown_format",
            vi=f"Không đọc được tệp {path.name}. Hãy dùng .csv, .jsonl hoặc .parquet.",
            en=f"{path.name} cannot be read. Use .csv, .jsonl or .parquet.",
        ) from None
    try:
        yield from reader(path)
    except (UnicodeDecodeError, csv.Error, pyarrow.lib.ArrowException) as error:
        raise Invalid(
            "file_broken",
            vi=f"Tệp {path.name} bị hỏng hoặc không phải UTF-8. Hãy xuất lại tệp từ hệ thống cũ.",
            en=f"{path.name} is broken or not UTF-8. Export it again from the older system.",
        ) from error


def _read_csv(path: Path) -> Iterator[NumberedRow]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        for row in reader:
            yield reader.line_num, row


def _read_jsonl(path: Path) -> Iterator[NumberedRow]:
    with path.open("rb") as file:
        for number, line in enumerate(io.BufferedReader(file), start=1):
            if not line.strip():
                continue
            try:
                value = orjson.loads(line)
            except orjson.JSONDecodeError:
                value = None
            yield number, value if isinstance(value, dict) else {"": line[:60].decode("utf-8", "replace")}


def _read_parquet(path: Path) -> Iterator[NumberedRow]:
    number = 0
    for batch in pyarrow.parquet.ParquetFile(path).iter_batches(batch_size=8192):
        for row in batch.to_pylist():
            number += 1
            yield number, row


READERS: dict[str, Callable[[Path], Iterator[NumberedRow]]] = {
    ".csv": _read_csv,
    ".jsonl": _read_jsonl,
    ".parquet": _read_parquet,
}
