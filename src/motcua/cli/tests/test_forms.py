"""`motcua forms` as an administrator at a terminal meets it."""

from datetime import datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from motcua.cli import forms as forms_command
from motcua.cli import program
from motcua.kernel import clock
from motcua.kernel.clock import VIETNAM
from motcua.kernel.errors import Invalid, NotFound, Refused
from motcua.printing.models import StoredTemplate
from motcua.printing.queries import embedded_text

OWN = '#import "common.typ": *\n#let form(d) = sheet(d, [Mẫu riêng #d.code])\n'


@pytest.fixture
def site(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The test's own database as the site, on the afternoon of 30/10/2018."""
    monkeypatch.setattr(forms_command, "open_site", lambda: None)
    monkeypatch.setattr(forms_command, "bring_up_to_date", lambda: None)
    monkeypatch.setattr(clock, "now", lambda: datetime(2018, 10, 30, 17, tzinfo=VIETNAM))


@pytest.fixture
def own(tmp_path: Path) -> Path:
    file = tmp_path / "receipt.typ"
    file.write_text(OWN, encoding="utf-8")
    return file


def run(*arguments: object) -> Result:
    words = ["forms", *(str(each) for each in arguments)]
    return CliRunner().invoke(program.app, words, catch_exceptions=False, env={"COLUMNS": "200"})


def test_the_list_has_the_forms_of_the_day(site: None) -> None:
    now, later = run("list").output, run("list", "--on", "2026-01-05").output
    assert "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ" in now
    assert "Mẫu số" not in now
    assert "DỪNG GIẢI QUYẾT" not in now
    assert "Mẫu số 05" in later
    assert "DỪNG GIẢI QUYẾT" in later


def test_what_is_shown_can_be_saved_again(site: None, tmp_path: Path) -> None:
    shown = run("show", "receipt").output
    assert shown == embedded_text("receipt")
    file = tmp_path / "receipt.typ"
    file.write_text(shown, encoding="utf-8")
    assert run("check", "receipt", file, "--out", tmp_path / "sample.pdf").exit_code == 0
    assert (tmp_path / "sample.pdf").read_bytes().startswith(b"%PDF-")
    assert not StoredTemplate.objects.exists()


def test_replaced_listed_shown_and_restored(site: None, own: Path) -> None:
    assert run("replace", "receipt", own, "--source", "QĐ 12/QĐ-UBND", "--from", "2018-11-01").exit_code == 0
    assert "QĐ 12/QĐ-UBND" not in run("list").output
    assert "QĐ 12/QĐ-UBND (01/11/2018)" in run("list", "--on", "2018-11-01").output
    assert run("show", "receipt", "--on", "2018-11-01").output == OWN
    assert run("show", "receipt", "--on", "2018-11-01", "--shipped").output == embedded_text("receipt")
    assert run("restore", "receipt", "--from", "2018-12-01").exit_code == 0
    assert run("show", "receipt", "--on", "2018-12-01").output == embedded_text("receipt")


def test_a_remark_of_typst_ends_with_one(site: None, own: Path) -> None:
    own.write_text(OWN.replace("[Mẫu", '[#set text(font: "Arial"); Mẫu'), encoding="utf-8")
    result = run("check", "receipt", own)
    assert (result.exit_code, "unknown font family: arial" in result.output) == (1, True)


def test_broken_unreadable_unknown_and_nothing_to_restore_are_refused(site: None, own: Path) -> None:
    with pytest.raises(NotFound, match="form_unknown"):
        run("show", "bien-lai")
    with pytest.raises(Refused, match="template_is_the_programs"):
        run("restore", "receipt")
    own.write_text(OWN + "#(", encoding="utf-8")
    with pytest.raises(Invalid, match="Line 3"):
        run("replace", "receipt", own, "--source", "QĐ 12")
    own.write_bytes(b"\xff\xfe\xfa")
    with pytest.raises(Invalid, match="template_unreadable"):
        run("check", "receipt", own)
    with pytest.raises(Invalid, match="template_unreadable"):
        run("check", "receipt", own.parent / "none.typ")
    assert not StoredTemplate.objects.exists()
