"""The pages of drafts, as the drafter, the controller, the head and the public walk them."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from motcua.dossiers.tests.world import World, instant
from motcua.kernel.clock import TrainingClock, real_now
from motcua.people.models import Account
from motcua.reforms.models import DraftRow
from motcua.reforms.rules.facts import ChangeKind
from motcua.reforms.tests.drafting import begun, build_drafting_world, published, submitted

HOME = "/cai-cach/du-thao/"
NEW, ABOLISHED = ChangeKind.NEW, ChangeKind.ABOLISHED
type As = Callable[[str], Client]


@pytest.fixture
def world(db: None, settings: Settings) -> World:
    settings.TRAINING_CLOCK = TrainingClock(instant("30/11 18:00"), real_now())
    return build_drafting_world()


def client(username: str) -> Client:
    signed_in = Client()
    signed_in.force_login(Account.objects.get(username=username))
    return signed_in


def act(username: str, subject: UUID, verb: str, /, **typed: str) -> int:
    answer = client(username).post(f"{HOME}{subject}/viec/{verb}/", {"request_id": str(uuid4()), **typed})
    return answer.status_code


def test_a_draft_is_begun_assessed_and_costed_on_its_pages(world: World) -> None:
    chi = client("chi")
    typed = {"request_id": str(uuid4()), "title": "Bến thủy", "document_type": "decision", "unit": "Sở Tập huấn"}
    address = chi.post(f"{HOME}moi/", typed)["Location"]
    subject = DraftRow.objects.get().pk
    assert act("chi", subject, "them-thu-tuc", name="Cấp phép bến", change="new") == 302
    page = chi.post(f"{HOME}{subject}/viec/gui/", {"request_id": str(uuid4())})
    assert page.status_code == 422
    assert "còn thiếu 18 mục" in page.content.decode()
    assert "Đánh giá còn thiếu" in chi.get(address).content.decode()
    assessment = f"{HOME}{subject}/thu-tuc/1/"
    first = chi.get(assessment).context["form"]
    answers = {name: "Có căn cứ" for name in first.fields if name.startswith("answer-")}
    law = {"document": "Luật A", "article": "Điều 1"}
    assert chi.post(assessment, {"request_id": str(uuid4()), **answers, **law}).status_code == 302
    cost = f"{assessment}chi-phi/after/"
    table = {
        "request_id": str(uuid4()),
        "times": "1",
        "in_years": "1",
        "subjects": "3228",
        "form-TOTAL_FORMS": "2",
        "form-INITIAL_FORMS": "0",
        "form-MIN_NUM_FORMS": "0",
        "form-MAX_NUM_FORMS": "100",
        "form-0-activity": "prepare",
        "form-0-hours": "1,5",
        "form-0-wage": "gdp",
        "form-0-other": "20.000",
        "form-1-activity": "",
        "form-1-wage": "gdp",
    }
    wrong = chi.post(cost, table | {"form-0-hours": "-2"})
    assert (wrong.status_code, "20.000" in wrong.content.decode()) == (400, True)
    more = chi.post(cost, table | {"more": "1"})
    assert (more.status_code, more.context["lines"].total_form_count()) == (200, 5)
    assert chi.post(cost, table).status_code == 302
    shown = chi.get(cost).content.decode()
    assert "62.614" in shown  # 1,5 × 60.000.000 ÷ 2.112 = 42.614 đ, and 20.000 đ
    assert "202.117.992" in shown
    assert act("chi", subject, "gui") == 302
    assert chi.get(f"{assessment}in/").content.startswith(b"%PDF")


def test_opinion_appraisal_decision_publication(world: World) -> None:
    subject = submitted(world, NEW)
    assert act("dung", subject, "tham-dinh") == 422
    assert act("chi", subject, "y-kien", agrees="yes", text="x") == 404
    assert act("oanh", subject, "y-kien", agrees="no", text="Bỏ một giấy tờ.") == 302
    assert act("dung", subject, "tham-dinh") == 302
    issue = {"number": "12/QĐ-UBND", "signed_on": "30/11/2018", "effective_on": "01/12/2018"}
    assert act("dung", subject, "ban-hanh", **issue) == 302
    assert act("oanh", subject, "cong-bo", **issue | {"effective_on": "01/11/2018"}) == 422
    assert act("oanh", subject, "cong-bo", **issue) == 302
    page = client("kiem").get(f"{HOME}{subject}/").content.decode()
    assert "Chưa nhất trí" in page
    assert "Muộn" in page


def test_an_opinion_is_given_on_the_draft_that_was_read(world: World) -> None:
    """Returned and submitted anew meanwhile, it is another one; what was typed stays."""
    subject = submitted(world, NEW)
    read = str(client("oanh").get(f"{HOME}{subject}/viec/y-kien/").context["form"]["seen"].value())
    assert act("dung", subject, "tra-lai", reason="Bổ sung.") == 302
    assert act("chi", subject, "gui") == 302
    opinion = {"agrees": "yes", "text": "Nhất trí với bản đã đọc."}
    assert act("oanh", subject, "y-kien", seen=read, **opinion) == 409
    told = client("oanh").post(f"{HOME}{subject}/viec/y-kien/", {**opinion, "seen": read, "request_id": uuid4()})
    assert opinion["text"] in told.text
    now = str(told.context["form"]["seen"].value())  # who was told sends the same page again
    assert act("oanh", subject, "y-kien", seen=now, **opinion) == 302


def test_the_public_sees_what_was_decided_and_what_it_costs(world: World) -> None:
    hidden, shown = begun(world.chi, NEW, title="Chưa xong"), published(world, NEW, ABOLISHED)
    stranger = Client()
    listed = stranger.get(HOME).content.decode()
    assert ("Chưa xong" in listed, "bến thủy nội địa" in listed) == (False, True)
    assert stranger.get(f"{HOME}{hidden}/").status_code == 404
    page = stranger.get(f"{HOME}{shown}/").content.decode()
    assert "Tiết kiệm" in page
    assert "Nhất trí" not in page
    assert stranger.get(f"{HOME}{shown}/thu-tuc/1/chi-phi/after/").status_code == 200
    assert client("an").get(f"{HOME}{shown}/thu-tuc/1/").status_code == 404


def test_shares_open_the_drafts_behind_a_number(world: World) -> None:
    begun(world.chi, NEW)
    published(world, NEW)
    page = client("dung").get(f"{HOME}ty-le/").content.decode()
    assert "50,0" in page
    opened = client("dung").get(f"{HOME}ty-le/?form=03&line=Sở Tập huấn")
    assert [row.title for row in opened.context["behind"]] == ["Quy định về bến thủy nội địa"]
    for number in ("01", "02", "03"):
        assert f"/bao-cao/bieu-mau/{number}/?first=01/01/2018&amp;last=30/11/2018" in page
    assert "vị trí của quý vị được xem" in page
    assert "vị trí của quý vị được xem" not in client("kiem").get(f"{HOME}ty-le/").text
    here, elsewhere = (client("dung").get(f"{HOME}ty-le/?unit={unit}").text for unit in ("QNI", "QNI.193"))
    assert "50,0" in here
    assert "không phát sinh" in elsewhere
    assert client("dung").get(f"{HOME}ty-le/?unit=khong").status_code == 404
    assert client("dung").get(f"{HOME}ty-le/?first=31/12/2018&last=01/01/2018").status_code == 400


def test_the_list_costs_the_same_however_long(
    world: World, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(32):
        begun(world.chi)
    chi = client("chi")
    with django_assert_max_num_queries(8):
        page = chi.get(HOME)
    assert len(page.context["rows"]) == 30
    rest = chi.get(page.context["paging"].next)
    assert len(rest.context["rows"]) == 2
    assert chi.get(f"{HOME}?after=khong").status_code == 404
