"""Four steps at the centre: receive, appraise, approve, return (NĐ 61/2018 Art 4; TT 01/2018/TT-VPCP Art 6).

A procedure can be done so where it is not one of those done on site (NĐ 61 Art 14.5), the agency's head has delegated
appraisal and approval, seal included, and the means are there. Quảng Ninh did 888 of 1,003 eligible in 2018.
"""

from motcua.kernel.errors import Invalid, Refused


def check_four_steps(eligible: bool, reason: str, done: bool, delegation: str) -> None:
    """Whether the flags of a procedure at a centre agree.

    `reason` says why it is or is not eligible; `delegation` is the document that delegates. Raises `Invalid`
    ("four_step_reason_missing"), `Refused` ("four_step_not_eligible", "four_step_delegation_missing").
    """
    if not reason.strip():
        raise Invalid(
            "four_step_reason_missing",
            vi="Hãy ghi lý do thủ tục đủ hoặc không đủ điều kiện thực hiện 4 bước tại trung tâm.",
            en="Say why the procedure can or cannot be done in four steps at the centre.",
            field="four_step_reason",
        )
    if done and not eligible:
        raise Refused(
            "four_step_not_eligible",
            vi="Thủ tục không đủ điều kiện nên không thể ghi là đã thực hiện 4 bước. Hãy sửa điều kiện trước.",
            en="It is not eligible, so it cannot be recorded as done in four steps. Correct its eligibility first.",
            field="four_step_done",
        )
    if done and not delegation.strip():
        raise Refused(
            "four_step_delegation_missing",
            vi="Thực hiện 4 bước phải có văn bản ủy quyền thẩm định, phê duyệt. Hãy nhập số văn bản.",
            en="Four steps need the document that delegates appraisal and approval. Enter its number.",
            field="delegation_document",
        )
