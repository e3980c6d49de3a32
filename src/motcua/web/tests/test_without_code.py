"""Dossiers that have no code yet: the list of what was submitted online, its page, and who finds it where."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from motcua.catalogue.rules.content import Channel
from motcua.dossiers.actions.register_dossier import save_draft, submit_dossier
from motcua.dossiers.actions.turn_away import turn_away
from motcua.dossiers.rules import online_answer
from motcua.dossiers.rules.lifecycle.supplement import AskForSupplement
from motcua.dossiers.rules.online_answer import AnswerTime
from motcua.dossiers.tests.world import SINCE, World, application, instant
from motcua.web.tests import lives
from motcua.web.tests.conftest import SignIn

ONLINE = "/viec/?list=online"


@pytest.fixture
def number(world: World) -> int:
    """Submitted online on Thursday at 15:00; it is the evening of Friday 30/11."""
    draft = save_draft(world.an, application(channel=Channel.ONLINE), at=instant("29/11 14:00")).dossier_id
    return submit_dossier(world.an, draft, at=instant("29/11 15:00")).dossier_id


@pytest.fixture
def _answer_in_2018(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rule of 2020, as if it had held in the world's year."""
    monkeypatch.setattr(online_answer, "ANSWER_TIMES", (AnswerTime(SINCE, 8, "NĐ thử"),))


def test_the_counter_finds_it_in_its_list_and_opens_it(world: World, signed_in: SignIn, number: int) -> None:
    binh = signed_in("binh")
    page = binh.get(ONLINE)
    assert [row.number for row in page.context["page"].rows] == [number]
    assert f'href="/ho-so-chua-co-ma/{number}/"' in page.text
    assert "Nộp 15:00 ngày 29/11/2018" in page.text
    story = binh.get(f"/ho-so-chua-co-ma/{number}/")
    assert [str(entry.title) for entry in story.context["story"].entries] == ["Lưu bản nháp", "Nộp hồ sơ trực tuyến"]
    assert f"/quay/tiep-nhan/?dossier={number}" in story.text
    assert story.context["story"].is_chain_whole


@pytest.mark.usefixtures("_answer_in_2018")
def test_the_answer_is_due_in_opening_hours_and_shown_late(world: World, signed_in: SignIn, number: int) -> None:
    row = signed_in("binh").get(ONLINE).context["page"].rows[0]
    assert (f"{row.answer_by:%d/%m %H:%M}", row.is_answer_late) == ("30/11 15:30", True)
    text = signed_in("binh").get(f"/ho-so-chua-co-ma/{number}/").text
    assert "15:30 ngày 30/11/2018" in text
    assert "8 giờ làm việc, NĐ thử" in text


def test_before_the_rule_no_answer_is_promised(world: World, signed_in: SignIn, number: int) -> None:
    assert signed_in("binh").get(ONLINE).context["page"].rows[0].answer_by is None
    assert "Phải trả lời trước" not in signed_in("binh").get(f"/ho-so-chua-co-ma/{number}/").text


def test_it_is_seen_by_those_whom_it_concerns_and_by_nobody_else(world: World, signed_in: SignIn, number: int) -> None:
    address = f"/ho-so-chua-co-ma/{number}/"
    answers = {name: signed_in(name).get(address).status_code for name in ("an", "binh", "chi", "kiem", "giang")}
    assert answers == {"an": 200, "binh": 200, "chi": 200, "kiem": 200, "giang": 404}
    assert Client().get(address).status_code == 302
    assert signed_in("giang").get(ONLINE).context["page"].rows == ()
    forbidden, absent = (signed_in("giang").get(f"/ho-so-chua-co-ma/{each}/").status_code for each in (number, 999))
    assert forbidden == absent == 404
    for name in ("an", "chi"):
        assert "/quay/tiep-nhan/?dossier=" not in signed_in(name).get(address).text


def test_a_draft_has_no_page_on_the_desk(world: World, signed_in: SignIn) -> None:
    draft = save_draft(world.an, application(channel=Channel.ONLINE), at=instant("29/11 14:00")).dossier_id
    answers = {name: signed_in(name).get(f"/ho-so-chua-co-ma/{draft}/").status_code for name in ("an", "binh", "kiem")}
    assert answers == {"an": 404, "binh": 404, "kiem": 404}


def test_accepted_it_leaves_the_list_and_the_address_leads_to_its_code(world: World, signed_in: SignIn) -> None:
    code = lives.online_accepted(world)
    binh = signed_in("binh")
    assert binh.get(ONLINE).context["page"].rows == ()
    number = next(row.number for row in binh.get("/viec/?list=unit").context["page"].rows if row.code == code)
    assert binh.get(f"/ho-so-chua-co-ma/{number}/").headers["Location"] == f"/ho-so/{code}/"


def test_what_was_sent_home_is_listed_found_and_opened(world: World, signed_in: SignIn) -> None:
    """A dossier without a code broke the list of what waits for papers, and the search."""
    asked = AskForSupplement(("Bản đồ",), "Thiếu")
    number = turn_away(world.binh, application(), asked, at=instant("30/11 08:00")).dossier_id
    binh = signed_in("binh")
    for address in ("/viec/?list=awaiting-papers", "/viec/tim/?q=pham thi"):
        assert f'href="/ho-so-chua-co-ma/{number}/"' in binh.get(address).text
    assert binh.get(f"/ho-so-chua-co-ma/{number}/").status_code == 200


def test_the_list_keeps_its_query_budget(
    world: World, signed_in: SignIn, number: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    binh = signed_in("binh")
    binh.get(ONLINE)
    with django_assert_max_num_queries(14):
        binh.get(ONLINE)
