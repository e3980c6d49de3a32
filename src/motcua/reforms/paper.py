"""The printed impact assessment: form 01/ĐGTĐ of TT 03/2022/TT-BTP, before 2022 01/ĐG-KSTT of TT 07/2014/TT-BTP.

The names of the forms are known, their layout could not be compared with the original; the paper says so.
"""

from datetime import date, datetime
from pathlib import Path
from typing import Any

from motcua.kernel.money import format_dong
from motcua.kernel.numbers import decimal, percentage, whole
from motcua.kernel.pdf import make_pdf
from motcua.printing.rules.words import printable
from motcua.reforms.reference import questions_on
from motcua.reforms.rules.assessment import Criterion, Question, questions_for
from motcua.reforms.rules.compliance_cost import Activity, ComplianceCost, CostLine, Saving, saving_once, saving_yearly
from motcua.reforms.rules.draft import Draft, DraftProcedure
from motcua.reforms.rules.facts import ChangeKind, Side

FOLDER = Path(__file__).parent / "templates"
SOURCE = '#import "assessment.typ": form\n#form(json(bytes(sys.inputs.data)))\n'
SINCE_2022 = date(2022, 1, 1)
CHANGES = {ChangeKind.NEW: "Quy định mới", ChangeKind.AMENDED: "Sửa đổi, bổ sung", ChangeKind.ABOLISHED: "Bãi bỏ"}
CRITERIA = {
    Criterion.NECESSITY: "I. Sự cần thiết",
    Criterion.REASONABLENESS: "II. Tính hợp lý",
    Criterion.LEGALITY: "III. Tính hợp pháp",
    Criterion.COST: "IV. Chi phí tuân thủ",
}
ACTIVITIES = {
    Activity.PREPARE: "Chuẩn bị hồ sơ",
    Activity.SUBMIT: "Nộp hồ sơ",
    Activity.PAY: "Nộp phí, lệ phí",
    Activity.INSPECTION: "Phục vụ kiểm tra",
    Activity.OTHER: "Công việc khác",
    Activity.RECEIVE: "Nhận kết quả",
}
SIDES = {Side.BEFORE: "Chi phí hiện tại", Side.AFTER: "Chi phí theo dự thảo"}
HEADINGS = ["Hoạt động", "Số giờ", "Thu nhập/giờ", "Tiền công", "Thuê", "Phí, lệ phí", "Khác", "Cộng (đ)"]


def print_assessment(draft: Draft, key: int, *, at: datetime) -> bytes:
    """The assessment of one procedure as a PDF; the same input gives the same bytes."""
    return make_pdf(SOURCE, printable(assessment_data(draft, draft.procedures[key])), folder=FOLDER, at=at)


def assessment_data(draft: Draft, procedure: DraftProcedure) -> dict[str, Any]:
    """What the template is given."""
    asked = questions_for(procedure, questions_on(draft.begun_on))
    return {
        "title": "BIỂU ĐÁNH GIÁ TÁC ĐỘNG THỦ TỤC HÀNH CHÍNH",
        "number": _form_number(draft.begun_on, procedure.change),
        "law": "trình bày chưa đối chiếu được với bản gốc",
        "issuer": draft.unit,
        "facts": _facts(draft, procedure),
        "blocks": [_block(criterion, asked, procedure) for criterion in Criterion],
        "costs": [_table(side, procedure.costs[side]) for side in procedure.sides if side in procedure.costs],
        "savings": _savings(procedure),
    }


def _form_number(on: date, change: ChangeKind) -> str:
    if on >= SINCE_2022:
        kind = {ChangeKind.NEW: "-QĐM", ChangeKind.AMENDED: "-SĐBS"}.get(change, "")
        return f"Mẫu 01/ĐGTĐ{kind} (TT 03/2022/TT-BTP)"
    return f"Mẫu 01{'B' if change is ChangeKind.AMENDED else 'A'}/ĐG-KSTT (TT 07/2014/TT-BTP)"


def _facts(draft: Draft, procedure: DraftProcedure) -> list[tuple[str, str]]:
    law = procedure.delegation
    return [
        ("Tên dự thảo", draft.title),
        ("Tên thủ tục", procedure.name),
        ("Dự thảo", CHANGES[procedure.change]),
        ("Mã thủ tục", procedure.code or "chưa có"),
        ("Văn bản giao quy định", f"{law.document}, {law.article}" if law else "không"),
    ]


def _block(criterion: Criterion, asked: tuple[Question, ...], procedure: DraftProcedure) -> dict[str, Any]:
    mine = [question for question in asked if question.criterion is criterion]
    entries = [{"question": each.vi, "answer": procedure.answers.get(each.code, "")} for each in mine]
    return {"title": CRITERIA[criterion], "entries": entries}


def _table(side: Side, cost: ComplianceCost) -> dict[str, Any]:
    sources = dict.fromkeys(
        f"{format_dong(line.wage.amount)} / {whole(line.wage.hours)} giờ: {line.wage.source}" for line in cost.lines
    )
    often = f"{whole(cost.times)} lần trong {cost.in_years} năm × {whole(cost.subjects)} đối tượng"
    return {
        "title": SIDES[side],
        "headings": HEADINGS,
        "lines": [_line(line) for line in cost.lines],
        "sum": f"Một lần: {format_dong(cost.once)}. Một năm ({often}): {format_dong(cost.yearly)}.",
        "source": "Nguồn của mức thu nhập: " + "; ".join(sources),
    }


def _line(line: CostLine) -> list[str]:
    per_hour, hours = line.wage.per_hour, line.hours
    return [
        ACTIVITIES[line.activity] + (f": {line.name}" if line.name else ""),
        decimal(*hours.as_integer_ratio(), 2),
        decimal(*per_hour.as_integer_ratio(), 2),
        *(whole(amount) for amount in (line.work, line.hiring, line.fee, line.other, line.total)),
    ]


def _savings(procedure: DraftProcedure) -> list[str]:
    if procedure.compared is None:
        return []
    return [
        _saved("một lần", saving_once(*procedure.compared)),
        _saved("một năm", saving_yearly(*procedure.compared)),
    ]


def _saved(of: str, saving: Saving) -> str:
    share = f" ({percentage(saving.amount, saving.before, 2)})" if saving.before else ""
    return f"Tiết kiệm {of}: {format_dong(saving.amount)}{share}."
