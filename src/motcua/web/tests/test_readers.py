"""Who reads personal data leaves a line; who may see the lines."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from motcua.dossiers.actions.attach_file import attach_files
from motcua.dossiers.actions.turn_away import turn_away
from motcua.dossiers.models import DossierReading
from motcua.dossiers.rules.lifecycle.supplement import AskForSupplement
from motcua.dossiers.tests.test_attaching import paper
from motcua.dossiers.tests.world import World, application, instant
from motcua.web.desk.readers import rows as page
from motcua.web.tests import desk_lives, lives, samples
from motcua.web.tests.conftest import SignIn
from motcua.web.tests.test_every_route import TABLE, text_of


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
    for address in ("/bao-cao/ho-so/?figure=received&first=01/11/2018", f"/tra-cuu/?code={code}", "/viec/?list=unit"):
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


OWNER, NUMBER = "Phạm Thị An", "022190000123"
NOT_LOGGED = {"work"}
"""One's own work, found in a list: `dossiers.reading_log` says why."""
REGISTER = "/so-theo-doi/?centre=QNI&first=05/11/2018&last=30/11/2018"


def addresses(code: str, waiting: int) -> dict[str, str]:
    """Every address of the desk that shows something, about dossiers that are there."""
    own = {name: row.address.replace(samples.CODE, code) for name, row in TABLE.items()}
    own = {name: address for name, address in own.items() if not name.startswith(("console", "api", "report"))}
    return own | {
        "act": f"/ho-so/{code}/viec/ghi-chu/",
        "find": f"/viec/tim/?q={NUMBER}",
        "work": "/viec/?list=unit",
        "work-find": "/viec/tim/?q=pham thi",
        "receive": f"/quay/tiep-nhan/?dossier={waiting}",
        "slip": f"/quay/phieu/{waiting}/",
        "printed-form-without-code": f"/ho-so-chua-co-ma/{waiting}/in/supplement/",
        "printed-register": REGISTER,
    }


def test_whatever_shows_a_person_of_a_dossier_leaves_a_line(world: World, signed_in: SignIn) -> None:
    """Every route, as the officers who have most to see: a new page that names the owner has to log it."""
    ready = lives.resolved(world, "05/11 09:00", "08/11 10:00")
    ask = AskForSupplement(("Bản đồ",), "Thiếu")
    waiting = turn_away(world.binh, application(), ask, at=instant("30/11 08:00")).dossier_id
    lives.accepted(world, "30/11 09:00")
    desk_lives.appraised(world)
    showing, logged = set(), set()
    for visitor in ("binh", "dung"):
        client = signed_in(visitor)
        for name, address in addresses(ready, waiting).items():
            before = DossierReading.objects.count()
            answer = client.get(address)
            text = text_of(answer) if not answer.streaming else ""
            if answer.status_code == 200 and (OWNER in text or NUMBER in text):
                showing.add(name)
                if DossierReading.objects.count() > before:
                    logged.add(name)
    assert showing - logged == NOT_LOGGED
    assert logged >= {
        "story",
        "act",
        "approvals",
        "returns",
        "work-find",
        "printed-form",
        "printed-register",
        "receipt",
    }
    assert logged >= {"received-today", "hand-over", "slip", "receive"}


@pytest.mark.usefixtures("file_store")
def test_files_forms_and_batches_say_which(world: World, signed_in: SignIn, code: str) -> None:
    other, binh = lives.accepted(world, "06/11 09:00"), signed_in("binh")
    number = attach_files(world.binh, code, (paper(),), at=instant("06/11 10:00")).state.seq
    for address in (f"/ho-so/{code}/tep/{number}/", f"/ho-so/{code}/tep/{number}/xem/", f"/ho-so/{code}/in/receipt/"):
        answer = binh.get(address)
        assert answer.status_code == 200
        assert not answer.streaming or answer.getvalue()
    assert binh.post("/in-nhieu-ho-so/", {"form": "receipt", "codes": [code, other]}).status_code == 200
    lines = DossierReading.objects.order_by("pk").values_list("what", "detail", "dossier__code")
    assert list(lines[:3]) == [("file", "don.pdf", code), ("file", "don.pdf", code), ("print", "receipt", code)]
    assert sorted(lines[3:]) == sorted([("print", "receipt", code), ("print", "receipt", other)])


def test_a_search_writes_the_dossiers_shown_with_one_statement(world: World, signed_in: SignIn, code: str) -> None:
    lives.accepted(world, "06/11 09:00")
    chi = signed_in("chi")
    with CaptureQueriesContext(connection) as queries:
        chi.get("/viec/tim/", {"q": "pham thi"})
    assert sum("INSERT INTO dossiers_dossierreading" in query["sql"] for query in queries) == 1
    assert set(DossierReading.objects.values_list("what", "detail")) == {("search", "pham thi")}
    assert DossierReading.objects.count() == 2


def test_the_auditor_asks_by_officer_and_by_person(world: World, signed_in: SignIn, code: str) -> None:
    for name in ("chi", "binh"):
        signed_in(name).get(f"/ho-so/{code}/")
    kiem = signed_in("kiem")

    def names(**asked: str) -> list[str]:
        return [row.name for row in kiem.get("/nhat-ky-doc/", asked).context["rows"]]

    assert names() == ["Nguyễn Văn Bình", "Trần Thị Chi"]
    assert names(officer="chi") == names(officer="trần thị chi") == ["Trần Thị Chi"]
    assert names(person=NUMBER) == ["Nguyễn Văn Bình", "Trần Thị Chi"]
    assert names(person="022190000999") == names(officer="giang") == []
    assert names(officer="chi", first="30/11/2018", last="30/11/2018") == ["Trần Thị Chi"]
    assert names(officer="chi", last="29/11/2018") == []
    text = kiem.get("/nhat-ky-doc/").text
    assert f"/ho-so/{code}/ai-da-xem/" in text
    assert "?officer=chi" in text


def test_days_alone_are_refused_with_what_to_do(world: World, signed_in: SignIn) -> None:
    answer = signed_in("kiem").get("/nhat-ky-doc/", {"first": "01/11/2018"})
    assert (answer.status_code, "Hãy ghi cán bộ" in answer.text) == (400, True)


def test_the_log_of_everything_is_the_auditors_alone(world: World, signed_in: SignIn) -> None:
    for name in ("binh", "em", "giang", "an"):
        client = signed_in(name)
        assert client.get("/nhat-ky-doc/").status_code == 404
        assert "nhat-ky-doc" not in client.get("/").text
    assert "nhat-ky-doc" in signed_in("kiem").get("/").text


def test_the_log_keeps_its_query_budget(
    world: World, signed_in: SignIn, code: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for name in ("chi", "binh", "dung"):
        signed_in(name).get(f"/ho-so/{code}/")
    kiem = signed_in("kiem")
    with django_assert_max_num_queries(7):
        kiem.get("/nhat-ky-doc/", {"officer": "chi", "person": NUMBER})
