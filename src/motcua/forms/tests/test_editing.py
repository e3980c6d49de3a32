"""A definition is changed piece by piece; the one that was given stays as it was."""

from copy import deepcopy

from motcua.forms.rules.editing import add_field, add_section, find, move, remove, replace, section_of
from motcua.forms.tests.samples import DOCUMENT


def keys(document):
    return {section["key"]: [field["key"] for field in section["fields"]] for section in document["sections"]}


def test_pieces_are_found_by_their_path():
    assert find(DOCUMENT, "#child")["title"]["en"] == "The child"
    assert find(DOCUMENT, "place")["type"] == "choice"
    assert find(DOCUMENT, "siblings.born")["type"] == "date"
    assert find(DOCUMENT, "moon") is None
    assert find(DOCUMENT, "place.moon") is None
    assert section_of(DOCUMENT, "siblings.born") == "papers"
    assert section_of(DOCUMENT, "moon") == ""


def test_a_field_moves_in_its_section_and_over_its_edge():
    before = deepcopy(DOCUMENT)
    assert keys(move(DOCUMENT, "where", -1))["child"] == ["child", "where", "place", "witness"]
    over = keys(move(DOCUMENT, "witness", 1))
    assert over["child"] == ["child", "place", "where"]
    assert over["papers"][0] == "witness"
    assert keys(move(over_document := move(DOCUMENT, "witness", 1), "witness", -1)) == keys(DOCUMENT)
    assert over_document != DOCUMENT
    assert move(DOCUMENT, "child", -1) == DOCUMENT
    assert move(DOCUMENT, "moon", 1) == DOCUMENT
    assert before == DOCUMENT


def test_sections_and_columns_move_too():
    assert list(keys(move(DOCUMENT, "#papers", -1))) == ["papers", "child"]
    assert move(DOCUMENT, "#papers", 1) == DOCUMENT
    columns = find(move(DOCUMENT, "siblings.born", -1), "siblings")["columns"]
    assert [column["key"] for column in columns] == ["born", "name"]
    assert move(DOCUMENT, "siblings.born", 1) == DOCUMENT


def test_pieces_come_go_and_are_replaced():
    assert "where" not in keys(remove(DOCUMENT, "where"))["child"]
    assert list(keys(remove(DOCUMENT, "#child"))) == ["papers"]
    assert remove(DOCUMENT, "moon") == DOCUMENT
    piece = {"key": "fax", "type": "text", "label": {"vi": "Fax", "en": "Fax"}}
    assert keys(add_field(DOCUMENT, "#child", piece))["child"][-1] == "fax"
    assert find(add_field(DOCUMENT, "siblings", piece), "siblings.fax") == piece
    assert add_field(DOCUMENT, "#moon", piece) == DOCUMENT
    assert find(replace(DOCUMENT, "where", piece), "fax") == piece
    section = {"key": "more", "title": {"vi": "Thêm", "en": "More"}, "fields": []}
    assert list(keys(add_section(DOCUMENT, section))) == ["child", "papers", "more"]
