"""The second factor at sign-in, with real codes: set up, asked, spent, locked, reset."""

from datetime import date

import pytest
from django.test import Client
from pytest_django import Settings

from motcua.kernel import clock
from motcua.organisation.models import PostHolding
from motcua.people.actions.change_password import give_password
from motcua.people.actions.check_second_factor import reset_second_factor
from motcua.people.models import Account, SignInEvent
from motcua.web.tests.authenticator import (
    Time,
    begin_sign_in,
    real_time,
    recovery_codes_on,
    scan,
    set_up_on_the_way,
)
from motcua.web.unlock import unlock

GIANG, AN = ("giang", "giang-mat-khau-dai"), ("an", "an-mat-khau-dai")
CODE, SET_UP, KEEP = "/dang-nhap/xac-thuc/", "/dang-nhap/thiet-lap/", "/dang-nhap/ma-du-phong/"
NEW_PASSWORD = "/dang-nhap/mat-khau-moi/"


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    found = real_time()
    monkeypatch.setattr(clock, "real_now", lambda: found.now)
    return found


@pytest.fixture
def demanded(settings: Settings) -> None:
    settings.SECOND_FACTOR_DEMANDED = True


def is_in(client: Client) -> bool:
    return client.get("/tai-khoan/").status_code == 200


def is_officer(client: Client) -> bool:
    return bool(client.get("/").wsgi_request.actor.is_officer)


def kinds() -> list[str]:
    return list(SignInEvent.objects.order_by("pk").values_list("kind", flat=True))


@pytest.mark.usefixtures("demanded")
def test_giang_sets_it_up_at_the_first_sign_in_and_is_asked_at_each(client: Client, giang: Account, time: Time) -> None:
    assert begin_sign_in(client, *GIANG, next="/bao-cao/") == SET_UP
    assert not is_in(client)
    page = client.get(SET_UP).text
    assert 'src="data:image/svg+xml;base64,' in page
    assert "otpauth://totp/" in page
    phone = scan(page, time)
    wrong = client.post(SET_UP, {"code": phone.wrong_code()})
    assert (wrong.status_code, "Mã chưa khớp với ứng dụng" in wrong.text) == (422, True)
    assert scan(client.get(SET_UP).text, time).secret == phone.secret  # a mistake does not begin a new key
    assert client.post(SET_UP, {"code": phone.code()}).headers["Location"] == KEEP
    assert len(recovery_codes_on(client.get(KEEP).text)) == 10
    assert not is_in(client)
    assert client.post(KEEP).headers["Location"] == "/bao-cao/"
    assert is_in(client)
    assert is_officer(client)

    again = Client()
    assert begin_sign_in(again, *GIANG) == CODE
    assert not is_in(again)
    assert again.post(CODE, {"code": phone.next_code()}).headers["Location"] == "/viec/"
    assert is_in(again)
    assert kinds() == ["second_factor_set_up", "signed_in", "signed_in"]


@pytest.mark.usefixtures("demanded")
def test_a_citizen_is_not_asked_for_one(client: Client, an: Account) -> None:
    assert begin_sign_in(client, *AN) == "/"


def test_where_it_is_not_demanded_a_password_is_enough(client: Client, giang: Account) -> None:
    assert begin_sign_in(client, *GIANG) == "/viec/"
    assert is_officer(client)


@pytest.mark.usefixtures("demanded")
@pytest.mark.parametrize(
    "which", ["that of the set-up", "one used before", "an older one", "a wrong one", "none", "word"]
)
def test_no_other_code_lets_in(client: Client, giang: Account, time: Time, which: str) -> None:
    phone, _ = set_up_on_the_way(client, *GIANG, time)
    older = phone.next_code()
    time.pass_by(seconds=30)
    begin_sign_in(first := Client(), *GIANG)
    assert first.post(CODE, {"code": phone.code()}).status_code == 302
    codes = {
        "that of the set-up": phone.shown[0],
        "one used before": phone.shown[-1],
        "an older one": older,
        "a wrong one": phone.wrong_code(),
        "none": "",
        "word": "mở cửa",
    }
    begin_sign_in(thief := Client(), *GIANG)
    answer = thief.post(CODE, {"code": codes[which]})
    assert answer.status_code in (400, 422)
    assert "id_code_error" in answer.text
    assert not is_in(thief)
    assert not is_in(Client())


@pytest.mark.usefixtures("demanded")
@pytest.mark.parametrize("address", [CODE, SET_UP, KEEP, NEW_PASSWORD])
@pytest.mark.parametrize("method", ["get", "post"])
def test_no_step_opens_without_the_password(client: Client, giang: Account, address: str, method: str) -> None:
    answer = getattr(client, method)(address)
    assert answer.headers["Location"] == "/dang-nhap/"
    assert "xin đăng nhập lại" in client.get("/dang-nhap/").text.lower()


@pytest.mark.usefixtures("demanded")
@pytest.mark.parametrize("address", [SET_UP, KEEP, NEW_PASSWORD])
def test_no_step_can_be_jumped_to(client: Client, giang: Account, time: Time, address: str) -> None:
    set_up_on_the_way(client, *GIANG, time)
    begin_sign_in(thief := Client(), *GIANG)
    for method in (thief.get, thief.post):
        assert method(address).headers["Location"] == CODE
    assert not is_in(thief)


@pytest.mark.usefixtures("demanded")
def test_the_way_in_is_open_for_ten_minutes(client: Client, giang: Account, time: Time) -> None:
    phone, _ = set_up_on_the_way(client, *GIANG, time)
    begin_sign_in(slow := Client(), *GIANG)
    time.pass_by(minutes=11)
    assert slow.post(CODE, {"code": phone.code()}).headers["Location"] == "/dang-nhap/"


@pytest.mark.usefixtures("demanded")
def test_five_wrong_codes_lock_from_wherever_they_come_and_an_administrator_unlocks(
    client: Client, giang: Account, time: Time
) -> None:
    phone, _ = set_up_on_the_way(client, *GIANG, time)
    for place in range(5):
        begin_sign_in(thief := Client(REMOTE_ADDR=f"203.0.113.{place}"), *GIANG)
        assert thief.post(CODE, {"code": phone.wrong_code()}).status_code == 422
    begin_sign_in(giangs := Client(), *GIANG)
    locked = giangs.post(CODE, {"code": phone.next_code()})
    assert (locked.status_code, "mười lăm phút" in locked.text) == (429, True)
    assert kinds()[-2:] == ["wrong_code", "locked"]
    unlock(giang, by="Quản trị", at=time.now)
    assert giangs.post(CODE, {"code": phone.next_code()}).status_code == 302
    assert is_in(giangs)


@pytest.mark.usefixtures("demanded")
def test_the_lock_opens_by_itself(client: Client, giang: Account, time: Time) -> None:
    phone, _ = set_up_on_the_way(client, *GIANG, time)
    begin_sign_in(client := Client(), *GIANG)
    for _number in range(5):
        client.post(CODE, {"code": phone.wrong_code()})
    time.pass_by(minutes=16)
    begin_sign_in(client, *GIANG)
    assert client.post(CODE, {"code": phone.code()}).status_code == 302


@pytest.mark.usefixtures("demanded")
def test_a_recovery_code_lets_in_once_and_says_how_many_are_left(client: Client, giang: Account, time: Time) -> None:
    _, codes = set_up_on_the_way(client, *GIANG, time)
    begin_sign_in(again := Client(), *GIANG)
    assert again.post(CODE, {"code": f" {codes[0][:4]}-{codes[0][4:]}"}).status_code == 302
    assert "còn 9 mã" in again.get("/").text
    begin_sign_in(thief := Client(), *GIANG)
    assert thief.post(CODE, {"code": codes[0]}).status_code == 422


@pytest.mark.usefixtures("demanded")
def test_a_reset_ends_sessions_and_the_way_in_and_begins_anew(client: Client, giang: Account, time: Time) -> None:
    phone, _ = set_up_on_the_way(client, *GIANG, time)
    begin_sign_in(half := Client(), *GIANG)
    reset_second_factor(giang, by="Quản trị", at=time.now)
    assert not is_in(client)
    assert half.post(CODE, {"code": phone.next_code()}).headers["Location"] == "/dang-nhap/"
    assert begin_sign_in(Client(), *GIANG) == SET_UP


@pytest.mark.usefixtures("demanded")
def test_a_citizen_who_becomes_an_officer_uses_no_post_before_the_next_sign_in(
    client: Client, an: Account, giang: Account, time: Time
) -> None:
    begin_sign_in(client, *AN)
    PostHolding.objects.create(account=an, post=PostHolding.objects.get().post, valid_from=date(2016, 1, 1))
    assert not is_officer(client)
    page = client.get("/vi-tri/").text
    assert "các vị trí chưa dùng được" in page
    assert begin_sign_in(Client(), *AN) == SET_UP


def test_a_given_password_is_changed_before_coming_in(client: Client, giang: Account, time: Time) -> None:
    given = give_password(giang, by="Quản trị", at=time.now)
    assert begin_sign_in(client, "giang", given) == NEW_PASSWORD
    assert not is_in(client)
    for new, again, sentence in (
        (given, given, "giống mật khẩu cũ"),
        ("ngắn", "ngắn", "cần ít nhất 10"),
        ("mat khau 12345", "mat khau 12345", "quá phổ biến"),
        ("thuyền xanh bảy ngựa", "thuyền xanh bảy bò", "không giống nhau"),
        ("", "", "id_new_password_error"),
    ):
        answer = client.post(NEW_PASSWORD, {"new_password": new, "again": again})
        assert (answer.status_code, sentence in answer.text) == (400, True)
    chosen = "thuyền xanh bảy ngựa"
    assert client.post(NEW_PASSWORD, {"new_password": chosen, "again": chosen}).headers["Location"] == "/viec/"
    assert is_in(client)
    assert begin_sign_in(Client(), "giang", given) == "400"
    assert begin_sign_in(Client(), "giang", chosen) == "/viec/"


@pytest.mark.usefixtures("demanded")
def test_a_stolen_given_password_changes_nothing_without_the_second_factor(
    client: Client, giang: Account, time: Time
) -> None:
    set_up_on_the_way(client, *GIANG, time)
    given = give_password(giang, by="Quản trị", at=time.now)
    begin_sign_in(thief := Client(), "giang", given)
    chosen = {"new_password": "thuyền xanh bảy ngựa", "again": "thuyền xanh bảy ngựa"}
    assert thief.post(NEW_PASSWORD, chosen).headers["Location"] == CODE
    giang.refresh_from_db()
    assert giang.check_password(given)


@pytest.mark.usefixtures("demanded")
@pytest.mark.parametrize("address", [CODE, SET_UP, KEEP])
def test_nothing_of_the_way_in_is_kept_by_a_browser(client: Client, giang: Account, time: Time, address: str) -> None:
    begin_sign_in(client, *GIANG)
    assert "no-store" in client.get(address).headers["Cache-Control"]


@pytest.mark.usefixtures("demanded")
def test_the_api_lets_nobody_in_who_is_on_the_way(client: Client, giang: Account) -> None:
    begin_sign_in(client, *GIANG)
    assert client.get("/api/v1/dossiers/000.00.01.H49-181030-0001").status_code == 401
