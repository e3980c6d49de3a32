import re

import pytest
from django import forms
from django.test import Client

from motcua.kernel.errors import Conflict, DomainError, Invalid, NotFound, Refused
from motcua.web.forms import answer_status, refusals_shown_on
from motcua.web.portal import home

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("kind", "status"), [(Invalid, 400), (Refused, 422), (Conflict, 409)])
def test_a_refusal_becomes_a_page_with_its_status_and_its_sentence(
    client: Client, monkeypatch: pytest.MonkeyPatch, kind: type[DomainError], status: int
) -> None:
    refuse(monkeypatch, kind("some_code", vi="Hãy nộp thêm <b>giấy</b>.", en="Bring the paper."))
    answer = client.get("/")
    assert answer.status_code == status
    assert "Hãy nộp thêm &lt;b&gt;giấy&lt;/b&gt;." in answer.text
    client.post("/ngon-ngu/", {"language": "en"})
    assert "Bring the paper." in client.get("/").text


def test_a_refusals_page_leads_back_to_our_own_page_only(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse(monkeypatch, Refused("x", vi="Chưa được.", en="Not yet."))
    assert (
        'href="http://testserver/bao-cao/"' in client.get("/", headers={"Referer": "http://testserver/bao-cao/"}).text
    )
    assert "example.com" not in client.get("/", headers={"Referer": "https://example.com/"}).text


def test_forbidden_and_absent_look_the_same_to_the_letter(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse(monkeypatch, NotFound("no_such_thing", vi="Không có.", en="None."))
    forbidden, absent = client.get("/"), client.get("/khong-co-trang-nay/")
    assert (forbidden.status_code, absent.status_code) == (404, 404)
    assert without_address(forbidden.text) == without_address(absent.text)


def test_a_fault_of_ours_shows_a_page_in_both_languages_and_no_detail(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse(monkeypatch, RuntimeError("secret detail"))
    client.raise_request_exception = False
    vietnamese = client.get("/")
    client.post("/ngon-ngu/", {"language": "en"})
    english = client.get("/")
    assert (vietnamese.status_code, english.status_code) == (500, 500)
    assert "Hệ thống gặp sự cố" in vietnamese.text
    assert "Something went wrong" in english.text
    assert "secret detail" not in vietnamese.text + english.text


def test_a_form_without_its_token_is_sent_back_with_advice() -> None:
    answer = Client(enforce_csrf_checks=True).post("/ngon-ngu/", {"language": "en"})
    assert answer.status_code == 403
    assert "Biểu mẫu đã hết hạn" in answer.text


class PaperForm(forms.Form):
    number = forms.CharField()


@pytest.mark.parametrize(("field", "place"), [("number", "number"), ("unknown", "__all__"), (None, "__all__")])
def test_a_refusal_stands_beside_the_field_it_names_and_what_was_typed_stays(field: str | None, place: str) -> None:
    form = PaperForm({"number": "12a"})
    assert form.is_valid()
    with refusals_shown_on(form):
        raise Refused("bad_number", vi="Số chưa đúng.", en="Wrong number.", field=field)
    assert form.errors[place] == ["Số chưa đúng."]
    assert (form["number"].value(), answer_status(form)) == ("12a", 422)


def test_what_is_absent_has_its_own_page_even_inside_a_form() -> None:
    form = PaperForm({"number": "1"})
    with pytest.raises(NotFound), refusals_shown_on(form):
        raise NotFound("absent", vi="Không có.", en="None.")


def refuse(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def refusing(*_arguments: object) -> None:
        raise error

    monkeypatch.setattr(home, "read_home", refusing)


def without_address(text: str) -> str:
    """The page but for its own address (in the language switch) and the form token, which differ by nature."""
    return re.sub(r'name="(next|csrfmiddlewaretoken)" value="[^"]*"| aria-current="page"', "", text)
