"""Files of petitions over HTTP: chosen, refused by name, kept for the next attempt, opened by few."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from motcua.dossiers.tests.world import World
from motcua.kernel.files import refusals
from motcua.kernel.files.tests import made
from motcua.petitions.actions.ask_for_supplement import ask_for_supplement
from motcua.petitions.lookup import secret_of
from motcua.petitions.models import Petition, SenderReading
from motcua.petitions.tests import lives
from motcua.petitions.tests.lives import asked, state_of
from motcua.web import throttle
from motcua.web.tests.conftest import SignIn
from motcua.web.tests.test_files import BAD, status_of
from motcua.web.tests.test_petition_pages import HERE, OWN, PUBLIC, TYPED, post

pytestmark = pytest.mark.usefixtures("file_store")
SEND = f"{PUBLIC}gui/"
PNG, PDF = made.image("PNG"), made.pdf()


@pytest.fixture
def here(world: World) -> World:
    return lives.people(world)


def picture(name: str = "bảng niêm yết.png", content: bytes = PNG) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="text/html")


def send(client: Client, *files: SimpleUploadedFile, **changes: Any) -> Any:
    return client.post(SEND, {"request_id": uuid4(), **TYPED, "attached": list(files), **changes})


def receipts_in(page: str) -> list[str]:
    return re.findall(r'name="kept_files" value="([^"]+)"', page)


def names_of(subject: UUID) -> list[str]:
    return [each.document.name for each in state_of(subject).files]


def test_a_stranger_sends_files_and_opens_them_by_code_and_nobody_else_does(here: World, client: Client) -> None:
    number = uuid4()
    for _ in range(2):
        answer = send(client, picture(), picture("đơn.pdf", PDF), request_id=number)
    row = Petition.objects.get()
    assert names_of(row.pk) == ["bảng niêm yết.png", "đơn.pdf"]
    page = client.get(answer.headers["Location"]).text
    assert "bảng niêm yết.png" in page
    assert "PNG, " in page
    address = f"{OWN}{row.pk}/tep/1/"
    opened = client.get(address)
    assert b"".join(opened.streaming_content).startswith(b"\x89PNG")  # type: ignore[attr-defined]
    assert opened.headers["Content-Type"] == "image/png"
    assert opened.headers["X-Content-Type-Options"] == "nosniff"
    assert opened.headers["Cache-Control"] == "private, no-store"
    assert "sandbox" in opened.headers["Content-Security-Policy"]
    other = Client()
    assert other.post(f"{PUBLIC}theo-doi/", {"code": row.code, "secret": "AAAAA-AAAAA"}).status_code == 404
    for visitor, path in ((other, "1"), (client, "3"), (client, "0")):
        assert visitor.get(f"{OWN}{row.pk}/tep/{path}/").status_code == 404
    other.post(f"{PUBLIC}theo-doi/", {"code": row.code, "secret": secret_of(row.pk)})
    assert status_of(other, address) == 200
    assert not SenderReading.objects.exists()


def test_what_is_refused_is_named_the_text_stays_and_good_files_need_not_be_chosen_again(
    here: World, client: Client
) -> None:
    bad = [name for name in BAD if name != "dở.png"]
    answer = send(client, picture("tốt.png"), *(picture(name, BAD[name]) for name in bad))
    assert answer.status_code == 400
    for name in bad:
        assert f"{name}: " in answer.text
    assert TYPED["body"] in answer.text
    assert not Petition.objects.exists()
    (receipt,) = receipts_in(answer.text)
    assert send(client, picture("nữa.png", made.image("PNG", (90, 60))), kept_files=[receipt]).status_code == 302
    assert names_of(Petition.objects.get().pk) == ["tốt.png", "nữa.png"]


def test_refused_in_english_too(here: World, client: Client) -> None:
    client.cookies["django_language"] = "en"
    answer = send(client, picture("ghi chú.txt", b"Kinh gui"))
    assert "ghi chú.txt: This type of file is not taken." in answer.text
    assert "Only who is in charge and the sender can open them" in answer.text


def test_what_lacks_something_keeps_its_files_for_the_next_attempt(here: World, client: Client) -> None:
    answer = send(client, picture(), phone="")
    assert answer.status_code == 422
    (receipt,) = receipts_in(answer.text)
    assert "bảng niêm yết.png" in answer.text
    assert send(client, kept_files=[receipt]).status_code == 302
    assert names_of(Petition.objects.get().pk) == ["bảng niêm yết.png"]


def test_what_was_taken_in_may_be_left_out(here: World, client: Client) -> None:
    assert receipts_in(send(client, picture(), title="").text)
    assert send(client).status_code == 302
    assert names_of(Petition.objects.get().pk) == []
    assert "Tệp gửi kèm" not in client.get(f"{OWN}{Petition.objects.get().pk}/").text


def test_too_many_or_too_large_is_refused_before_anything_is_kept(
    here: World, client: Client, file_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = send(client, *(picture(f"{number}.png", made.image("PNG", (50, 50 + number))) for number in range(6)))
    assert (answer.status_code, "đến 5 tệp" in answer.text) == (400, True)
    monkeypatch.setattr("motcua.petitions.rules.files.MOST_TOGETHER", 1000)
    answer = send(client, picture())
    assert (answer.status_code, "cộng lại" in answer.text) == (400, True)
    assert TYPED["body"] in answer.text
    assert not file_store.exists()
    assert not Petition.objects.exists()


def test_one_that_is_larger_than_the_limit_or_infected_is_refused_by_name(
    here: World, client: Client, settings: Settings, monkeypatch: pytest.MonkeyPatch, file_store: Path
) -> None:
    settings.FILE_SIZE_LIMIT = 2_000
    assert "lớn.pdf: Tệp nặng" in send(client, picture("lớn.pdf", made.pdf() + bytes(9_000))).text
    settings.FILE_SIZE_LIMIT, settings.CLAMAV = 2_000_000, "/somewhere/clamd.sock"

    def find_a_virus(content: object, address: str) -> None:
        raise refusals.infected("Eicar-Test-Signature")

    monkeypatch.setattr("motcua.kernel.files.scanning.scan", find_a_virus)
    answer = send(client, picture("lạ.pdf", made.infected_pdf()))
    assert answer.status_code == 400
    assert "lạ.pdf: Phát hiện mã độc (Eicar-Test-Signature)" in answer.text
    assert TYPED["body"] in answer.text
    assert not file_store.exists()


def test_files_from_one_place_are_bounded_and_nothing_is_lost(
    here: World, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(throttle, "PETITION_FILES", replace(throttle.PETITION_FILES, failures=1))
    (receipt,) = receipts_in(send(client, picture(), phone="").text)
    answer = send(client, picture("nữa.png", made.image("PNG", (90, 60))), kept_files=[receipt])
    assert (answer.status_code, receipts_in(answer.text) != []) == (429, True)
    assert TYPED["body"] in answer.text
    assert send(client, kept_files=[receipt]).status_code == 302


def test_a_receipt_that_is_not_ones_own_or_no_receipt_at_all_is_refused(
    here: World, client: Client, signed_in: SignIn
) -> None:
    (receipt,) = receipts_in(send(signed_in("an"), picture(), phone="").text)
    for wrong in (receipt, f"{receipt}x", "\x00", "a" * 5000):
        assert send(client, kept_files=[wrong]).status_code == 400
    assert not Petition.objects.exists()


@pytest.mark.parametrize(
    ("username", "status"),
    [("oanh", 200), *((name, 404) for name in ("an", "binh", "chi", "dung", "em", "giang", "hoa", "mai", "kiem"))],
)
def test_who_opens_a_file_as_an_officer(here: World, signed_in: SignIn, username: str, status: int) -> None:
    """About Bình at the province: control has it; it is nobody else's, and not the auditor's, to open."""
    send(Client(), picture())
    subject = Petition.objects.get().pk
    assert status_of(signed_in(username), f"{HERE}{subject}/tep/1/") == status
    assert signed_in(username).get(f"{HERE}{subject}/tep/2/").status_code == 404
    assert SenderReading.objects.count() == (status == 200)


def test_a_file_opened_by_an_officer_can_do_nothing_and_the_opening_is_told_to_auditors(
    here: World, signed_in: SignIn, client: Client
) -> None:
    send(client, picture("thư Phạm Thị An.pdf", PDF))
    subject = Petition.objects.get().pk
    page = signed_in("oanh").get(f"{HERE}{subject}/").text
    assert f"{HERE}{subject}/tep/1/" in page
    assert "thư Phạm Thị An.pdf" in page
    opened = signed_in("oanh").get(f"{HERE}{subject}/tep/1/")
    b"".join(opened.streaming_content)  # type: ignore[attr-defined]
    assert "sandbox" in opened.headers["Content-Security-Policy"]
    assert opened.headers["X-Content-Type-Options"] == "nosniff"
    audited = signed_in("kiem").get(f"{HERE}{subject}/").text
    assert "mở tệp 1" in audited
    assert "Bùi Thị Oanh" in audited
    assert "Tệp 1" in audited
    assert "Phạm Thị An" not in audited, "a file's name may say who sent it"
    assert f"{subject}/tep/1/" not in audited
    assert client.get(f"{HERE}{subject}/tep/1/").status_code == 302, "a stranger is asked to sign in, as everywhere"


def test_files_come_with_a_supplement_and_with_opening_again(here: World, signed_in: SignIn) -> None:
    subject, an = lives.sent(here), signed_in("an")
    ask_for_supplement(here.oanh, subject, "Nói rõ ngày", asked(subject, "06/11 09:00"))
    supplement = f"{OWN}{subject}/bo-sung/"
    assert 'enctype="multipart/form-data"' in an.get(supplement).text
    seen = asked(subject, "30/11 18:00").seen
    refused = an.post(
        supplement,
        {"request_id": uuid4(), "seen": seen, "text": "Ngày 02/11", "attached": [picture("x.txt", b"a"), picture()]},
    )
    assert "x.txt: " in refused.text
    assert "Ngày 02/11" in refused.text
    assert post(an, supplement, text="Ngày 02/11", kept_files=receipts_in(refused.text)) == 302
    assert names_of(subject) == ["bảng niêm yết.png"]
    again = lives.disliked(here)
    assert post(an, f"{OWN}{again}/phan-anh-lai/", reason="Vẫn vậy", attached=[picture("hôm nay.png")]) == 302
    assert names_of(again) == ["hôm nay.png"]
    assert 'enctype="multipart' not in signed_in("oanh").get(f"{HERE}{subject}/viec/phan-loai/").text


def test_officers_attach_the_scan_of_a_letter(here: World, signed_in: SignIn) -> None:
    binh = signed_in("binh")
    note = TYPED | {"channel": "paper", "arrived": "09:00 29/11/2018", "person": "", "kind": "procedure", "address": ""}
    wrong = binh.post(f"{HERE}ghi-nhan/", note | {"request_id": uuid4(), "attached": [picture("x.exe", b"MZ")]})
    assert wrong.status_code == 400
    assert "x.exe: " in wrong.text
    assert TYPED["body"] in wrong.text
    scan = picture("thư.pdf", PDF)
    assert binh.post(f"{HERE}ghi-nhan/", note | {"request_id": uuid4(), "attached": [scan]}).status_code == 302
    row = Petition.objects.get()
    assert names_of(row.pk) == ["thư.pdf"]
    oanh = signed_in("oanh")
    assert post(oanh, f"{HERE}{row.pk}/viec/yeu-cau-bo-sung/", what="Địa chỉ") == 302
    more = picture("thư hai.pdf", made.pdf(2))
    given = {"request_id": uuid4(), "seen": asked(row.pk, "30/11 18:00").seen, "text": "Đã gửi thư", "address": "Tổ 1"}
    assert oanh.post(f"{HERE}{row.pk}/viec/ghi-bo-sung/", given | {"attached": [more]}).status_code == 302
    assert names_of(row.pk) == ["thư.pdf", "thư hai.pdf"]


def test_publishing_never_publishes_files(here: World, client: Client) -> None:
    send(client, picture())
    files = tuple(each.document for each in state_of(Petition.objects.get().pk).files)
    subject = lives.answered(here, files=files)
    lives.publish_petition(here.oanh, subject, lives.PUBLIC, asked(subject, "13/11 09:00"))
    page = client.get(f"{PUBLIC}{Petition.objects.get(pk=subject).code}/").text
    assert "bảng niêm yết" not in page
    assert "/tep/" not in page
    assert client.get(f"{OWN}{subject}/tep/1/").status_code == 404
