"""An files online without a script: step by step, nothing lost, one dossier."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from motcua.dossiers.models import Dossier
from motcua.dossiers.tests.world import World
from motcua.filing.models import Draft, OwnPaper
from motcua.filing.rules.preparation import AUTHORITY
from motcua.filing.tests.world import NOW, online, papers_procedure, verified
from motcua.people.models import Account
from motcua.web.tests.conftest import SignIn
from motcua.web.tests.filing_desk import WHO, begin, filed, fill, pdf, png

pytestmark = pytest.mark.usefixtures("file_store")


@pytest.fixture
def an(world: World, signed_in: SignIn) -> Client:
    """An at her browser, whose account may submit, and a procedure that is taken online."""
    online(world.procedure)
    verified()
    return signed_in("an")


def draft_content() -> dict:
    return Draft.objects.get().content


def test_step_by_step_to_the_notice(an: Client) -> None:
    assert "Bắt đầu soạn hồ sơ" in an.get("/nop-ho-so/thu-tuc/1.000001/").text
    draft = begin(an)
    assert an.get(draft).headers["Location"] == f"{draft}truong-hop/"
    fill(an, draft)
    review = an.get(f"{draft}xem-lai/").text
    assert "Phạm Thị An" in review
    assert "don.pdf" in review
    assert "Còn" not in re.findall(r'id="errors-title">([^<]*)', review)
    answer = an.post(f"{draft}nop/", follow=True)
    assert "Đã nhận hồ sơ nộp trực tuyến" in answer.text
    assert "hướng dẫn bổ sung một lần, đầy đủ" in answer.text
    assert an.post(f"{draft}nop/").headers["Location"] == answer.redirect_chain[-1][0]
    assert Dossier.objects.count() == 1
    page = an.get(f"/ho-so-cua-toi/{Dossier.objects.get().pk}/").text
    assert "Anh/chị đã nộp hồ sơ trực tuyến" in page
    assert "Cấp giấy phép mẫu" in an.get("/ho-so-cua-toi/").text


def test_what_is_wrong_is_told_and_what_was_typed_is_kept(an: Client) -> None:
    draft = begin(an)
    answer = an.post(f"{draft}nguoi-nop/", WHO | {"applicant-identity_number": "123", "applicant-email": "khong-phai"})
    assert answer.status_code == 422
    assert "Địa chỉ thư điện tử chưa đúng dạng" in answer.text
    assert 'value="123"' in answer.text
    assert draft_content()["applicant"]["identity_number"] == "123"
    answer = an.post(f"{draft}nop/")
    assert answer.status_code == 422
    assert Dossier.objects.count() == 0


def test_the_script_saves_quietly_whatever_it_is(an: Client) -> None:
    draft = begin(an)
    answer = an.post(f"{draft}nguoi-nop/", {"capacity": "other", "owner-full_name": "Lê"}, headers=BY_SCRIPT)
    assert answer.json()["saved"]
    assert draft_content()["owner"]["full_name"] == "Lê"
    assert draft_content()["saved"] == []


BY_SCRIPT = {"X-Requested-With": "fetch"}


def test_a_session_that_has_ended_loses_nothing(an: Client, world: World) -> None:
    draft = begin(an)
    stranger = Client()
    answer = stranger.post(f"{draft}nguoi-nop/", WHO)
    assert answer.status_code == 401
    assert '<input type="hidden" name="applicant-phone" value="0912345678">' in answer.text
    assert stranger.post(f"{draft}nguoi-nop/", WHO, headers=BY_SCRIPT).status_code == 401
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(Account.objects.get(username="an"))
    answer = careful.post(f"{draft}nguoi-nop/", WHO | {"csrfmiddlewaretoken": "cu" * 16})
    assert answer.status_code == 403
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', answer.text)
    assert careful.post(f"{draft}nguoi-nop/", WHO | {"csrfmiddlewaretoken": token[1]}).status_code == 302
    assert draft_content()["applicant"]["phone"] == "0912345678"


def test_what_another_site_has_filled_in_is_not_shown_to_be_sent_again(an: Client) -> None:
    """Else one click on our own page would do what a stranger has typed."""
    draft = begin(an)
    for origin, status, is_shown in (("https://la.example.vn", 403, False), ("null", 403, False)):
        careful = Client(enforce_csrf_checks=True)
        answer = careful.post(f"{draft}nguoi-nop/", WHO, headers={"Origin": origin})
        assert (answer.status_code, "0912345678" in answer.text) == (status, is_shown)


def test_the_character_0_is_no_fault_of_ours(an: Client) -> None:
    draft = begin(an)
    sent = {"place": "QNI", "groups": ["a\0b"], "case": "\0", "go": "1"}
    assert an.post(f"{draft}truong-hop/", sent).status_code in (302, 422)
    assert an.post(f"{draft}tep/", {"file_component": "a\0", "files": pdf("x.pdf")}).status_code in (302, 400, 422)
    for address in ("/thanh-toan/lan/a%00/", "/danh-gia/a%00/", "/ket-qua/a%00/", "/nop-ho-so/thu-tuc/a%00/"):
        assert an.get(address).status_code in (400, 404)


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        (SimpleUploadedFile("rong.pdf", b""), "Tệp trống"),
        (SimpleUploadedFile("chay.exe", b"MZ" + bytes(200)), "chay.exe"),
        (pdf("khoa.pdf", password="bi-mat"), "mật khẩu"),
        (SimpleUploadedFile("gia.pdf", b"khong phai pdf" * 20), "gia.pdf"),
    ],
)
def test_each_file_is_refused_with_its_reason_and_the_others_are_kept(
    an: Client, file: SimpleUploadedFile, reason: str
) -> None:
    draft = begin(an)
    file.seek(0)
    answer = an.post(f"{draft}giay-to/", {"files-0": [pdf("tot.pdf"), file], "go": "1"})
    assert answer.status_code == 422
    assert reason in answer.text
    assert [each["name"] for each in draft_content()["files"]] == ["tot.pdf"]


def test_several_files_to_a_paper_and_one_taken_out_again(an: Client) -> None:
    draft = begin(an)
    an.post(f"{draft}giay-to/", {"files-0": [pdf("trang-1.pdf"), pdf("trang-2.pdf", pages=2)], "at": "paper-0"})
    page = an.get(f"{draft}giay-to/").text
    assert "trang-1.pdf" in page
    assert an.get(f"{draft}tep/2/").getvalue().startswith(b"%PDF")
    an.post(f"{draft}giay-to/", {"remove": "1"})
    assert [each["name"] for each in draft_content()["files"]] == ["trang-2.pdf"]


def test_the_script_sends_files_to_a_paper_and_is_given_their_lines(an: Client) -> None:
    draft = begin(an)
    sent = {"files": [pdf(), SimpleUploadedFile("rong.pdf", b"")], "file_component": "Đơn đề nghị"}
    answer = an.post(f"{draft}tep/", sent, headers=BY_SCRIPT)
    assert answer.status_code == 200
    assert (answer.text.count('class="upload"'), answer.text.count("upload--refused")) == (1, 1)


def test_papers_that_the_state_holds_are_not_asked(an: Client, world: World) -> None:
    papers_procedure(world, level="3")
    draft = begin(an, "1.000002")
    page = an.get(f"{draft}giay-to/").text
    assert "Không phải nộp những giấy tờ sau" in page
    assert "Sổ hộ khẩu (CSDL quốc gia về dân cư)" in page
    assert "Nộp bản giấy sau" in page
    assert "Tôi không có giấy tờ này" in page


def test_a_paper_of_ones_own_store_is_used_and_an_expired_one_is_not_offered(an: Client) -> None:
    kept = {"kind": "Căn cước", "number": "022190000123", "issued_on": "01/01/2018", "file": png()}
    assert an.post("/giay-to-cua-toi/", kept).status_code == 302
    an.post("/giay-to-cua-toi/", {"kind": "Hộ chiếu cũ", "expires_on": "01/11/2018", "file": pdf("ho-chieu.pdf")})
    assert "hết hạn" in an.get("/giay-to-cua-toi/").text
    draft = begin(an)
    page = an.get(f"{draft}giay-to/").text
    assert "Căn cước" in page
    assert "Hộ chiếu cũ" not in page
    good, old = OwnPaper.objects.order_by("pk")
    assert an.post(f"{draft}giay-to/", {"own-0": old.pk, "at": "paper-0"}).status_code == 422
    assert an.post(f"{draft}giay-to/", {"own-0": good.pk, "at": "paper-0"}).status_code == 302
    assert [each["own_paper"] for each in draft_content()["files"]] == [good.pk]
    assert [each.what for each in good.readings.all()] == ["used"]
    assert "dùng cho hồ sơ" in an.get("/giay-to-cua-toi/").text


@pytest.mark.parametrize("days", [{"issued_on": "01/01/2030"}, {"issued_on": "02/02/2018", "expires_on": "01/02/2018"}])
def test_impossible_days_on_a_paper_are_refused_beside_their_field(an: Client, days: dict) -> None:
    answer = an.post("/giay-to-cua-toi/", {"kind": "Căn cước", "file": png()} | days)
    assert answer.status_code == 400
    assert not OwnPaper.objects.exists()


def test_strangers_and_others_see_nothing_of_a_draft(an: Client, signed_in: SignIn) -> None:
    draft = begin(an)
    for who in ("binh", "giang", "kiem"):
        client = signed_in(who)
        assert client.get(f"{draft}truong-hop/").status_code == 404
        assert client.post(f"{draft}nguoi-nop/", WHO).status_code == 404
        assert client.post(f"{draft}tep/", {"files": pdf()}).status_code == 404
        assert client.post(f"{draft}nop/").status_code == 404
        assert client.post(f"{draft}xoa/").status_code == 404
        assert client.get("/nop-ho-so/").text.count("Cấp giấy phép mẫu") == 0
    assert Draft.objects.exists()


@pytest.mark.parametrize("level", ["1", "2"])
def test_what_is_not_sent_online_that_day_is_not_begun(world: World, signed_in: SignIn, level: str) -> None:
    online(world.procedure, level)
    answer = signed_in("an").get("/nop-ho-so/thu-tuc/1.000001/")
    assert answer.status_code == 422
    assert "chưa có nơi nào nhận thủ tục này trực tuyến" in answer.text


def test_for_another_the_page_asks_for_the_authority(an: Client) -> None:
    draft = begin(an)
    other = {"capacity": "other", "owner-full_name": "Lê Văn Cụ", "owner-identity_kind": "person", "authority": "Số 1"}
    assert an.post(f"{draft}nguoi-nop/", WHO | other).status_code == 302
    assert AUTHORITY in an.get(f"{draft}giay-to/").text
    an.post(f"{draft}giay-to/", {"files-a": pdf("uy-quyen.pdf"), "at": "paper-a"})
    assert [each["paper"] for each in draft_content()["files"]] == [AUTHORITY]


def test_old_drafts_are_deleted_and_the_person_is_told_when(an: Client) -> None:
    from motcua.filing.jobs import delete_old_drafts

    begin(an)
    assert "giữ đến hết ngày 29/01/2019" in an.get("/nop-ho-so/").text
    Draft.objects.update(changed_at=NOW - timedelta(days=100))
    begin(an)
    delete_old_drafts()
    assert Draft.objects.count() == 1


def test_own_lists_have_a_budget(an: Client, django_assert_max_num_queries) -> None:
    for _ in range(3):
        filed(an)
    with django_assert_max_num_queries(9):
        assert an.get("/ho-so-cua-toi/").text.count('<h2 lang="vi">') == 3
    assert "Không có hồ sơ nào ở đây" in an.get("/ho-so-cua-toi/?list=da-xong").text
    assert an.get("/ho-so-cua-toi/?after=khong&list=gi").status_code == 200
