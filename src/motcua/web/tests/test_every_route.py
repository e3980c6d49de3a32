"""Walks every URL as a stranger, a citizen and an officer of another unit.

A new route must say here who may do what with it: a route missing from the table fails.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from motcua.dossiers.models import Dossier
from motcua.dossiers.tests.world import World
from motcua.people.models import Account
from motcua.web.tests import lives, samples
from motcua.web.tests.conftest import SignIn

SIGN_IN, SEEN, NO_SUCH, METHOD = "must sign in", 200, 404, 405
SIGN_IN_FIRST = 401  # what a program is told where a person is sent to sign in


@dataclass(frozen=True)
class Access:
    """What a GET of `address` answers to each visitor."""

    address: str
    stranger: int | str
    citizen: int | str
    outsider: int | str


OPEN = (SEEN, SEEN, SEEN)
# "No such dossier" and "not yours" are the same answer, so an outsider sees 404 and never 403.
TABLE = {
    "home": Access("/", *OPEN),
    "procedures": Access("/thu-tuc/", *OPEN),
    "procedure": Access("/thu-tuc/9.999999/", NO_SUCH, NO_SUCH, NO_SUCH),
    "look-up": Access("/tra-cuu/", *OPEN),
    "about": Access("/gioi-thieu/", *OPEN),
    "accessibility": Access("/kha-nang-tiep-can/", *OPEN),
    "language": Access("/ngon-ngu/", METHOD, METHOD, METHOD),
    "sign-in": Access("/dang-nhap/", SEEN, 302, 302),
    # The steps behind the password send everybody whose turn it is not to where they belong (test_second_factor.py).
    "sign-in-code": Access("/dang-nhap/xac-thuc/", 302, 302, 302),
    "sign-in-set-up": Access("/dang-nhap/thiet-lap/", 302, 302, 302),
    "sign-in-recovery-codes": Access("/dang-nhap/ma-du-phong/", 302, 302, 302),
    "sign-in-new-password": Access("/dang-nhap/mat-khau-moi/", 302, 302, 302),
    "sign-out": Access("/dang-xuat/", SIGN_IN, METHOD, METHOD),
    "sign-out-everywhere": Access("/dang-xuat/moi-noi/", SIGN_IN, METHOD, METHOD),
    "account": Access("/tai-khoan/", SIGN_IN, SEEN, SEEN),
    "account-password": Access("/tai-khoan/mat-khau/", SIGN_IN, SEEN, SEEN),
    "account-second-factor": Access("/tai-khoan/xac-thuc/", SIGN_IN, SEEN, SEEN),
    "account-second-factor-remove": Access("/tai-khoan/xac-thuc/bo/", SIGN_IN, SEEN, SEEN),
    "account-recovery-codes": Access("/tai-khoan/ma-du-phong/", SIGN_IN, SEEN, SEEN),
    "posts": Access("/vi-tri/", SIGN_IN, SEEN, SEEN),
    "post-choice": Access("/vi-tri/chon/", SIGN_IN, METHOD, METHOD),
    "delegation-end": Access("/vi-tri/uy-quyen/1/ket-thuc/", SIGN_IN, METHOD, METHOD),
    "readers": Access(f"/ho-so/{samples.CODE}/ai-da-xem/", SIGN_IN, NO_SUCH, NO_SUCH),
    "story": Access(f"/ho-so/{samples.CODE}/", SIGN_IN, NO_SUCH, NO_SUCH),
    "report": Access("/bao-cao/", *OPEN),
    # The figure is public; the rows below it are only those that the visitor may see (test_report.py).
    "report-dossiers": Access("/bao-cao/ho-so/?figure=received", SIGN_IN, SEEN, SEEN),
    "api-dossiers": Access("/api/v1/dossiers", SIGN_IN_FIRST, METHOD, METHOD),
    "api-dossier": Access(f"/api/v1/dossiers/{samples.CODE}", SIGN_IN_FIRST, NO_SUCH, NO_SUCH),
}


@dataclass(frozen=True)
class Post:
    """What a POST of `data` to a route answers to each visitor."""

    data: dict[str, Any]
    stranger: int | str
    citizen: int | str
    outsider: int | str
    officer: int | str
    is_json: bool = False


DONE, WRONG_PASSWORD, REFUSED, CREATED, NO_TOKEN, BAD = 302, 400, 422, 201, 403, 400
NEW_PASSWORD = {"new_password": "thuyền xanh bảy ngựa", "again": "thuyền xanh bảy ngựa"}
# Giang's own centre is Hạ Long; the application is for the province's.
APPLICATION = {
    "centre": "QNI",
    "procedure": "1.000001",
    "channel": "counter",
    "owner": {"name": "Phạm Thị An", "identity_kind": "cccd", "identity_number": "022190000123"},
    "components": [{"name": "Đơn đề nghị", "originals": 1}],
}
POSTS = {
    "language": Post({"language": "en"}, DONE, DONE, DONE, DONE),
    "sign-in": Post({"username": "binh", "password": "khong-phai"}, WRONG_PASSWORD, DONE, DONE, DONE),
    "sign-in-code": Post({"code": "123456"}, DONE, DONE, DONE, DONE),
    "sign-in-set-up": Post({"code": "123456"}, DONE, DONE, DONE, DONE),
    "sign-in-recovery-codes": Post({}, DONE, DONE, DONE, DONE),
    "sign-in-new-password": Post(NEW_PASSWORD, DONE, DONE, DONE, DONE),
    "sign-out": Post({}, SIGN_IN, DONE, DONE, DONE),
    "sign-out-everywhere": Post({}, SIGN_IN, DONE, DONE, DONE),
    "account-password": Post(NEW_PASSWORD | {"current": "khong-phai"}, SIGN_IN, REFUSED, REFUSED, REFUSED),
    "account-second-factor": Post({"code": "khong", "current": "khong-phai"}, SIGN_IN, REFUSED, REFUSED, REFUSED),
    "account-second-factor-remove": Post({"code": "123456"}, SIGN_IN, REFUSED, REFUSED, REFUSED),
    "account-recovery-codes": Post({"code": "123456"}, SIGN_IN, REFUSED, REFUSED, REFUSED),
    "posts": Post({"holding": "1", "substitute": "1"}, SIGN_IN, BAD, BAD, BAD),
    "post-choice": Post({"post": "QNI.binh"}, SIGN_IN, REFUSED, REFUSED, DONE),
    "delegation-end": Post({}, SIGN_IN, NO_SUCH, NO_SUCH, NO_SUCH),
    "api-dossiers": Post(APPLICATION, SIGN_IN_FIRST, REFUSED, REFUSED, CREATED, is_json=True),
}
"""Every route that takes a POST: any other refuses one, so a new one must be told of here."""


def routes(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns)
        else:
            yield pattern.name or str(pattern.pattern)


def test_every_route_is_in_the_table_and_nothing_else() -> None:
    assert sorted(routes(get_resolver().url_patterns)) == sorted(TABLE)


@pytest.mark.django_db
@pytest.mark.parametrize("name", TABLE)
def test_a_stranger_gets_what_the_table_says(client: Client, name: str) -> None:
    assert answer_to(client, name) == TABLE[name].stranger


@pytest.mark.parametrize("name", TABLE)
def test_a_citizen_gets_what_the_table_says(client: Client, an: Account, name: str) -> None:
    client.force_login(an)
    assert answer_to(client, name) == TABLE[name].citizen


@pytest.mark.parametrize("name", TABLE)
def test_an_officer_of_another_unit_gets_what_the_table_says(client: Client, giang: Account, name: str) -> None:
    client.force_login(giang)
    assert answer_to(client, name) == TABLE[name].outsider


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(set(TABLE) - set(POSTS)))
def test_pages_that_only_show_take_no_post(client: Client, an: Account, name: str) -> None:
    client.force_login(an)
    assert client.post(TABLE[name].address).status_code == METHOD


@pytest.mark.parametrize("name", POSTS)
def test_a_post_does_for_each_visitor_what_the_table_says(world: World, signed_in: SignIn, name: str) -> None:
    asked = POSTS[name]
    answers = {
        "stranger": post(Client(), name),
        "citizen": post(signed_in("an"), name),
        "outsider": post(signed_in("giang"), name),
    }
    assert answers == {visitor: getattr(asked, visitor) for visitor in answers}
    assert not Dossier.objects.exists()
    assert post(signed_in("binh"), name) == asked.officer
    assert Dossier.objects.exists() == (asked.officer == CREATED)


@pytest.mark.parametrize("name", POSTS)
def test_no_post_passes_without_the_token(world: World, name: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(Account.objects.get(username="binh"))
    assert post(client, name) == NO_TOKEN
    assert not Dossier.objects.exists()


def post(client: Client, name: str) -> int | str:
    asked = POSTS[name]
    kind = {"content_type": "application/json"} if asked.is_json else {}
    return told(client.post(TABLE[name].address, asked.data, **kind))


def test_the_officer_of_the_walk_is_one(client: Client, giang: Account) -> None:
    client.force_login(giang)
    actor = client.get("/").wsgi_request.actor
    assert (actor.is_officer, actor.has("approver"), actor.sees_all) == (True, True, False)


# The same walk past a dossier that exists, accepted at the provincial centre from An, who has no account in it.
# {code} is the dossier's.
VISITORS = ("stranger", "an", "giang", "binh", "kiem")
REAL = {
    "/ho-so/{code}/": (SIGN_IN, NO_SUCH, NO_SUCH, SEEN, SEEN),
    "/ho-so/{code}/ai-da-xem/": (SIGN_IN, NO_SUCH, NO_SUCH, REFUSED, SEEN),
    "/tra-cuu/?code={code}": (SEEN, SEEN, SEEN, SEEN, SEEN),
    "/bao-cao/ho-so/?figure=received&first=01/11/2018": (SIGN_IN, SEEN, SEEN, SEEN, SEEN),
    "/bao-cao/ho-so/?figure=overdue&unit=QNI": (SIGN_IN, SEEN, SEEN, SEEN, SEEN),
    "/bao-cao/?first=01/11/2018": (SEEN, SEEN, SEEN, SEEN, SEEN),
    "/": (SEEN, SEEN, SEEN, SEEN, SEEN),
    "/thu-tuc/?centre=QNI": (SEEN, SEEN, SEEN, SEEN, SEEN),
    "/thu-tuc/1.000001/": (SEEN, SEEN, SEEN, SEEN, SEEN),
    "/api/v1/dossiers/{code}": (SIGN_IN_FIRST, NO_SUCH, NO_SUCH, SEEN, SEEN),
}
WHOLE_STORIES = {"/ho-so/{code}/", "/api/v1/dossiers/{code}"}
OFFICERS = {"binh", "kiem"}
"""Who may see the dossier itself."""
PRIVATE = ("Phạm Thị An", "022190000123")


@pytest.mark.parametrize("address", REAL)
def test_a_real_dossier_is_seen_by_those_it_concerns_only(world: World, signed_in: SignIn, address: str) -> None:
    code = lives.accepted(world)
    asked = address.format(code=code)
    for visitor, expected in zip(VISITORS, REAL[address], strict=True):
        client = Client() if visitor == "stranger" else signed_in(visitor)
        assert (visitor, answer_at(client, asked)) == (visitor, expected)
        text = client.get(asked).text
        if visitor in OFFICERS:
            assert (code in text) == ("{code}" in address or "/bao-cao/ho-so/" in address)
            assert (PRIVATE[0] in text) == (address in WHOLE_STORIES)
        else:
            assert "{code}" in address or code not in text
            assert not [word for word in PRIVATE if word in text.replace(own_name(visitor), "")]


def own_name(visitor: str) -> str:
    """The name that stands at the top of every page of An's."""
    return f"<span>{PRIVATE[0]}</span>" if visitor == "an" else "\0"


def answer_to(client: Client, name: str) -> int | str:
    return answer_at(client, TABLE[name].address)


def answer_at(client: Client, address: str) -> int | str:
    return told(client.get(address))


def told(answer: HttpResponse) -> int | str:
    is_sent_to_sign_in = answer.status_code == 302 and answer.headers["Location"].startswith("/dang-nhap/?next=")
    return SIGN_IN if is_sent_to_sign_in else answer.status_code
