"""Quyên runs a survey on her pages; who is invited answers by link or paper; everybody reads what was published."""

import re
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client

from motcua.dossiers.tests.world import World
from motcua.organisation.models import Post, PostHolding, ServiceCentre
from motcua.people.models import Account
from motcua.surveys.models import Answered, Invitation, Response, SurveyCampaign
from motcua.surveys.questionnaire_file import read_questionnaire
from motcua.surveys.rules.questionnaire import scaled
from motcua.surveys.tests.test_surveys import finished
from motcua.web.tests.conftest import SignIn

REQUEST = "3f0d0d8a-0000-4000-8000-0000000000{:02}"
LIST = "/cai-cach/khao-sat/"


@pytest.fixture
def quyen(world: World) -> Client:
    """The coordinator, signed in."""
    account = Account.objects.create_user("quyen", full_name="Đặng Thị Quyên")
    centre = ServiceCentre.objects.get(code="QNI")
    since = date(2016, 1, 1)
    post = Post.objects.create(code="QNI.q", title="Điều phối", centre=centre, roles=["coordinator"], valid_from=since)
    PostHolding.objects.create(account=account, post=post, valid_from=since)
    client = Client()
    client.force_login(account)
    return client


def planned(quyen: Client, world: World, people: int = 6) -> str:
    finished(world, people)
    plan = {"request_id": REQUEST.format(1), "title": "Khảo sát 11", "centres": ["QNI"]}
    done = quyen.post(f"{LIST}moi/", plan | {"first": "01/11/2018", "last": "29/11/2018"})
    return str(done.headers["Location"])


def opened(quyen: Client, world: World, people: int = 6) -> str:
    page = planned(quyen, world, people)
    sample = {"request_id": REQUEST.format(2), "size": people, "least": 1, "seed": "s2018"}
    assert quyen.post(f"{page}mau/", sample).status_code == 302
    assert quyen.post(page, lead_on("sampling", 3) | {"closes_on": "15/12/2018"}).status_code == 302
    return page


def lead_on(stage: str, number: int) -> dict[str, str]:
    """What the page of a survey at that stage sends."""
    return {"stage": stage, "request_id": REQUEST.format(number)}


def links(quyen: Client, page: str) -> list[str]:
    return [
        urlsplit(each).path
        for each in re.findall(r"https?://[^\s<]+/khao-sat/[^\s<]+", quyen.get(f"{page}giay-moi/in/").text)
    ]


def test_a_survey_from_its_plan_to_the_public_page(world: World, quyen: Client) -> None:
    page = opened(quyen, world)
    assert "Cần" not in quyen.get(f"{page}mau/").text  # drawn and open: nothing to compute any more
    assert "Người Thứ 0" in quyen.get(f"{page}giay-moi/").text
    for address in links(quyen, page):
        form = Client().get(address)
        assert "Người Thứ" not in form.text
        answer = {question.code: "5" for question in scaled(read_questionnaire())}
        assert Client().post(address, answer | {"wish1": ["time"]}).headers["Location"] == "/khao-sat/cam-on/"
    assert Client().get(address).status_code == 422
    assert Response.objects.count() == Answered.objects.count() == 6
    assert Client().get(page).status_code == 404
    quyen.post(page, lead_on("open", 4))
    assert "Chưa công bố" in quyen.get(f"{page}ket-qua/").text
    assert Client().get(f"{page}ket-qua/").status_code == 404
    quyen.post(page, lead_on("closed", 5))
    public = Client().get(f"{page}ket-qua/").text
    assert "132 ÷ 132" in public
    assert re.search(r"100,0\s%", public)
    assert SurveyCampaign.objects.get().digest in public
    told = Client().get(f"{page}ket-qua.csv").content.decode("utf-8-sig")
    assert "Toàn mẫu,index,Chỉ số hài lòng chung,6,132,132,100.00" in told.splitlines()
    assert "Khảo sát 11" in Client().get(LIST).text
    english = Client()
    english.post("/ngon-ngu/", {"language": "en"})
    results = english.get(f"{page}ket-qua/").text
    assert "Overall satisfaction index" in results
    assert "95% confidence interval" in results


@pytest.mark.parametrize(("margin", "people"), [("0.1", "6"), ("5", "6"), ("50", "3")])
def test_the_smallest_and_the_largest_margin_are_answered(
    world: World, quyen: Client, margin: str, people: str
) -> None:
    page = quyen.get(f"{planned(quyen, world)}mau/?margin={margin}")
    assert not page.context["margin"].errors
    assert str(page.context["needed"]) == people


def test_who_closes_what_was_closed_a_moment_ago_does_not_publish_it(world: World, quyen: Client) -> None:
    page = opened(quyen, world)
    sent = lead_on("open", 4)
    assert f'name="stage" value="{sent["stage"]}"' in quyen.get(page).text
    assert quyen.post(page, sent).status_code == 302
    assert quyen.post(page, lead_on("open", 5)).status_code == 422
    assert quyen.post(page, sent).status_code == 302  # the same page sent twice is harmless
    assert quyen.post(page, {"request_id": REQUEST.format(6)}).status_code == 404
    assert SurveyCampaign.objects.get().stage == "closed"


def test_a_paper_is_typed_in_twice_and_counts_once(world: World, quyen: Client) -> None:
    page = f"{opened(quyen, world, 1)}phieu-giay/"
    typed = {question.code: "4" for question in scaled(read_questionnaire())} | {
        "paper": Invitation.objects.get().paper
    }
    assert quyen.post(page, typed | {"paper": "12345678"}).status_code == 400
    assert "Số phiếu gồm 8 chữ số" in quyen.post(page, typed | {"paper": "12345678"}).text
    assert quyen.post(page, typed | {"officer1": "6"}).status_code == 400
    second = quyen.post(page, typed)
    before = re.search(r'name="before" value="([^"]+)"', second.text)
    assert before
    again = typed | {"before": before.group(1)}
    assert "Hai lần nhập khác nhau" in quyen.post(page, again | {"officer1": "5"}).text
    assert not Response.objects.exists()
    assert quyen.post(page, again | {"before": "khac"}).status_code == 400
    assert quyen.post(page, again).status_code == 302
    assert quyen.post(page, again).status_code == 422
    assert Response.objects.get().levels == [4] * 25


def test_the_questionnaire_is_changed_and_what_is_wrong_stays_typed(world: World, quyen: Client) -> None:
    page = f"{planned(quyen, world, 1)}cau-hoi/"
    shown = quyen.get(page)
    fields = {each.html_name: each.value() for each in shown.context["form"] if each.value() is not None}
    fields = {name: value for name, value in fields.items() if value is not False}
    wrong = quyen.post(page, fields | {"officer1_vi": "  "})
    assert wrong.status_code == 400
    assert quyen.post(page, fields | {"officer1_vi": "Cán bộ niềm nở", "officer6_out": "on"}).status_code == 302
    text = quyen.get(page).text
    assert "Cán bộ niềm nở" in text
    assert "Cán bộ thạo việc" not in text
    assert "Phiên bản 2" in text


@pytest.mark.parametrize("name", ["an", "binh", "em", "kiem"])
def test_only_who_runs_it_finds_its_pages(world: World, quyen: Client, signed_in: SignIn, name: str) -> None:
    page = opened(quyen, world, 1)
    client = signed_in(name)
    for part in ("", "cau-hoi/", "mau/", "giay-moi/", "giay-moi/in/", "phieu-giay/", "ket-qua/", "ket-qua.csv"):
        assert client.get(page + part).status_code == 404
    if name != "an":
        assert client.post(links(quyen, page)[0], {"officer1": "5"}).status_code == 422
        assert not Response.objects.exists()


def test_results_ask_as_little_for_many_answers(
    world: World, quyen: Client, django_assert_max_num_queries: Any
) -> None:
    page = opened(quyen, world, 8)
    for address in links(quyen, page):
        Client().post(address, {question.code: "5" for question in scaled(read_questionnaire())})
    quyen.post(page, lead_on("open", 4))
    quyen.post(page, lead_on("closed", 5))
    with django_assert_max_num_queries(14):
        assert Client().get(f"{page}ket-qua/").status_code == 200
    with django_assert_max_num_queries(14):
        assert quyen.get(page).status_code == 200


def test_the_list_asks_the_database_little(world: World, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(3):
        assert Client().get(LIST).status_code == 200
