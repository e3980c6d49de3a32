"""Lines of an import file for tests, by column, and files that hold them."""

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import orjson
import pyarrow
import pyarrow.parquet

from motcua.dossiers.actions.import_dossiers import import_dossiers
from motcua.dossiers.bulk.columns import ImportRow
from motcua.dossiers.bulk.tally import Remark, Tally
from motcua.dossiers.tests.world import instant

COLUMNS = tuple(ImportRow.__slots__)
AT = instant("31/12 08:00")
"""When the files of these tests are imported."""

type Line = dict[str, Any]


def received(number: int = 1, **changes: Any) -> Line:
    """The `number`-th dossier of Monday 05/11/2018, received at 9:00 and no more."""
    return {
        "code": f"000.00.01.H49-181105-{number:04d}",
        "centre": "QNI",
        "procedure": "1.000001",
        "channel": "counter",
        "owner_name": "Phạm Thị An",
        "received_at": "2018-11-05T09:00",
    } | changes


ORDINARY_WAY: Line = {
    "components": "Đơn đề nghị",
    "owner_identity_kind": "cccd",
    "owner_identity": "022190000123",
    "received_by": "Nguyễn Văn Bình",
    "handed_over_at": "2018-11-05T10:00",
    "appraised_at": "2018-11-07T09:00",
    "appraised_by": "Trần Thị Chi",
    "decided_at": "2018-11-08T09:00",
    "decided_by": "Lê Văn Dũng",
    "decision_number": "12/QĐ",
    "issued_at": "2018-11-08T14:00",
    "returned_at": "2018-11-09T08:30",
    "returned_by": "Nguyễn Văn Bình",
}
"""What happens to a dossier until its result, issued on 08/11, is fetched on 09/11."""


def resolved(number: int = 1, **changes: Any) -> Line:
    """A dossier that went the ordinary way."""
    return received(number) | ORDINARY_WAY | changes


def write_csv(path: Path, lines: Sequence[Line]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(lines)


def write_jsonl(path: Path, lines: Sequence[Line]) -> None:
    path.write_bytes(b"".join(orjson.dumps(line) + b"\n" for line in lines))


def write_parquet(path: Path, lines: Sequence[Line]) -> None:
    schema = pyarrow.schema([(name, pyarrow.string()) for name in COLUMNS])
    texts = [{name: None if value is None else str(value) for name, value in line.items()} for line in lines]
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(texts, schema=schema), path)


WRITERS = {".csv": write_csv, ".jsonl": write_jsonl, ".parquet": write_parquet}


def import_lines(path: Path, lines: Sequence[Line]) -> tuple[Tally, list[Remark]]:
    """Write the lines in the format of the path's ending and import them in this process."""
    WRITERS[path.suffix](path, lines)
    remarks: list[Remark] = []
    return import_dossiers(path, at=AT, remark=remarks.append), remarks
