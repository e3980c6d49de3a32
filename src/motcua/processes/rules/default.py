"""The four-step process that serves every procedure without one of its own.

Receive, appraise, approve, return: the four steps that a centre is to do on the spot (TT 01/2018/TT-VPCP Art 6). The
shares are the house's own planning figures, not law: 10, 60, 20 and 10 per cent of the term. Of a term of five working
days (40 hours) that is 4, 24, 8 and 4 hours. The result is issued inside approval.

A change here needs a new `version`: dossiers frozen under the old one keep it.
"""

from motcua.processes.rules.template import Name, ProcessTemplate, Step, StepKind


def _step(kind: StepKind, vi: str, en: str, role: str, share: int, *after: str) -> Step:
    return Step(kind.value, kind, Name(vi, en), role=role, share=share, after=after)


DEFAULT_TEMPLATE = ProcessTemplate(
    code="default",
    version=1,
    name=Name("Quy trình bốn bước tại trung tâm", "Four steps at the centre"),
    steps=(
        _step(StepKind.RECEIVE, "Tiếp nhận", "Reception", "receptionist", 10),
        _step(StepKind.APPRAISE, "Thẩm định", "Appraisal", "appraiser", 60, "receive"),
        _step(StepKind.APPROVE, "Phê duyệt", "Approval", "approver", 20, "appraise"),
        _step(StepKind.RETURN, "Trả kết quả", "Return of the result", "returner", 10, "approve"),
    ),
)
