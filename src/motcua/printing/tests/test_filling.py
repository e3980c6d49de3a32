"""What stands on each form: the words, days and names of the very dossier, and nothing before it has happened."""

from dataclasses import replace
from datetime import date

import pytest

from motcua.dossiers.rules.lifecycle.conclude import Decide, IssueResult
from motcua.dossiers.rules.lifecycle.consult import Consult, ReplyToConsultation
from motcua.dossiers.rules.lifecycle.extend import Apologise, Extend
from motcua.dossiers.rules.lifecycle.hand_over import HandOver
from motcua.dossiers.rules.lifecycle.payment import ConfirmPayment, RequestPayment
from motcua.dossiers.rules.lifecycle.refuse_at_gate import RefuseAtGate
from motcua.dossiers.rules.lifecycle.register import SaveDraft
from motcua.dossiers.rules.lifecycle.return_result import ReturnResult
from motcua.dossiers.rules.lifecycle.steps import FinishStep
from motcua.dossiers.rules.lifecycle.stop import Stop, Withdraw
from motcua.dossiers.rules.lifecycle.supplement import AskForSupplement, ReceiveSupplement
from motcua.dossiers.rules.lifecycle.undo import UndoLastStep
from motcua.dossiers.rules.state import Component, Outcome, Party
from motcua.dossiers.tests.stage import AN, accepted, instant
from motcua.kernel.errors import Invalid, Refused
from motcua.printing.rules.fee_receipt import PaidLine, Payment, fee_receipt_data
from motcua.printing.rules.forms import FORMS, forms_of
from motcua.printing.rules.result_letter import Letter, result_letter_data
from motcua.printing.tests.subjects import CHI, DUNG, NAMES, Stage, accept, subject

LATER = "05/11/2025 09:00"


def data(stage: Stage, form: str) -> dict:
    return FORMS[form].data(subject(stage))


def at_work(at: str = "05/11 09:00", handed: str = "05/11 10:00") -> Stage:
    return Stage().do(at, accept()).do(handed, HandOver(slip="PKS-17"))


def test_a_receipt_tells_code_people_papers_and_the_day_with_its_reason() -> None:
    papers = (Component("Đơn đề nghị", 1), Component("Bản vẽ", 0, 2, 1, "khổ A3"))
    filled = data(Stage().do("05/11 09:00", accept(components=papers, applicant=Party("Bùi Văn Nộp"))), "receipt")
    assert (filled["code"], filled["number"], filled["book"]) == ("000.00.01.H49-181105-0001", "0001", "2018")
    assert filled["place_and_day"] == "Quảng Ninh, ngày 05 tháng 11 năm 2018"
    assert filled["head"] == {
        "superior": "ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NINH",
        "issuer": "TRUNG TÂM PHỤC VỤ\nHÀNH CHÍNH CÔNG",
    }
    assert (filled["person"]["owner"], filled["person"]["applicant"]) == ("Phạm Thị An", "Bùi Văn Nộp")
    assert (filled["person"]["identity_label"], filled["person"]["identity"]) == ("Số căn cước", "022190000123")
    assert filled["papers"][1] == {"name": "Bản vẽ", "note": "khổ A3", "originals": "", "certified": "2", "copies": "1"}
    assert filled["received"] == "09 giờ 00 phút, ngày 05 tháng 11 năm 2018"
    assert filled["due"] == "17 giờ 00 phút, ngày 12 tháng 11 năm 2018"
    assert "không tính ngày nhận" in filled["due_explained"]
    assert filled["fees"] == [{"name": "Phí", "amount": "1.200.000 đ"}]
    assert filled["signers"] == {"applicant": "Bùi Văn Nộp", "officer": "Nguyễn Văn Bình"}


def test_a_receipt_printed_again_after_papers_came_has_the_new_day_and_the_first() -> None:
    stage = at_work()
    stage.do("07/11 09:00", AskForSupplement(("Bản đồ",), "Thiếu bản đồ"), CHI)
    assert any("chờ bổ sung" in note for note in data(stage, "receipt")["due_notes"])
    filled = data(stage.do("14/11 09:00", ReceiveSupplement()), "receipt")
    assert filled["due"] == "17 giờ 00 phút, ngày 21 tháng 11 năm 2018"
    assert filled["due_notes"] == ["hẹn lần đầu là 17 giờ 00 phút, ngày 12 tháng 11 năm 2018"]


def test_a_receipt_without_a_running_clock_says_when_it_starts() -> None:
    changes = {"offer_competent_centre": "QNI.193", "offer_non_boundary": True}
    filled = data(Stage().do("05/11/2026 09:00", accept(**changes)), "receipt")
    assert filled["due"] == "Được tính khi cơ quan có thẩm quyền nhận hồ sơ"


def test_a_request_lists_every_item_and_whom_to_ask() -> None:
    stage = at_work().do("07/11 09:00", AskForSupplement(("Bản đồ", "Ảnh"), "Thiếu", "Điều 5"), CHI)
    filled = data(stage, "supplement")
    assert (filled["items"], filled["reason"], filled["ground"]) == (["Bản đồ", "Ảnh"], "Thiếu", "Điều 5")
    assert filled["contact"] == "Trần Thị Chi, Trung tâm Phục vụ hành chính công tỉnh Quảng Ninh"
    assert filled["number_tail"] == "/HDHS"
    assert filled["notes"] == []


def test_a_further_request_names_who_approved_it() -> None:
    stage = at_work().do("07/11 09:00", AskForSupplement(("Bản đồ",), "Thiếu"), CHI)
    stage.do("08/11 09:00", ReceiveSupplement())
    stage.do("09/11 09:00", AskForSupplement(("Ảnh",), "Mờ", "Điều 6", approved=True), DUNG)
    assert data(stage, "supplement")["notes"] == ["Đây là lần yêu cầu bổ sung thứ 2, do Lê Văn Dũng phê duyệt."]


def draft() -> SaveDraft:
    return SaveDraft("QNI", "H49.01", "1.000001", "", "mau", None, AN)


def test_someone_turned_away_gets_slip_two_or_three_without_a_code() -> None:
    asked = Stage().do("05/11 09:00", draft()).do("05/11 09:00", AskForSupplement(("Bản đồ",), "Thiếu"))
    assert data(asked, "supplement")["code"] == ""
    refused = Stage().do("05/11 09:00", draft()).do("05/11 09:00", RefuseAtGate("Không đúng", "Điều 17"))
    filled = data(refused, "refusal")
    assert (filled["reason"], filled["ground"], filled["qr"]) == ("Không đúng", "Điều 17", "")
    assert filled["signers"]["role"] == "NGƯỜI TỪ CHỐI TIẾP NHẬN"
    assert [form.key for form in forms_of(subject(refused))] == ["refusal"]


def test_a_refusal_after_appraisal_is_the_agencys_with_its_number() -> None:
    stage = at_work().do("06/11 09:00", FinishStep("appraise"), CHI)
    stage.do("07/11 09:00", Decide(Outcome.REFUSED, "12/TB", "Trái quy hoạch", "Luật 35"), DUNG)
    filled = data(stage, "refusal")
    assert (filled["number"], filled["number_tail"], filled["head"]["issuer"]) == ("12/TB", "", "SỞ DU LỊCH")
    assert filled["title"] == "PHIẾU TỪ CHỐI GIẢI QUYẾT HỒ SƠ"


def test_what_was_granted_or_taken_back_is_no_refusal() -> None:
    stage = at_work().do("06/11 09:00", FinishStep("appraise"), CHI)
    stage.do("07/11 09:00", Decide(Outcome.REFUSED, "12/TB", "Trái quy hoạch", "Luật 35"), DUNG)
    stage.do("07/11 10:00", UndoLastStep("Nhầm hồ sơ"), DUNG)
    stage.do("07/11 11:00", Decide(Outcome.GRANTED, "13/QĐ"), DUNG)
    with pytest.raises(Refused, match="no_refusal"):
        data(stage, "refusal")


def test_an_apology_has_the_old_day_the_reason_and_the_new_day() -> None:
    stage = at_work().do("08/11 09:00", Extend(date(2018, 11, 20), "Chờ đo đạc", "15/XL"), DUNG)
    filled = data(stage, "apology")
    assert (filled["number"], filled["reason"]) == ("15/XL", "Chờ đo đạc")
    assert filled["due_before"] == "17 giờ 00 phút, ngày 12 tháng 11 năm 2018"
    assert "sẽ trả kết quả giải quyết hồ sơ vào 17 giờ 00 phút, ngày 20 tháng 11 năm 2018" in filled["apology"]
    assert "chưa thể hoàn thành" in filled["statement"]


def test_an_apology_without_a_new_day_promises_none() -> None:
    filled = data(at_work().do("14/11 09:00", Apologise("Chờ đo đạc", "16/XL"), DUNG), "apology")
    assert filled["due_before"] == "17 giờ 00 phút, ngày 12 tháng 11 năm 2018"
    assert "thời gian sớm nhất" in filled["apology"]
    assert "chưa trả kết quả" in filled["statement"]


def test_from_2025_the_apology_asks_for_an_extension() -> None:
    stage = at_work(LATER, "05/11/2025 10:00")
    stage.do("07/11/2025 09:00", Extend(date(2025, 11, 20), "Chờ đo đạc", "15/XL"), DUNG)
    filled = data(stage, "apology")
    assert "GIA HẠN" in filled["title"]
    assert "đề nghị gia hạn" in filled["apology"]


def test_a_stop_notice_is_of_2025_and_says_at_whose_wish() -> None:
    stage = at_work(LATER, "05/11/2025 10:00").do("07/11/2025 09:00", Withdraw("Phạm Thị An", "Không làm nữa"))
    assert "Theo đề nghị của Phạm Thị An" in data(stage, "stop")["statement"]
    stopped = at_work(LATER, "05/11/2025 10:00").do("07/11/2025 09:00", Stop("Quá hạn bổ sung", "Mẫu 05"), CHI)
    assert (data(stopped, "stop")["reason"], data(stopped, "stop")["ground"]) == ("Quá hạn bổ sung", "Mẫu 05")
    with pytest.raises(Refused, match="form_not_in_set"):
        data(at_work().do("07/11 09:00", Withdraw("Phạm Thị An")), "stop")


def test_a_control_slip_has_a_row_for_each_change_of_hands() -> None:
    stage = at_work()
    stage.do("06/11 09:00", Consult("H49.05", "Có quy hoạch không?", instant("08/11 17:00")), CHI)
    stage.do("09/11 08:00", ReplyToConsultation("H49.05", "Đúng"), CHI)
    stage.do("12/11 09:00", FinishStep("appraise"), CHI)
    stage.do("12/11 10:00", Decide(Outcome.GRANTED, "12/QĐ"), DUNG).do("13/11 10:00", IssueResult(), DUNG)
    filled = data(stage, "control_slip")
    hands = [(row["giver"], row["receiver"], row["result"]) for row in filled["rows"]]
    centre = NAMES.centre.name
    assert hands == [
        ("Phạm Thị An", centre, ""),
        (centre, "Sở Du lịch", "Đúng hạn"),
        ("Sở Du lịch", "Sở Xây dựng", ""),
        ("Sở Xây dựng", "Sở Du lịch", "Quá hạn"),
        ("Sở Du lịch", centre, "Quá hạn"),
    ]
    assert (filled["number"], filled["partners"]) == ("PKS-17", "Sở Xây dựng")
    stage.do("13/11 11:00", ReturnResult("Phạm Thị An", identity_checked=True))
    assert data(stage, "control_slip")["rows"][-1]["receiver"] == "Phạm Thị An"


def test_an_open_dossiers_slip_leaves_rows_to_write_on() -> None:
    assert [row["giver"] for row in data(at_work(), "control_slip")["rows"]][-3:] == ["", "", ""]


def test_a_fee_receipt_says_the_amount_in_words_three_times() -> None:
    stage = at_work().do("06/11 09:00", RequestPayment(1_200_000, "Lệ phí trước bạ"), CHI)
    assert data(stage, "receipt")["fee_status"] == "chờ nộp 1.200.000 đ, Lệ phí trước bạ"
    filled = data(stage.do("07/11 09:00", ConfirmPayment("BL-0042")), "fee_receipt")
    assert filled["total_in_words"] == "Một triệu hai trăm nghìn đồng chẵn"
    assert (len(filled["copies"]), filled["receipt"]["number"]) == (3, "BL-0042")
    assert data(stage, "receipt")["fee_status"] == "đã nộp, chứng từ số BL-0042"


def test_money_taken_at_the_counter_has_the_receipt_of_its_payment_and_no_second() -> None:
    stage = at_work().do("06/11 09:00", RequestPayment(1_200_000, "Lệ phí"), CHI)
    stage.do("07/11 09:00", ConfirmPayment("01BLP QN-18 0000042"))
    assert "fee_receipt" not in [form.key for form in forms_of(subject(stage))]
    with pytest.raises(Refused, match="no_fee_receipt"):
        data(stage, "fee_receipt")


def test_any_payment_makes_a_receipt_but_not_an_empty_one() -> None:
    lines = (PaidLine("Phí thẩm định", 150_000, "phi"), PaidLine("Lệ phí", 5_021, "le_phi"))
    filled = fee_receipt_data(Payment(instant("05/11 09:00"), "Phạm Thị An", lines), NAMES.centre)
    assert (filled["total"], filled["total_in_words"]) == (
        "155.021 đ",
        "Một trăm năm mươi lăm nghìn không trăm hai mươi mốt đồng",
    )
    with pytest.raises(Invalid, match="nothing_paid"):
        fee_receipt_data(Payment(instant("05/11 09:00"), "Phạm Thị An", ()), NAMES.centre)


@pytest.mark.parametrize("form", ["supplement", "refusal", "apology", "fee_receipt"])
def test_nothing_is_printed_before_it_has_happened(form: str) -> None:
    with pytest.raises(Refused) as caught:
        data(accepted(), form)
    assert caught.value.code == f"no_{form}"
    assert "Hãy" in caught.value.vi


def test_the_list_grows_with_the_story_and_the_applicant_gets_less() -> None:
    stage = at_work()
    assert [form.key for form in forms_of(subject(stage))] == ["receipt", "control_slip"]
    assert [form.key for form in forms_of(subject(stage), as_applicant=True)] == ["receipt"]
    stage.do("07/11 09:00", AskForSupplement(("Bản đồ",), "Thiếu"), CHI)
    assert [form.key for form in forms_of(subject(stage))] == ["receipt", "supplement", "control_slip"]


def test_a_result_says_what_was_decided_on_what_ground_and_who_signs() -> None:
    letter = Letter(
        Outcome.GRANTED, "12/QĐ", date(2018, 11, 7), "Lê Văn Dũng", "Giám đốc", "Cấp phép.\n\n Có hạn.", ground="Điều 5"
    )
    filled = result_letter_data(subject(at_work()), letter)
    assert (filled["number"], filled["place_and_day"]) == ("12/QĐ", "Quảng Ninh, ngày 07 tháng 11 năm 2018")
    assert (filled["text"], filled["bases"]) == (["Cấp phép.", "Có hạn."], ["Luật mẫu", "Điều 5"])
    assert filled["signers"] == {"post": "Giám đốc", "officer": "Lê Văn Dũng"}
    assert (filled["person"]["owner"], filled["is_refusal"]) == ("Phạm Thị An", False)
    with pytest.raises(Invalid, match="letter_without_text"):
        result_letter_data(subject(at_work()), replace(letter, text=" \n "))
