"""The same lines as CSV, JSON Lines and Parquet are the same dossiers; a file that cannot be read says why."""

from pathlib import Path

import pytest
from django.db import transaction

from motcua.dossiers.actions.import_dossiers import import_dossiers
from motcua.dossiers.models import Dossier
from motcua.dossiers.tests import import_tables
from motcua.dossiers.tests.import_lines import AT, WRITERS, Line, import_lines, received, resolved
from motcua.dossiers.tests.world import World
from motcua.kernel.errors import Invalid

LINES = [
    received(1, summary='Cấp "giấy phép", lần đầu\nkèm\tbản vẽ \\N', term="3 working_days", sets=2),
    resolved(2, owner_kind="organisation", applicant_name="Trần Thị Bưởi", receiver="Trần Thị Bưởi"),
    received(3, appointed_on="2018-11-12", received_at="2018-11-05T02:15:00Z"),
]


def imported(path: Path, lines: list[Line]) -> tuple[object, object, object]:
    """Rows, events and bookings that the file leaves behind, which are taken back again."""
    with transaction.atomic():
        tally, _ = import_lines(path, lines)
        assert (tally.imported, tally.rejected) == (len(lines), 0)
        left = import_tables.rows(), import_tables.events(), import_tables.bookings()
        transaction.set_rollback(True)
    return left


def test_every_format_gives_the_same_events(world: World, tmp_path: Path) -> None:
    found = [imported(tmp_path / f"lines{suffix}", LINES) for suffix in WRITERS]
    assert found[0] == found[1] == found[2]
    assert len(found[0][1]) == 1 + 6 + 1


def test_texts_come_through_letter_by_letter(world: World, tmp_path: Path) -> None:
    import_lines(tmp_path / "lines.csv", LINES)
    assert Dossier.objects.get(code=LINES[0]["code"]).summary == LINES[0]["summary"]


def test_lines_are_numbered_as_a_person_counts_them(world: World, tmp_path: Path) -> None:
    bad = [received(1), received(2, centre="QNI.999")]
    found = {suffix: import_lines(tmp_path / f"bad{suffix}", bad)[1] for suffix in WRITERS}
    assert {suffix: [each.line for each in remarks] for suffix, remarks in found.items()} == {
        ".csv": [3],
        ".jsonl": [2],
        ".parquet": [2],
    }


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("lines.xlsx", b"", "unknown_format"),
        ("lines.parquet", b"PAR", "file_broken"),
        ("lines.csv", b"code,centre\n", "column_missing"),
        ("lines.csv", b"code,centre,colour\n", "unknown_column"),
        ("lines.csv", b"code,centre,code\n", "column_twice"),
        ("lines.csv", "tên".encode("utf-16"), "file_broken"),
        ("lines.csv", b"", "column_missing"),
    ],
)
def test_a_file_that_is_none_is_refused_whole(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(Invalid, match=code):
        import_dossiers(tmp_path / name, at=AT)


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="file_missing"):
        import_dossiers(tmp_path / "lines.csv", at=AT)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("lines.jsonl", b"[1]\n{broken\n"),
        ("lines.csv", b"code,centre,procedure,channel,owner_name,received_at\na\nb\n"),
    ],
)
def test_a_line_that_is_none_is_rejected_and_no_more(world: World, tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    tally = import_dossiers(tmp_path / name, at=AT)
    assert (tally.read, tally.rejected, tally.imported) == (2, 2, 0)
