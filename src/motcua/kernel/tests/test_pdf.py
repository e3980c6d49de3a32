"""Typst as the printer: fonts of our own, data that are never commands, files of one folder, any number of threads."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

import pytest

from motcua.kernel.clock import VIETNAM
from motcua.kernel.pdf import FONTS, TemplateFault, make_pdf, try_pdf
from motcua.kernel.tests.reading import fonts, whole_text

AT = datetime(2018, 11, 5, 9, 0, tzinfo=VIETNAM)
NAME = '#set text(font: "Liberation Serif", lang: "vi")\n#json(bytes(sys.inputs.data)).name'
LETTERS = "ăắằẳẵặ âấầẩẫậ đ êếềểễệ ôốồổỗộ ơớờởỡợ ưứừửữự íìỉĩị ýỳỷỹỵ ĂÂĐÊÔƠƯ"


def test_every_vietnamese_letter_is_printed_and_read_back(tmp_path: Path) -> None:
    pdf = make_pdf(NAME, {"name": LETTERS}, folder=tmp_path, at=AT)
    assert whole_text(pdf) == LETTERS
    assert set(fonts(pdf).values()) == {True}


def test_data_are_never_commands(tmp_path: Path) -> None:
    typed = '#panic("x") $1/2$ *đậm* @preview'
    assert whole_text(make_pdf(NAME, {"name": typed}, folder=tmp_path, at=AT)) == typed


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    one, other = (make_pdf(NAME, {"name": "An"}, folder=tmp_path, at=AT) for _ in range(2))
    assert one == other


def test_eight_threads_print_at_once_and_each_gets_its_own(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        names = [f"Người thứ {number}" for number in range(40)]
        made = pool.map(lambda name: make_pdf(NAME, {"name": name}, folder=tmp_path, at=AT), names)
        assert [whole_text(pdf) for pdf in made] == names


@pytest.mark.parametrize("path", ["../secret.txt", "/etc/hostname", "../../etc/passwd"])
def test_no_file_outside_the_folder_is_read(tmp_path: Path, path: str) -> None:
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    folder = tmp_path / "templates"
    folder.mkdir()
    with pytest.raises(TemplateFault):
        make_pdf(f'#read("{path}")', {}, folder=folder, at=AT)


def test_a_fault_has_its_line_and_what_typst_said(tmp_path: Path) -> None:
    with pytest.raises(TemplateFault) as caught:
        make_pdf("Một\n\n#khong_co", {}, folder=tmp_path, at=AT)
    assert (caught.value.line, caught.value.message, caught.value.file) == (3, "unknown variable: khong_co", "")


def test_a_fault_in_an_imported_file_names_it(tmp_path: Path) -> None:
    (tmp_path / "part.typ").write_text("\n#let x = khong_co", encoding="utf-8")
    with pytest.raises(TemplateFault) as caught:
        make_pdf('#import "part.typ": x', {}, folder=tmp_path, at=AT)
    assert (caught.value.file, caught.value.line) == ("part.typ", 2)


def test_a_font_that_is_not_ours_is_remarked(tmp_path: Path) -> None:
    _, remarks = try_pdf('#text(font: "Arial")[a]', {}, folder=tmp_path, at=AT)
    assert remarks == ("unknown font family: arial",)


def test_the_fonts_have_their_licence_beside_them() -> None:
    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL.txt").read_text(encoding="utf-8")
