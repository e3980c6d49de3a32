"""A citizen's account over HTTP: opened, recovered, looked after, closed."""

import io
import json
import zipfile
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from motcua.kernel.clock import real_now
from motcua.kernel.jobs.worker import run_pending
from motcua.kernel.messages.models import TrainingMessage
from motcua.people.actions.keep_sessions import note_session
from motcua.people.actions.register_legal_entity import register_legal_entity
from motcua.people.message_codes import code_of
from motcua.people.models import Account, AccountIdentity, ContactCode, OpenSession, Representation, SignInEvent
from motcua.people.queries import purposes_agreed_to, who_is
from motcua.people.rules.codes_by_message import MOST_WRONG_TRIES
from motcua.web import throttle

PASSWORD = "thuyền xanh bảy ngựa"
FORM = {
    "full_name": "Phạm Thị An",
    "way": "email",
    "address": "an@example.vn",
    "new_password": PASSWORD,
    "again": PASSWORD,
    "purposes": ["account", "dossiers"],
}
pytestmark = pytest.mark.django_db


def text_of(answer: HttpResponse) -> str:
    return answer.content.decode()


def last_code() -> str:
    run_pending()
    return code_of(ContactCode.objects.latest("sent_at").pk)


def opened(**changes: Any) -> Client:
    """The browser of somebody who has just opened an account."""
    client = Client()
    there = client.post("/dang-ky/", FORM | changes)["Location"]
    assert client.post(there, {"code": last_code()}).status_code == 302
    return client


def own(client: Client) -> Account:
    return Account.objects.get(pk=client.session["_auth_user_id"])


def test_registering_says_for_what_data_are_used_before_anything_is_sent(client: Client) -> None:
    page = text_of(client.get("/dang-ky/"))
    assert "Hồ sơ được lưu" in page
    answer = client.post("/dang-ky/", FORM | {"purposes": ["account"]})
    assert answer.status_code == 400
    assert "Chưa đồng ý các mục đích bắt buộc" in text_of(answer)
    assert "an@example.vn" in text_of(answer)
    assert not ContactCode.objects.exists()


def test_an_opens_an_account_and_is_in(client: Client) -> None:
    client = opened()
    page = text_of(client.get("/tai-khoan/"))
    assert "an@example.vn" in page
    assert "phiên này" in page
    client.post("/dang-xuat/")
    answer = client.post("/dang-nhap/", {"username": " An@Example.VN", "password": PASSWORD})
    assert answer.status_code == 302
    assert own(client).username == "an@example.vn"


def test_the_answer_is_the_same_for_a_known_address(client: Client) -> None:
    opened()
    first = client.post("/dang-ky/", FORM | {"address": "moi@example.vn"})
    second = client.post("/dang-ky/", FORM | {"new_password": PASSWORD + " x", "again": PASSWORD + " x"})
    assert first.status_code == second.status_code == 302
    pages = [text_of(client.get(each["Location"])) for each in (first, second)]
    wrong = [text_of(client.post(each["Location"], {"code": "000000"})) for each in (first, second)]
    assert without_tokens(pages[0]) == without_tokens(pages[1])
    assert without_tokens(wrong[0]) == without_tokens(wrong[1])


def without_tokens(page: str) -> list[str]:
    return [line for line in page.splitlines() if "csrfmiddlewaretoken" not in line and 'name="next"' not in line]


def test_recovery_looks_the_same_for_known_and_unknown_and_works(client: Client) -> None:
    opened()
    unknown = client.post("/quen-mat-khau/", {"way": "email", "address": "ai@example.vn"})
    known = client.post("/quen-mat-khau/", {"way": "email", "address": "an@example.vn"})
    assert unknown.status_code == known.status_code == 302
    assert without_tokens(text_of(client.get(unknown["Location"]))) == without_tokens(
        text_of(client.get(known["Location"]))
    )
    new = {"new_password": "ngựa vàng tám thuyền", "again": "ngựa vàng tám thuyền"}
    assert client.post(known["Location"], new | {"code": last_code()})["Location"] == "/dang-nhap/"
    assert client.post("/dang-nhap/", {"username": "an@example.vn", "password": PASSWORD}).status_code == 400
    again = {"username": "an@example.vn", "password": new["new_password"]}
    assert client.post("/dang-nhap/", again).status_code == 302


@pytest.mark.parametrize("address", ["/dang-ky/", "/quen-mat-khau/"])
def test_nobodys_letter_box_is_filled(client: Client, address: str) -> None:
    for _ in range(throttle.CODES_TO_ADDRESS.failures):
        assert client.post(address, FORM).status_code == 302
    answer = client.post(address, FORM | {"address": "AN@example.vn "})
    assert answer.status_code == 429
    assert "xin chờ một giờ" in text_of(answer)
    assert client.post(address, FORM | {"address": "khac@example.vn"}).status_code == 302


@pytest.mark.parametrize("address", ["/dang-ky/", "/quen-mat-khau/"])
def test_whoever_asks_for_codes_to_somebodys_telephone_does_not_lock_that_person_out(
    client: Client, address: str
) -> None:
    ways = ["0912345678", "+84 912 345 678", "0912.345.678", "84912345678", "0912 345 678"]
    for number in ways:
        assert client.post(address, FORM | {"way": "sms", "address": number}).status_code == 302
    assert client.post(address, FORM | {"way": "sms", "address": "091-234-5678"}).status_code == 429
    owner = Client(REMOTE_ADDR="203.0.113.77")
    assert owner.post(address, FORM | {"way": "sms", "address": "0912345678"}).status_code == 302


def test_a_code_cannot_be_guessed(client: Client) -> None:
    there = client.post("/dang-ky/", FORM)["Location"]
    right = last_code()
    wrong = "000000" if right != "000000" else "000001"
    for _ in range(MOST_WRONG_TRIES):
        assert client.post(there, {"code": wrong}).status_code == 422
    answer = client.post(there, {"code": right})
    assert answer.status_code == 422
    assert "yêu cầu mã mới" in text_of(answer)


def test_in_production_none_is_opened_after_20_07_2026(client: Client, settings: Settings) -> None:
    settings.IN_PRODUCTION = True
    assert "VNeID" in text_of(client.get("/dang-ky/"))
    assert client.post("/dang-ky/", FORM).status_code == 422
    assert "/dang-ky/" not in text_of(client.get("/dang-nhap/"))


def test_another_address_needs_the_password_and_its_code(client: Client) -> None:
    client = opened()
    wrong = {"way": "sms", "address": "0912 345 678", "current": "khong-phai"}
    assert client.post("/tai-khoan/lien-he/", wrong).status_code == 422
    there = client.post("/tai-khoan/lien-he/", wrong | {"current": PASSWORD})["Location"]
    assert client.post(there, {"code": last_code()}).status_code == 302
    citizen = who_is(own(client).pk)
    assert citizen is not None
    assert citizen.phone == "0912345678"
    run_pending()
    assert TrainingMessage.objects.filter(address="an@example.vn", text__contains="địa chỉ liên hệ khác").exists()


def test_stating_who_one_is(client: Client) -> None:
    client = opened()
    given = {"full_name": "Phạm Thị An", "identity_kind": "cccd", "identity_number": "022 185 000007"}
    assert client.post("/tai-khoan/danh-tinh/", given).status_code == 302
    assert "022185000007" in text_of(client.get("/tai-khoan/"))
    answer = client.post("/tai-khoan/danh-tinh/", given | {"identity_number": "12"})
    assert answer.status_code == 400
    assert "12 chữ số" in text_of(answer)


# --- sessions


def test_sessions_are_seen_and_ended_one_by_one() -> None:
    here = opened()
    phone = Client(headers={"User-Agent": "Mozilla/5.0 (Linux; Android 14) Chrome/130.0 Mobile Safari/537.36"})
    phone.post("/dang-nhap/", {"username": "an@example.vn", "password": PASSWORD})
    assert "Chrome, Android" in text_of(here.get("/tai-khoan/"))
    number = OpenSession.objects.get(agent__contains="Android").pk
    assert here.post(f"/tai-khoan/phien/{number}/ket-thuc/").status_code == 302
    assert phone.get("/tai-khoan/").status_code == 302
    assert here.get("/tai-khoan/").status_code == 200
    assert here.post(f"/tai-khoan/phien/{number}/ket-thuc/").status_code == 404


def test_a_session_of_somebody_else_is_not_ended(an: Account) -> None:
    number = note_session(an, "k" * 32, at=real_now(), address="", agent="")
    client = opened()
    assert client.post(f"/tai-khoan/phien/{number}/ket-thuc/").status_code == 404
    assert OpenSession.objects.filter(pk=number).exists()


def test_all_others_end_and_this_one_stays() -> None:
    here, there = opened(), Client()
    there.post("/dang-nhap/", {"username": "an@example.vn", "password": PASSWORD})
    unknown = Client()
    unknown.force_login(own(here))  # a session that the list does not know
    here.post("/tai-khoan/phien/noi-khac/")
    assert here.get("/tai-khoan/").status_code == 200
    assert there.get("/tai-khoan/").status_code == unknown.get("/tai-khoan/").status_code == 302
    assert text_of(here.get("/tai-khoan/")).count("phiên này") == 1


def test_a_new_password_keeps_this_session_in_the_list() -> None:
    client = opened()
    client.post(
        "/tai-khoan/mat-khau/",
        {"current": PASSWORD, "new_password": "ngựa vàng tám thuyền"} | {"again": "ngựa vàng tám thuyền"},
    )
    assert "phiên này" in text_of(client.get("/tai-khoan/"))


# --- acting for an organisation


def test_asked_for_answered_at_a_counter_and_chosen(giang: Account) -> None:
    client, counter = opened(), Client()
    counter.force_login(giang)
    asked = {"name": "Công ty Bình Minh", "tax_code": "0100047516", "ground": "Giấy ủy quyền 01"}
    assert client.post("/tai-khoan/dai-dien/", asked).status_code == 302
    entity = Representation.objects.get().legal_entity_id
    assert client.post("/tai-khoan/dai-dien/chon/", {"organisation": entity}).status_code == 422
    row = Representation.objects.get().pk
    assert "Công ty Bình Minh" in text_of(counter.get("/quay/dai-dien/"))
    refused = counter.post("/quay/dai-dien/", {"number": row, f"r{row}-accept": "no"})
    assert refused.status_code == 400
    assert counter.post("/quay/dai-dien/", {"number": row, f"r{row}-accept": "yes"}).status_code == 302
    assert counter.post("/quay/dai-dien/", {"number": row, f"r{row}-accept": "yes"}).status_code == 404
    assert client.post("/tai-khoan/dai-dien/chon/", {"organisation": entity}).status_code == 302
    assert "Công ty Bình Minh" in text_of(client.get("/tai-khoan/"))
    client.post(f"/tai-khoan/dai-dien/{row}/thoi/")
    assert "Đang làm việc cho chính mình" in text_of(client.get("/tai-khoan/"))


@pytest.mark.parametrize("organisation", ["x", "99999999999999999999", "-1", ""])
def test_nonsense_chosen_does_no_harm(organisation: str) -> None:
    client = opened()
    answer = client.post("/tai-khoan/dai-dien/chon/", {"organisation": organisation})
    assert answer.status_code in (302, 422)


def test_the_tax_code_of_a_known_entity_does_not_rename_it() -> None:
    register_legal_entity(tax_code="0100047516", name="Công ty Bình Minh", on=real_now().date())
    client = opened()
    client.post("/tai-khoan/dai-dien/", {"name": "Tên bịa", "tax_code": "0100047516", "ground": "Giấy 1"})
    assert Representation.objects.get().legal_entity.name == "Công ty Bình Minh"


# --- one's data


def test_consent_is_given_and_taken_back() -> None:
    client = opened()
    client.post("/tai-khoan/du-lieu/dong-y/", {"purpose": "prefill", "agree": "yes"})
    assert "prefill" in purposes_agreed_to(own(client).pk)
    client.post("/tai-khoan/du-lieu/dong-y/", {"purpose": "prefill", "agree": "no"})
    assert "prefill" not in purposes_agreed_to(own(client).pk)
    assert client.post("/tai-khoan/du-lieu/dong-y/", {"purpose": "account", "agree": "no"}).status_code == 422


@pytest.fixture
def exports_here(settings: Settings, tmp_path: Any) -> None:
    backend = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = settings.STORAGES | {"exports": backend}


def test_a_copy_is_asked_for_and_fetched_by_its_owner(exports_here: None, an: Account) -> None:
    client, stranger = opened(), Client()
    stranger.force_login(an)
    client.post("/tai-khoan/du-lieu/ban-sao/")
    run_pending()
    page = text_of(client.get("/tai-khoan/du-lieu/"))
    there = page.split('href="/tai-khoan/du-lieu/ban-sao/')[1].split('"')[0]
    answer = client.get(f"/tai-khoan/du-lieu/ban-sao/{there}")
    archive = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))  # type: ignore[attr-defined]
    assert json.loads(archive.read("du-lieu.json"))["tai-khoan"]["username"] == "an@example.vn"
    assert answer["Cache-Control"].startswith("max-age=0")
    assert stranger.get(f"/tai-khoan/du-lieu/ban-sao/{there}").status_code == 404
    assert SignInEvent.objects.filter(kind="export_fetched").exists()


def test_closing_needs_the_password_and_a_tick() -> None:
    client = opened()
    assert "Giữ theo pháp luật" in text_of(client.get("/tai-khoan/dong/"))
    assert client.post("/tai-khoan/dong/", {"current": PASSWORD}).status_code == 400
    assert client.post("/tai-khoan/dong/", {"current": "khong-phai", "sure": "on"}).status_code == 422
    account = own(client)
    assert client.post("/tai-khoan/dong/", {"current": PASSWORD, "sure": "on"}).status_code == 302
    assert "_auth_user_id" not in client.session
    assert client.post("/dang-nhap/", {"username": "an@example.vn", "password": PASSWORD}).status_code == 400
    assert AccountIdentity.objects.get(account=account).closed_at is not None


def test_an_officers_account_is_not_closed_here(giang: Account) -> None:
    client = Client()
    client.force_login(giang)
    answer = client.post("/tai-khoan/dong/", {"current": "giang-mat-khau-dai", "sure": "on"})
    assert answer.status_code == 422
    giang.refresh_from_db()
    assert giang.is_active


def test_the_language_chosen_is_the_one_written_in() -> None:
    client = opened()
    client.post("/ngon-ngu/", {"language": "en", "next": "/"})
    citizen = who_is(own(client).pk)
    assert citizen is not None
    assert citizen.language == "en"
