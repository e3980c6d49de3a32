"""What may be done to a draft, and when: each `decide_…` gives the facts, or refuses.

NĐ 63/2010 Art 10 (no draft without its assessment), 11 (opinion of the control unit before appraisal), 15
(publication).
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from motcua.catalogue.rules.publication import Decision, check_decision
from motcua.kernel.errors import Conflict, Invalid, NotFound, Refused
from motcua.reforms.rules.assessment import Question, missing_from, questions_for
from motcua.reforms.rules.compliance_cost import ComplianceCost
from motcua.reforms.rules.draft import Draft, DraftProcedure, Stage
from motcua.reforms.rules.facts import (
    Accepted,
    Answer,
    Assessed,
    Begun,
    ChangeKind,
    Costed,
    Delegated,
    Issued,
    Linked,
    OpinionGiven,
    ProcedureAdded,
    ProcedureDropped,
    Published,
    Recorded,
    Returned,
    Side,
    Submitted,
    Withdrawn,
)

type Facts = tuple[Any, ...]
LONGEST = 20_000
MOST_LINES = 100


def decide_begin(begun: Begun) -> Facts:
    """A draft needs a title and a unit that drafts it."""
    _filled("title", begun.title)
    _filled("unit", begun.unit)
    return (begun,)


def decide_add(draft: Draft, name: str, change: ChangeKind, code: str) -> Facts:
    """One more procedure. What exists already is named by its code, once."""
    _at(draft, Stage.DRAFTING)
    _filled("name", name)
    if change is not ChangeKind.NEW and not code:
        raise Invalid(
            "procedure_code_missing",
            vi="Hãy nhập mã của thủ tục được sửa đổi hoặc bãi bỏ, như trong danh mục.",
            en="Give the code of the procedure that is amended or abolished, as in the catalogue.",
            field="code",
        )
    if code and any(each.code == code for each in draft.procedures.values()):
        raise Refused(
            "procedure_in_draft_already",
            vi=f"Thủ tục {code} đã có trong dự thảo này. Hãy mở đánh giá của thủ tục đó.",
            en=f"The procedure {code} is in this draft already. Open its assessment.",
            field="code",
        )
    return (ProcedureAdded(draft.last_key + 1, name.strip(), change, code),)


def decide_drop(draft: Draft, key: int) -> Facts:
    """A procedure leaves the draft."""
    _at(draft, Stage.DRAFTING)
    return (ProcedureDropped(_procedure(draft, key).key),)


def decide_assess(
    draft: Draft, key: int, document: str, article: str, answers: Iterable[Answer], questions: Sequence[Question]
) -> Facts:
    """Write down the delegation and the answers that are new or differ. Nothing new: nothing happens."""
    _at(draft, Stage.DRAFTING)
    procedure = _procedure(draft, key)
    known = {question.code for question in questions_for(procedure, questions)}
    changed = []
    for answer in answers:
        if answer.question not in known or len(answer.text) > LONGEST:
            raise Invalid(
                "answer_not_asked",
                vi="Câu trả lời không thuộc danh sách câu hỏi, hoặc quá dài. Hãy tải lại trang.",
                en="The answer is to no question of the list, or too long. Load the page again.",
                field=answer.question,
            )
        if answer.text.strip() != procedure.answers.get(answer.question, ""):
            changed.append(Answer(answer.question, answer.text.strip()))
    facts: list[Any] = [Assessed(key, tuple(changed))] if changed else []
    return (*facts, *_delegation(procedure, document.strip(), article.strip()))


def _delegation(procedure: DraftProcedure, document: str, article: str) -> Facts:
    if not document and not article and procedure.delegation is None:
        return ()
    if not document or not article:
        raise Invalid(
            "delegation_incomplete",
            vi="Hãy ghi cả văn bản giao quy định thủ tục và điều, khoản giao.",
            en="Give both the document that delegates making the procedure and its article.",
            field="article" if document else "document",
        )
    given = Delegated(procedure.key, document, article)
    return () if given == procedure.delegation else (given,)


def decide_cost(draft: Draft, key: int, side: Side, cost: ComplianceCost) -> Facts:
    """Keep a cost table of one side."""
    _at(draft, Stage.DRAFTING)
    procedure = _procedure(draft, key)
    if side not in procedure.sides:
        raise Refused(
            "cost_side_not_asked",
            vi="Thủ tục quy định mới không có chi phí hiện tại; thủ tục bãi bỏ không có chi phí về sau.",
            en="A new procedure has no costs before, an abolished one none after.",
        )
    if not 0 < len(cost.lines) <= MOST_LINES:
        raise Invalid(
            "cost_lines_missing",
            vi=f"Bảng chi phí cần từ 1 đến {MOST_LINES} dòng công việc.",
            en=f"A cost table has 1 to {MOST_LINES} lines of work.",
        )
    return () if procedure.costs.get(side) == cost else (Costed(key, side, cost),)


def decide_submit(draft: Draft, questions: Sequence[Question]) -> Facts:
    """Only with a procedure, and with every assessment complete (NĐ 63/2010 Art 10; the refusal lists what is not)."""
    _at(draft, Stage.DRAFTING)
    if not draft.procedures:
        raise Refused(
            "draft_without_procedure",
            vi="Dự thảo chưa có thủ tục nào. Hãy thêm thủ tục được quy định mới, sửa đổi hoặc bãi bỏ.",
            en="The draft has no procedure yet. Add those that it makes, amends or abolishes.",
        )
    missing = missing_from(draft, questions)
    if missing:
        names = "; ".join(dict.fromkeys(one.name for one in missing))
        raise Refused(
            "assessment_incomplete",
            vi=f"Chưa gửi được: đánh giá tác động còn thiếu {len(missing)} mục ({names}). Hãy bổ sung các mục đó.",
            en=f"It cannot be submitted: {len(missing)} points of the assessment are missing ({names}). Add them.",
            missing=len(missing),
        )
    return (Submitted(),)


def decide_return(draft: Draft, reason: str, account: int | None) -> Facts:
    """Back to the drafter, with a reason, by somebody who did not write it."""
    _at(draft, Stage.SUBMITTED, Stage.OPINED)
    _not_an_author(draft, account)
    _filled("reason", reason)
    return (Returned(reason.strip()),)


def decide_opinion(draft: Draft, agrees: bool, text: str, account: int | None) -> Facts:
    """The control unit's opinion, by somebody who did not write the draft."""
    _at(draft, Stage.SUBMITTED)
    _not_an_author(draft, account)
    _filled("text", text)
    return (OpinionGiven(agrees, text.strip()),)


def decide_accept(draft: Draft, note: str, account: int | None) -> Facts:
    """The appraisal body takes it in; never without the opinion (NĐ 63/2010 Art 11.3)."""
    if draft.stage in (Stage.DRAFTING, Stage.SUBMITTED):
        raise Refused(
            "opinion_missing",
            vi="Không được tiếp nhận thẩm định khi chưa có ý kiến của đơn vị kiểm soát thủ tục (khoản 3 Điều 11 "
            "Nghị định 63/2010). Hãy chờ ý kiến đó.",
            en="It must not be accepted for appraisal without the control unit's opinion (Decree 63/2010 Art 11.3). "
            "Wait for it.",
        )
    _at(draft, Stage.OPINED)
    _not_an_author(draft, account)
    return (Accepted(note.strip()),)


def decide_issue(draft: Draft, issued: Issued, today: date) -> Facts:
    """The document is signed: after appraisal, not in the future, and not in force before it is signed."""
    _at(draft, Stage.ACCEPTED)
    check_decision(Decision(issued.number, issued.signed_on, issued.effective_on))
    _signed_between(draft.accepted_at.date() if draft.accepted_at else issued.signed_on, issued.signed_on, today)
    return (issued,)


def decide_publish(draft: Draft, published: Published, today: date) -> Facts:
    """The publication decision. Late is allowed and told; effective before signature only when shortened."""
    _at(draft, Stage.ISSUED)
    check_decision(decision_of(published))
    _signed_between(draft.issued.signed_on if draft.issued else published.signed_on, published.signed_on, today)
    return (published,)


def decide_record(draft: Draft, on: date, today: date) -> Facts:
    """Entered in the national database on a day since the signature."""
    _at(draft, Stage.PUBLISHED)
    if draft.recorded_on is not None:
        raise Conflict(
            "recorded_already",
            vi=f"Đã ghi ngày công khai trên Cơ sở dữ liệu quốc gia: {draft.recorded_on:%d/%m/%Y}.",
            en=f"The day in the national database stands already: {draft.recorded_on}.",
        )
    _signed_between(draft.published.signed_on if draft.published else on, on, today, field="on")
    return (Recorded(on),)


def decide_link(draft: Draft, key: int, code: str) -> Facts:
    """Say which procedure of the catalogue it became."""
    _at(draft, Stage.PUBLISHED)
    procedure = _procedure(draft, key)
    return () if procedure.code == code else (Linked(key, code),)


def decide_withdraw(draft: Draft, reason: str) -> Facts:
    """The drafting unit gives the draft up, before it is issued."""
    _at(draft, Stage.DRAFTING, Stage.SUBMITTED, Stage.OPINED, Stage.ACCEPTED)
    _filled("reason", reason)
    return (Withdrawn(reason.strip()),)


def decision_of(published: Published) -> Decision:
    """As the catalogue's rules of publication read it; the publisher is the province."""
    return Decision(
        published.number,
        published.signed_on,
        published.effective_on,
        urgent=published.urgent,
        urgent_ground=published.urgent_ground,
    )


def _at(draft: Draft, *stages: Stage) -> None:
    if draft.stage not in stages:
        raise Refused(
            "draft_at_another_stage",
            vi="Dự thảo đang ở bước khác, không làm được việc này. Hãy tải lại trang để xem bước hiện tại.",
            en="The draft is at another stage, where this cannot be done. Load the page again to see which.",
        )


def _procedure(draft: Draft, key: int) -> DraftProcedure:
    if key not in draft.procedures:
        raise NotFound(
            "draft_procedure_unknown",
            vi="Dự thảo không có thủ tục này. Hãy mở lại từ trang dự thảo.",
            en="The draft has no such procedure. Open it from the draft again.",
        )
    return draft.procedures[key]


def _not_an_author(draft: Draft, account: int | None) -> None:
    if account is not None and account in draft.authors:
        raise Refused(
            "judging_own_draft",
            vi="Người soạn dự thảo không được cho ý kiến hoặc thẩm định dự thảo của mình. Hãy chuyển người khác.",
            en="Whoever wrote the draft may not give an opinion on it or accept it. Leave it to somebody else.",
        )


def _filled(field: str, text: str) -> None:
    if not text.strip() or len(text) > LONGEST:
        raise Invalid("text_missing", vi="Hãy nhập nội dung này.", en="Fill this in.", field=field)


def _signed_between(first: date, signed_on: date, today: date, field: str = "signed_on") -> None:
    if not first <= signed_on <= today:
        raise Refused(
            "day_out_of_order",
            vi=f"Ngày này phải từ {first:%d/%m/%Y} (bước trước đó) đến hôm nay. Hãy sửa ngày.",
            en=f"This day must lie between {first} (the step before) and today. Correct it.",
            field=field,
        )
