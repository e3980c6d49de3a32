"""The same file again changes nothing; another history under a known code is refused; a killed import goes on."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.db import connection

from motcua.dossiers.actions.accept_dossier import accept_dossier
from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.actions.hand_over_dossier import hand_over_dossier
from motcua.dossiers.actions.import_dossiers import import_dossiers
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.lifecycle.stop import Withdraw
from motcua.dossiers.tests import import_tables
from motcua.dossiers.tests.import_lines import AT, Line, import_lines, received, resolved, write_jsonl
from motcua.dossiers.tests.world import World, application, instant
from motcua.dossiers.verify import verify_all

LINES = [received(1), resolved(2), received(3, handed_over_at="2018-11-05T10:00"), resolved(4, received_by="")]


def test_again_is_passed_over_and_changes_nothing(world: World, tmp_path: Path) -> None:
    first, _ = import_lines(tmp_path / "lines.csv", LINES)
    before = import_tables.tables()
    again, remarks = import_lines(tmp_path / "lines.csv", LINES)
    assert (first.imported, first.events) == (4, 1 + 6 + 2 + 6)
    assert (again.imported, again.already_there, again.events, remarks) == (0, 4, 0, [])
    assert import_tables.tables() == before


def test_mended_lines_go_in_beside_what_is_there(world: World, tmp_path: Path) -> None:
    broken = [*LINES[:3], LINES[3] | {"centre": "QNI.999"}]
    assert import_lines(tmp_path / "lines.csv", broken)[0].rejected == 1
    mended, _ = import_lines(tmp_path / "lines.csv", LINES)
    assert (mended.imported, mended.already_there, mended.rejected) == (1, 3, 0)


@pytest.mark.parametrize(
    "changed",
    [
        resolved(2, owner_name="Trần Thị Bưởi"),
        resolved(2, issued_at="2018-11-08T14:01"),
        resolved(2, decided_by="Kẻ Lạ"),
        resolved(2, received_at="2018-11-05T09:01"),
        resolved(2, returned_at=""),
    ],
)
def test_another_history_is_refused_and_the_dossier_left_alone(world: World, tmp_path: Path, changed: Line) -> None:
    shorter = changed["returned_at"] == ""
    import_lines(tmp_path / "lines.csv", LINES)
    before = import_tables.tables()
    tally, remarks = import_lines(tmp_path / "changed.csv", [changed])
    assert (tally.imported, tally.rejected, tally.already_there) == (0, int(not shorter), int(shorter))
    assert [(each.line, each.field) for each in remarks] == ([] if shorter else [(2, "code")])
    assert import_tables.tables() == before


def test_a_longer_history_is_another_one(world: World, tmp_path: Path) -> None:
    import_lines(tmp_path / "lines.csv", [resolved(2, returned_at="")])
    assert import_lines(tmp_path / "lines.csv", [resolved(2)])[0].rejected == 1


def test_a_code_twice_in_a_file_is_one_dossier_or_a_mistake(world: World, tmp_path: Path) -> None:
    lines = [received(1), received(1), received(1, owner_name="Trần Thị Bưởi")]
    tally, remarks = import_lines(tmp_path / "lines.csv", lines)
    assert (tally.imported, tally.already_there, tally.rejected) == (1, 1, 1)
    assert [(each.line, each.field) for each in remarks] == [(4, "code")]


def test_the_counter_goes_on_with_an_imported_dossier_and_after_its_number(world: World, tmp_path: Path) -> None:
    import_lines(tmp_path / "lines.csv", [received(7)])
    code = received(7)["code"]
    hand_over_dossier(world.binh, code, at=instant("05/11 10:00"))
    carry_out(world.binh, code, Withdraw("Phạm Thị An"), at=instant("05/11 11:00"))
    assert accept_dossier(world.binh, application(), at=instant("05/11 12:00")).state.code.endswith("-0008")
    assert import_lines(tmp_path / "lines.csv", [received(7)])[0].already_there == 1


NUMBER = 3_000
PROGRAM = """
import sys
from pathlib import Path
import django
django.setup()
from motcua.dossiers.actions import import_dossiers as road
from motcua.dossiers.tests.import_lines import AT

road.CHUNK = 100
road.import_dossiers(Path(sys.argv[1]), at=AT, workers=2, report=lambda tally: print(tally.imported, flush=True))
"""


@pytest.mark.django_db(transaction=True)
def test_killed_in_the_middle_and_run_again_all_is_there_once(committed_world: World, tmp_path: Path) -> None:
    path = tmp_path / "lines.jsonl"
    write_jsonl(path, [received(n) if n % 3 else resolved(n) for n in range(1, NUMBER + 1)])
    kill_after_first_chunk(path)
    left = Dossier.objects.count()
    assert 0 < left < NUMBER
    assert left % 100 == 0, "a chunk goes in whole or not at all"
    assert verify_all().differences == []

    tally = import_dossiers(path, at=AT)
    assert (tally.imported, tally.already_there, tally.rejected) == (NUMBER - left, left, 0)
    result = verify_all()
    assert (result.dossiers, result.events, result.differences) == (NUMBER, 2_000 + 1_000 * 6, [])


def kill_after_first_chunk(path: Path) -> None:
    """Import in a process of its own, killed as the power would; back when its workers have gone as well."""
    known = connection.settings_dict
    address = {"host": known["HOST"], "port": known["PORT"], "user": known["USER"], "password": known["PASSWORD"]}
    url = f"postgresql:///{known['NAME']}?{urlencode({key: value for key, value in address.items() if value})}"
    environment = {**os.environ, "DATABASE_URL": url}
    command = [sys.executable, "-c", PROGRAM, str(path)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "100\n"
        running.send_signal(signal.SIGKILL)
        running.stdout.read()  # ends when the last worker, which has it too, has ended
    assert running.returncode == -signal.SIGKILL
