"""No shipped form cites law that its procedure's own record does not: not a number, an article, a title or a form."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from motcua.catalogue.national_files import SHIPPED, read_records
from motcua.forms.actions.import_form import shipped_files

FILES = shipped_files()
NUMBER = re.compile(r"\b\d{1,3}/\d{4}(?:/[A-ZĐ0-9-]+|(?= Art))")
ARTICLE = re.compile(r"(?:Điều|Art) (\d+)")
OTHER_ARTICLES = re.compile(r"(?:Điều|Art) \d+(?: ?[,–-] ?\d+)+")
TITLE = re.compile(r"(?:Luật|Bộ luật) [A-ZĐ][^().;,0-9]*[^().;,0-9 ]")
OFFICIAL_FORM = re.compile(r"[Mm]ẫu (?:số )?((?=\S*\d)[\w./]*\w)")


@pytest.fixture(scope="module")
def records() -> dict[str, str]:
    """The text of each procedure's record by code; spaces told once."""
    codes = {path.stem for path in FILES}
    every = {record["code"]: record for record in read_records(SHIPPED[:1]) if record["code"] in codes}
    return {code: " ".join(json.dumps(record, ensure_ascii=False).split()) for code, record in every.items()}


def unbacked(document: Any, record: str) -> list[str]:
    """What the form's texts cite and the record does not."""
    return [cited for text in _texts(document) for cited in _cited(text) if not re.search(cited, record)]


def _cited(text: str) -> Iterator[str]:
    """Patterns of what a text cites; numbers with or without their leading noughts."""
    for number in NUMBER.findall(text):
        yield rf"(?<!\d)0*{re.escape(number.lstrip('0'))}"
    for article in ARTICLE.findall(text):
        yield rf"Điều {article}\b"
    for titled in TITLE.findall(text):
        yield re.escape(titled)
    for form in OFFICIAL_FORM.findall(text):
        yield rf"(?<!\d){re.escape(form)}\b"
    yield from (f"one article at a time: {each}" for each in OTHER_ARTICLES.findall(text))


def _texts(document: Any) -> Iterator[str]:
    if isinstance(document, str):
        yield document
    elif isinstance(document, dict):
        for value in document.values():
            yield from _texts(value)
    elif isinstance(document, list):
        for value in document:
            yield from _texts(value)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_shipped_form_cites_only_what_its_record_cites(path, records):
    assert unbacked(json.loads(path.read_bytes()), records[path.stem]) == []


def test_law_from_memory_is_noticed(records):
    birth = records["1.001193"]
    assert unbacked({"help": {"vi": "NĐ 123/2015/NĐ-CP"}}, birth) == []
    for text in ("NĐ 124/2015/NĐ-CP", "Decree 999/2015 Art 3", "Điều 77", "Luật Hộ tịch", "mẫu số 99.X"):
        assert unbacked(text, birth), text
