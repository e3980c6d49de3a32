import unicodedata
from datetime import date

import pytest

from motcua.kernel.data_files import read_rows
from motcua.kernel.errors import Invalid


@pytest.fixture
def write(tmp_path):
    def write(text, encoding="utf-8"):
        path = tmp_path / "units.csv"
        path.write_bytes(text.encode(encoding))
        return path

    return write


def test_cells_are_composed_and_trimmed_and_know_their_place(write):
    path = write("\ufeffcode,name,more\n22, " + unicodedata.normalize("NFD", "Quảng Ninh") + " ,x\n")
    (row,) = read_rows(path, ["code", "name"])
    assert (row["name"], row.where) == ("Quảng Ninh", "units.csv, line 2")
    assert dict(row.cells) == {"code": "22", "name": "Quảng Ninh"}


def test_a_quoted_cell_may_hold_a_line_break(write):
    (row,) = read_rows(write('code,name\n22,"Quảng\nNinh"\n'), ["name"])
    assert row["name"] == "Quảng\nNinh"


def test_cells_are_chosen_and_parsed(write):
    (row,) = read_rows(write("split,on\nTrue,2025-07-01\n"), ["split", "on"])
    assert row.choose("split", {"True": True}) is True
    assert row.parse("on", date.fromisoformat) == date(2025, 7, 1)


def test_a_wrong_cell_is_refused_with_its_place_and_value(write):
    (row,) = read_rows(write("on\n01/07/2025\n"), ["on"])
    for attempt in (lambda: row.parse("on", date.fromisoformat), lambda: row.choose("on", {"a": 1})):
        with pytest.raises(Invalid) as refusal:
            attempt()
        assert refusal.value.code == "data_file_bad_cell"
        assert refusal.value.field == "on"
        for sentence in (refusal.value.vi, refusal.value.en):
            assert "units.csv, line 2" in sentence
            assert "01/07/2025" in sentence


@pytest.mark.parametrize(
    ("text", "encoding", "code"),
    [
        ("code\n22\n", "utf-8", "data_file_without_columns"),
        ("", "utf-8", "data_file_without_columns"),
        ("code,name\n22\n", "utf-8", "data_file_torn_row"),
        ("code,name\n22,Quảng Ninh,x\n", "utf-8", "data_file_torn_row"),
        ('code,name\n22,"Quảng Ninh\n', "utf-8", "data_file_torn_row"),
        ("code,name\n22,Quảng Ninh\n", "utf-16", "data_file_unreadable"),
    ],
)
def test_a_broken_file_is_refused(write, text, encoding, code):
    with pytest.raises(Invalid) as refusal:
        list(read_rows(write(text, encoding), ["code", "name"]))
    assert refusal.value.code == code
    assert "units.csv" in refusal.value.vi


def test_an_absent_file_is_refused(tmp_path):
    with pytest.raises(Invalid) as refusal:
        list(read_rows(tmp_path / "absent.csv", ["code"]))
    assert refusal.value.code == "data_file_unreadable"
