"""Signing in with the national electronic identity, against a real OpenID provider, and attacks on it."""

import base64
import json
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.http import HttpResponse
from django.test import Client
from joserfc.jwk import OctKey, RSAKey
from pytest_django import Settings

from motcua.people.models import Account, AccountIdentity, OpenSession, ProviderSubject, SignInEvent
from motcua.people.queries import represented_by, who_is
from motcua.people.tests.test_register import register_an
from motcua.web.portal.account.provider import LOGOUT_EVENT, ProviderApp, forget_providers
from motcua.web.tests import national
from motcua.web.tests.national import AN, CLIENT, COMPANY, Provider, seconds_from_now

TO, BACK, LOGGED_OUT = (f"/dang-nhap/dinh-danh/quoc-gia/{tail}" for tail in ("", "tro-lai/", "da-dang-xuat/"))


@pytest.fixture(scope="module")
def running_provider() -> Iterator[Provider]:
    with national.running() as provider:
        yield provider


@pytest.fixture
def provider(running_provider: Provider, settings: Settings) -> Iterator[Provider]:
    settings.IDENTITY_PROVIDERS = (running_provider.settings(),)
    forget_providers()
    running_provider.tell("an-sub", AN)
    running_provider.tell("cty-sub", COMPANY)
    yield running_provider
    running_provider.change_token = running_provider.change_userinfo = running_provider.change_keys = None
    forget_providers()


def go(client: Client, provider: Provider, subject: str, *, next_page: str = "") -> str:
    """To the provider and its agreement; the address to come back to, not yet visited."""
    answer = client.get(TO, {"next": next_page} if next_page else {})
    assert answer.status_code == 302, answer.content.decode()
    return provider.authorize(answer["Location"], subject)


def come_in(client: Client, provider: Provider, subject: str = "an-sub", *, next_page: str = "") -> HttpResponse:
    return client.get(go(client, provider, subject, next_page=next_page))


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


pytestmark = pytest.mark.django_db


def test_an_comes_in_and_is_who_she_is(client: Client, provider: Provider) -> None:
    answer = come_in(client, provider, next_page="/tra-cuu/")
    assert (answer.status_code, answer["Location"]) == (302, "/tra-cuu/")
    account = Account.objects.get()
    citizen = who_is(account.pk)
    assert citizen is not None
    assert citizen.is_proven
    assert (citizen.name, citizen.identity_number, citizen.level) == ("Phạm Thị An", "022185000007", 2)
    assert (citizen.birth_date, citizen.email, citizen.phone) == (date(1985, 3, 2), "an@example.vn", "0912345678")
    assert is_signed_in(client)
    assert not account.has_usable_password()
    subject = ProviderSubject.objects.get()
    assert (subject.issuer, subject.subject, subject.account) == (provider.url, "an-sub", account)
    assert set(SignInEvent.objects.values_list("kind", flat=True)) == {"identity_proven", "signed_in"}


def test_the_request_says_all_that_a_careful_client_says(client: Client, provider: Provider) -> None:
    asked = parse_qs(urlsplit(client.get(TO)["Location"]).query)
    assert asked["response_type"] == ["code"]
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["acr_values"] == ["LoA2"]
    assert len(asked["state"][0]) >= 20
    assert len(asked["nonce"][0]) >= 20
    assert asked["redirect_uri"] == [f"http://testserver{BACK}"]


def test_the_same_subject_comes_to_the_same_account_whatever_the_address_says(
    client: Client, provider: Provider
) -> None:
    come_in(client, provider)
    provider.tell("an-sub", AN | {"ThuDienTu": "khac@example.vn", "HoVaTen": "Phạm Thị Thanh An"})
    come_in(Client(), provider)
    account = Account.objects.get()
    assert account.full_name == "Phạm Thị Thanh An"


def test_an_account_is_never_found_by_its_e_mail(client: Client, provider: Provider) -> None:
    local = Account.objects.create_user("an@example.vn", password="mot-mat-khau-dai", full_name="Người khác")
    come_in(client, provider)
    assert Account.objects.count() == 2
    assert int(client.session["_auth_user_id"]) != local.pk


def test_the_same_person_through_another_provider_joins(client: Client, provider: Provider, settings: Settings) -> None:
    come_in(client, provider)
    account = Account.objects.get()
    ProviderSubject.objects.update(issuer="https://khac.example.vn")
    come_in(Client(), provider)
    assert Account.objects.get() == account
    assert ProviderSubject.objects.count() == 2


def test_a_company_comes_in_and_its_representative_may_act_for_it(client: Client, provider: Provider) -> None:
    come_in(client, provider)
    come_in(Client(), provider, "cty-sub")
    an, company = Account.objects.order_by("pk")
    citizen = who_is(company.pk)
    assert citizen is not None
    assert (citizen.kind, citizen.tax_code, citizen.name) == ("organisation", "0100047516", COMPANY["TenDoanhNghiep"])
    assert [each.tax_code for each in represented_by(an.pk, date(2050, 1, 1))] == ["0100047516"]
    provider.tell("cty-sub", COMPANY | {"SoDinhDanh": "022085000001", "NguoiDaiDien": "Lê Văn Ba"})
    come_in(Client(), provider, "cty-sub")
    assert represented_by(an.pk, date(2050, 1, 1)) == ()


def test_a_name_mistyped_at_a_counter_gives_way_and_takes_its_contact_along(client: Client, provider: Provider) -> None:
    from motcua.people.actions.register_person import ContactDetails

    person = register_an(
        identity_number=AN["SoDinhDanh"], full_name="Phạm Văn Ân", contact=ContactDetails(address="Nhà người khác")
    )
    come_in(client, provider)
    person.refresh_from_db()
    assert (person.full_name, person.address) == ("Phạm Thị An", "")


# --- attacks: nothing is created, nobody is signed in, a line in the log says so


def assert_refused(client: Client, answer: HttpResponse, code: str) -> None:
    assert 400 <= answer.status_code < 600
    assert answer.status_code != 500
    assert "định danh" in answer.content.decode()
    assert not is_signed_in(client)
    assert Account.objects.count() == 0
    assert AccountIdentity.objects.count() == ProviderSubject.objects.count() == 0
    line = SignInEvent.objects.get()
    assert line.kind == "provider_refused"
    assert line.detail.startswith(code)


def tampered(answer: dict[str, Any]) -> dict[str, Any]:
    head, payload, signature = answer["id_token"].split(".")
    claims = Provider.claims_of(answer["id_token"]) | {"sub": "giang-sub"}
    payload = base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=")
    return answer | {"id_token": f"{head}.{payload}.{signature}"}


def unsigned(answer: dict[str, Any]) -> dict[str, Any]:
    head = base64.urlsafe_b64encode(b'{"alg":"none","typ":"JWT"}').decode().rstrip("=")
    return answer | {"id_token": f"{head}.{answer['id_token'].split('.')[1]}."}


def by_shared_secret(answer: dict[str, Any]) -> dict[str, Any]:
    """HS256 with the client's secret: whoever knows that must not be able to speak for the provider."""
    from joserfc import jwt

    claims = Provider.claims_of(answer["id_token"])
    key = OctKey.import_key(national.SECRET.encode() * 4)
    return answer | {"id_token": jwt.encode({"alg": "HS256"}, claims, key)}


def without_token(answer: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in answer.items() if key != "id_token"}


STRANGERS_KEY = RSAKey.generate_key(2048, private=True)
ATTACKS: dict[str, Callable[[Provider], Any]] = {
    "tampered": lambda provider: tampered,
    "alg none": lambda provider: unsigned,
    "shared secret": lambda provider: by_shared_secret,
    "no ID token": lambda provider: without_token,
    "a stranger's key": lambda provider: (
        lambda answer: answer | {"id_token": provider.sign(provider.claims_of(answer["id_token"]), key=STRANGERS_KEY)}
    ),
    "other audience": lambda provider: provider.resign({"aud": "another-site"}),
    "ours among others without azp": lambda provider: provider.resign({"aud": ["x", "y"], "azp": None}),
    "other audience, we as azp": lambda provider: provider.resign({"aud": "another-site", "azp": CLIENT}),
    "other issuer": lambda provider: provider.resign({"iss": "https://gia-mao.example.vn"}),
    "expired": lambda provider: provider.resign({"exp": seconds_from_now(-600)}),
    "no expiry": lambda provider: provider.resign({"exp": None}),
    "not yet": lambda provider: provider.resign({"nbf": seconds_from_now(3600)}),
    "other nonce": lambda provider: provider.resign({"nonce": "of-another-sign-in"}),
    "no nonce": lambda provider: provider.resign({"nonce": None}),
    "no subject": lambda provider: provider.resign({"sub": None}),
    "a number as subject": lambda provider: provider.resign({"sub": 815}),
    "not a token": lambda provider: lambda answer: answer | {"id_token": "x.y"},
    "null": lambda provider: lambda answer: answer | {"id_token": None},
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_token_that_is_not_the_providers_word_for_us_is_refused(
    client: Client, provider: Provider, attack: str
) -> None:
    provider.change_token = ATTACKS[attack](provider)
    assert_refused(client, come_in(client, provider), "provider_not_believed")


def test_the_gate_of_these_tests_is_no_attack_itself(client: Client, provider: Provider) -> None:
    """A token signed anew with the provider's second key is believed: so the attacks fail for what they are."""
    provider.change_token = provider.resign({})
    assert come_in(client, provider).status_code == 302
    assert is_signed_in(client)


def test_userinfo_of_somebody_else_is_refused(client: Client, provider: Provider) -> None:
    provider.change_userinfo = lambda told: told | {"sub": "giang-sub"}
    assert_refused(client, come_in(client, provider), "provider_not_believed")


def test_a_code_is_good_once(client: Client, provider: Provider) -> None:
    back = go(client, provider, "an-sub")
    assert client.get(back).status_code == 302
    client.logout()
    SignInEvent.objects.all().delete()
    again = client.get(back)
    assert again.status_code == 422
    assert not is_signed_in(client)
    assert SignInEvent.objects.get().detail.startswith("provider_state")


def test_a_code_in_another_browser_opens_nothing(client: Client, provider: Provider) -> None:
    back = go(Client(), provider, "an-sub")
    assert_refused(client, client.get(back), "provider_state")


def test_a_swapped_state_opens_nothing(client: Client, provider: Provider) -> None:
    """Somebody else's code with one's own state: the verifier does not fit (PKCE)."""
    theirs = parse_qs(urlsplit(go(Client(), provider, "giang-sub")).query)
    own = parse_qs(urlsplit(go(client, provider, "an-sub")).query)
    answer = client.get(BACK, {"code": theirs["code"][0], "state": own["state"][0]})
    assert_refused(client, answer, "provider_not_believed")


@pytest.mark.parametrize("query", [{}, {"code": "x"}, {"state": "x"}, {"code": "x", "state": "\x00"}])
def test_half_an_answer_is_refused(client: Client, provider: Provider, query: dict[str, str]) -> None:
    assert_refused(client, client.get(BACK, query), "provider_state")


def test_an_answer_in_another_providers_name_is_refused(client: Client, provider: Provider) -> None:
    """Mix-up (RFC 9207)."""
    back = go(client, provider, "an-sub")
    assert_refused(client, client.get(back + "&iss=https://gia-mao.example.vn"), "provider_not_believed")


def test_whoever_says_no_at_the_provider_is_told_kindly(client: Client, provider: Provider) -> None:
    back = provider.authorize(client.get(TO)["Location"], deny=True)
    assert_refused(client, client.get(back), "provider_said_no")


def test_new_keys_are_fetched_when_a_token_names_one(client: Client, provider: Provider) -> None:
    """Rotation: the second key is published only after the site has read the keys."""
    provider.change_keys = lambda both: {"keys": both["keys"][:1]}
    assert come_in(client, provider).status_code == 302
    provider.change_keys, provider.change_token = None, provider.resign({})
    other = Client()
    come_in(other, provider)
    assert is_signed_in(other)


def test_a_provider_that_is_away_is_said_to_be_away(client: Client, provider: Provider, settings: Settings) -> None:
    gone = "http://localhost:9"
    settings.IDENTITY_PROVIDERS = (provider.settings(issuer=gone, discovery=f"{gone}/x"),)
    answer = client.get(TO)
    assert answer.status_code == 503
    assert "không trả lời" in answer.content.decode()


def test_a_provider_that_calls_itself_otherwise_is_not_asked(
    client: Client, provider: Provider, settings: Settings
) -> None:
    settings.IDENTITY_PROVIDERS = (provider.settings(issuer="https://xacthuc.example.vn"),)
    assert client.get(TO).status_code == 503


def test_endpoints_may_be_given_one_by_one(client: Client, provider: Provider, settings: Settings) -> None:
    endpoints = {
        "authorization_endpoint": f"{provider.url}/oauth2/authorize",
        "token_endpoint": f"{provider.url}/oauth2/token",
        "userinfo_endpoint": f"{provider.url}/userinfo",
        "jwks_uri": f"{provider.url}/jwks",
    }
    settings.IDENTITY_PROVIDERS = (provider.settings(discovery="", endpoints=endpoints),)
    come_in(client, provider)
    assert is_signed_in(client)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"LoaiTaiKhoan": None}, "claim_kind_unknown"),
        ({"LoaiTaiKhoan": "7"}, "claim_kind_unknown"),
        ({"SoDinhDanh": ""}, "claim_missing"),
        ({"SoDinhDanh": "12345"}, "claim_malformed"),
        ({"SoDinhDanh": ["022185000007"]}, "claim_malformed"),
        ({"HoVaTen": " "}, "claim_missing"),
        ({"NgayThangNamSinh": "02/03/1990"}, "claim_malformed"),
        ({"NgayThangNamSinh": "hôm qua"}, "claim_malformed"),
    ],
)
def test_claims_that_make_nobody_make_no_account(
    client: Client, provider: Provider, changes: dict[str, Any], code: str
) -> None:
    provider.tell("an-sub", AN | changes)
    assert_refused(client, come_in(client, provider), code)


# --- conflicts


def test_one_issuer_with_two_subjects_for_one_person_is_refused(client: Client, provider: Provider) -> None:
    come_in(client, provider)
    provider.tell("an-2", AN)
    other = Client()
    answer = come_in(other, provider, "an-2")
    assert answer.status_code == 422
    assert not is_signed_in(other)
    assert ProviderSubject.objects.count() == 1
    assert SignInEvent.objects.filter(kind="identity_conflict").get().detail.startswith("identity_has_another_subject")


def test_a_subject_that_becomes_another_person_is_refused(client: Client, provider: Provider) -> None:
    come_in(client, provider)
    provider.tell("an-sub", AN | {"SoDinhDanh": "022185000099", "HoVaTen": "Phạm Thị Khác"})
    other = Client()
    assert come_in(other, provider).status_code == 422
    assert Account.objects.get().full_name == "Phạm Thị An"
    assert SignInEvent.objects.filter(kind="identity_conflict").exists()


def test_an_officers_account_is_not_entered_by_a_citizens_identity(
    client: Client, provider: Provider, giang: Account
) -> None:
    come_in(client, provider)
    ProviderSubject.objects.update(account=giang)
    AccountIdentity.objects.all().delete()
    other = Client()
    assert come_in(other, provider).status_code == 422
    assert not is_signed_in(other)
    assert SignInEvent.objects.filter(kind="identity_conflict", account=giang).exists()


def test_an_officer_cannot_bind_a_citizens_identity_to_the_post(provider: Provider, giang: Account) -> None:
    client = Client()
    client.force_login(giang)
    assert come_in(client, provider).status_code == 422
    assert not ProviderSubject.objects.exists()
    assert not AccountIdentity.objects.exists()


def test_a_locked_account_stays_locked(client: Client, provider: Provider) -> None:
    come_in(client, provider)
    Account.objects.update(is_active=False)
    other = Client()
    assert come_in(other, provider).status_code == 422
    assert not is_signed_in(other)


# --- proving a local account


def local(**more: Any) -> tuple[Client, Account]:
    account = Account.objects.create_user("an@example.vn", password="mot-mat-khau-dai", full_name="Pham An")
    AccountIdentity.objects.create(account=account, kind="person", assurance="contact", **more)
    client = Client()
    client.force_login(account)
    return client, account


def test_a_local_account_is_proven(provider: Provider) -> None:
    client, account = local()
    assert come_in(client, provider)["Location"] == "/tai-khoan/"
    citizen = who_is(account.pk)
    assert citizen is not None
    assert citizen.is_proven
    assert citizen.name == "Phạm Thị An"
    assert Account.objects.count() == 1


def test_a_number_stated_otherwise_is_not_overwritten(provider: Provider) -> None:
    client, account = local(identity_kind="cccd", identity_number="022085000001")
    assert come_in(client, provider).status_code == 422
    citizen = who_is(account.pk)
    assert citizen is not None
    assert not citizen.is_proven


def test_where_that_person_has_an_account_merging_is_offered(client: Client, provider: Provider) -> None:
    come_in(client, provider)
    proven = Account.objects.get()
    own, account = local()
    assert come_in(own, provider)["Location"] == "/tai-khoan/gop/"
    assert own.session["merge_offered"]["other"] == proven.pk
    assert int(own.session["_auth_user_id"]) == account.pk


# --- out again


def test_signing_out_here_signs_out_there(client: Client, provider: Provider) -> None:
    come_in(client, provider)
    assert OpenSession.objects.count() == 1
    there = client.post("/dang-xuat/")["Location"]
    assert there.startswith(f"{provider.url}/oauth2/end_session?")
    assert {"id_token_hint", "post_logout_redirect_uri", "client_id"} <= set(parse_qs(urlsplit(there).query))
    assert not is_signed_in(client)
    assert OpenSession.objects.count() == 0


def logout_token(provider: Provider, **changes: Any) -> str:
    claims = {
        "iss": provider.url,
        "aud": CLIENT,
        "sub": "an-sub",
        "iat": seconds_from_now(0),
        "exp": seconds_from_now(60),
        "jti": "1",
        "events": {LOGOUT_EVENT: {}},
    }
    return provider.sign({key: value for key, value in (claims | changes).items() if value is not None})


def test_the_provider_may_sign_a_person_out(client: Client, provider: Provider) -> None:
    come_in(client, provider)
    answer = Client(enforce_csrf_checks=True).post(LOGGED_OUT, {"logout_token": logout_token(provider)})
    assert answer.status_code == 200
    assert client.get("/tai-khoan/").status_code == 302
    assert SignInEvent.objects.filter(kind="signed_out_by_provider").exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"aud": "another-site"},
        {"iss": "https://gia-mao.example.vn"},
        {"events": None},
        {"nonce": "x"},
        {"sub": None},
        {"exp": seconds_from_now(-600)},
    ],
)
def test_nobody_else_may(client: Client, provider: Provider, changes: dict[str, Any]) -> None:
    come_in(client, provider)
    answer = Client().post(LOGGED_OUT, {"logout_token": logout_token(provider, **changes)})
    assert answer.status_code == 400
    assert is_signed_in(client)
    assert client.get("/tai-khoan/").status_code == 200


def test_tokens_that_nobody_signed_do_not_have_the_provider_asked_for_its_keys_each_time(
    client: Client, provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    come_in(client, provider)
    asked, fetch = [], ProviderApp.fetch_jwk_set

    def counting(app: ProviderApp, force: bool = False) -> Any:
        asked.append(force)
        return fetch(app, force=force)

    monkeypatch.setattr(ProviderApp, "fetch_jwk_set", counting)
    for number in range(5):
        assert Client().post(LOGGED_OUT, {"logout_token": f"a.b.{number}"}).status_code == 400
    assert asked.count(True) == 1


def test_no_provider_no_door(client: Client, db: None) -> None:
    for address in (TO, BACK):
        assert client.get(address).status_code == 404
    assert client.post(LOGGED_OUT).status_code == 404


def test_two_accounts_become_one_once_it_is_confirmed(client: Client, provider: Provider) -> None:
    come_in(client, provider)
    proven = Account.objects.get()
    own, account = local(email="an@example.vn")
    come_in(own, provider)
    assert "không tách lại được" in own.get("/tai-khoan/gop/").content.decode()
    assert own.post("/tai-khoan/gop/", {"x": "1"}).status_code == 400
    assert own.post("/tai-khoan/gop/", {"sure": "on"}).status_code == 302
    assert int(own.session["_auth_user_id"]) == proven.pk
    account.refresh_from_db()
    assert not account.is_active
    assert own.get("/tai-khoan/gop/").status_code == 404


def test_closing_a_national_account_asks_the_provider_anew(
    client: Client, provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    from datetime import timedelta

    from motcua.kernel import clock

    come_in(client, provider)
    now = clock.real_now()
    monkeypatch.setattr(clock, "real_now", lambda: now + timedelta(minutes=11))
    answer = client.post("/tai-khoan/dong/", {"sure": "on"})
    assert answer.status_code == 422
    assert "xác nhận lại" in answer.content.decode()
    monkeypatch.undo()
    come_in(client, provider, next_page="/tai-khoan/dong/")
    assert client.post("/tai-khoan/dong/", {"sure": "on"}).status_code == 302
    assert not ProviderSubject.objects.exists()


def test_another_address_for_a_national_account_asks_the_provider_anew(
    client: Client, provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    from datetime import timedelta

    from motcua.kernel import clock

    wanted = {"way": "email", "address": "ke-la@example.vn"}
    come_in(client, provider)
    now = clock.real_now()
    monkeypatch.setattr(clock, "real_now", lambda: now + timedelta(minutes=11))
    answer = client.post("/tai-khoan/lien-he/", wanted)
    assert answer.status_code == 422
    assert "xác nhận lại" in answer.content.decode()
    assert "ke-la@example.vn" in answer.content.decode()  # what was typed stays
    monkeypatch.undo()
    come_in(client, provider, next_page="/tai-khoan/lien-he/")
    assert client.post("/tai-khoan/lien-he/", wanted).status_code == 302
