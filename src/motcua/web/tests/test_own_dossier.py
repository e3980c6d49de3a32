"""An follows what she filed: the story, what is asked of her, messages, the result and its QR page."""

import re
from uuid import uuid4

import pytest
from django.test import Client

from motcua.catalogue.rules.content import Channel
from motcua.dossiers.access import draft_for
from motcua.dossiers.actions.accept_dossier import accept_dossier
from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.actions.hand_over_dossier import hand_over_dossier
from motcua.dossiers.models import DossierReading
from motcua.dossiers.rules.documents import Document
from motcua.dossiers.rules.lifecycle.conclude import Decide, IssueResult
from motcua.dossiers.rules.lifecycle.return_result import ReturnResult
from motcua.dossiers.rules.lifecycle.steps import FinishStep
from motcua.dossiers.rules.lifecycle.supplement import AskForSupplement
from motcua.dossiers.rules.state import Outcome, Status
from motcua.dossiers.tests.world import World, application, instant
from motcua.dossiers.verify import verify_all
from motcua.filing.actions.change_consent import give_consent
from motcua.filing.actions.submit_draft import submit_draft
from motcua.filing.models import Message, OwnPaper, ResultSeal
from motcua.filing.tests.world import AN, NOW, kept, online, ready, verified
from motcua.web.tests.conftest import SignIn
from motcua.web.tests.filing_desk import pdf

pytestmark = pytest.mark.usefixtures("file_store")


@pytest.fixture
def number(world: World) -> int:
    """An's dossier, submitted on 05/11/2018 at 09:00; its number."""
    online(world.procedure)
    verified()
    return submit_draft(world.an, ready(world.an).key, at=NOW, is_training=False).dossier_id


@pytest.fixture
def an(number: int, signed_in: SignIn) -> Client:
    return signed_in("an")


def accept(world: World, number: int, at: str = "05/11 10:00") -> str:
    """Bình accepts it as it was submitted; the code."""
    owner = draft_for(world.an, number).state.owner
    asked = application(channel=Channel.ONLINE, owner=owner)
    return accept_dossier(world.binh, asked, at=instant(at), registered=number).state.code


def ask(world: World, number: int) -> str:
    """Accepted, handed over, and papers asked for on 07/11; the code."""
    code = accept(world, number)
    hand_over_dossier(world.binh, code, at=instant("05/11 11:00"))
    carry_out(world.chi, code, AskForSupplement(("Bản đồ", "Ảnh"), "Thiếu bản đồ"), at=instant("07/11 09:00"))
    return code


def resolve(world: World, number: int, *, via: str = "electronic") -> Document:
    """Granted, issued with a signed file, and returned; the file."""
    code = accept(world, number)
    hand_over_dossier(world.binh, code, at=instant("05/11 11:00"))
    carry_out(world.chi, code, FinishStep("appraise"), at=instant("06/11 09:00"))
    carry_out(world.dung, code, Decide(Outcome.GRANTED, "12/QĐ"), at=instant("06/11 10:00"))
    file = kept("giay-phep.pdf", b"%PDF-1.4 giay phep")
    signed = Document(file.digest, file.name, file.size, file.media_type, "Lê Văn Dũng")
    carry_out(world.dung, code, IssueResult(document=signed), at=instant("06/11 11:00"))
    if via:
        carry_out(world.binh, code, ReturnResult(AN.full_name, via=via), at=instant("06/11 14:00"))
    return signed


def test_the_story_is_told_in_plain_words_with_the_due_date_day_by_day(an: Client, world: World, number: int) -> None:
    code = accept(world, number)
    page = an.get(f"/ho-so-cua-toi/{number}/").text
    assert f"Hồ sơ đã đủ và được tiếp nhận, mã {code}" in page
    assert "Xem cách tính từng ngày" in page
    assert "Trung tâm Tỉnh Quảng Ninh" in page
    assert "Nguyễn Văn Bình" not in page


def test_what_is_asked_is_answered_item_by_item_and_the_term_begins_again(
    an: Client, world: World, number: int
) -> None:
    ask(world, number)
    address = f"/ho-so-cua-toi/{number}/bo-sung/"
    page = an.get(address).text
    assert "1. Bản đồ" in page
    seen, sent = re.search(r'name="seen" value="(\d+)"', page)[1], str(uuid4())
    form = {"seen": seen, "request_id": sent}
    answer = an.post(address, form | {"files-0": pdf("ban-do.pdf"), "text-1": ""})
    assert answer.status_code == 400
    assert "Còn chưa bổ sung: Ảnh" in answer.text
    receipt = re.search(r'name="kept_files" value="([^"]+)"', answer.text)[1]
    form |= {"kept_files": receipt, "text-1": "Ảnh đã nộp ở lần trước"}
    assert an.post(address, form).status_code == 302
    assert an.post(address, form).status_code == 302
    state = draft_for(world.an, number).state
    assert state.status is Status.PROCESSING
    assert state.due_at == instant("10/12 17:00")  # Friday 30/11 at 18:00 counts as Monday 03/12
    assert [event.kind for event in draft_for(world.an, number).events].count("supplement_received") == 1
    assert [each.component for each in state.attachments][-1] == "Bản đồ"
    assert "thời hạn được tính lại từ đầu" in an.get(f"/ho-so-cua-toi/{number}/").text
    assert not list(verify_all().differences)


def test_what_was_asked_before_acceptance_comes_back_to_the_gate(an: Client, world: World, number: int) -> None:
    carry_out(world.binh, number, AskForSupplement(("Ảnh",), "Thiếu ảnh"), at=instant("05/11 10:00"))
    address = f"/ho-so-cua-toi/{number}/bo-sung/"
    seen = re.search(r'name="seen" value="(\d+)"', an.get(address).text)[1]
    assert an.post(address, {"seen": seen, "files-0": pdf("anh.pdf")}).status_code == 302
    state = draft_for(world.an, number).state
    assert (state.status, state.submitted_at) == (Status.REGISTERED, state.last_at)
    assert accept(world, number, "03/12 09:00")


def test_a_bad_file_is_refused_and_the_rest_of_the_answer_is_kept(an: Client, world: World, number: int) -> None:
    ask(world, number)
    sent = {"files-0": [pdf("tot.pdf"), pdf("khoa.pdf", password="x")], "text-1": "Ở dưới"}
    answer = an.post(f"/ho-so-cua-toi/{number}/bo-sung/", sent)
    assert answer.status_code == 422
    assert "mật khẩu" in answer.text
    assert "tot.pdf" in answer.text
    assert "Ở dưới" in answer.text
    assert draft_for(world.an, number).state.status is Status.AWAITING_SUPPLEMENT


def test_nothing_asked_nothing_to_answer(an: Client, number: int) -> None:
    assert "Hiện không có yêu cầu bổ sung" in an.get(f"/ho-so-cua-toi/{number}/bo-sung/").text
    assert an.post(f"/ho-so-cua-toi/{number}/bo-sung/", {"seen": "3"}).status_code == 422


def test_it_is_taken_back_before_a_decision_and_not_after(an: Client, world: World, number: int) -> None:
    address = f"/ho-so-cua-toi/{number}/rut/"
    sent = {"request_id": str(uuid4())}
    assert an.post(address, sent).status_code == 400
    assert an.post(address, sent | {"is_sure": "on", "reason": "Không cần nữa"}).status_code == 302
    assert an.post(address, sent | {"is_sure": "on"}).status_code == 302
    assert draft_for(world.an, number).state.status is Status.WITHDRAWN
    other = submit_draft(world.an, ready(world.an).key, at=NOW, is_training=False).dossier_id
    resolve(world, other)
    assert "không rút được nữa" in an.get(f"/ho-so-cua-toi/{other}/rut/").text
    again = {"request_id": str(uuid4()), "is_sure": "on"}
    assert an.post(f"/ho-so-cua-toi/{other}/rut/", again).status_code == 422


def test_messages_go_between_the_citizen_and_the_office_and_nobody_else(
    an: Client, world: World, number: int, signed_in: SignIn
) -> None:
    address, sent = f"/trao-doi/{number}/", {"request_id": str(uuid4()), "text": "Cần thêm gì không ạ?"}
    assert an.post(address, sent | {"files": pdf("hoi.pdf")}).status_code == 302
    assert an.post(address, sent).status_code == 302
    message = Message.objects.get()
    binh = signed_in("binh")
    assert "Hồ sơ chưa có mã" in binh.get("/tin-nhan/").text
    assert "chưa đọc" in binh.get(f"/ho-so-chua-co-ma/{number}/").text
    assert "Cần thêm gì không ạ?" in binh.get(address).text
    assert "Không có tin nhắn nào chưa đọc" in binh.get("/tin-nhan/").text
    assert binh.get(f"/trao-doi/{number}/{message.pk}/0/").getvalue().startswith(b"%PDF")
    assert DossierReading.objects.filter(dossier_id=number, detail="messages").exists()
    assert binh.post(address, {"request_id": str(uuid4()), "text": "Đủ rồi."}).status_code == 302
    assert "Có tin nhắn mới" in an.get("/ho-so-cua-toi/").text
    page = an.get(address).text
    assert "Trung tâm Tỉnh Quảng Ninh" in page
    assert "Nguyễn Văn Bình" not in page
    assert "Có tin nhắn mới" not in an.get("/ho-so-cua-toi/").text
    for who in ("giang", "kiem"):
        client = signed_in(who)
        assert client.get(address).status_code == 404
        assert client.post(address, {"request_id": str(uuid4()), "text": "x"}).status_code == 404
        assert client.get(f"/trao-doi/{number}/{message.pk}/0/").status_code == 404
        assert "Hồ sơ chưa có mã" not in client.get("/tin-nhan/").text
    assert Message.objects.count() == 2


def test_an_empty_message_and_one_of_another_request_are_refused(an: Client, number: int, signed_in: SignIn) -> None:
    address = f"/trao-doi/{number}/"
    assert an.post(address, {"request_id": str(uuid4()), "text": "  "}).status_code == 400
    assert an.post(address, {"text": "x"}).status_code == 400
    taken = str(uuid4())
    assert an.post(address, {"request_id": taken, "text": "Một"}).status_code == 302
    assert signed_in("binh").post(address, {"request_id": taken, "text": "Hai"}).status_code == 400
    assert an.get(f"{address}9/9/").status_code == 404


def test_the_result_is_the_citizens_once_returned_and_its_code_tells_anybody_that_it_is_authentic(
    an: Client, world: World, number: int, client: Client
) -> None:
    give_consent(world.an, at=NOW)
    file = resolve(world, number)
    page = an.get(f"/ho-so-cua-toi/{number}/").text
    address = re.search(r'href="http://testserver(/ket-qua/[^"]+)"', page)[1]
    told = client.get(address)
    assert told.status_code == 200
    assert "Kết quả này là thật" in told.text
    assert file.digest in told.text
    assert "12/QĐ" in told.text
    for private in ("Phạm Thị An", "022190000123", "Cấp giấy phép mẫu", str(draft_for(world.an, number).state.code)):
        assert private not in told.text
    assert client.get("/ket-qua/doan-bua-khong-trung/").status_code == 404
    paper = OwnPaper.objects.get()
    assert (paper.digest, paper.number, paper.dossier_id) == (file.digest, "12/QĐ", number)
    assert "kết quả của một hồ sơ" in an.get("/giay-to-cua-toi/").text
    assert not list(verify_all().differences)
    OwnPaper.objects.update(digest="0" * 64)
    ResultSeal.objects.all().delete()
    assert len(list(verify_all().differences)) == 2


def test_without_consent_no_result_goes_into_the_store(an: Client, world: World, number: int) -> None:
    resolve(world, number)
    assert not OwnPaper.objects.exists()


def test_a_result_not_returned_yet_is_shown_to_nobody_outside(an: Client, world: World, number: int) -> None:
    resolve(world, number, via="")
    seal = ResultSeal.objects.get()
    assert an.get(f"/ho-so-cua-toi/{number}/tep/{seal.number}/").status_code == 404
    assert "Tải kết quả" not in an.get(f"/ho-so-cua-toi/{number}/").text


def test_another_citizen_and_officers_find_no_dossier_of_mine(number: int, signed_in: SignIn) -> None:
    for who in ("binh", "giang", "kiem"):
        client = signed_in(who)
        for page in ("", "giay-bao/", "bo-sung/", "rut/", "tep/2/", "to-khai/"):
            assert client.get(f"/ho-so-cua-toi/{number}/{page}").status_code == 404


def test_the_receptionist_finds_authority_and_wishes_with_the_submission(
    world: World, signed_in: SignIn, number: int
) -> None:
    page = signed_in("binh").get(f"/ho-so-chua-co-ma/{number}/").text
    assert "Muốn nhận kết quả" in page
    assert "bản điện tử" in page
    assert signed_in("binh").get(f"/quay/tiep-nhan/?dossier={number}").text.count("Xem hồ sơ đã nộp") == 1
