"""The forms that the project ships: each makes sense, in both languages, and is of a procedure that there is."""

import gzip
import json
from datetime import date

import pytest
from jsonschema import Draft202012Validator

from motcua.forms.actions.import_form import load_forms, shipped_files
from motcua.forms.models import FormVersion
from motcua.forms.queries import form_for
from motcua.forms.rules.answers import read_answers
from motcua.forms.rules.codec import read_definition, write_definition
from motcua.forms.rules.form_file import read_form_file
from motcua.forms.rules.json_schema import Origin, read_schema, write_schema
from motcua.forms.tests.conftest import AT
from motcua.forms.tests.samples import DAY, Communes
from motcua.kernel.configuration import PROJECT

FILES = shipped_files()
TODAY = date(2026, 1, 5)


def test_there_are_at_least_thirty_and_their_procedures_exist_in_full():
    with gzip.open(PROJECT / "data" / "procedures" / "procedures.jsonl.gz") as lines:
        known = {record["code"]: record for record in map(json.loads, lines)}
    codes = [read_form_file(path.read_bytes()).procedure for path in FILES]
    assert len(codes) >= 30
    assert len(set(codes)) == len(codes)
    assert [code for code in codes if code not in known or known[code]["detail"] != "full"] == []
    assert [path.stem for path in FILES] == codes


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_shipped_form_makes_sense(path):
    said = read_form_file(path.read_bytes())
    reading = read_definition(said.document)
    assert [(problem.path, problem.en) for problem in reading.problems] == []
    assert write_definition(reading.definition) == said.document
    assert said.source
    schema = write_schema(reading.definition, Origin(said.procedure))
    Draft202012Validator.check_schema(schema)
    assert read_definition(read_schema(schema)[0]).definition == reading.definition
    _, problems = read_answers(reading.definition, {}, DAY, Communes())
    assert problems


def test_shipped_forms_are_put_into_use_once(dung, procedure):
    birth = [path for path in FILES if path.stem == "1.001193"]
    first = load_forms(dung, FILES, on=TODAY, at=AT)
    assert first.published == ["1.001193"]
    assert len(first.not_in_force) == len(FILES) - 1
    assert form_for("1.001193", "moi", TODAY).valid_from == date(2025, 7, 1)
    again = load_forms(dung, birth, on=TODAY, at=AT)
    assert (again.unchanged, again.published, again.refused) == (["1.001193"], [], [])
    assert FormVersion.objects.count() == 1


def test_a_changed_file_becomes_a_new_version_and_a_broken_one_stops_nobody(dung, procedure, tmp_path):
    file = json.loads((PROJECT / "data" / "forms" / "1.001193.json").read_bytes())
    load_forms(dung, [path for path in FILES if path.stem == "1.001193"], on=TODAY, at=AT)
    file["form"]["title"] = {"vi": "Tờ khai", "en": "Declaration"}
    (tmp_path / "new.json").write_text(json.dumps(file))
    (tmp_path / "broken.json").write_text("{")
    (tmp_path / "senseless.json").write_text(json.dumps({**file, "form": {**file["form"], "sections": []}}))
    loaded = load_forms(dung, tmp_path.iterdir(), on=TODAY, at=AT)
    assert loaded.published == ["1.001193"]
    assert [(name, error.code) for name, error in loaded.refused] == [
        ("broken.json", "form_file"),
        ("senseless.json", "form_unreadable"),
    ]
    assert form_for("1.001193", "", TODAY).number == 2
    assert form_for("1.001193", "", date(2026, 1, 4)).number == 1
