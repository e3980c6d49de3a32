"""An reads what she was told and says how; Khánh keeps the words and sees to what did not arrive."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from motcua.dossiers.actions.accept_dossier import accept_dossier
from motcua.dossiers.models import DossierReading
from motcua.dossiers.tests.world import World, application, instant
from motcua.kernel.jobs.worker import run_pending
from motcua.kernel.messages.models import TrainingMessage
from motcua.kernel.messages.tests.smtp import mail_server
from motcua.notices.models import Delivery, Preference, StoredWording
from motcua.notices.tests.conftest import AN, accept_for_an, submit_by_an
from motcua.people.models import Account
from motcua.web.tests.conftest import SignIn
from motcua.web.tests.console_world import khanh

__all__ = ["khanh"]
EDIT = "/quan-tri/thong-bao/mau/accepted/vi/"
WORDS = {"after": "0", "subject": "Hồ sơ {code}", "body": "Hẹn {due}", "sms": "Ho so {code}"}
REQUEST = {"request_id": "3f0d0d8a-0000-4000-8000-000000000001"}


@pytest.fixture
def told(world: World) -> int:
    """An has submitted a dossier online and was told that it arrived; the number of her notice."""
    submit_by_an(world, "30/11 09:00")
    run_pending()
    return Delivery.objects.get(way="in_app").pk


def test_an_sees_the_number_at_the_bell_opens_the_notice_and_it_is_read(told: int, signed_in: SignIn) -> None:
    an = signed_in("an")
    assert '<span class="bell__count">1</span>' in an.get("/").text
    assert "Đã nhận bản nộp trực tuyến" in an.get("/thong-bao/").text
    page = an.get(f"/thong-bao/{told}/").text
    assert "Cấp giấy phép mẫu" in page
    assert "bell__count" not in page
    assert "chưa đọc" not in an.get("/thong-bao/").text


def test_all_on_the_page_are_read_at_once_and_what_came_since_is_not(
    told: int, world: World, signed_in: SignIn
) -> None:
    an = signed_in("an")
    submit_by_an(world, "30/11 10:00")
    run_pending()
    assert an.post("/thong-bao/da-doc/", {"newest": str(told)}).status_code == 302
    assert Delivery.objects.filter(way="in_app", read_at=None).count() == 1
    assert an.post("/thong-bao/da-doc/", {"newest": "²"}).status_code == 302


def test_a_notice_is_its_owners_alone(told: int, signed_in: SignIn) -> None:
    for other in ("binh", "em", "kiem", "giang"):
        assert signed_in(other).get(f"/thong-bao/{told}/").status_code == 404
        assert "Cấp giấy phép mẫu" not in signed_in(other).get("/thong-bao/").text
    assert Delivery.objects.get(pk=told).read_at is None


def test_the_bell_costs_a_citizen_one_query_and_officers_and_strangers_none(told: int, signed_in: SignIn) -> None:
    def asked(client: Client) -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get("/gioi-thieu/")
        return sum("notices_delivery" in each["sql"] for each in queries)

    assert [asked(signed_in("an")), asked(signed_in("binh")), asked(Client())] == [1, 0, 0]


def test_a_long_list_has_pages_and_a_bad_key_is_no_trouble(told: int, signed_in: SignIn) -> None:
    [first] = Delivery.objects.filter(pk=told)
    for seq in range(100, 125):
        first.pk, first.seq = None, seq
        first.save()
    an = signed_in("an")
    page = an.get("/thong-bao/")
    assert page.text.count("<h2><a href=") == 20
    with CaptureQueriesContext(connection) as queries:
        following = an.get(page.context["paging"].next)
    assert following.text.count("<h2><a href=") == 6
    assert len(queries) <= 6
    assert an.get("/thong-bao/?after=x").status_code == 200
    assert an.get(f"/thong-bao/?after={'9' * 30}").status_code == 200


def test_an_chooses_how_she_is_told_and_a_wrong_number_loses_nothing(world: World, signed_in: SignIn) -> None:
    an = signed_in("an")
    wanted = {"by_sms": "on", "phone": "091 234", "language": "en", "quiet_from": "20:00", "quiet_to": "08:00"}
    refused = an.post("/thong-bao/cach-nhan/", wanted)
    assert refused.status_code == 400
    assert 'value="091 234"' in refused.text
    assert "mười chữ số" in refused.text
    half = an.post("/thong-bao/cach-nhan/", wanted | {"phone": "0912345678", "quiet_to": ""})
    assert "cả giờ bắt đầu và giờ kết thúc" in half.text
    assert not Preference.objects.exists()
    assert an.post("/thong-bao/cach-nhan/", wanted | {"phone": "+84 912 345 678"}).status_code == 302
    kept = Preference.objects.get()
    assert (kept.by_email, kept.by_sms, kept.phone) == (False, True, "0912345678")
    assert Account.objects.get(username="an").language == "en"
    assert 'value="20:00"' in an.get("/thong-bao/cach-nhan/").text


def test_khanh_looks_at_her_words_with_a_real_dossier_and_that_is_written_down(khanh: Client, world: World) -> None:
    code = accept_for_an(world, "30/11 09:00")
    page = khanh.post(EDIT, WORDS | REQUEST | {"dossier": code, "try": "1"})
    assert page.status_code == 200
    assert f"Hồ sơ {code}" in page.text
    assert "GSM-7" in page.text
    assert not StoredWording.objects.exists()
    assert DossierReading.objects.get().detail == "console-wording"
    absent = khanh.post(EDIT, WORDS | REQUEST | {"dossier": "000.00.01.H49-181105-9999", "try": "1"})
    assert absent.status_code in (400, 404)


def test_a_wrong_placeholder_is_refused_beside_its_field_and_the_words_stay(khanh: Client) -> None:
    page = khanh.post(EDIT, WORDS | REQUEST | {"sms": "{code} {owner}"})
    assert page.status_code == 400
    assert "{owner}" in page.text
    assert "sms" in page.context["form"].errors
    assert not StoredWording.objects.exists()


def test_saved_words_count_and_somebody_slower_is_told(khanh: Client, world: World) -> None:
    assert khanh.post(EDIT, WORDS | REQUEST).status_code == 302
    assert khanh.post(EDIT, WORDS | REQUEST).status_code == 409
    accept_for_an(world, "30/11 09:00")
    run_pending()
    assert TrainingMessage.objects.get().text == "Hẹn 17:00 07/12/2018"
    assert "bản 1" in khanh.get("/quan-tri/thong-bao/mau/").text
    assert khanh.post(f"{EDIT}khoi-phuc/").status_code == 302
    assert khanh.get(EDIT).context["form"].initial["after"] == 2


def test_a_trial_goes_to_khanh_alone(khanh: Client) -> None:
    without = khanh.post(EDIT, WORDS | REQUEST | {"send": "1"})
    assert "chưa có địa chỉ thư" in without.text
    Account.objects.filter(username="khanh").update(email="khanh@example.vn")
    assert "Đã gửi thử" in khanh.post(EDIT, WORDS | REQUEST | {"send": "1"}).text
    assert TrainingMessage.objects.get().address == "khanh@example.vn"
    assert "khanh@example.vn" in khanh.get("/quan-tri/thong-bao/hop-thu-tap-huan/").text


def test_khanh_sends_a_dead_letter_again_and_discards_another(khanh: Client, world: World, settings: Any) -> None:
    with mail_server(settings) as postman:
        postman.recipient_answers = ["550 5.1.1 no such user"] * 2
        for _ in range(2):
            accept_dossier(world.binh, application(owner=AN), at=instant("30/11 09:00"))
        run_pending()
        page = khanh.get("/quan-tri/thong-bao/").text
        assert "550 5.1.1 no such user" in page
        first, second = Delivery.objects.filter(status="dead").order_by("id")
        assert khanh.get(f"/quan-tri/thong-bao/hong/{first.pk}/gui-lai/").status_code == 200
        assert khanh.post(f"/quan-tri/thong-bao/hong/{first.pk}/gui-lai/").status_code == 302
        assert khanh.post(f"/quan-tri/thong-bao/hong/{second.pk}/bo/").status_code == 302
        run_pending()
    assert [each.status for each in Delivery.objects.order_by("id")] == ["sent", "discarded"]
    assert khanh.post(f"/quan-tri/thong-bao/hong/{first.pk}/gui-lai/").status_code == 404
    assert "Không có thông báo nào hỏng" in khanh.get("/quan-tri/thong-bao/").text


def test_no_such_kind_of_notice(khanh: Client) -> None:
    assert khanh.get("/quan-tri/thong-bao/mau/accepted/fr/").status_code == 404
    assert khanh.get("/quan-tri/thong-bao/mau/khong/vi/").status_code == 404
