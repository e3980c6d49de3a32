"""One's own account: password, second factor, sessions that end."""

from datetime import timedelta

import pytest
from django.conf import settings as site
from django.contrib.sessions.models import Session
from django.test import Client
from pytest_django import Settings

from motcua.kernel import clock
from motcua.people import second_factor
from motcua.people.models import Account, SignInEvent
from motcua.web import throttle
from motcua.web.tests.authenticator import Time, begin_sign_in, real_time, recovery_codes_on, scan, set_up_on_the_way

GIANG = ("giang", "giang-mat-khau-dai")
NEW = "thuyền xanh bảy ngựa"
CHANGE = {"current": GIANG[1], "new_password": NEW, "again": NEW}


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    found = real_time()
    monkeypatch.setattr(clock, "real_now", lambda: found.now)
    return found


@pytest.fixture
def two_places(giang: Account) -> tuple[Client, Client]:
    """Giang, signed in at two places."""
    here, there = Client(), Client()
    for client in (here, there):
        begin_sign_in(client, *GIANG)
    return here, there


def is_in(client: Client) -> bool:
    return client.get("/tai-khoan/").status_code == 200


def test_the_page_tells_the_recent_sign_ins_and_only_ones_own(client: Client, an: Account, giang: Account) -> None:
    begin_sign_in(Client(REMOTE_ADDR="203.0.113.9"), "giang", "sai")
    begin_sign_in(Client(REMOTE_ADDR="198.51.100.7"), "an", "sai")
    begin_sign_in(client, *GIANG)
    page = client.get("/tai-khoan/").text
    assert all(words in page for words in ("Vũ Thị Giang", "Nhập sai mật khẩu", "203.0.113.9", "127.0.0.1"))
    assert "198.51.100.7" not in page


def test_another_password_ends_the_sessions_elsewhere(two_places: tuple[Client, Client]) -> None:
    here, there = two_places
    assert here.post("/tai-khoan/mat-khau/", CHANGE).headers["Location"] == "/tai-khoan/"
    assert "Đã đổi mật khẩu" in here.get("/tai-khoan/").text
    assert not is_in(there)
    assert begin_sign_in(there, "giang", NEW) == "/viec/"


@pytest.mark.parametrize(
    ("change", "status", "sentence"),
    [
        ({"current": "sai"}, 422, "Mật khẩu hiện tại chưa đúng"),
        ({"again": "khác hẳn đi rồi"}, 400, "không giống nhau"),
        ({"new_password": "Giang 1985 ơi", "again": "Giang 1985 ơi"}, 400, "có chứa tên"),
        ({"new_password": GIANG[1], "again": GIANG[1]}, 400, "có chứa tên"),
        ({"new_password": "", "again": ""}, 400, "id_new_password_error"),
    ],
)
def test_a_password_that_will_not_do_changes_nothing(
    two_places: tuple[Client, Client], change: dict[str, str], status: int, sentence: str
) -> None:
    here, there = two_places
    answer = here.post("/tai-khoan/mat-khau/", CHANGE | change)
    assert (answer.status_code, sentence in answer.text) == (status, True)
    assert is_in(there)


def test_whoever_found_an_open_session_cannot_guess_the_password(two_places: tuple[Client, Client]) -> None:
    here, _ = two_places
    for _number in range(5):
        here.post("/tai-khoan/mat-khau/", CHANGE | {"current": "sai"})
    assert here.post("/tai-khoan/mat-khau/", CHANGE).status_code == 429
    assert "wrong_password" in set(SignInEvent.objects.values_list("kind", flat=True))


def test_signing_out_everywhere_ends_all_sessions(two_places: tuple[Client, Client]) -> None:
    here, there = two_places
    assert here.get("/dang-xuat/moi-noi/").status_code == 405
    assert here.post("/dang-xuat/moi-noi/").headers["Location"] == "/dang-nhap/"
    assert "Đã đăng xuất ở mọi nơi" in here.get("/dang-nhap/").text
    assert not is_in(here)
    assert not is_in(there)
    assert begin_sign_in(there, *GIANG) == "/viec/"


def test_an_unused_session_ends_and_use_prolongs_it(client: Client, giang: Account, time: Time) -> None:
    begin_sign_in(client, *GIANG)
    time.pass_by(minutes=20)
    before = Session.objects.get().expire_date
    Session.objects.update(expire_date=before - timedelta(minutes=20))
    client.get("/")
    assert Session.objects.get().expire_date > before - timedelta(minutes=1)
    Session.objects.update(expire_date=time.now - timedelta(days=1))
    assert not is_in(client)


def test_use_writes_the_session_once_in_a_tenth_of_its_time(client: Client, giang: Account, time: Time) -> None:
    begin_sign_in(client, *GIANG)
    client.get("/")
    kept = Session.objects.get().expire_date
    time.pass_by(seconds=site.SESSION_COOKIE_AGE // 10 - 30)
    client.get("/")
    assert Session.objects.get().expire_date == kept
    time.pass_by(seconds=60)
    client.get("/")
    assert Session.objects.get().expire_date > kept


def test_strangers_get_no_session(client: Client, db: None) -> None:
    client.get("/")
    client.get("/tra-cuu/")
    assert not Session.objects.exists()


def test_signing_in_and_out_failing_and_locking_are_written_down(client: Client, giang: Account) -> None:
    for _number in range(throttle.SIGN_IN.failures):
        begin_sign_in(client, "GIANG", "sai")
    begin_sign_in(client, "khong-co", "mật khẩu gõ nhầm ô")
    begin_sign_in(other := Client(REMOTE_ADDR="203.0.113.9"), *GIANG)
    other.post("/dang-xuat/")
    lines = list(SignInEvent.objects.order_by("pk").values_list("kind", "account__username", "address"))
    assert lines == [
        *[("wrong_password", "giang", "127.0.0.1")] * 5,
        ("locked", "giang", "127.0.0.1"),
        ("wrong_password", None, "127.0.0.1"),
        ("signed_in", "giang", "203.0.113.9"),
        ("signed_out", "giang", "203.0.113.9"),
    ]


def test_giang_sets_up_a_second_factor_of_her_own_wish(client: Client, giang: Account, time: Time) -> None:
    begin_sign_in(client, *GIANG)
    phone = scan(client.get("/tai-khoan/xac-thuc/").text, time)
    for wrong in ({"code": phone.wrong_code()}, {"current": "sai"}, {"current": ""}):
        answer = client.post("/tai-khoan/xac-thuc/", {"code": phone.code(), "current": GIANG[1]} | wrong)
        assert answer.status_code in (400, 422)
    assert not second_factor.has_second_factor(giang)
    shown = client.post("/tai-khoan/xac-thuc/", {"code": phone.code(), "current": GIANG[1]})
    codes = recovery_codes_on(shown.text)
    assert (shown.status_code, len(codes)) == (200, 10)
    assert "no-store" in shown.headers["Cache-Control"]
    assert "còn 10 mã dự phòng" in client.get("/tai-khoan/").text
    assert client.get("/tai-khoan/xac-thuc/").headers["Location"] == "/tai-khoan/"
    assert begin_sign_in(Client(), *GIANG) == "/dang-nhap/xac-thuc/"

    assert client.post("/tai-khoan/ma-du-phong/", {"code": phone.wrong_code()}).status_code == 422
    new = recovery_codes_on(client.post("/tai-khoan/ma-du-phong/", {"code": phone.next_code()}).text)
    assert not set(new) & set(codes)

    assert client.post("/tai-khoan/xac-thuc/bo/", {"code": codes[0]}).status_code == 422
    assert client.post("/tai-khoan/xac-thuc/bo/", {"code": new[0]}).headers["Location"] == "/tai-khoan/"
    assert begin_sign_in(Client(), *GIANG) == "/viec/"


def test_where_it_is_demanded_removing_it_leads_to_setting_up_another(
    client: Client, giang: Account, time: Time, settings: Settings
) -> None:
    settings.SECOND_FACTOR_DEMANDED = True
    phone, _ = set_up_on_the_way(client, *GIANG, time)
    assert client.post("/tai-khoan/xac-thuc/bo/", {"code": phone.next_code()}).headers["Location"] == "/dang-nhap/"
    assert not is_in(client)
    assert begin_sign_in(client, *GIANG) == "/dang-nhap/thiet-lap/"


def test_without_a_second_factor_no_code_is_right(client: Client, giang: Account, time: Time) -> None:
    begin_sign_in(client, *GIANG)
    for address in ("/tai-khoan/ma-du-phong/", "/tai-khoan/xac-thuc/bo/"):
        assert client.post(address, {"code": "123456"}).status_code == 422
