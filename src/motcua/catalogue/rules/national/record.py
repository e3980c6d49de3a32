"""One record of the national database as this catalogue understands it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from motcua.catalogue.rules.content import Case, Content, Line, Result
from motcua.catalogue.rules.national.components import read_components
from motcua.catalogue.rules.national.fees import read_fee_cells, read_fee_sheet
from motcua.catalogue.rules.national.methods import MethodRow, read_methods
from motcua.kernel.errors import Invalid
from motcua.kernel.text import fold, nfc

CODE = re.compile(r"\d\.\d{6}")
LEVELS = {"cap bo": "ministry", "cap tinh": "province", "cap xa": "commune", "co quan khac": "other"}
_AUDIENCES = re.compile(r"Cán bộ, công chức, viên chức|[^\s,(][^,(]*(?:\([^)]*\))?")
_DECISION_PREFIX = re.compile(r"^(?:quyết định\s*)?(?:số\s*)?", re.I)
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\ufeff\u00ad"))


@dataclass(frozen=True, slots=True)
class NationalRecord:
    """A procedure as read. `content` None: only its name is known. `seen_on`: the last day of the time in which the
    source was taken from the national database; the record was in force then, since when is not known."""

    code: str
    name: str
    sector: str
    agency: str
    levels: tuple[str, ...]
    decision_number: str
    content: Content | None
    source: str
    source_url: str
    seen_on: date


def read_record(row: Mapping[str, Any]) -> NationalRecord:
    """A row of procedures.jsonl or procedures_names_only.jsonl.

    Raises `Invalid` ("national_record_malformed") for a row without a code of the form 1.001193, or without a name.
    """
    code, name = str(row.get("code") or "").strip(), _one_line(str(row.get("name") or ""))
    if not CODE.fullmatch(code) or not name:
        raise Invalid(
            "national_record_malformed",
            vi=f"Dòng dữ liệu không có mã dạng 1.001193 hoặc không có tên: «{code} {name}». Hãy sửa tệp rồi nhập lại.",
            en=f'A row has no code like 1.001193 or no name: "{code} {name}". Correct the file and import it again.',
            field="code",
        )
    source = str(row.get("source") or "")
    sector, agency = _read_sector(_one_line(str(row.get("field") or "")))
    return NationalRecord(
        code=code,
        name=name,
        sector=sector,
        agency=_one_line(str(row.get("agency") or "")) or agency,
        levels=_read_levels(str(row.get("level") or "")),
        decision_number=_DECISION_PREFIX.sub("", _one_line(str(row.get("decision") or ""))),
        content=_read_content(row) if row.get("detail") == "full" else None,
        source=source,
        source_url=str(row.get("source_url") or ""),
        seen_on=_seen_on(source),
    )


def _read_content(row: Mapping[str, Any]) -> Content:
    rows = read_methods(nfc(row["raw_methods"]), row["time_limits"], _one_line(row["time_limit_text"]))
    cases, lines = _read_lines(rows, row["fee_text"])
    return Content(
        steps=_text(row["steps_text"]),
        executing_agency=_read_agencies(row["executing_agency"]),
        audience=tuple(each.strip() for each in _AUDIENCES.findall(_one_line(row["audience"])) if each.strip()),
        levels=_read_levels(row["level"]),
        cases=cases,
        lines=lines,
        components=read_components(
            [{**each, "case": nfc(each["case"]), "name": nfc(each["name"])} for each in row["components"]]
        ),
        results=tuple(Result(_one_line(each["name"]), each["code"] or "") for each in row["result"]),
        legal_bases=tuple(dict.fromkeys(_one_line(each) for each in row["legal_basis"])),
        conditions=_text(row["conditions"]),
        kind=_one_line(row["kind"]),
    )


def _read_lines(rows: Iterable[MethodRow], fee_text: str) -> tuple[tuple[Case, ...], tuple[Line, ...]]:
    """A channel that stands in one row holds for every case; one that stands in several makes cases of their
    descriptions (or, where those do not differ, of their times). Rows that say the same thing twice are one."""
    sheet_fees = read_fee_sheet(nfc(fee_text))
    lines: list[Line] = []
    for row in rows:
        fees, note = read_fee_cells(row.rest, row.is_glued) if row.rest else (sheet_fees, "")
        line = Line(row.channel, None, row.term, row.term_unknown, row.term_text, fees, _text(note))
        if line not in lines:
            lines.append(line)
    channels = [line.channel for line in lines]
    if len(set(channels)) == len(channels):
        return (), tuple(lines)
    return _make_cases(lines)


def _make_cases(lines: list[Line]) -> tuple[tuple[Case, ...], tuple[Line, ...]]:
    cases: dict[tuple[str, str], Case] = {}
    taken: set[tuple[str, str]] = set()
    placed = []
    for line in lines:
        words = (re.sub(r"\W+", " ", fold(line.note)).strip()[:80], line.term_text)
        while (case := cases.get(words)) and (line.channel, case.key) in taken:
            words = (words[0], f"{words[1]} ")
        if case is None:
            case = cases[words] = Case(f"c{len(cases) + 1}", _name_case(line))
        taken.add((line.channel, case.key))
        placed.append(Line(line.channel, case.key, line.term, line.term_unknown, line.term_text, line.fees, line.note))
    return tuple(cases.values()), tuple(placed)


def _name_case(line: Line) -> str:
    name = _one_line(line.note) or "; ".join(fee.when for fee in line.fees if fee.when)
    time = f"Thời hạn {line.term_text}" if line.term_text else "Không ghi thời hạn"
    name = f"{name[:297].rstrip()}…" if len(name) > 300 else name
    return name or time


def _read_levels(text: str) -> tuple[str, ...]:
    found = {LEVELS[word] for part in text.split(",") if (word := fold(part)) in LEVELS}
    return tuple(level for level in LEVELS.values() if level in found)


def _read_sector(text: str) -> tuple[str, str]:
    """ "Người có công (Bộ Nội vụ)" as sector and ministry; a sector's own parentheses stay with it."""
    found = re.fullmatch(r"(.+?)\s*\((Bộ [^()]+|Thanh tra [^()]+|Ngân hàng [^()]+)\)", text)
    return (found[1], found[2]) if found else (text, "")


def _read_agencies(text: str) -> str:
    return "; ".join(dict.fromkeys(_one_line(part) for part in text.split("\n") if part.strip()))


def _seen_on(source: str) -> date:
    return date(2026, 7, 31) if "June-July 2026" in source else date(2025, 12, 31)


def _one_line(text: str) -> str:
    return " ".join(nfc(text).translate(_INVISIBLE).split())


def _text(text: str) -> str:
    lines = (" ".join(line.split()) for line in nfc(text).translate(_INVISIBLE).splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
