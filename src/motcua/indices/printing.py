"""The score sheet of an assessment on paper."""

from datetime import datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

from motcua.indices.access import Loaded
from motcua.indices.rules.composite.decide import self_total
from motcua.indices.rules.composite.scores import total_of
from motcua.indices.rules.composite.story import Step
from motcua.indices.score_sheet import SheetField, SheetRow, sheet_of
from motcua.kernel.numbers import decimal
from motcua.kernel.pdf import make_pdf
from motcua.printing.rules.words import printable

FOLDER = Path(__file__).parent / "templates"
SOURCE = '#import "score_sheet.typ": sheet\n#sheet(json(bytes(sys.inputs.data)))\n'
HEADINGS = ["Mã", "Tiêu chí", "Tối đa", "Tự chấm", "Thẩm định, khảo sát", "Lý do, nguồn"]
STEPS = {
    Step.SELF_SCORING: "ĐANG TỰ CHẤM",
    Step.APPRAISAL: "ĐANG THẨM ĐỊNH",
    Step.FINAL: "ĐÃ CHỐT ĐIỂM",
    Step.PUBLISHED: "ĐÃ CÔNG BỐ",
}
NOTHING, ABSENT = "–", "không áp dụng"


def print_score_sheet(loaded: Loaded, *, at: datetime) -> bytes:
    """The PDF, as the assessment stands; the same input gives the same bytes."""
    return make_pdf(SOURCE, printable(sheet_data(loaded)), folder=FOLDER, at=at)


def sheet_data(loaded: Loaded) -> dict[str, Any]:
    """What the template is given."""
    row, criteria, state = loaded.row, loaded.criteria, loaded.state
    is_final = row.index is not None
    total = total_of(criteria, state.final_points(), state.absent).points if is_final else None
    return {
        "title": "BẢNG CHẤM ĐIỂM CẢI CÁCH HÀNH CHÍNH",
        "set": f"{criteria.name}, phiên bản {criteria.version}",
        "subject": row.subject_name,
        "step": STEPS.get(state.step, ""),
        "index": _points(row.index),
        "warnings": [
            *(["Dữ liệu tập huấn, không có thật."] if row.is_training else []),
            *([] if criteria.confirmed else ["Bộ tiêu chí minh họa, chưa đối chiếu với bảng điểm chính thức."]),
        ],
        "source": criteria.source,
        "headings": HEADINGS,
        "fields": [_field(each) for each in sheet_of(loaded)],
        "total": ["", "Cộng", _points(criteria.most), _points(self_total(criteria, state)), _points(total), ""],
    }


def _field(field: SheetField) -> dict[str, Any]:
    final = field.total.points if field.total else None
    index = "" if field.index is None else f"chỉ số {_points(field.index)}"
    return {
        "line": ["", field.name, _points(field.most), _points(field.own), _points(final), index],
        "rows": [_row(each) for each in field.rows],
    }


def _row(row: SheetRow) -> list[str]:
    said = row.surveyed.source if row.surveyed else row.appraised.reason if row.appraised else ""
    own = ABSENT if row.is_absent else "khảo sát" if row.criterion.is_survey else _points(row.own)
    final = NOTHING if row.is_absent else _points(row.final)
    return [row.criterion.code, row.criterion.name, _points(row.criterion.most), own, final, said]


def _points(points: Fraction | None) -> str:
    return NOTHING if points is None else decimal(points.numerator, points.denominator, 2)
