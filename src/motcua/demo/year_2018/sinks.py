"""Where the rows of a written file go: CSV, JSON Lines or Parquet, with the columns of an import."""

import csv
from dataclasses import fields
from datetime import date, datetime
from pathlib import Path
from typing import Any

import orjson
import pyarrow
import pyarrow.parquet

from motcua.dossiers.bulk.columns import ImportRow
from motcua.kernel.errors import Invalid

COLUMNS = tuple(item.name for item in fields(ImportRow))


class Sink:
    """Where rows go: `write` takes the rows of one centre."""

    def __enter__(self) -> "Sink":
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def write(self, rows: list[dict[str, Any]]) -> None:
        raise AssertionError("a sink of no format")

    def close(self) -> None:
        raise AssertionError("a sink of no format")


class CsvSink(Sink):
    def __init__(self, path: Path) -> None:
        self._file = path.open("w", encoding="utf-8", newline="")
        self._writer = csv.DictWriter(self._file, COLUMNS)
        self._writer.writeheader()

    def write(self, rows: list[dict[str, Any]]) -> None:
        self._writer.writerows({name: written(value) for name, value in row.items()} for row in rows)

    def close(self) -> None:
        self._file.close()


class JsonLinesSink(Sink):
    def __init__(self, path: Path) -> None:
        self._file = path.open("wb")

    def write(self, rows: list[dict[str, Any]]) -> None:
        for row in rows:
            kept = {name: written(value) for name, value in row.items() if value not in (None, "")}
            self._file.write(orjson.dumps(kept) + b"\n")

    def close(self) -> None:
        self._file.close()


class ParquetSink(Sink):
    SCHEMA = pyarrow.schema([(name, pyarrow.string()) for name in COLUMNS])

    def __init__(self, path: Path) -> None:
        self._writer = pyarrow.parquet.ParquetWriter(path, self.SCHEMA, compression="zstd")

    def write(self, rows: list[dict[str, Any]]) -> None:
        columns = {name: [written(row.get(name)) or None for row in rows] for name in COLUMNS}
        self._writer.write_table(pyarrow.table(columns, schema=self.SCHEMA))

    def close(self) -> None:
        self._writer.close()


def written(value: Any) -> Any:
    """Instants and days as the import's documentation writes them."""
    if isinstance(value, datetime):
        return value.replace(tzinfo=None).isoformat(timespec="minutes")
    return value.isoformat() if isinstance(value, date) else value


SINKS: dict[str, type[Any]] = {".csv": CsvSink, ".jsonl": JsonLinesSink, ".parquet": ParquetSink}


def open_sink(path: Path) -> Sink:
    """The sink for the ending of `path`. Raises `Invalid` for another ending."""
    try:
        kind = SINKS[path.suffix]
    except KeyError:
        raise Invalid(
            "unknown_format",
            vi=f"Không ghi được tệp {path.name}. Hãy dùng đuôi .csv, .jsonl hoặc .parquet.",
            en=f"{path.name} cannot be written. Use the ending .csv, .jsonl or .parquet.",
            field="out",
        ) from None
    sink: Sink = kind(path)
    return sink
