"""The national database's copy as the project ships it, and files in the same form: JSON Lines, plain or gzipped."""

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson

from motcua.kernel.configuration import PROJECT
from motcua.kernel.errors import Invalid

SHIPPED = PROJECT / "data" / "procedures"


def shipped_files() -> list[Path]:
    """The files in data/procedures: procedures in full, and those of which only the name is known."""
    return sorted(SHIPPED.glob("*.jsonl.gz"))


def read_procedure_rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a .jsonl or .jsonl.gz file. Raises `Invalid` naming the line that is no JSON object."""
    opened = gzip.open(path) if path.suffix == ".gz" else path.open("rb")  # noqa: SIM115 - closed below
    try:
        with opened as lines:
            for number, line in enumerate(lines, start=1):
                row = orjson.loads(line)
                if not isinstance(row, dict):
                    raise broken(path, number)
                yield row
    except (orjson.JSONDecodeError, gzip.BadGzipFile, EOFError) as error:
        raise broken(path, number if isinstance(error, orjson.JSONDecodeError) else 0) from error


def broken(path: Path, line: int) -> Invalid:
    """The refusal of a file that is not what its name says."""
    return Invalid(
        "procedure_file_broken",
        vi=f"Tệp {path.name} hỏng ở dòng {line}. Mỗi dòng phải là một đối tượng JSON; hãy xuất lại tệp.",
        en=f"{path.name} is broken at line {line}. Each line must be a JSON object; export the file again.",
        field=path.name,
    )
