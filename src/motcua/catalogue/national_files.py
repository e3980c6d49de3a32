"""Files of national procedure records: JSON Lines, gzip or plain. Those shipped are in `data/procedures`."""

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson

from motcua.kernel.configuration import PROJECT
from motcua.kernel.errors import Invalid

SHIPPED = tuple(
    PROJECT / "data" / "procedures" / name for name in ("procedures.jsonl.gz", "procedures_names_only.jsonl.gz")
)


def read_records(paths: tuple[Path, ...] = SHIPPED) -> Iterator[dict[str, Any]]:
    """The records of the files, in their order. Raises `Invalid` ("procedures_file_unreadable") with file and line."""
    for path in paths:
        try:
            data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        except (OSError, EOFError, zlib.error) as error:
            raise _unreadable(path.name) from error
        for number, line in enumerate(data.splitlines(), 1):
            if line.strip():
                yield _read_line(line, f"{path.name}, {number}")


def _read_line(line: bytes, place: str) -> dict[str, Any]:
    try:
        record = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise _unreadable(place) from error
    if not isinstance(record, dict):
        raise _unreadable(place)
    return record


def _unreadable(place: str) -> Invalid:
    return Invalid(
        "procedures_file_unreadable",
        vi=f"Không đọc được tệp thủ tục ({place}): mỗi dòng phải là một đối tượng JSON. Hãy kiểm tra tệp.",
        en=f"The file of procedures cannot be read ({place}): every line must be a JSON object. Check the file.",
        field="file",
    )
