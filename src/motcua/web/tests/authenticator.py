"""A telephone with an authenticator app, for tests: it reads the key off the page and shows the codes of now."""

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.test import Client

from motcua.kernel import clock
from motcua.people.rules.one_time_codes import code_of, counter_at


@dataclass
class Time:
    """Real time, moved on by tests (pytest's monkeypatch puts it in place of the machine's)."""

    now: datetime

    def pass_by(self, **time: float) -> None:
        self.now += timedelta(**time)


@dataclass
class Phone:
    """An app with a secret. `next_code` waits for a code that was not shown before."""

    secret: str
    time: Time
    shown: list[str] = field(default_factory=list)

    def code(self) -> str:
        self.shown.append(code_of(self.secret, counter_at(self.time.now)))
        return self.shown[-1]

    def next_code(self) -> str:
        self.time.pass_by(seconds=30)
        return self.code()

    def wrong_code(self) -> str:
        near = {code_of(self.secret, counter_at(self.time.now) + away) for away in range(-2, 3)}
        return next(code for code in ("000000", "111111", "222222", "333333", "444444", "555555") if code not in near)


def scan(page: str, time: Time) -> Phone:
    """The phone after scanning the page: its key is read as people read it."""
    (key,) = re.findall(r'class="secret">([A-Z2-7 ]{39})<', page)
    return Phone(key.replace(" ", ""), time)


def recovery_codes_on(page: str) -> list[str]:
    return re.findall(r'class="secret">(\d{8})<', page)


def begin_sign_in(client: Client, name: str, password: str, **more: str) -> str:
    """Name and password; the address of the next page."""
    answer = client.post("/dang-nhap/", {"username": name, "password": password, **more})
    return answer.headers.get("Location", str(answer.status_code))


def set_up_on_the_way(client: Client, name: str, password: str, time: Time) -> tuple[Phone, list[str]]:
    """The whole first sign-in where a second factor is demanded: the phone and the recovery codes."""
    assert begin_sign_in(client, name, password) == "/dang-nhap/thiet-lap/"
    phone = scan(client.get("/dang-nhap/thiet-lap/").text, time)
    assert client.post("/dang-nhap/thiet-lap/", {"code": phone.code()}).headers["Location"] == "/dang-nhap/ma-du-phong/"
    codes = recovery_codes_on(client.get("/dang-nhap/ma-du-phong/").text)
    client.post("/dang-nhap/ma-du-phong/")
    return phone, codes


def real_time() -> Time:
    return Time(clock.real_now())
