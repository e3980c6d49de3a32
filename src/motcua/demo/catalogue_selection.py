"""Which procedures the demo of 2018 gives to which centre: a plain choice over the catalogue, always the same.

The list of 2018 itself is not public in a form we have. What we have are the procedures of 2025–2026, from which this
picks as many as the report of 12/11/2018 counts, by level and agency; districts, abolished since, get what their powers
became. Which of them were done in four steps, and which services stood at which level, nobody published one by one:
the numbers are the report's, the choice is ours, and every row says so.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

PROVINCE_PROCEDURES = 1_380
PROVINCE_ELIGIBLE = 1_003
PROVINCE_DONE = 888
SERVICES_LEVEL_3_AND_4 = 1_515
SERVICES_BELOW = 332
"""So that 1,515 are over 80 percent of all (82.0)."""

OTHER_PROVINCES = re.compile(
    r"Hà Nội|HCM|Hồ Chí Minh|Quảng Trị|Hải Phòng|Đồng Nai|Đà Nẵng|Cần Thơ|Huế|Lào Cai|Lạng Sơn"
)
VERTICAL = re.compile(
    r"hải quan|cảng vụ|kho bạc|bảo hiểm xã hội|thuế|biên phòng|ngân hàng nhà nước|công an|cảnh sát|quân sự|tòa án", re.I
)
"""Agencies of the ministries in the province: they decide along their own line."""

_DISTRICT = re.compile(
    r"[uủ][ỷy] ban|uỷ ban|ubnd|chi nhánh văn phòng|bảo hiểm xã hội|thuế cơ sở|công an (?:cấp xã|huyện)|quân sự cấp",
    re.I,
)
_NOT_DISTRICT = re.compile(r"hải quan|biên phòng|cảng vụ", re.I)
_COMMITTEE = re.compile(r"[uủ][ỷy] ban|uỷ ban|ubnd", re.I)
_COMMUNE_SECTORS = frozenset(
    {
        "Hộ tịch",
        "Chứng thực",
        "Nuôi con nuôi",
        "Hòa giải ở cơ sở",
        "Giảm nghèo",
        "Chính sách",
        "Phổ biến giáo dục pháp luật",
        "Khiếu nại, tố cáo",
        "Thủy lợi",
        "Nghĩa vụ quân sự",
        "Quản lý Đê điều và Phòng, chống thiên tai",
    }
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """What the choice looks at. `has_term`: by some channel a dossier has a known term.
    `variants`: the cases by which its papers or terms differ."""

    code: str
    name: str
    sector: str
    executing_agency: str
    levels: tuple[str, ...]
    has_term: bool
    is_online: bool
    variants: tuple[str, ...] = ()

    @property
    def is_vertical(self) -> bool:
        return bool(VERTICAL.search(self.executing_agency))


@dataclass(frozen=True, slots=True)
class FourSteps:
    """Whether a procedure at a centre is eligible for four steps, and done so; `reason` in Vietnamese."""

    eligible: bool
    done: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Service:
    """An online service of the demo: its procedure, a name, and the level of NĐ 43/2011."""

    code: str
    procedure: str
    name: str
    level: str


def choose_province(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The 1,380 of the provincial centre: all of province level, then the vertical agencies' below it. By code."""
    own = [each for each in candidates if not OTHER_PROVINCES.search(each.executing_agency)]
    province = [each for each in own if "province" in each.levels]
    vertical = [each for each in own if each not in province and each.is_vertical and "commune" in each.levels]
    chosen = [*_by_use(province), *_by_use(vertical)][:PROVINCE_PROCEDURES]
    return sorted(chosen, key=lambda each: each.code)


def choose_district(candidates: Iterable[Candidate]) -> list[Candidate]:
    """What a district centre offers: today's commune level, but for what communes did in 2018. By code."""
    return [each for each in _commune_level(candidates) if not _is_commune_in_2018(each)]


def choose_commune(candidates: Iterable[Candidate]) -> list[Candidate]:
    """What a commune offers: civil status without foreigners, certification, policies of the kind. By code."""
    return [each for each in _commune_level(candidates) if _is_commune_in_2018(each)]


def mark_province(chosen: Sequence[Candidate]) -> dict[str, FourSteps]:
    """1,003 eligible, 888 of them done; not eligible are agencies that decide along their own line, until it fits."""
    below_first = sorted(chosen, key=lambda each: (not each.is_vertical, "province" in each.levels, each.code))
    return _mark(below_first, len(chosen) - PROVINCE_ELIGIBLE, PROVINCE_DONE)


def mark_district(chosen: Sequence[Candidate], index: int, districts: int) -> dict[str, FourSteps]:
    """From 90 percent of the eligible at the first district to 100 at the last."""
    ordered = sorted(chosen, key=lambda each: (not each.is_vertical, each.code))
    not_eligible = sum(each.is_vertical for each in chosen)
    share = 90 + 10 * index / max(1, districts - 1)
    eligible = len(chosen) - not_eligible
    return _mark(ordered, not_eligible, -(-eligible * round(share * 10) // 1000))


def mark_commune(chosen: Sequence[Candidate]) -> dict[str, FourSteps]:
    """Communes do everything on the spot."""
    return _mark(list(chosen), 0, len(chosen))


def choose_services(chosen: Sequence[Candidate]) -> list[Service]:
    """A service for each procedure and, until there are enough, one for each further case; 1,515 of level 3 and 4."""
    whole = [(each, 1, each.name) for each in sorted(chosen, key=lambda each: (not each.is_online, each.code))]
    further = [
        (each, number, f"{each.name} – {variant}")
        for each in sorted(chosen, key=lambda each: each.code)
        if each.is_online
        for number, variant in enumerate(each.variants, 2)
    ]
    needed = SERVICES_LEVEL_3_AND_4 + SERVICES_BELOW
    online_first = [*[each for each in whole if each[0].is_online], *further[: needed - len(whole)]]
    ordered = [*online_first, *[each for each in whole if not each[0].is_online]][:needed]
    return [
        Service(f"{each.code}.{number}", each.code, name, _level(index))
        for index, (each, number, name) in enumerate(ordered)
    ]


def _level(index: int) -> str:
    if index >= SERVICES_LEVEL_3_AND_4:
        return "2"
    return "4" if index % 3 == 0 else "3"


def _mark(ordered: Sequence[Candidate], not_eligible: int, done: int) -> dict[str, FourSteps]:
    """The first `not_eligible` are not eligible, the next `done` are done, the rest could be."""
    marks = {}
    for index, each in enumerate(ordered):
        if index < not_eligible:
            marks[each.code] = FourSteps(False, False, "Giả định của bản minh họa: cơ quan ngành dọc tự quyết định")
        else:
            is_done = index < not_eligible + done
            marks[each.code] = FourSteps(True, is_done, "Giả định của bản minh họa: đủ điều kiện ủy quyền")
    return marks


def _by_use(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Those with a known term first: dossiers of the demo can be made of them."""
    return sorted(candidates, key=lambda each: (not each.has_term, each.code))


def _commune_level(candidates: Iterable[Candidate]) -> list[Candidate]:
    found = (
        each
        for each in candidates
        if "commune" in each.levels
        and _DISTRICT.search(each.executing_agency)
        and not _NOT_DISTRICT.search(each.executing_agency)
        and not OTHER_PROVINCES.search(each.executing_agency)
    )
    return sorted(found, key=lambda each: each.code)


def _is_commune_in_2018(candidate: Candidate) -> bool:
    return (
        candidate.sector in _COMMUNE_SECTORS
        and bool(_COMMITTEE.search(candidate.executing_agency))
        and "nước ngoài" not in candidate.name
    )
