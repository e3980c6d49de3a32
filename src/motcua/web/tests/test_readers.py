"""Who reads personal data leaves a line; who may see the lines."""

import pytest
from django.test import Client

from motcua.dossiers.models import DossierReading
from motcua.dossiers.tests.world import World
from motcua.web.desk import readers as page
from motcua.web.tests import lives
from motcua.web.tests.conftest import SignIn


@pytest.fixture
def code(world: World) -> str:
    return lives.accepted(world)


def test_opening_the_story_and_asking_the_api_leave_a_line_each(code: str, signed_in: SignIn) -> None:
    chi = signed_in("chi")
    chi.get(f"/ho-so/{code}/", REMOTE_ADDR="203.0.113.9")
    chi.get(f"/api/v1/dossiers/{code}")
    lines = DossierReading.objects.order_by("pk").values_list("account__username", "post", "what", "address")
    assert list(lines) == [("chi", "QNI.chi", "story", "203.0.113.9"), ("chi", "QNI.chi", "api", "127.0.0.1")]


def test_lists_progress_and_refusals_leave_none(code: str, signed_in: SignIn) -> None:
    chi, giang = signed_in("chi"), signed_in("giang")
    for address in ("/bao-cao/ho-so/?figure=received&first=01/11/2018", f"/tra-cuu/?code={code}"):
        assert chi.get(address).status_code == 200
    for address in (f"/ho-so/{code}/", f"/api/v1/dossiers/{code}", "/ho-so/khong-phai-ma/"):
        assert giang.get(address).status_code in (400, 404)
    Client().get(f"/ho-so/{code}/")
    assert not DossierReading.objects.exists()


def test_the_auditor_and_the_head_see_who_has_read(code: str, signed_in: SignIn) -> None:
    signed_in("chi").get(f"/ho-so/{code}/")
    for name in ("kiem", "em"):
        client = signed_in(name)
        assert f"/ho-so/{code}/ai-da-xem/" in client.get(f"/ho-so/{code}/").text
        text = client.get(f"/ho-so/{code}/ai-da-xem/").text
        assert all(words in text for words in ("Trần Thị Chi", "xem diễn biến", "18:00"))
    assert "Đỗ Thị Kiểm" in signed_in("em").get(f"/ho-so/{code}/ai-da-xem/").text  # who audits is seen, too


def test_others_are_not_led_there(code: str, signed_in: SignIn) -> None:
    chi = signed_in("chi")
    assert "ai-da-xem" not in chi.get(f"/ho-so/{code}/").text
    refusal = chi.get(f"/ho-so/{code}/ai-da-xem/")
    assert (refusal.status_code, "hãy hỏi người đứng đầu" in refusal.text) == (422, True)


def test_long_lists_are_continued(code: str, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "ROWS", 2)
    for name in ("binh", "chi", "dung", "em"):
        signed_in(name).get(f"/ho-so/{code}/")
    kiem, seen = signed_in("kiem"), []
    address = f"/ho-so/{code}/ai-da-xem/"
    while address:
        context = kiem.get(address).context
        seen += [row.name for row in context["rows"]]
        address = context["paging"].next
    assert seen == ["Vũ Thị Em", "Lê Văn Dũng", "Trần Thị Chi", "Nguyễn Văn Bình"]


@pytest.mark.parametrize("after", ["x", "-1", "9" * 40, "١"])
def test_a_key_that_cannot_be_begins_the_list(code: str, signed_in: SignIn, after: str) -> None:
    assert signed_in("kiem").get(f"/ho-so/{code}/ai-da-xem/", {"after": after}).status_code == 200
