"""What an administrative unit is: its level, its kind, its code, and its place in the tree.

Levels: Luật Tổ chức chính quyền địa phương 77/2015/QH13 (three) and 72/2025/QH15 (two: the district level ends on
30/06/2025). Codes are the Statistics Office's: 2 digits for a province, 3 for a district, 5 for a commune.
"""

import re
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from motcua.kernel.errors import Invalid, Refused
from motcua.kernel.validity import Validity


class Level(StrEnum):
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"


class Kind(StrEnum):
    PROVINCE = "province"
    MUNICIPALITY = "municipality"
    CITY = "city"
    TOWN = "town"
    URBAN_DISTRICT = "urban_district"
    RURAL_DISTRICT = "rural_district"
    WARD = "ward"
    COMMUNE = "commune"
    TOWNSHIP = "township"
    SPECIAL_ZONE = "special_zone"


LEVEL_OF_KIND = {
    Kind.PROVINCE: Level.PROVINCE,
    Kind.MUNICIPALITY: Level.PROVINCE,
    Kind.CITY: Level.DISTRICT,
    Kind.TOWN: Level.DISTRICT,
    Kind.URBAN_DISTRICT: Level.DISTRICT,
    Kind.RURAL_DISTRICT: Level.DISTRICT,
    Kind.WARD: Level.COMMUNE,
    Kind.COMMUNE: Level.COMMUNE,
    Kind.TOWNSHIP: Level.COMMUNE,
    Kind.SPECIAL_ZONE: Level.COMMUNE,
}
NAME_PREFIXES = {
    Kind.PROVINCE: "Tỉnh",
    Kind.MUNICIPALITY: "Thành phố",
    Kind.CITY: "Thành phố",
    Kind.TOWN: "Thị xã",
    Kind.URBAN_DISTRICT: "Quận",
    Kind.RURAL_DISTRICT: "Huyện",
    Kind.WARD: "Phường",
    Kind.COMMUNE: "Xã",
    Kind.TOWNSHIP: "Thị trấn",
    Kind.SPECIAL_ZONE: "Đặc khu",
}
CODE_LENGTHS = {Level.PROVINCE: 2, Level.DISTRICT: 3, Level.COMMUNE: 5}
_PARENT_LEVELS = {
    Level.PROVINCE: (),
    Level.DISTRICT: (Level.PROVINCE,),
    Level.COMMUNE: (Level.DISTRICT, Level.PROVINCE),
}


@dataclass(frozen=True, slots=True)
class Unit:
    """One form of an administrative unit: a code with the name, level and place it had on the days of `validity`."""

    code: str
    full_name: str
    level: Level
    validity: Validity

    def in_words(self, language: str) -> str:
        """ "Phường Hà Tu (06652, từ 01/07/2025)"."""
        return f"{self.full_name} ({self.code}, {self.validity.in_words(language)})"


def check_code(code: str, level: Level) -> str:
    """The code, if it is of the form its level has. Raises `Invalid` (`unit_code_malformed`).

    >>> check_code("06652", Level.COMMUNE)
    '06652'
    """
    length = CODE_LENGTHS[level]
    if len(code) != length or not re.fullmatch("[0-9]+", code):
        raise Invalid(
            "unit_code_malformed",
            vi=f"Mã đơn vị “{code}” không đúng: cấp này có mã gồm {length} chữ số, hãy nhập đủ cả số 0 ở đầu.",
            en=f'"{code}" is not a unit code: this level has {length} digits; write them all, leading zeros too.',
            field="code",
        )
    return code


def short_name(full_name: str, kind: Kind) -> str:
    """The name without its kind: "Phường Hà Tu" is "Hà Tu". Raises `Invalid` (`unit_name_without_kind`)."""
    prefix = NAME_PREFIXES[kind] + " "
    if not full_name.startswith(prefix) or full_name == prefix:
        raise Invalid(
            "unit_name_without_kind",
            vi=f"Tên “{full_name}” phải bắt đầu bằng “{prefix.strip()}”: hãy nhập đủ tên hoặc chọn lại loại.",
            en=f'The name "{full_name}" must begin with "{prefix.strip()}": give it in full, or choose another kind.',
            field="full_name",
        )
    return full_name.removeprefix(prefix)


def check_parent(unit: Unit, parent: Unit | None) -> None:
    """A province stands alone, a district under a province, a commune under either; the parent exists on the first day.

    Raises `Refused`: `unit_parent_missing`, `unit_parent_level`, `unit_parent_not_valid`.
    """
    allowed = _PARENT_LEVELS[unit.level]
    if parent is None:
        if allowed:
            raise Refused(
                "unit_parent_missing",
                vi=f"{unit.full_name} chưa có đơn vị cấp trên: hãy chọn tỉnh hoặc huyện quản lý.",
                en=f"{unit.full_name} has no unit above it: choose its province or district.",
                field="parent",
            )
        return
    if parent.level not in allowed:
        raise Refused(
            "unit_parent_level",
            vi=f"{parent.full_name} không thể là cấp trên của {unit.full_name}: hãy chọn đơn vị ở cấp cao hơn.",
            en=f"{parent.full_name} cannot stand above {unit.full_name}: choose a unit of a higher level.",
            field="parent",
        )
    if unit.validity.first not in parent.validity:
        raise Refused(
            "unit_parent_not_valid",
            vi=f"{parent.in_words('vi')} không tồn tại khi {unit.full_name} bắt đầu: hãy chọn cấp trên của ngày đó.",
            en=f"{parent.in_words('en')} does not exist when {unit.full_name} begins: choose the unit of that day.",
            field="parent",
        )


def check_no_parent_cycle[K: Hashable](parents: Mapping[K, K | None], names: Mapping[K, str]) -> None:
    """No unit stands, through others, above itself. Raises `Refused` (`unit_parent_cycle`) naming the circle."""
    safe: set[K] = set()
    for start in parents:
        path: list[K] = []
        at: K | None = start
        while at is not None and at not in safe:
            if at in path:
                circle = " → ".join(names[key] for key in [*path[path.index(at) :], at])
                raise Refused(
                    "unit_parent_cycle",
                    vi=f"Các đơn vị đứng trên lẫn nhau thành vòng: {circle}. Hãy sửa cấp trên của một trong số đó.",
                    en=f"These units stand above each other in a circle: {circle}. Correct the parent of one of them.",
                    field="parent",
                )
            path.append(at)
            at = parents.get(at)
        safe.update(path)


def check_no_clash(unit: Unit, others: Iterable[Unit]) -> None:
    """On no day do two units bear one code. `others` may hold any units.

    Raises `Refused` naming the other one: `unit_code_taken` (same code, same first day),
    `unit_validity_overlaps` (same code, some shared days).
    """
    for other in others:
        if other.code != unit.code or not other.validity.overlaps(unit.validity):
            continue
        if other.validity.first == unit.validity.first:
            raise Refused(
                "unit_code_taken",
                vi=f"Mã {unit.code} đã thuộc về {other.in_words('vi')}: hãy dùng mã khác hoặc sửa đơn vị đã có.",
                en=f"The code {unit.code} already belongs to {other.in_words('en')}: use another, or edit that unit.",
                field="code",
                clashes_with=other.full_name,
            )
        raise Refused(
            "unit_validity_overlaps",
            vi=f"Mã {unit.code} còn thuộc về {other.in_words('vi')}: hãy kết thúc nó trước, hoặc lùi ngày bắt đầu.",
            en=f"The code {unit.code} still belongs to {other.in_words('en')}: end that unit first, or begin later.",
            field="valid_from",
            clashes_with=other.full_name,
        )
