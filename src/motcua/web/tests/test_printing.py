"""Printed forms in a browser: the list of a dossier, one form, many, the register."""

import pytest
from django.test import Client
from django.urls import reverse

from motcua.dossiers.actions.turn_away import turn_away
from motcua.dossiers.rules.lifecycle.refuse_at_gate import RefuseAtGate
from motcua.dossiers.tests.world import World, application, instant
from motcua.kernel.tests.reading import sheets, whole_text
from motcua.web.tests import lives
from motcua.web.tests.conftest import SignIn


@pytest.fixture
def binh(signed_in: SignIn) -> Client:
    return signed_in("binh")


def test_a_dossiers_page_leads_to_its_forms_and_each_is_a_pdf_shown_in_place(world: World, binh: Client) -> None:
    code = lives.long_life(world)
    listed = reverse("printable-forms", args=[code])
    assert listed in binh.get(f"/ho-so/{code}/").text
    page = binh.get(listed).text
    for form, name in (
        ("receipt", "Giấy tiếp nhận hồ sơ và hẹn trả kết quả"),
        ("supplement", "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ"),
        ("apology", "Văn bản xin lỗi, hẹn lại ngày trả kết quả"),
        ("control_slip", "Phiếu kiểm soát quá trình giải quyết hồ sơ"),
        ("fee_receipt", "Biên lai thu phí, lệ phí"),
    ):
        address = reverse("printed-form", args=[code, form])
        assert f'href="{address}"' in page
        assert name in page
        answer = binh.get(address)
        assert answer.content.startswith(b"%PDF-")
        assert answer.headers["Content-Type"] == "application/pdf"
        assert answer.headers["Content-Disposition"] == f'inline; filename="{form}-{code}.pdf"'
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert "Content-Security-Policy" not in answer.headers
        assert code in whole_text(answer.content)
    assert reverse("printed-form", args=[code, "refusal"]) not in page


def test_the_list_speaks_english_when_asked_to(world: World, binh: Client) -> None:
    code = lives.accepted(world)
    binh.post("/ngon-ngu/", {"language": "en"})
    page = binh.get(f"/ho-so/{code}/in/").text
    assert "Receipt and appointment" in page
    assert "Printed forms" in page


def test_the_receipt_names_the_address_of_the_look_up(world: World, binh: Client) -> None:
    answer = binh.get(f"/ho-so/{lives.accepted(world)}/in/receipt/")
    assert "Tra cứu tiến độ tại testserver/tra-cuu/ bằng mã hồ sơ" in whole_text(answer.content)


def test_a_form_too_early_is_refused_with_what_to_do_and_an_unknown_one_is_not_there(
    world: World, binh: Client
) -> None:
    code = lives.accepted(world)
    answer = binh.get(f"/ho-so/{code}/in/supplement/")
    assert answer.status_code == 422
    assert "Hãy lập yêu cầu bổ sung trước khi in" in answer.text
    assert binh.get(f"/ho-so/{code}/in/bien-lai/").status_code == 404


def test_who_was_turned_away_has_a_slip(world: World, binh: Client) -> None:
    refuse = RefuseAtGate("Không đúng nơi", "Điều 17")
    number = turn_away(world.binh, application(), refuse, at=instant("05/11 09:00")).dossier_id
    address = f"/ho-so-chua-co-ma/{number}/in/refusal/"
    assert address in binh.get(f"/ho-so-chua-co-ma/{number}/in/").text
    assert "Không đúng nơi" in whole_text(binh.get(address).content)


def test_many_receipts_by_their_codes(world: World, binh: Client) -> None:
    codes = [lives.accepted(world) for _ in range(3)]
    for given in (codes, [", ".join(codes)], ["\n".join(codes)]):
        answer = binh.post("/in-nhieu-ho-so/", {"form": "receipt", "codes": given})
        assert (answer.status_code, len(sheets(answer.content))) == (200, 6)


def test_a_batch_with_a_strangers_dossier_prints_nothing(world: World, signed_in: SignIn) -> None:
    code = lives.accepted(world)
    asked = {"form": "receipt", "codes": [code]}
    assert signed_in("giang").post("/in-nhieu-ho-so/", asked).status_code == 404
    assert signed_in("binh").post("/in-nhieu-ho-so/", {"form": "receipt"}).status_code == 400
    assert Client().post("/in-nhieu-ho-so/", asked).status_code == 302


def test_a_register_of_a_day_and_a_day_that_is_none(world: World, binh: Client) -> None:
    lives.accepted(world)
    answer = binh.get("/so-theo-doi/?centre=QNI&first=2018-11-05&last=05/11/2018")
    assert "Phạm Thị An" in whole_text(answer.content)
    assert "Không có hồ sơ nào trong kỳ này" in whole_text(binh.get("/so-theo-doi/?centre=QNI").content)
    assert binh.get("/so-theo-doi/?centre=QNI&first=hôm nay").status_code == 400
