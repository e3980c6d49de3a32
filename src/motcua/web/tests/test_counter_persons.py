"""Persons at the counter: a scanned card, look-ups that are slowed down and written down, one receipt for several."""

import re

import pytest
from django.test import Client
from pytest_django import Settings

from motcua.dossiers.access import load
from motcua.dossiers.models import Dossier, DossierReading
from motcua.dossiers.tests.world import World, instant
from motcua.kernel.clock import TrainingClock, real_now
from motcua.kernel.tests.reading import whole_text
from motcua.people.tests.test_card_code import CARD as CARD_OF_2021
from motcua.web import throttle
from motcua.web.tests.conftest import SignIn
from motcua.web.tests.counter_desk import MATTER, RECEIVE, applicant, errors, sent

CARD = CARD_OF_2021.replace("01052021", "01052018")
KNOWN = "/quay/tiep-nhan/nguoi/"


@pytest.fixture
def binh(world: World, signed_in: SignIn, settings: Settings) -> Client:
    """Bình at the counter, on the morning of Monday 05/11/2018."""
    settings.TRAINING_CLOCK = TrainingClock(instant("05/11 09:00"), real_now())
    return signed_in("binh")


def test_a_card_that_is_scanned_fills_in_the_party(binh: Client) -> None:
    typed = {"owner__identity_kind": "passport", "owner__identity_number": CARD, "owner__full_name": "Sai tên"}
    assert binh.post(MATTER, sent(**typed)).status_code == 302
    owner = load(Dossier.objects.get()).state.owner
    assert owner
    assert (owner.identity_kind, owner.identity_number, owner.name) == ("cccd", "022190000123", "Phạm Thị An")
    assert owner.address == "Tổ 5, khu 2, Hồng Gai, Hạ Long, Quảng Ninh"


def test_the_script_is_told_what_stands_on_the_card_and_what_is_known_besides(binh: Client) -> None:
    binh.post(MATTER, sent(owner__phone="0912345678"))
    told = binh.post(KNOWN, {"kind": "tax_code", "number": CARD}).json()
    assert told["card"]["full_name"] == "Phạm Thị An"
    assert (told["card"]["identity_kind"], told["card"]["identity_number"]) == ("cccd", "022190000123")
    assert told["fields"]["phone"] == "0912345678"


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("https://vi.du/|x", "không phải mã QR của thẻ căn cước"),
        (CARD.replace("Nữ", "Nam"), "giới tính không khớp"),
        (CARD.replace("Phạm", "Ph?m"), "mất chữ tiếng Việt"),
    ],
)
def test_a_wrong_code_gets_a_clear_message_beside_the_field_and_at_once(binh: Client, code: str, words: str) -> None:
    assert words in errors(binh.post(MATTER, sent(owner__identity_number=code)))["id_owner-identity_number"]
    answer = binh.post(KNOWN, {"kind": "cccd", "number": code})
    assert (answer.status_code, answer.json()["card"]) == (400, {})
    assert words in answer.json()["sentence"]


def test_who_is_looked_up_is_written_down_with_the_last_dossier(world: World, binh: Client) -> None:
    binh.post(MATTER, sent(**applicant()))
    binh.post(MATTER, sent())
    first, second = Dossier.objects.order_by("pk")
    for number in ("022190000123", "022085000001", "022085000999"):
        binh.post(KNOWN, {"kind": "cccd", "number": number})
    binh.post(MATTER, sent("check", owner__full_name=""))
    binh.get(f"{RECEIVE}?same={first.code}")
    noted = [(line.dossier_id, line.what, line.post) for line in DossierReading.objects.order_by("pk")]
    assert [dossier for dossier, _what, _post in noted] == [second.pk, first.pk, second.pk, first.pk]
    assert [what for _dossier, what, _post in noted] == ["person", "person", "person", "act"]
    assert {post for _dossier, _what, post in noted} == {"QNI.binh"}


def test_too_many_look_ups_are_stopped_for_a_while_and_receiving_goes_on(
    binh: Client, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    binh.post(MATTER, sent())
    monkeypatch.setattr(throttle, "PERSONS", throttle.Limit("persons", 2, throttle.PERSONS.window))
    asked = {"kind": "cccd", "number": "022190000123"}
    answers = [binh.post(KNOWN, asked) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 422]
    assert "chờ mười phút" in answers[2].json()["sentence"]
    assert answers[2].json()["fields"] == {}
    assert signed_in("giang").post(KNOWN, asked).status_code == 200
    assert "id_owner-full_name" in errors(binh.post(MATTER, sent("check", owner__full_name="")))
    assert binh.post(MATTER, sent()).status_code == 302


def test_ill_formed_numbers_are_no_look_ups(binh: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(throttle, "PERSONS", throttle.Limit("persons", 1, throttle.PERSONS.window))
    assert [binh.post(KNOWN, {"kind": "cccd", "number": "1"}).status_code for _ in range(3)] == [400] * 3


def test_one_person_several_dossiers_one_receipt(binh: Client) -> None:
    first = binh.post(MATTER, sent(), follow=True)
    (more,) = re.findall(r'href="(/quay/tiep-nhan/\?same=[^"]+)"', first.text)
    page = binh.get(f"{more}&procedure=1.000001")
    assert 'value="Phạm Thị An"' in page.text
    second = binh.post(f"{more}&procedure=1.000001", sent(), follow=True)
    assert "In chung một giấy tiếp nhận" in second.text
    codes = re.findall(r'name="codes" value="([^"]+)"', second.text)
    assert sorted(codes) == sorted(row.code for row in Dossier.objects.all())
    paper = whole_text(binh.post("/in-nhieu-ho-so/", {"form": "joint_receipt", "codes": codes}).content)
    assert all(code in paper.replace(" ", "") for code in codes)


@pytest.mark.parametrize("typed", ["000.00.01.H49-181105-0001", "000.00.01.h49-181105-0001\r\n"])
def test_a_dossiers_code_scanned_into_the_search_for_procedures_opens_it(binh: Client, typed: str) -> None:
    assert binh.get(RECEIVE, {"q": typed}).headers["Location"] == "/ho-so/000.00.01.H49-181105-0001/"
