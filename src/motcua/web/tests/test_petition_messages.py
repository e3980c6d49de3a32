"""Pages about what senders were told: the officer without where, the sender with it in part, Khánh by numbers alone."""

from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client

from motcua.dossiers.tests.world import World
from motcua.kernel.jobs.worker import run_pending
from motcua.kernel.messages.models import TrainingMessage
from motcua.kernel.messages.tests.smtp import free_port, mail_server, send_to
from motcua.people.models import Account
from motcua.petitions.lookup import secret_of
from motcua.petitions.models import Petition, SenderMessage
from motcua.petitions.tests import lives
from motcua.web.tests.conftest import SignIn
from motcua.web.tests.console_world import khanh
from motcua.web.tests.test_petition_pages import HERE, OWN, PUBLIC, TYPED, post

__all__ = ["khanh"]
MAIL = "an.pham@example.vn"


@pytest.fixture
def here(world: World, settings: Any) -> World:
    settings.MESSAGES_STAND_IN = True
    return lives.people(world)


def sent_by_stranger(client: Client, **changes: str) -> UUID:
    """Through the portal, without an account."""
    answer = client.post(f"{PUBLIC}gui/", TYPED | {"mail": MAIL, "phone": "", "request_id": uuid4()} | changes)
    assert answer.status_code == 302
    return Petition.objects.latest("received_at").pk


def test_from_sending_to_the_answer_the_sender_is_told_and_sees_it(
    here: World, signed_in: SignIn, client: Client
) -> None:
    subject = sent_by_stranger(client)
    oanh, em, acts = signed_in("oanh"), signed_in("em"), f"{HERE}{subject}/viec/"
    post(oanh, f"{acts}phan-loai/", sorted="conduct", centre="QNI", person="Nguyễn Văn Bình")
    post(oanh, f"{acts}chuyen/", place="QNI|handling", reason="Thuộc thẩm quyền")
    post(em, f"{acts}nhan-xu-ly/")
    post(em, f"{acts}tra-loi/", outcome="founded", text="Đã chấn chỉnh, xin lỗi anh/chị.")
    run_pending()
    told = TrainingMessage.objects.order_by("pk")
    assert [each.address for each in told] == [MAIL] * 3
    assert "đã có trả lời" in told[2].subject
    assert not any(secret_of(subject) in each.text or "chấn chỉnh" in each.text for each in told)
    page = client.get(f"{OWN}{subject}/").text
    assert "a•••@example.vn" in page
    assert MAIL not in page
    assert page.count("Đã báo") == 3
    for officer in (oanh, em):
        page = officer.get(f"{HERE}{subject}/").text
        assert page.count("Đã báo") == 3
        assert "example.vn" not in page


def test_the_officer_in_charge_sees_that_the_sender_could_not_be_told_and_why(
    here: World, signed_in: SignIn, client: Client, settings: Any
) -> None:
    with mail_server(settings) as postman:
        postman.recipient_answers = [f"550 5.1.1 <{MAIL}> no such user"]
        subject = sent_by_stranger(client)
        run_pending()
    oanh = signed_in("oanh")
    page = oanh.get(f"{HERE}{subject}/").text
    assert "Không báo được" in page
    assert "Hãy báo bằng thư hoặc điện thoại" in page
    assert "example.vn" not in page
    oanh.cookies["django_language"] = "en"
    assert "Tell them by letter or telephone" in oanh.get(f"{HERE}{subject}/").text
    kiem = signed_in("kiem").get(f"{HERE}{subject}/").text
    assert "Không báo được" not in kiem, "who only watches does not see it"


def test_an_accounts_address_is_not_shown_to_who_opens_by_code(here: World, signed_in: SignIn, client: Client) -> None:
    Account.objects.filter(username="an").update(email="own@example.vn")
    subject = lives.sent(here, "30/11 18:00")
    assert "o•••@example.vn" in signed_in("an").get(f"{OWN}{subject}/").text
    typed = {"code": Petition.objects.get().code, "secret": secret_of(subject)}
    page = client.get(client.post(f"{PUBLIC}theo-doi/", typed).headers["Location"]).text
    assert "example.vn" not in page
    assert "Tin đã báo cho anh/chị" in page


def test_the_administrator_sends_again_what_the_site_kept_without_seeing_of_what(
    here: World, khanh: Client, signed_in: SignIn, client: Client, settings: Any
) -> None:
    send_to(settings, free_port())
    sent_by_stranger(client)
    row = Petition.objects.get()
    lives.sent(here, "30/11 18:00", sender=replace(lives.AN, phone="", mail="Hòm thư 12"))
    SenderMessage.objects.filter(way="email").update(attempts=6)
    run_pending()
    page = khanh.get("/quan-tri/thong-bao/").text
    assert "Tin báo người gửi phản ánh không gửi được" in page
    assert row.code not in page
    again = "/quan-tri/thong-bao/phan-anh/email/gui-lai/"
    assert signed_in("oanh").post(again).status_code == 404
    assert khanh.get(again).status_code == 200
    settings.MESSAGES_STAND_IN = True
    assert khanh.post(again).status_code == 302
    run_pending()
    assert TrainingMessage.objects.filter(address=MAIL).count() == 1
    assert khanh.post(again).status_code == 404
