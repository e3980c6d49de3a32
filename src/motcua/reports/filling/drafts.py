"""Biểu 01 and 02: drafts submitted and documents issued in the period, from the stories of the drafts."""

from collections import Counter

from motcua.reforms.queries import drafts_for
from motcua.reforms.rules.counting import Counted, Drafts, Form, count_form
from motcua.reforms.rules.facts import ChangeKind, DocumentType
from motcua.reports.rules.filled import Line, LineKind
from motcua.reports.rules.form import Value
from motcua.reports.rules.wanted import Wanted
from motcua.statistics.rules.figures import Figures
from motcua.statistics.rules.periods import Period

DOCUMENTS = {
    DocumentType.RESOLUTION: "Nghị quyết của Hội đồng nhân dân",
    DocumentType.DECISION: "Quyết định của Ủy ban nhân dân",
    DocumentType.OTHER: "Văn bản khác",
}


def fill_assessed(wanted: Wanted, days: Period, in_own_words: bool) -> tuple[tuple[Line, ...], Figures | None]:
    """Form 01: a line for each drafting unit; the total. Two queries."""
    drafts = drafts_for(Form.ASSESSED, days.last)
    lines, total = count_form(Form.ASSESSED, drafts, days.first, days.last)

    def values(line: Counted) -> dict[str, Value]:
        kinds = Counter(drafts[subject].document_type for subject in line.drafts)
        return {
            **_procedures(line),
            "drafts": len(line.drafts),
            **{kind.value: kinds[kind] for kind in DocumentType},
        }

    named = [Line(LineKind.LINE, str(n), line.name, line.name, values(line)) for n, line in enumerate(lines, start=1)]
    return (*named, Line(LineKind.TOTAL, "", "", "Tổng cộng", values(total))), None


def fill_issued(wanted: Wanted, days: Period, in_own_words: bool) -> tuple[tuple[Line, ...], Figures | None]:
    """Form 02: a line for each kind of document; the total. Two queries."""
    drafts: Drafts = drafts_for(Form.ISSUED, days.last)
    lines, total = count_form(Form.ISSUED, drafts, days.first, days.last)

    def values(line: Counted) -> dict[str, Value]:
        return {"documents": len(line.drafts), **_procedures(line)}

    named = [
        Line(LineKind.LINE, str(number), line.name, DOCUMENTS[DocumentType(line.name)], values(line))
        for number, line in enumerate(lines, start=1)
    ]
    return (*named, Line(LineKind.TOTAL, "", "", "Tổng cộng", values(total))), None


def _procedures(line: Counted) -> dict[str, Value]:
    return {"procedures": line.procedures, **{change.value: line.changes[change] for change in ChangeKind}}
