import gzip
from pathlib import Path

import pytest

from motcua.catalogue.procedure_files import read_procedure_rows, shipped_files
from motcua.kernel.errors import Invalid


def test_the_shipped_files_are_read_whole() -> None:
    assert [sum(1 for _ in read_procedure_rows(path)) for path in shipped_files()] == [2849, 2158]


@pytest.mark.parametrize("line", [b"[1]", b"{", b"\xff"])
def test_a_broken_line_is_named(tmp_path: Path, line: bytes) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(b'{"code": "1"}\n' + line + b"\n")
    with pytest.raises(Invalid) as refusal:
        list(read_procedure_rows(path))
    assert "2" in refusal.value.vi


def test_half_a_gzip_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"code": "1"}\n' * 1000)[:-20])
    with pytest.raises(Invalid, match="procedure_file_broken"):
        list(read_procedure_rows(path))
