"""The printed minutes and conclusion of an inspection.

TT 02/2017/TT-VPCP says what a conclusion holds; the layout of a form of its own is in no source read here, so the paper
follows NĐ 30/2020/NĐ-CP's outline and says that it was not compared with an original.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from motcua.inspections.rules.inspection import INSPECTIONS, Inspection
from motcua.inspections.rules.inspection_facts import Concluded, FindingListed, MinutesSigned
from motcua.inspections.rules.plan import Content
from motcua.kernel.facts import Event
from motcua.kernel.pdf import make_pdf
from motcua.printing.rules.words import in_day_words, printable

FOLDER = Path(__file__).parent / "templates"
SOURCE = '#import "inspection.typ": paper\n#paper(json(bytes(sys.inputs.data)))\n'
MINUTES, CONCLUSION = "bien-ban", "ket-luan"
CONTENTS = {
    Content.DIRECTION: "Chỉ đạo, điều hành kiểm soát thủ tục",
    Content.DRAFTS: "Kiểm soát quy định thủ tục trong dự thảo",
    Content.EXECUTION: "Thực hiện thủ tục, một cửa",
    Content.REVIEW: "Rà soát, đánh giá thủ tục",
    Content.PETITIONS: "Tiếp nhận, xử lý phản ánh, kiến nghị",
    Content.OTHER: "Nội dung khác",
}
NOTE = "trình bày chưa đối chiếu được với mẫu gốc"


@dataclass(frozen=True, slots=True)
class Paper:
    """`signed_by`: the fact with which it is there."""

    signed_by: type
    data_of: Callable[[Inspection], dict[str, Any]]


def print_paper(events: Sequence[Event], name: str, *, at: datetime) -> bytes:
    """One of `PAPERS` as a PDF, as things stood when it was signed; the same input gives the same bytes."""
    paper = PAPERS[name]
    signed = next(place for place, event in enumerate(events, start=1) if isinstance(event.fact, paper.signed_by))
    data = paper.data_of(INSPECTIONS.fold(events[:signed]))
    return make_pdf(SOURCE, printable(data), folder=FOLDER, at=at)


def _minutes(inspection: Inspection) -> dict[str, Any]:
    minutes = inspection.minutes
    if minutes is None:
        raise ValueError("no minutes to print")
    closing = [
        ("Ý kiến của đơn vị được kiểm tra", minutes.objections or "Không có ý kiến khác."),
        ("Đại diện đơn vị được kiểm tra", minutes.representative),
    ]
    return {
        **_common(inspection),
        "title": "BIÊN BẢN KIỂM TRA",
        "subtitle": f"Lập {in_day_words(minutes.on)}",
        "recommendations": [],
        "closing": closing,
        "signers": ["ĐẠI DIỆN ĐƠN VỊ", "TRƯỞNG ĐOÀN"],
    }


def _conclusion(inspection: Inspection) -> dict[str, Any]:
    concluded = inspection.concluded
    if concluded is None:
        raise ValueError("no conclusion to print")
    late = [("Lý do kết luận sau thời hạn", concluded.late_reason)] if concluded.late_reason else []
    advice = [
        f"{each.number}. {each.words} (thực hiện: {each.owner}; hạn: {each.due:%d/%m/%Y})"
        for each in inspection.recommendations.values()
    ]
    return {
        **_common(inspection),
        "title": "KẾT LUẬN KIỂM TRA",
        "subtitle": f"Số {concluded.document}, {in_day_words(concluded.on)}",
        "recommendations": advice,
        "closing": [("Kết luận", concluded.words), *late],
        "signers": ["", "NGƯỜI KẾT LUẬN"],
    }


def _common(inspection: Inspection) -> dict[str, Any]:
    decided = inspection.decided
    if decided is None:
        raise ValueError("an inspection without its decision")
    team = ", ".join(each.name for each in inspection.team)
    facts = [
        ("Mã cuộc kiểm tra", decided.code),
        ("Đơn vị được kiểm tra", decided.unit_name),
        ("Căn cứ", f"Quyết định {decided.decision}, {in_day_words(decided.decided_on)}"),
        ("Đoàn kiểm tra", team),
        ("Thời gian kiểm tra", f"{decided.first:%d/%m/%Y} – {decided.last:%d/%m/%Y}"),
        ("Công việc được kiểm tra", f"{decided.period_first:%d/%m/%Y} – {decided.period_last:%d/%m/%Y}"),
        ("Nội dung", "; ".join(CONTENTS[each] for each in decided.scope)),
    ]
    if decided.ground:
        facts.append(("Căn cứ đột xuất", decided.ground))
    return {
        "note": NOTE,
        "facts": facts,
        "findings": [_finding(each) for each in inspection.findings.values()],
    }


def _finding(finding: FindingListed) -> dict[str, Any]:
    evidence = "; ".join(f"{each.name} ({each.note})" if each.note else each.name for each in finding.evidence)
    kind = "Sai sót phải khắc phục" if finding.is_fault else "Đạt yêu cầu"
    return {
        "title": f"{finding.number}. {CONTENTS[finding.content]} – {kind}",
        "words": finding.words,
        "evidence": evidence,
    }


PAPERS = {
    MINUTES: Paper(MinutesSigned, _minutes),
    CONCLUSION: Paper(Concluded, _conclusion),
}
