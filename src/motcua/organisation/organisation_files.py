"""The files agencies and centres are loaded from. Columns and sources are told in data/README.md."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from motcua.kernel.configuration import PROJECT
from motcua.kernel.data_files import Row, read_rows
from motcua.kernel.validity import Validity

DATA = PROJECT / "data"
_CODE_NOTES = {
    "evidence found": "",
    "weak": "Mã chưa xác nhận: chỉ thấy trong một nguồn yếu.",
    "not seen in a list": "Mã chưa xác nhận: không có trong danh sách đã đọc.",
    "from memory of the alphabetical order, not seen in a source": "Mã chưa xác nhận: ghi theo trí nhớ.",
}


@dataclass(frozen=True, slots=True)
class FiledCode:
    """A first-level code of the national list; `source` is empty while the code is not confirmed."""

    code: str
    code_2018: str
    name: str
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class FiledAgency:
    """A provincial agency with its demo code."""

    code_2020: str
    abbreviation: str
    name: str
    kind: str
    validity: Validity
    note: str


@dataclass(frozen=True, slots=True)
class FiledItem:
    """An item of equipment."""

    code: str
    name: str
    name_en: str
    is_needed: bool
    source: str
    validity: Validity


def read_codes(path: Path) -> Iterator[FiledCode]:
    """The first-level codes of provinces (H) or ministries (G). Only "evidence found" makes a code confirmed."""
    for row in read_rows(path, ["code", "code_2018", "name", "status", "evidence"]):
        note = row.choose("status", _CODE_NOTES)
        source = "" if note else row["evidence"]
        yield FiledCode(row["code"], row["code_2018"], row["name"], source, note)


def read_agencies(path: Path) -> Iterator[FiledAgency]:
    """The agencies of the province."""
    for row in read_rows(path, ["demo_code", "abbreviation", "name", "kind", "valid_from", "valid_to", "note"]):
        kinds = {"centre": "centre", "department": "department", "vertical": "vertical"}
        yield FiledAgency(
            row["demo_code"],
            row["abbreviation"],
            row["name"],
            row.choose("kind", kinds),
            _validity(row),
            row["note"],
        )


def read_items(path: Path) -> Iterator[FiledItem]:
    """The list of equipment."""
    for row in read_rows(path, ["code", "name", "name_en", "needed_to_be_modern", "source", "valid_from", "valid_to"]):
        is_needed = row.choose("needed_to_be_modern", {"yes": True, "no": False})
        yield FiledItem(row["code"], row["name"], row["name_en"], is_needed, row["source"], _validity(row))


def read_absent_items(path: Path) -> Mapping[str, frozenset[str]]:
    """By unit code, the items that the demo takes to be absent on 30/10/2018."""
    return {
        row["unit_code"]: frozenset(row["absent_items"].split())
        for row in read_rows(path, ["unit_code", "absent_items"])
    }


def _validity(row: Row) -> Validity:
    last = row.parse("valid_to", date.fromisoformat) if row["valid_to"] else None
    return Validity(row.parse("valid_from", date.fromisoformat), last)
