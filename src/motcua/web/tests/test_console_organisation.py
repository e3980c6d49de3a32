"""Khánh keeps posts, officers, counters and one-stops, through HTTP."""

import re
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from motcua.dossiers.tests.world import World
from motcua.organisation.models import Counter, OrganisationChange, Post, PostHolding, ServiceCentre
from motcua.people import second_factor
from motcua.people.models import Account
from motcua.web.tests import lives
from motcua.web.tests.console_world import DECISION, khanh, post_of

__all__ = ["khanh"]

POSTS, OFFICERS = "/quan-tri/to-chuc/vi-tri/", "/quan-tri/to-chuc/can-bo/"
POST = {
    "centre": "QNI",
    "code": "QNI/tiep-nhan-2",
    "title": "Tiếp nhận, quầy 2",
    "roles": ["receptionist", "returner"],
    "seats": "1",
    "valid_from": "01/12/2018",
    "valid_to": "",
    "source": DECISION,
}


def refused(answer: HttpResponse, field: str, *words: str) -> None:
    """The form again, with a sentence beside the field and in the summary that leads to it."""
    assert answer.status_code in (400, 404, 422)
    errors = answer.context["form"].errors
    assert field in errors, errors
    assert all(word in str(errors[field]) for word in words), errors


def test_an_officer_gets_an_account_a_post_and_a_first_password_shown_once(khanh: Client) -> None:
    answer = khanh.post(f"{OFFICERS}moi/", {"full_name": "Lý Thị Hoa", "username": "hoa.lt"})
    password = re.search(r'class="secret">([a-z0-9-]+)<', answer.text)
    assert password
    account = Account.objects.get(username="hoa.lt")
    assert account.check_password(password[1])
    assert "no-store" in answer.headers["Cache-Control"]
    assert password[1] not in khanh.get(f"{OFFICERS}{account.pk}/").text
    assert khanh.post(f"{POSTS}moi/", POST).headers["Location"] == POSTS
    post = Post.objects.get(code=POST["code"])
    given = {"account": "hoa.lt", "valid_from": "01/12/2018", "source": DECISION}
    assert khanh.post(f"{POSTS}{post.pk}/giao/", given).status_code == 302
    page = khanh.get(f"{POSTS}{post.pk}/").text
    assert "Lý Thị Hoa" in page
    assert "từ 01/12/2018" in page
    assert DECISION in page
    log = khanh.get("/quan-tri/nhat-ky/").text
    assert all(words in log for words in ("Mở tài khoản", "Lập vị trí", "Giao vị trí", "Vũ Thị Khánh", DECISION))
    assert password[1] not in log


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"centre": "XXX"}, "centre"),
        ({"code": "QNI.binh", "roles": ["auditor"]}, "code"),
        ({"code": "có dấu"}, "code"),
        ({"roles": []}, "roles"),
        ({"roles": ["king"]}, "roles"),
        ({"seats": "0"}, "seats"),
        ({"valid_to": "30/11/2018"}, "valid_to"),
        ({"valid_from": "31/02/2018"}, "valid_from"),
        ({"source": " "}, "source"),
        ({"title": "x\0"}, "title"),
    ],
)
def test_a_bad_post_is_refused_beside_its_field_and_what_was_typed_stays(
    khanh: Client, changes: dict[str, Any], field: str
) -> None:
    answer = khanh.post(f"{POSTS}moi/", POST | changes)
    refused(answer, field)
    assert f'href="#id_{field}' in answer.text
    assert 'value="Tiếp nhận, quầy 2"' in answer.text or field == "title"
    assert not Post.objects.filter(code=POST["code"]).exists()


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"account": "khong.co"}, "account", "khong.co"),
        ({"account": "binh"}, "valid_from", "Nguyễn Văn Bình"),
        ({"valid_to": "01/01/2017"}, "valid_to", "đứng trước"),
        ({"valid_from": "01/01/2000"}, "valid_from", "Vị trí này có"),
        ({"is_substitute": "on"}, "valid_to", "thay thế"),
        ({"source": ""}, "source", ""),
    ],
)
def test_overlapping_or_inverted_days_are_refused_beside_the_field(
    khanh: Client, changes: dict[str, str], field: str, words: str
) -> None:
    given = {"account": "chi", "valid_from": "01/12/2018", "source": DECISION}
    answer = khanh.post(f"{POSTS}{post_of('binh').pk}/giao/", given | changes)
    refused(answer, field, words)
    assert PostHolding.objects.filter(post=post_of("binh")).count() == 1


def test_a_holding_ends_by_a_decision_and_never_twice_later(khanh: Client) -> None:
    holding = post_of("binh").holdings.get()
    address = f"/quan-tri/to-chuc/giu-vi-tri/{holding.pk}/ket-thuc/"
    refused(khanh.post(address, {"valid_to": "30/11/2018", "decision": ""}), "decision")
    assert khanh.post(address, {"valid_to": "30/11/2018", "decision": DECISION}).status_code == 302
    refused(khanh.post(address, {"valid_to": "31/12/2018", "decision": DECISION}), "valid_to", "30/11/2018")
    holding.refresh_from_db()
    assert f"{holding.valid_to:%d/%m/%Y}" == "30/11/2018"
    assert OrganisationChange.objects.get().decision == DECISION


def test_a_post_is_closed_with_its_holder(khanh: Client) -> None:
    post = post_of("binh")
    answer = khanh.post(f"{POSTS}{post.pk}/ket-thuc/", {"valid_to": "31/12/2018", "decision": DECISION}, follow=True)
    assert "Đã ghi ngày kết thúc vị trí." in answer.text
    assert {str(row.valid_to) for row in (Post.objects.get(pk=post.pk), *post.holdings.all())} == {"2018-12-31"}
    refused(khanh.post(f"{POSTS}{post.pk}/ket-thuc/", {"valid_to": "01/01/2000", "decision": DECISION}), "valid_to")


def test_closing_a_one_stop_tells_the_open_dossiers_first(khanh: Client, world: World) -> None:
    lives.accepted(world)
    address = "/quan-tri/to-chuc/noi-tiep-nhan/QNI/cham-dut/"
    assert "Nơi này còn 1 hồ sơ đang mở." in khanh.get(address).text
    assert khanh.post(address, {"valid_to": "31/12/2018", "decision": DECISION}).status_code == 302
    assert str(ServiceCentre.objects.get(code="QNI").valid_to) == "2018-12-31"


def test_a_counter_is_set_up_once_under_its_number(khanh: Client) -> None:
    address = "/quan-tri/to-chuc/noi-tiep-nhan/QNI/quay-moi/"
    assert khanh.post(address, {"number": "1", "valid_from": "01/12/2018"}).status_code == 302
    assert Counter.objects.get().name == "Quầy số 1"
    refused(khanh.post(address, {"number": "1", "name": "Khác", "valid_from": "02/12/2018"}), "number", "Quầy số 1")
    refused(khanh.post(address, {"number": "0", "valid_from": "02/12/2018"}), "number")


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"full_name": "Lý Thị Hoa", "username": "binh"}, "username"),
        ({"full_name": "Lý Thị Hoa", "username": "Hoa Lý"}, "username"),
        ({"full_name": "...", "username": "hoa"}, "full_name"),
        ({"full_name": "", "username": "hoa"}, "full_name"),
    ],
)
def test_a_bad_account_is_refused_beside_its_field(khanh: Client, given: dict[str, str], field: str) -> None:
    refused(khanh.post(f"{OFFICERS}moi/", given), field)
    assert not Account.objects.filter(username="hoa").exists()


def test_an_account_is_locked_and_opened_and_gets_a_new_password(khanh: Client) -> None:
    account = Account.objects.get(username="binh")
    lock = f"{OFFICERS}{account.pk}/khoa/"
    refused(khanh.post(lock, {"reason": ""}), "reason")
    khanh.post(lock, {"reason": "Nghỉ hưu"})
    assert "đã khóa" in khanh.get(f"{OFFICERS}{account.pk}/").text
    khanh.post(lock, {"reason": "Ghi nhầm"})
    assert Account.objects.get(username="binh").is_active
    told = khanh.post(f"{OFFICERS}{account.pk}/mat-khau/", {"sent": "1"}).text
    password = re.search(r'class="secret">([a-z0-9-]+)<', told)
    assert password
    assert Account.objects.get(username="binh").check_password(password[1])


def test_a_temporary_password_must_be_changed_and_ends_the_sessions(khanh: Client) -> None:
    account = Account.objects.get(username="binh")
    desk = Client()
    desk.force_login(account)
    assert desk.get("/viec/").status_code == 200
    told = khanh.post(f"{OFFICERS}{account.pk}/mat-khau/", {"sent": "1"}).text
    password = re.search(r'class="secret">([a-z0-9-]+)<', told)
    assert password
    assert desk.get("/viec/").status_code == 302
    sent = {"username": "binh", "password": password[1]}
    assert desk.post("/dang-nhap/", sent).headers["Location"] == "/dang-nhap/mat-khau-moi/"
    assert "tạm, phải đổi khi đăng nhập" in khanh.get(f"{OFFICERS}{account.pk}/").text


def test_a_locked_account_does_not_come_back_to_its_old_session(khanh: Client) -> None:
    account, desk = Account.objects.get(username="binh"), Client()
    desk.force_login(account)
    for reason in ("Nghỉ hưu", "Ghi nhầm"):
        khanh.post(f"{OFFICERS}{account.pk}/khoa/", {"reason": reason})
    assert Account.objects.get(username="binh").is_active
    assert desk.get("/viec/").status_code == 302


def test_who_was_wrong_too_often_is_let_in_again_and_it_is_written_down(khanh: Client) -> None:
    account, desk = Account.objects.get(username="binh"), Client()
    address = f"{OFFICERS}{account.pk}/"
    for _attempt in range(5):
        desk.post("/dang-nhap/", {"username": "binh", "password": "sai-mat-khau"})
    assert "tạm khóa vì sai nhiều lần" in khanh.get(address).text
    assert desk.post("/dang-nhap/", {"username": "binh", "password": "sai"}).status_code == 429
    assert khanh.post(f"{address}cho-dang-nhap/", {}).headers["Location"] == address
    assert desk.post("/dang-nhap/", {"username": "binh", "password": "sai"}).status_code == 400
    assert "tạm khóa vì sai nhiều lần" not in khanh.get(address).text
    assert OrganisationChange.objects.get().action == "failures_forgiven"


def test_a_lost_second_factor_is_taken_away_with_a_reason(khanh: Client) -> None:
    account = Account.objects.get(username="binh")
    with transaction.atomic():
        second_factor.add(account, second_factor.new_secret(), 1)
    address = f"{OFFICERS}{account.pk}/"
    assert f"{address}yeu-to-thu-hai/" in khanh.get(address).text
    refused(khanh.post(f"{address}yeu-to-thu-hai/", {"reason": ""}), "reason")
    assert khanh.post(f"{address}yeu-to-thu-hai/", {"reason": "Mất điện thoại"}).status_code == 302
    assert not second_factor.has_second_factor(account)
    line = OrganisationChange.objects.get()
    assert (line.action, line.detail["reason"]) == ("second_factor_reset", "Mất điện thoại")
    own = Account.objects.get(username="khanh")
    assert khanh.post(f"{OFFICERS}{own.pk}/yeu-to-thu-hai/", {"reason": "x"}).status_code == 422


def test_nobody_locks_their_own_account(khanh: Client) -> None:
    own = Account.objects.get(username="khanh")
    answer = khanh.post(f"{OFFICERS}{own.pk}/khoa/", {"reason": "Thử"})
    assert answer.status_code == 422
    assert Account.objects.get(username="khanh").is_active


def test_lists_are_searched_without_accents_and_continued_by_key(
    khanh: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Nguyễn Văn Bình" in khanh.get(OFFICERS, {"q": "nguyen van"}).text
    assert "Không có cán bộ nào như vậy" in khanh.get(OFFICERS, {"q": "khong ai"}).text
    assert "Thành phố Hạ Long" in khanh.get("/quan-tri/to-chuc/don-vi/", {"q": "thanh pho ha"}).text
    monkeypatch.setattr("motcua.web.console.keyset.page_of.__kwdefaults__", {"rows": 3})
    seen: list[str] = []
    address = POSTS
    while address:
        page = khanh.get(address)
        seen += [row.head.text for row in page.context["table"].rows]
        address = page.context["paging"].next
    assert len(seen) == len(set(seen)) == Post.objects.count()


def test_the_log_is_in_words_and_is_searched_by_who_what_and_when(khanh: Client) -> None:
    assert khanh.post(f"{POSTS}moi/", POST).status_code == 302
    khanh.post(f"{OFFICERS}moi/", {"full_name": "Lý Thị Hoa", "username": "hoa.lt"})
    log = "/quan-tri/nhat-ky/"
    page = khanh.get(log).text
    assert "vai trò: Tiếp nhận, Trả kết quả; từ ngày: 01/12/2018" in page
    assert "valid_from" not in page

    def subjects(**asked: str) -> list[str]:
        rows = khanh.get(log, asked).context["table"].rows
        return [str(row.cells[1].text) for row in rows]

    post, account = "Tiếp nhận, quầy 2 (QNI/tiep-nhan-2)", "Lý Thị Hoa (hoa.lt)"
    assert subjects() == [account, post]
    assert subjects(what="post_registered") == [post]
    assert subjects(q="ly thi") == [account]
    assert subjects(q=DECISION.lower()) == [post]
    assert subjects(who="vu thi khanh") == [account, post]
    assert subjects(who="binh") == []
    assert subjects(since="30/11/2018", until="30/11/2018") == [account, post]
    assert subjects(since="01/12/2018") == subjects(until="29/11/2018") == []
    assert khanh.get(log, {"what": "nonsense"}).status_code == 400
    khanh.post("/ngon-ngu/", {"language": "en"})
    assert "valid_from" not in khanh.get(log).text
