"""`motcua import procedures` as somebody at a terminal meets it."""

import gzip
from itertools import islice

import orjson
import pytest
from typer.testing import CliRunner

from motcua.catalogue.models import Procedure
from motcua.catalogue.national_files import SHIPPED, read_records
from motcua.cli import procedures, program
from motcua.kernel.errors import Invalid


@pytest.fixture
def site(db, monkeypatch):
    """The test's own database as the site."""
    monkeypatch.setattr(procedures, "open_site", lambda: None)
    monkeypatch.setattr(procedures, "bring_up_to_date", lambda: None)


@pytest.fixture
def file(tmp_path):
    """Three procedures of the shipped file, and one that nobody can read."""
    rows = list(islice(read_records(SHIPPED), 3))
    path = tmp_path / "some.jsonl.gz"
    path.write_bytes(gzip.compress(b"\n".join(orjson.dumps(row) for row in [*rows, {"code": "x"}])))
    return path


def run(*arguments):
    return CliRunner().invoke(program.app, ["import", "procedures", *map(str, arguments)], env={"COLUMNS": "200"})


def test_it_tells_what_came_in_and_what_did_not(site, file):
    result = run(file)
    assert "new: 3" in result.stdout
    assert "4: A row has no code" in result.stderr
    assert result.exit_code == 1
    assert Procedure.objects.count() == 3


def test_again_it_finds_all_of_it_there(site, file):
    run(file)
    assert "new: 0; sửa / revised: 0; giữ nguyên / unchanged: 3" in run(file).stdout


def test_a_file_that_is_not_there_is_refused(site, tmp_path):
    assert isinstance(run(tmp_path / "none.jsonl").exception, Invalid)


def test_the_non_boundary_list_is_loaded_once(site):
    load = ["import", "non-boundary"]
    assert "added: 1" in CliRunner().invoke(program.app, load).stdout
    assert "added: 0" in CliRunner().invoke(program.app, load).stdout


def test_everyday_words_are_loaded_once_and_say_what_the_catalogue_lacks(site):
    load = ["import", "everyday-words"]
    first = CliRunner().invoke(program.app, load).stdout
    assert "15 sự kiện" in first
    assert "not in the catalogue" in first
    assert "0 từ đồng nghĩa" in CliRunner().invoke(program.app, load).stdout
