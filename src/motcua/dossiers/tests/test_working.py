"""Hand-over, steps, consultation, payment, decision, result, return (NĐ 61/2018 Art 18-21)."""

from datetime import date

import pytest

from motcua.dossiers.rules.lifecycle.conclude import Decide, IssueResult
from motcua.dossiers.rules.lifecycle.consult import Consult, ReplyToConsultation
from motcua.dossiers.rules.lifecycle.correct import Correct
from motcua.dossiers.rules.lifecycle.extend import Apologise, Extend
from motcua.dossiers.rules.lifecycle.forward import Forward
from motcua.dossiers.rules.lifecycle.hand_over import HandOver
from motcua.dossiers.rules.lifecycle.payment import ConfirmPayment, RequestPayment
from motcua.dossiers.rules.lifecycle.return_result import ReturnResult
from motcua.dossiers.rules.lifecycle.steps import FinishStep, StartStep
from motcua.dossiers.rules.lifecycle.stop import Stop, Withdraw
from motcua.dossiers.rules.lifecycle.supplement import AskForSupplement, ReceiveSupplement
from motcua.dossiers.rules.lifecycle.undo import UndoLastStep
from motcua.dossiers.rules.state import Outcome, Party, Status
from motcua.dossiers.tests.stage import CHI, DUNG, Stage, accept, accepted, instant
from motcua.kernel.errors import Invalid, Refused
from motcua.worktime.rules.terms import parse_term

GRANT = Decide(Outcome.GRANTED, "123/QĐ-UBND")


def working() -> Stage:
    return accepted().do("05/11 10:00", HandOver())


def appraised() -> Stage:
    return working().do("06/11 09:00", FinishStep("appraise"), CHI)


def resolved() -> Stage:
    return appraised().do("07/11 09:00", GRANT, DUNG).do("07/11 14:00", IssueResult(), DUNG)


@pytest.mark.parametrize(
    ("received", "handed_over", "late"),
    [
        ("05/11 15:00", "05/11 16:30", False),
        ("05/11 14:59", "06/11 07:45", True),
        ("05/11 15:01", "06/11 08:30", False),
        ("05/11 15:01", "06/11 16:00", True),
    ],
)
def test_handed_over_the_same_day_or_after_15_00_the_next_morning(received: str, handed_over: str, late: bool) -> None:
    assert accepted(received).do(handed_over, HandOver()).last.late is late


def test_the_margin_is_the_next_mornings_only() -> None:
    stage = accepted("05/11 09:00").do("05/11 17:30", HandOver())
    assert (stage.last.deadline, stage.last.late) == (instant("05/11 17:00"), True)


def test_handing_over_is_timed_from_when_the_papers_came_whatever_the_term() -> None:
    """Asked for when overdue, they give no new term; the counter has nonetheless got them only now."""
    stage = accepted().do("20/11 09:00", AskForSupplement(("Bản đồ",), "Thiếu"))
    stage.do("22/11 09:00", ReceiveSupplement(("Bản đồ",))).do("22/11 10:00", HandOver())
    assert (stage.last.deadline, stage.last.late) == (instant("22/11 17:00"), False)


def test_nothing_is_dated_before_what_it_follows() -> None:
    with pytest.raises(Refused, match="before_last_event"):
        accepted().do("05/11 08:59", HandOver())


def test_a_step_is_started_and_finished_in_its_turn() -> None:
    stage = working().do("05/11 14:00", StartStep("appraise"), CHI)
    with pytest.raises(Refused, match="step_already_started"):
        stage.do("05/11 14:05", StartStep("appraise"), CHI)
    stage.do("06/11 09:00", FinishStep("appraise", "Đủ điều kiện"), CHI)
    with pytest.raises(Refused, match="step_not_open"):
        stage.do("06/11 09:05", FinishStep("appraise"), CHI)
    with pytest.raises(Refused, match="step_not_open"):
        stage.do("06/11 09:05", FinishStep("nowhere"), CHI)


def test_work_begins_only_after_hand_over() -> None:
    with pytest.raises(Refused, match="wrong_status"):
        accepted().do("05/11 10:00", FinishStep("appraise"), CHI)
    with pytest.raises(Refused, match="wrong_status"):
        accepted().do("05/11 10:00", GRANT, DUNG)


def test_what_is_done_at_once_is_done_at_the_counter() -> None:
    stage = Stage().do("05/11 09:00", accept(offer_term=parse_term("at_once")))
    stage.do("05/11 09:10", FinishStep("appraise"), CHI).do("05/11 09:20", GRANT, DUNG)
    assert stage.do("05/11 09:25", IssueResult(), DUNG).state.status is Status.RESOLVED


def test_approval_waits_for_appraisal() -> None:
    with pytest.raises(Refused, match="earlier_step_open") as refusal:
        working().do("06/11 09:00", GRANT, DUNG)
    assert "Thẩm định" in refusal.value.vi


def test_a_result_needs_a_decision() -> None:
    with pytest.raises(Refused, match="not_decided"):
        appraised().do("06/11 10:00", IssueResult(), DUNG)


def test_resolved_when_the_result_is_issued() -> None:
    state = resolved().state
    assert (state.status, state.finished_at) == (Status.RESOLVED, instant("07/11 14:00"))


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (Decide(Outcome.REFUSED, "1", "", "Điều 5"), "reason_missing"),
        (Decide(Outcome.REFUSED, "1", "Không đủ điều kiện", ""), "ground_missing"),
    ],
)
def test_refusal_as_a_result_needs_reason_and_ground(command: Decide, code: str) -> None:
    with pytest.raises(Invalid, match=code):
        appraised().do("07/11 09:00", command, DUNG)


def test_refusal_after_the_due_date_is_allowed_and_overdue() -> None:
    stage = appraised().do("20/11 09:00", Decide(Outcome.REFUSED, "5/TB", "Không đủ điều kiện", "Điều 5"), DUNG)
    state = stage.do("20/11 10:00", IssueResult(), DUNG).state
    assert state.status is Status.RESOLVED
    assert state.decision is not None
    assert state.decision.outcome is Outcome.REFUSED
    assert state.due_at is not None
    assert state.finished_at is not None
    assert state.finished_at > state.due_at


def test_a_matter_is_decided_once() -> None:
    with pytest.raises(Refused, match="already_decided"):
        appraised().do("07/11 09:00", GRANT, DUNG).do("07/11 10:00", GRANT, DUNG)


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (ReturnResult("Phạm Thị An"), "identity_not_checked"),
        (ReturnResult("Hoàng Văn Giang", identity_checked=True), "receiver_without_authority"),
        (ReturnResult("Phàm Thị Ân", identity_checked=True), "receiver_without_authority"),
        (ReturnResult("Kẻ Lạ", via="post"), "receiver_without_authority"),
        (ReturnResult("", identity_checked=True), "receiver_missing"),
        (ReturnResult("Phạm Thị An", via="pigeon", identity_checked=True), "unknown_way"),
    ],
)
def test_the_result_goes_to_the_right_person(command: ReturnResult, code: str) -> None:
    with pytest.raises((Refused, Invalid), match=code):
        resolved().do("08/11 09:00", command)


@pytest.mark.parametrize(
    "command",
    [
        ReturnResult("PHẠM THỊ AN", identity_checked=True),
        ReturnResult("Hoàng Văn Giang", identity_checked=True, authority="UQ-12"),
        ReturnResult("Phạm Thị An", via="post"),
    ],
)
def test_returned_to_the_owner_the_authorised_or_by_post(command: ReturnResult) -> None:
    assert resolved().do("08/11 09:00", command).state.status is Status.RETURNED


def test_no_result_no_return() -> None:
    with pytest.raises(Refused, match="no_result_yet"):
        appraised().do("06/11 10:00", ReturnResult("Phạm Thị An", identity_checked=True))


def test_withdrawn_before_but_not_after_the_decision() -> None:
    assert working().do("06/11 09:00", Withdraw("Phạm Thị An")).state.status is Status.WITHDRAWN
    with pytest.raises(Refused, match="already_decided"):
        appraised().do("07/11 09:00", GRANT, DUNG).do("07/11 10:00", Withdraw("Phạm Thị An"))
    with pytest.raises(Refused, match="already_decided"):
        appraised().do("07/11 09:00", GRANT, DUNG).do("07/11 10:00", Stop("Theo đơn", "Mẫu 05"))


def test_stopping_needs_reason_and_ground() -> None:
    with pytest.raises(Invalid, match="reason_missing"):
        working().do("06/11 09:00", Stop("", "Mẫu 05"))
    with pytest.raises(Invalid, match="ground_missing"):
        working().do("06/11 09:00", Stop("Theo đơn", ""))


def test_what_has_ended_stays_ended() -> None:
    stage = working().do("06/11 09:00", Withdraw("Phạm Thị An"))
    with pytest.raises(Refused, match="dossier_ended"):
        stage.do("06/11 10:00", FinishStep("appraise"), CHI)


def test_consultation_has_a_deadline_and_a_late_reply_is_marked() -> None:
    stage = working()
    with pytest.raises(Invalid, match="consultation_due_missing"):
        stage.do("06/11 09:00", Consult("H49.02", "Ý kiến về quy hoạch?", None), CHI)
    stage.do("06/11 09:00", Consult("H49.02", "Ý kiến về quy hoạch?", instant("08/11 17:00")), CHI)
    with pytest.raises(Refused, match="already_consulted"):
        stage.do("06/11 10:00", Consult("H49.02", "Hỏi lại", instant("09/11 17:00")), CHI)
    with pytest.raises(Invalid, match="content_missing"):
        stage.do("07/11 09:00", ReplyToConsultation("H49.02", " "), CHI)
    stage.do("09/11 09:00", ReplyToConsultation("H49.02", "Thống nhất"), CHI)
    assert stage.last.late
    with pytest.raises(Refused, match="no_open_consultation"):
        stage.do("09/11 10:00", ReplyToConsultation("H49.02", "Thống nhất"), CHI)


@pytest.mark.parametrize(
    "wait", [AskForSupplement(("Bản đồ",), "Thiếu"), RequestPayment(1_000, "Lệ phí")], ids=["papers", "payment"]
)
def test_a_reply_is_taken_in_while_papers_or_a_payment_are_awaited(wait: object) -> None:
    stage = working().do("06/11 09:00", Consult("H49.02", "Ý kiến?", instant("08/11 17:00")), CHI)
    waiting = stage.do("06/11 10:00", wait, CHI).state.status
    stage.do("07/11 09:00", ReplyToConsultation("H49.02", "Thống nhất"), CHI)
    assert (stage.state.status, stage.last.late) == (waiting, False)


def test_waiting_for_a_payment_pauses_the_term() -> None:
    stage = working().do("06/11 09:00", RequestPayment(1_200_000, "Lệ phí trước bạ"), CHI)
    assert stage.state.status is Status.AWAITING_PAYMENT
    stage.do("09/11 09:00", ConfirmPayment("BL-0001"))
    assert stage.state.due_at == instant("15/11 17:00")


def test_nights_of_waiting_buy_no_days() -> None:
    stage = working()
    for asked, met in (("06/11 16:59", "07/11 07:30"), ("07/11 16:59", "08/11 07:30"), ("08/11 16:59", "09/11 07:30")):
        stage.do(asked, RequestPayment(1_000, "Lệ phí"), CHI).do(met, ConfirmPayment("BL-1"))
    assert stage.state.due_at == instant("12/11 17:00")


def test_terms_in_hours_pause_by_opening_hours_and_calendar_days_by_the_calendar() -> None:
    hours = Stage().do("05/11 08:00", accept(offer_term=parse_term("8 working_hours"))).do("05/11 08:10", HandOver())
    assert hours.state.due_at == instant("06/11 08:30")
    hours.do("05/11 09:00", RequestPayment(1_000, "Lệ phí"), CHI).do("05/11 16:00", ConfirmPayment("BL-1"))
    assert hours.state.due_at == instant("06/11 15:30")
    days = Stage().do("05/11 08:00", accept(offer_term=parse_term("15 calendar_days"))).do("05/11 08:10", HandOver())
    days.do("06/11 09:00", RequestPayment(1_000, "Lệ phí"), CHI).do("16/11 09:00", ConfirmPayment("BL-1"))
    assert days.state.due_at == instant("30/11 17:00")


def test_a_day_on_which_the_agency_opened_without_the_payment_is_a_day_waited() -> None:
    stage = accepted("09/11 08:00").do("09/11 08:10", HandOver())
    stage.do("12/11 10:00", RequestPayment(1_000, "Lệ phí"), CHI).do("14/11 09:00", ConfirmPayment("BL-1"))
    assert (stage.state.due_at, stage.last.days_waited) == (instant("20/11 17:00"), 2)


def test_payment_asked_for_on_the_due_day_leaves_the_day_it_comes_whatever_the_hour() -> None:
    for asked in ("12/11 09:00", "12/11 18:00"):
        stage = working().do(asked, RequestPayment(1_000, "Lệ phí"), CHI).do("14/11 09:00", ConfirmPayment("BL-1"))
        assert stage.state.due_at == instant("14/11 17:00")


def test_an_extended_date_is_what_a_payment_moves() -> None:
    stage = working().do("08/11 09:00", Extend(date(2018, 11, 19), "Chờ đo đạc", "1/TB"))
    stage.do("09/11 09:00", RequestPayment(1_000, "Lệ phí"), CHI).do("12/11 09:00", ConfirmPayment("BL-1"))
    assert stage.state.due_at == instant("20/11 17:00")


def test_an_overdue_dossier_is_not_healed_by_a_payment() -> None:
    stage = working().do("14/11 09:00", RequestPayment(1_000, "Lệ phí"), CHI).do("20/11 09:00", ConfirmPayment("BL-2"))
    assert stage.state.due_at == instant("12/11 17:00")


@pytest.mark.parametrize("amount", [0, -5])
def test_an_amount_is_positive(amount: int) -> None:
    with pytest.raises(Invalid, match="amount_not_positive"):
        working().do("06/11 09:00", RequestPayment(amount, "Lệ phí"), CHI)


def test_forwarding_goes_to_another_open_one_stop() -> None:
    stage = accepted()
    with pytest.raises(Refused, match="same_centre"):
        stage.do("05/11 10:00", Forward("QNI", "H49.01", "Trung tâm tỉnh", "Nhầm"))
    stage.do("05/11 10:00", Forward("QNI.193", "H49.02", "Hạ Long", "Thuộc thẩm quyền huyện"))
    assert (stage.state.centre, stage.state.agency) == ("QNI.193", "H49.02")


def test_a_mistake_is_corrected_with_trace() -> None:
    stage = working().do("05/11 14:00", Correct("Ghi sai tên", owner=Party("Phạm Thị Ân")))
    assert stage.state.owner is not None
    assert stage.state.owner.name == "Phạm Thị Ân"
    assert stage.last.reason == "Ghi sai tên"
    with pytest.raises(Invalid, match="nothing_to_correct"):
        stage.do("05/11 15:00", Correct("Ghi sai tên", owner=Party("Phạm Thị Ân")))


def test_a_corrected_case_brings_its_term_from_the_first_day() -> None:
    stage = working()
    with pytest.raises(Invalid, match="case_needs_term"):
        stage.do("06/11 09:00", Correct("Nhầm trường hợp", case="b"))
    stage.do("06/11 09:00", Correct("Nhầm trường hợp", case="b", term=parse_term("3 working_days")))
    assert stage.state.due_at == instant("08/11 17:00")


def test_a_correction_of_the_case_heals_no_lateness() -> None:
    with pytest.raises(Refused, match="case_is_fixed"):
        working().do("13/11 09:00", Correct("Nhầm", case="b", term=parse_term("250 working_days")))


def test_once_decided_the_owner_is_fixed() -> None:
    with pytest.raises(Refused, match="already_decided"):
        resolved().do("08/11 09:00", Correct("Nhầm", owner=Party("Kẻ Lạ")))


def test_undo_takes_back_the_last_step_once_and_erases_nothing() -> None:
    stage = resolved().do("07/11 15:00", UndoLastStep("Nhầm hồ sơ"), DUNG)
    assert (stage.state.status, stage.state.finished_at) == (Status.PROCESSING, None)
    assert [event.kind for event in stage.events][-2:] == ["result_issued", "undone"]
    with pytest.raises(Refused, match="cannot_undo"):
        stage.do("07/11 15:05", UndoLastStep("Nhầm nữa"), DUNG)
    assert stage.do("07/11 16:00", IssueResult(), DUNG).state.status is Status.RESOLVED


def test_a_result_is_taken_back_on_its_day_or_not_at_all() -> None:
    with pytest.raises(Refused, match="result_is_public") as refusal:
        resolved().do("08/11 07:30", UndoLastStep("Nhầm hồ sơ"), DUNG)
    assert "Điều 21" in refusal.value.vi
    told = resolved().do("07/11 14:30", Apologise("Trả chậm", "16/XL"), DUNG)
    with pytest.raises(Refused, match="cannot_undo"):
        told.do("07/11 15:00", UndoLastStep("Nhầm hồ sơ"), DUNG)


def test_acceptance_and_return_are_not_undone() -> None:
    with pytest.raises(Refused, match="cannot_undo"):
        accepted().do("05/11 09:10", UndoLastStep("Nhầm"))
    returned = resolved().do("08/11 09:00", ReturnResult("Phạm Thị An", identity_checked=True))
    with pytest.raises(Refused, match="cannot_undo"):
        returned.do("08/11 09:10", UndoLastStep("Nhầm"))
