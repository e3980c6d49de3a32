"""`motcua e-forms` as an administrator at a terminal meets it."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from motcua.catalogue.models import Procedure
from motcua.cli import e_forms, program
from motcua.forms.actions.import_form import SHIPPED
from motcua.forms.models import FormVersion
from motcua.forms.rules.json_schema import DIALECT
from motcua.forms.tests.conftest import AT, procedure
from motcua.kernel import clock
from motcua.kernel.errors import Invalid, NotFound

__all__ = ["procedure"]
BIRTH = SHIPPED / "1.001193.json"


@pytest.fixture
def site(procedure: Procedure, monkeypatch: pytest.MonkeyPatch) -> None:
    """The test's own database as the site, with one procedure, on 05/01/2026."""
    monkeypatch.setattr(e_forms, "open_site", lambda: None)
    monkeypatch.setattr(e_forms, "bring_up_to_date", lambda: None)
    monkeypatch.setattr(clock, "now", lambda: AT)


def run(*arguments: object) -> Result:
    words = ["e-forms", *(str(each) for each in arguments)]
    return CliRunner().invoke(program.app, words, catch_exceptions=False, env={"COLUMNS": "200"})


def test_a_file_is_checked_without_a_site(tmp_path: Path) -> None:
    assert "Không có lỗi" in run("check", BIRTH).output
    file = json.loads(BIRTH.read_bytes())
    file["form"]["sections"][0]["fields"][0]["label"]["en"] = ""
    broken = tmp_path / "broken.json"
    broken.write_text(json.dumps(file))
    answer = run("check", broken)
    assert answer.exit_code == 1
    assert "requester: Chưa có đủ «label» tiếng Việt và tiếng Anh." in answer.output
    with pytest.raises(Invalid, match="file_unreadable"):
        run("check", tmp_path / "nowhere.json")


def test_the_shipped_forms_are_put_into_use_once(site: None) -> None:
    assert "put into use: 1" in run("load").output
    again = run("load").output
    assert "put into use: 0" in again
    assert "unchanged: 1" in again


@pytest.mark.parametrize("kind", [[], ["--json-schema"]])
def test_what_is_exported_can_be_imported_again(site: None, tmp_path: Path, kind: list[str]) -> None:
    run("load")
    file = tmp_path / "form.json"
    assert run("export", "1.001193", "--out", file, *kind).exit_code == 0
    FormVersion.objects.all().delete()
    assert "Dự thảo / draft: 1.001193@1" in run("import", file).output
    assert FormVersion.objects.get().definition == json.loads(BIRTH.read_bytes())["form"]
    assert json.loads(run("export", "1.001193").output)["procedure"] == "1.001193"


def test_the_schema_of_somebody_else_needs_a_procedure(site: None, tmp_path: Path) -> None:
    schema = {"$schema": DIALECT, "title": "Đơn", "properties": {"name": {"type": "string", "title": "Họ tên"}}}
    file = tmp_path / "schema.json"
    file.write_text(json.dumps(schema))
    with pytest.raises(NotFound, match="procedure_not_found"):
        run("import", file)
    answer = run("import", file, "--procedure", "1.001193")
    assert answer.exit_code == 0
    assert "name: Chưa có đủ «label»" in answer.output


def test_a_folder_with_a_broken_file_says_so(site: None, tmp_path: Path) -> None:
    (tmp_path / "broken.json").write_text("[]")
    answer = run("load", tmp_path)
    assert answer.exit_code == 1
    assert "broken.json: Chưa nhập được tệp biểu mẫu" in answer.output
    with pytest.raises(NotFound, match="form_not_found"):
        run("export", "9.999999")
