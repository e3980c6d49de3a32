import pytest
from django.conf import settings
from django.test import Client

pytestmark = pytest.mark.django_db


def test_a_reader_sees_vietnamese_whatever_the_browser_prefers(client: Client) -> None:
    answer = client.get("/", headers={"Accept-Language": "en-GB,en;q=0.9"})
    assert '<html lang="vi">' in answer.text
    assert answer.headers["Content-Language"] == "vi"


def test_the_switch_is_remembered_and_leads_back(client: Client) -> None:
    answer = client.post("/ngon-ngu/", {"language": "en", "next": "/tra-cuu/?code=x"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/tra-cuu/?code=x")
    assert '<html lang="en">' in client.get("/").text
    client.post("/ngon-ngu/", {"language": "vi", "next": "/"})
    assert '<html lang="vi">' in client.get("/").text


@pytest.mark.parametrize("elsewhere", ["https://example.com/", "//example.com", "javascript:alert(1)", ""])
def test_the_switch_never_leads_to_another_site(client: Client, elsewhere: str) -> None:
    assert client.post("/ngon-ngu/", {"language": "en", "next": elsewhere}).headers["Location"] == "/"


@pytest.mark.parametrize("language", ["fr", "", "vi; drop"])
def test_an_unknown_language_is_refused_with_a_way_on(client: Client, language: str) -> None:
    answer = client.post("/ngon-ngu/", {"language": language})
    assert answer.status_code == 400
    assert "tiếng Việt và tiếng Anh" in answer.text
    assert settings.LANGUAGE_COOKIE_NAME not in answer.cookies


def test_a_forged_language_cookie_means_vietnamese(client: Client) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "xx"
    assert '<html lang="vi">' in client.get("/").text


def test_the_language_cannot_be_changed_by_a_link(client: Client) -> None:
    assert client.get("/ngon-ngu/?language=en").status_code == 405
