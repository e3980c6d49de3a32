"""The papers on the national page: what is a paper, for whom, and how many.

The page has no mark for "mandatory", lists remarks among the papers (no originals, no copies), and its stored copy ran
the name of a paper, its attached form and its numbers together: "…ngày 01/01/" with 20261 originals is
"…ngày 01/01/2026" with 1.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from motcua.catalogue.rules.content import Component, GroupKind, Need

LARGEST_QUANTITY = 9
"""More than nine of one paper is taken for digits run together."""

_NUMBERED = re.compile(
    r"(?:[/.]|\b(?:số|năm|Điều|Nghị định|Thông tư|Mẫu|khoản|Phụ lục))\s*$",
    re.I,
)
_FILES = re.compile(
    r"(?<=[^\s(\[“\"'\-_/])"
    r"((?:[Mm]ẫu|MẪU|[Mm]au|Phụ lục|PHỤ LỤC|Phu ?luc|PL|TK|Tờ khai|Mus?)[^\n]{0,200}\.(?:docx?|xlsx?|pdf|rar|zip))$"
)
_FILE_ENDS = re.compile(r"(?<=\.docx)|(?<=\.doc)(?!x)|(?<=\.pdf)|(?<=\.xlsx)|(?<=\.xls)(?!x)|(?<=\.rar)|(?<=\.zip)")
_BULLET = re.compile(r"^[\s\-–*+•.,;:()\d]*(?:[a-zđ]\d?[.)]|[ivx]+[.)])?[\s\-–*+•.,;:()\d]*", re.I)
_ALL = re.compile(
    r"^(?:các |những )?(?:giấy tờ|thành phần|hồ sơ (?:bao )?gồm|hồ sơ$|bao gồm|số lượng|xuất trình|nộp trực"
    r"|hình thức nộp)",
    re.I,
)
_CASE = re.compile(
    r"^(?:các )?(?:trường hợp|đối với|nếu |hồ sơ đối với|hồ sơ (?:trong )?trường hợp|về trường hợp|riêng)",
    re.I,
)
_NOTE = re.compile(r"^(?:lưu ý|ghi chú|chú ý)", re.I)
_IF_ANY = re.compile(r"nếu có|(?:^|[(;,]\s*)(?:trong |đối với )?trường hợp|^đối với|^nếu ", re.I)


def read_components(rows: Sequence[Mapping[str, Any]]) -> tuple[Component, ...]:
    """The papers in the order of the page, with keys p1, p2, …; the same paper listed twice under a heading once."""
    found: dict[tuple[str, str], Component] = {}
    for row in rows:
        component = _read_component(row, f"p{len(found) + 1}")
        found.setdefault((component.group, component.name), component)
    return tuple(found.values())


def _read_component(row: Mapping[str, Any], key: str) -> Component:
    group = "" if row["case"].strip() in ("", "--") else " ".join(row["case"].split())
    group_kind = read_group(group)
    name, originals, copies, quantity_text = _read_quantities(row)
    name, files = _split_files(name)
    sheet_file = (row.get("quantity_text") or "").strip()
    if sheet_file:
        files = (*files, sheet_file)
    return Component(
        key=key,
        name=name,
        need=_read_need(name, group_kind, originals, copies),
        group=group,
        group_kind=group_kind,
        originals=originals,
        copies=copies,
        quantity_text=quantity_text,
        files=files,
    )


def read_group(heading: str) -> GroupKind:
    """What a heading means. Headings that only introduce the list hold for all; "Trường hợp…", "Đối với…" name a case;
    of the others nobody can say by their words."""
    words = _BULLET.sub("", heading)
    if not words or _ALL.match(words):
        return GroupKind.ALL
    if _NOTE.match(words):
        return GroupKind.NOTE
    return GroupKind.CASE if _CASE.match(words) else GroupKind.UNCLEAR


def _read_need(name: str, group_kind: GroupKind, originals: int | None, copies: int | None) -> Need:
    if group_kind is GroupKind.NOTE or (originals == 0 and copies == 0) or name.endswith(":"):
        return Need.NOTE
    if _IF_ANY.search(_BULLET.sub("", name)):
        return Need.IF_ANY
    return Need.ALWAYS if group_kind is GroupKind.ALL else Need.BY_CASE


def _read_quantities(row: Mapping[str, Any]) -> tuple[str, int | None, int | None, str]:
    """Name, originals, copies, and the source's digits where they cannot be taken for quantities."""
    name = " ".join(row["name"].replace("\u200b", "").replace("\u200e", "").split())
    originals, copies = row["originals"], row["copies"]
    if originals is None or max(originals, copies) <= LARGEST_QUANTITY:
        return name, originals, copies, ""
    if originals > LARGEST_QUANTITY and _NUMBERED.search(name):
        digits = str(originals)
        separator = "" if name.endswith("/") else " "
        return f"{name}{separator}{digits[:-1]}", int(digits[-1]), copies, ""
    return name, None, None, f"{originals}/{copies}"


def _split_files(name: str) -> tuple[str, tuple[str, ...]]:
    """The name without the names of attached forms run on to it. Where the seam does not show, the name stays whole."""
    found = _FILES.search(name)
    if found is None:
        return name, ()
    files = tuple(each.strip() for each in _FILE_ENDS.split(found.group(1)) if each.strip())
    return name[: found.start()].rstrip(" ;:"), files
