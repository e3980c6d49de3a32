from datetime import timedelta

import pytest
from django.test import Client

from motcua.kernel import clock
from motcua.people.models import Account
from motcua.web.throttle import SIGN_IN
from motcua.web.unlock import unlock

PASSWORD = "an-mat-khau-dai"


def test_an_signs_in_and_out(client: Client, an: Account) -> None:
    assert sign_in(client).headers["Location"] == "/"
    assert "Nguyễn Văn An" in client.get("/").text
    assert client.post("/dang-xuat/").headers["Location"] == "/"
    assert "Nguyễn Văn An" not in client.get("/").text


def test_signing_out_needs_a_press_of_the_button_not_a_link(client: Client, an: Account) -> None:
    sign_in(client)
    assert client.get("/dang-xuat/").status_code == 405
    assert "Nguyễn Văn An" in client.get("/").text


@pytest.mark.parametrize(("name", "password"), [("an", "sai"), ("khong-co", PASSWORD), ("an", ""), ("", "")])
def test_a_wrong_sign_in_tells_nothing_but_that_it_is_wrong(
    client: Client, an: Account, name: str, password: str
) -> None:
    answer = sign_in(client, name=name, password=password)
    assert answer.status_code == 400
    assert "_auth_user_id" not in client.session


def test_an_unknown_name_and_a_wrong_password_get_the_same_answer(client: Client, an: Account) -> None:
    sentence = "Tên đăng nhập hoặc mật khẩu chưa đúng"
    assert sentence in sign_in(client, password="sai").text
    assert sentence in sign_in(client, name="khong-co").text


def test_a_closed_account_gets_that_answer_too(client: Client, an: Account) -> None:
    Account.objects.update(is_active=False)
    assert "Tên đăng nhập hoặc mật khẩu chưa đúng" in sign_in(client).text


def test_after_five_wrong_tries_even_the_right_password_waits(client: Client, an: Account) -> None:
    assert [sign_in(client, password="sai").status_code for _ in range(5)] == [400] * 5
    locked = sign_in(client)
    assert locked.status_code == 429
    assert "mười lăm phút" in locked.text


def test_the_lock_is_for_that_name_from_that_place_only(client: Client, an: Account, giang: Account) -> None:
    wrong_tries(client, 5)
    assert sign_in(client, name="giang", password="giang-mat-khau-dai").status_code == 302
    assert sign_in(Client(REMOTE_ADDR="203.0.113.9")).status_code == 302


def test_another_spelling_of_the_name_does_not_begin_a_new_count(client: Client, an: Account) -> None:
    for name in ("an", "An", "AN", "aN", "an"):
        sign_in(client, name=name, password="sai")
    assert sign_in(client).status_code == 429


def test_success_wipes_the_count(client: Client, an: Account) -> None:
    wrong_tries(client, 4)
    sign_in(client)
    client.post("/dang-xuat/")
    wrong_tries(client, 4)
    assert sign_in(client).status_code == 302


def test_the_lock_opens_when_its_time_is_over(client: Client, an: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    began = clock.real_now()
    wrong_tries(client, 5)
    monkeypatch.setattr(clock, "real_now", lambda: began + SIGN_IN.window + timedelta(seconds=5))
    assert sign_in(client).status_code == 302


def test_one_place_cannot_try_many_names_without_end(client: Client, an: Account) -> None:
    for number in range(100):
        sign_in(client, name=f"ten-{number}", password="sai")
    assert sign_in(client).status_code == 429


def test_signing_in_leads_to_the_page_that_was_asked_for_and_never_to_another_site(client: Client, an: Account) -> None:
    assert sign_in(client, next="/bao-cao/?unit=QNI").headers["Location"] == "/bao-cao/?unit=QNI"
    client.post("/dang-xuat/")
    assert sign_in(client, next="https://example.com/").headers["Location"] == "/"


def sign_in(client: Client, *, name: str = "an", password: str = PASSWORD, **more: str):
    return client.post("/dang-nhap/", {"username": name, "password": password, **more})


def wrong_tries(client: Client, times: int) -> None:
    for _ in range(times):
        sign_in(client, password="sai")


def test_an_administrator_opens_the_lock_for_that_name_wherever_it_was_tried(client: Client, an: Account) -> None:
    elsewhere = Client(REMOTE_ADDR="203.0.113.9")
    for tried in (client, elsewhere):
        wrong_tries(tried, 5)
        assert sign_in(tried).status_code == 429
    unlock(an, by="Quản trị", at=clock.real_now())
    assert [sign_in(tried).status_code for tried in (client, elsewhere)] == [302, 302]
