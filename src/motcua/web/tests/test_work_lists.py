"""The officers' work lists over HTTP: who finds what in which list, filters, pages, and what each costs."""

import re
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from motcua.catalogue.rules.content import Channel
from motcua.dossiers.actions.accept_dossier import accept_dossier
from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.actions.consult_agency import consult_agency
from motcua.dossiers.actions.hand_over_dossier import hand_over_dossier
from motcua.dossiers.rules.lifecycle.conclude import Decide, IssueResult
from motcua.dossiers.rules.lifecycle.consult import Consult
from motcua.dossiers.rules.lifecycle.incident import IncidentKind, ReportIncident
from motcua.dossiers.rules.lifecycle.payment import RequestPayment
from motcua.dossiers.rules.lifecycle.steps import FinishStep
from motcua.dossiers.rules.lifecycle.supplement import AskForSupplement
from motcua.dossiers.rules.state import Outcome, Party
from motcua.dossiers.tests.world import World, add_procedure, application, instant
from motcua.dossiers.verify import verify_all
from motcua.dossiers.worklists.lists import WorkList
from motcua.kernel.clock import TrainingClock, real_now
from motcua.web.desk.lists import readings
from motcua.web.tests import lives
from motcua.web.tests.conftest import SignIn

CODE = re.compile(r'href="/ho-so/([^"/]+)/"')


def codes(client: Client, address: str) -> list[str]:
    """The dossiers of a page, in order."""
    answer = client.get(address, follow=True)
    assert answer.status_code == 200, answer.text
    return CODE.findall(answer.text)


def handed_over(world: World, at: str = "05/11 09:00") -> str:
    code = lives.accepted(world, at)
    hand_over_dossier(world.binh, code, at=instant(at))
    return code


@pytest.fixture
def one_of_each(world: World) -> dict[str, str]:
    """A dossier in every stage that has a list, by name; it is the evening of 30/11/2018."""
    found = {name: handed_over(world) for name in ("appraise", "papers", "money", "reply", "approve", "return")}
    found["hand over"] = lives.accepted(world, "30/11 09:00")
    carry_out(world.chi, found["papers"], AskForSupplement(("Bản đồ",), "Thiếu"), at=instant("06/11 09:00"))
    carry_out(world.chi, found["money"], RequestPayment(50_000, "Lệ phí"), at=instant("06/11 09:00"))
    consult_agency(
        world.chi,
        found["reply"],
        Consult("H49.02.01", "Đúng quy hoạch?", instant("08/11 17:00")),
        at=instant("06/11 09:00"),
    )
    for name in ("approve", "return"):
        carry_out(world.chi, found[name], FinishStep("appraise"), at=instant("06/11 09:00"))
    carry_out(world.dung, found["return"], Decide(Outcome.GRANTED, "1/QĐ"), at=instant("07/11 09:00"))
    carry_out(world.dung, found["return"], IssueResult(), at=instant("07/11 09:00"))
    lost = ReportIncident(IncidentKind.LOST_RESULT, "Thất lạc khi chuyển về quầy")
    carry_out(world.binh, found["return"], lost, at=instant("08/11 09:00"))
    return found


def named(found: dict[str, str], listed: list[str]) -> set[str]:
    names = {code: name for name, code in found.items()}
    return {names[code] for code in listed}


EACH = {
    WorkList.UNIT: {"appraise", "papers", "money", "reply", "approve", "hand over"},
    WorkList.TO_COME: set(),
    WorkList.DUE_TODAY: set(),
    WorkList.DUE_SOON: set(),
    WorkList.OVERDUE: {"appraise", "reply", "approve"},
    WorkList.STEP_OVERDUE: {"appraise", "reply", "approve"},
    WorkList.ONLINE: set(),
    WorkList.AWAITING_PAPERS: {"papers"},
    WorkList.AWAITING_MONEY: {"money"},
    WorkList.AWAITING_REPLY: {"reply"},
    WorkList.TO_HAND_OVER: {"hand over"},
    WorkList.TO_RETURN: {"return"},
    WorkList.INCIDENTS: {"return"},
}


def test_each_list_has_what_its_name_says_and_counts_it(one_of_each: dict[str, str], signed_in: SignIn) -> None:
    client = signed_in("chi")
    for which, expected in EACH.items():
        assert (which, named(one_of_each, codes(client, f"/viec/?list={which}"))) == (which, expected)
    page = client.get("/viec/").context["page"]
    counted = {WorkList(link.address.partition("list=")[2]): link.count.number for link in page.lists}
    assert counted == {which: len(expected) for which, expected in EACH.items()} | {WorkList.MINE: 2}


@pytest.mark.parametrize(
    ("who", "mine"),
    [
        ("binh", {"hand over", "return"}),
        ("chi", {"appraise", "reply"}),
        ("dung", {"approve", "return"}),  # whose result is lost
        ("em", {"return"}),
        ("kiem", set()),
    ],
)
def test_my_steps_are_those_of_my_post(
    one_of_each: dict[str, str], signed_in: SignIn, who: str, mine: set[str]
) -> None:
    assert named(one_of_each, codes(signed_in(who), "/viec/")) == mine
    assert named(one_of_each, codes(signed_in(who), "/viec/?list=unit")) == EACH[WorkList.UNIT]


def test_another_unit_has_only_what_it_was_asked(one_of_each: dict[str, str], signed_in: SignIn) -> None:
    giang = signed_in("giang")
    assert named(one_of_each, codes(giang, "/viec/")) == {"reply"}
    assert named(one_of_each, codes(giang, "/viec/?list=unit")) == {"reply"}
    for which in set(EACH) - {WorkList.UNIT}:
        assert codes(giang, f"/viec/?list={which}") == []


def test_a_citizen_has_no_desk(one_of_each: dict[str, str], signed_in: SignIn) -> None:
    for address in ("/viec/", "/viec/tim/?q=pham"):
        assert signed_in("an").get(address).status_code == 404
    assert "/viec/" not in signed_in("an").get("/").text


def test_an_officer_finds_the_way_from_every_page(world: World, signed_in: SignIn) -> None:
    assert '<a href="/viec/">Việc của tôi</a>' in signed_in("chi").get("/thu-tuc/").text
    assert "/viec/" not in Client().get("/").text


def test_due_today_and_soon_go_by_working_days(world: World, signed_in: SignIn, settings: Settings) -> None:
    today, soon, later = (
        handed_over(world, "02/11 09:00"),
        handed_over(world, "07/11 09:00"),
        handed_over(world, "08/11 09:00"),
    )
    settings.TRAINING_CLOCK = TrainingClock(instant("09/11 10:00"), real_now())  # Friday; due 09/11, 14/11, 15/11
    client = signed_in("chi")
    assert codes(client, "/viec/?list=due-today") == [today]
    assert codes(client, "/viec/?list=due-soon") == [soon]
    assert codes(client, "/viec/?list=unit") == [today, soon, later]


def test_asked_for_papers_when_overdue_it_stays_overdue(world: World, signed_in: SignIn) -> None:
    code = lives.asked_when_overdue(world)
    assert codes(signed_in("chi"), "/viec/?list=overdue") == [code]


def test_the_one_stop_that_received_it_returns_it(world: World, signed_in: SignIn) -> None:
    code = lives.resolved(world, "05/11 09:00", "07/11 09:00")
    assert codes(signed_in("binh"), "/viec/?list=to-return") == [code]
    assert codes(signed_in("giang"), "/viec/?list=to-return") == []


# Filters -----------------------------------------------------------------------------------------------------------


def test_a_list_is_narrowed_by_each_filter(world: World, signed_in: SignIn) -> None:
    add_procedure(world.province, code="1.000002")
    plain = handed_over(world)
    company = Party("Công ty Than", kind="organisation", identity_kind="tax_code", identity_number="5700101764")
    asked = application(procedure="1.000002", channel=Channel.POST, owner=company)
    other = accept_dossier(world.binh, asked, at=instant("12/11 09:00")).state.code
    client = signed_in("chi")
    for query, expected in {
        "procedure=1.000002": [other],
        "channel=post": [other],
        "owner_kind=organisation": [other],
        "owner_kind=person": [plain],
        "work=hand_over": [other],
        "work=appraise": [plain],
        "first=12/11/2018": [other],
        "last=11/11/2018": [plain],
        "first=05/11/2018&last=12/11/2018": [plain, other],
        "sector=mau": [plain, other],
        "procedure=9.999999": [],
    }.items():
        assert (query, codes(client, f"/viec/?list=unit&{query}")) == (query, expected)


def test_filters_stay_for_the_session_until_they_are_cleared(world: World, signed_in: SignIn) -> None:
    code = handed_over(world)
    client = signed_in("chi")
    assert codes(client, "/viec/?list=unit&channel=post") == []
    answer = client.get("/viec/?list=overdue")
    assert answer.headers["Location"] == "/viec/?list=overdue&channel=post"
    assert codes(client, "/viec/?list=overdue") == []
    assert codes(client, "/viec/?list=overdue&work=") == [code]
    assert codes(client, "/viec/?list=overdue") == [code]
    assert codes(signed_in("dung"), "/viec/?list=unit") == [code]


def test_a_day_wrongly_written_is_told_and_the_list_is_there(world: World, signed_in: SignIn) -> None:
    code = handed_over(world)
    answer = signed_in("chi").get("/viec/?list=unit&first=31/02/2018")
    assert answer.status_code == 400
    assert "30/10/2018" in answer.text
    assert CODE.findall(answer.text) == [code]


# Pages and cost ----------------------------------------------------------------------------------------------------


def pages(client: Client, address: str) -> Iterator[list[str]]:
    """All pages of a list, one after another."""
    while address:
        answer = client.get(address, follow=True)
        yield CODE.findall(answer.text)
        found = re.search(r'rel="next" href="([^"]+)"', answer.text)
        address = found[1].replace("&amp;", "&") if found else ""


@pytest.fixture
def pages_of_five(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readings, "ROWS", 5)


def test_pages_have_every_dossier_once(world: World, signed_in: SignIn, pages_of_five: None) -> None:
    every = [handed_over(world, f"{5 + number % 3:02}/11 09:00") for number in range(13)]
    for which in ("mine", "unit"):
        read = list(pages(signed_in("chi"), f"/viec/?list={which}"))
        assert [len(each) for each in read] == [5, 5, 3]
        assert sorted(code for each in read for code in each) == sorted(every)


def test_pages_leave_nothing_out_while_dossiers_move(world: World, signed_in: SignIn, pages_of_five: None) -> None:
    every = [handed_over(world) for _ in range(14)]
    seen: list[str] = []
    for number, page in enumerate(pages(signed_in("chi"), "/viec/")):
        seen += page
        carry_out(world.chi, page[0], FinishStep("appraise"), at=instant("06/11 09:00"))  # leaves the list
        if number == 0:
            lives.accepted(world, "06/11 09:00")  # another one comes, elsewhere
    assert seen == every


def test_what_was_given_comes_first_and_once(world: World, signed_in: SignIn, pages_of_five: None) -> None:
    every = [handed_over(world) for _ in range(8)]
    signed_in("chi").post("/viec/nhan/", {"take": every[6]})
    read = [code for page in pages(signed_in("chi"), "/viec/") for code in page]
    assert read == [every[6], *every[:6], every[7]]


@pytest.mark.parametrize("after", ["x", "d-1-", "d--5-1", "r-1-1; DROP", "d-99999999999999999999-1", "z-1-1"])
def test_a_forged_key_is_refused_or_ends_the_list(world: World, signed_in: SignIn, after: str) -> None:
    handed_over(world)
    answer = signed_in("chi").get("/viec/", {"list": "unit", "after": after})
    assert answer.status_code == (200 if after == "z-1-1" else 400)
    assert CODE.findall(answer.text) == []


@pytest.mark.parametrize("which", list(WorkList))
def test_a_list_costs_the_same_with_ten_dossiers_and_with_sixty(
    world: World, signed_in: SignIn, which: WorkList
) -> None:
    client = signed_in("chi")
    for number in range(10):
        handed_over(world, f"{5 + number % 3:02}/11 09:00")
    few = cost(client, f"/viec/?list={which}")
    for number in range(50):
        handed_over(world, f"{5 + number % 3:02}/11 09:00")
    assert cost(client, f"/viec/?list={which}") <= few <= 14


def cost(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_what_the_lists_are_made_of_is_as_the_events_say(world: World, one_of_each: dict[str, str]) -> None:
    assert verify_all().differences == []
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM dossiers_duty WHERE whose = 'appraiser'")
    assert [each.text[:11] for each in verify_all().differences] == ["work lists:"] * 2


# Search ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def accented(world: World) -> str:
    owner = Party("Nguyễn Thị Ánh Đào", identity_kind="cccd", identity_number="022190000999")
    return accept_dossier(world.binh, application(owner=owner), at=instant("30/11 09:00")).state.code


@pytest.mark.parametrize(
    "typed",
    ["{code}", "{lower}", "1", "0001", "181130-1", "022190000999", "1.000001", "Nguyễn Thị Á", "nguyen thi anh dao"],
)
def test_a_dossier_is_found_by_what_people_have_at_hand(
    world: World, accented: str, signed_in: SignIn, typed: str
) -> None:
    text = typed.format(code=accented, lower=accented.lower())
    assert codes(signed_in("chi"), f"/viec/tim/?q={text}") == [accented]
    assert codes(signed_in("kiem"), f"/viec/tim/?q={text}") == [accented]
    assert codes(signed_in("giang"), f"/viec/tim/?q={text}") == []


@pytest.mark.parametrize("typed", ["anh dao", "nguyen thi anh dao x", "2", "181129-1", "022190000998", "1.000009"])
def test_what_is_not_there_is_not_found(accented: str, signed_in: SignIn, typed: str) -> None:
    assert codes(signed_in("chi"), f"/viec/tim/?q={typed}") == []


def test_a_short_word_is_answered_with_what_to_type(accented: str, signed_in: SignIn) -> None:
    answer = signed_in("chi").get("/viec/tim/?q=ng")
    assert answer.status_code == 400
    assert "ít nhất 3 chữ cái đầu" in answer.text


def test_names_are_found_in_order_page_by_page(world: World, signed_in: SignIn, pages_of_five: None) -> None:
    names = ["Trần Án", "Trần An", "Trần Bình", "Trần Ấn", "Trần Chi", "Trần An", "Trương Văn A"]
    found = {}
    for name in names:
        code = accept_dossier(world.binh, application(owner=Party(name)), at=instant("30/11 09:00")).state.code
        found[code] = name
    read = [code for page in pages(signed_in("chi"), "/viec/tim/?q=tran") for code in page]
    assert sorted(read) == sorted(code for code, name in found.items() if name != "Trương Văn A")
    assert [found[code] for code in read][-2:] == ["Trần Bình", "Trần Chi"]


def test_the_newest_come_first_by_identity_number(world: World, signed_in: SignIn, pages_of_five: None) -> None:
    every = [lives.accepted(world, f"{day:02}/11 09:00") for day in (5, 6, 7, 8, 9, 12, 13)]
    read = list(pages(signed_in("chi"), "/viec/tim/?q=022190000123"))
    assert [len(each) for each in read] == [5, 2]
    assert [code for each in read for code in each] == every[::-1]
