"""The report, the lists behind its figures and the home page, on real dossiers."""

import re
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from motcua.dossiers import writer
from motcua.dossiers.access import dossier_for
from motcua.dossiers.rules.events import By, Event
from motcua.dossiers.rules.lifecycle.undo import Undone
from motcua.dossiers.tests.world import World, instant
from motcua.organisation.actors import SYSTEM
from motcua.statistics.rules.periods import Period
from motcua.web.leadership import drill_down
from motcua.web.leadership.scopes import table_for
from motcua.web.tests import lives
from motcua.web.tests.conftest import SignIn

LIST_LINK = re.compile(r'href="(/bao-cao/ho-so/[^"]+)">(-?[\d.]+)</a>')


@pytest.fixture
def november(world: World) -> list[str]:
    """Codes of nine dossiers: eight at the province (carried over, early, late, overdue, …), one in Hạ Long."""
    return [
        lives.resolved(world, "26/10 09:00", "01/11 09:00"),  # carried over, early
        lives.resolved(world, "29/10 09:00", "30/10 09:00"),  # before the period
        lives.resolved(world, "05/11 09:00", "12/11 16:00"),  # on time
        lives.resolved(world, "05/11 09:30", "13/11 09:00"),  # late
        lives.long_life(world),  # early, asked for supplement
        lives.withdrawn(world),
        lives.accepted(world, "12/11 09:00"),  # overdue since 20/11
        lives.accepted(world, "29/11 09:00"),  # in term
        lives.online_life(world),  # sent to Hạ Long on the day of its acceptance; overdue there
    ]


def report(client: Client, **asked: str):
    return client.get("/bao-cao/", {"first": "01/11/2018", "last": "30/11/2018", **asked})


def rows_behind(client: Client, address: str) -> list[str]:
    """The codes on all pages of a list."""
    codes: list[str] = []
    while address:
        answer = client.get(address)
        assert answer.status_code == 200
        codes += [row.code for row in answer.context["list"].rows]
        address = answer.context["paging"].next
    return codes


def test_the_table_counts_what_happened(world: World, november: list[str]) -> None:
    rows = {row.name: row for row in report(Client()).context["report"].rows}
    province = rows["Trung tâm cấp tỉnh"]
    assert [
        province.received_new.value,
        province.carried_over.value,
        province.moved.value,
        province.in_time.value,
        province.late.value,
        province.open_in_term.value,
        province.open_overdue.value,
    ] == [7, 1, -1, 4, 1, 1, 1]
    assert (province.in_time_share.part, province.in_time_share.whole) == (4, 7)
    district = rows["Trung tâm Thành phố Hạ Long"]
    assert [district.received_new.value, district.moved.value, district.open_overdue.value] == [0, 1, 1]
    assert rows["Toàn tỉnh"].received_new.value == 7


def test_three_rates_stand_side_by_side_with_formula_law_and_both_numbers(november: list[str]) -> None:
    found = report(Client()).context["report"]
    assert found.rated == ("Trung tâm cấp tỉnh", "Trung tâm Thành phố Hạ Long", "Toàn tỉnh")
    province = {rate.letter: (rate.shares[0][1].part, rate.shares[0][1].whole) for rate in found.rates}
    assert province == {"A": (4, 7), "B": (4, 5), "C": (5, 7)}
    text = report(Client()).text
    assert all(law in text for law in ("NĐ 61/2018/NĐ-CP Điều 30.2.c", "Biểu số II.06", "QĐ 766/QĐ-TTg"))
    assert all(words in text for words in ("57,1\u00a0%", "80,00\u00a0%", "71,43\u00a0%", "4 ÷ 7", "không phát sinh"))


def test_identity_checks_are_shown_and_hold(november: list[str]) -> None:
    answer = report(Client())
    checks = answer.context["report"].checks
    assert checks
    assert all(check.holds for check in checks)
    assert "7 = 7" in answer.text
    assert "không khớp" not in answer.text


@pytest.mark.parametrize("page", ["/bao-cao/?first=01/11/2018&last=30/11/2018", "/bao-cao/?unit=QNI", "/"])
def test_every_figure_opens_exactly_its_dossiers(signed_in: SignIn, november: list[str], page: str) -> None:
    auditor = signed_in("kiem")
    links = LIST_LINK.findall(auditor.get(page).text.replace("&amp;", "&"))
    assert len(links) >= 4
    for address, shown in links:
        codes, taken_back = rows_behind(auditor, address), rows_behind(auditor, f"{address}&side=taken-back")
        assert (address, len(codes) - len(taken_back)) == (address, int(shown))
        assert len(set(codes)) == len(codes)
        assert set(codes) <= set(november)


def test_figures_of_nothing_lead_nowhere(november: list[str]) -> None:
    text = report(Client(), first="02/11/2018", last="02/11/2018").text
    assert "figure=received&" not in text.replace("&amp;", "&")


def test_a_list_is_paged_by_key_each_dossier_once(
    signed_in: SignIn, november: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drill_down, "ROWS", 2)
    address = "/bao-cao/ho-so/?figure=received&first=01/11/2018&last=30/11/2018"
    codes = rows_behind(signed_in("kiem"), address)
    assert len(codes) == len(set(codes)) == 7
    assert len(signed_in("kiem").get(address).context["list"].rows) == 2


@pytest.mark.parametrize(
    ("username", "visible"),
    [("kiem", 7), ("binh", 7), ("giang", 1), ("an", 1)],
)
def test_each_sees_only_what_is_theirs_and_is_told_how_much_that_is(
    signed_in: SignIn, november: list[str], username: str, visible: int
) -> None:
    answer = signed_in(username).get("/bao-cao/ho-so/?figure=received&first=01/11/2018&last=30/11/2018")
    found = answer.context["list"]
    assert (found.total, found.visible, len(found.rows)) == (7, visible, visible)
    assert "<strong>7 hồ sơ</strong>" in answer.text
    assert (f"Quý vị được xem {visible} trên 7 hồ sơ" in answer.text) == (visible < 7)
    hidden = set(november) - {row.code for row in found.rows}
    assert not [code for code in hidden if code in answer.text]
    for row in found.rows:
        assert signed_in(username).get(f"/ho-so/{row.code}/").status_code == 200


def test_one_who_may_see_nothing_gets_the_number_and_no_row(signed_in: SignIn, november: list[str]) -> None:
    answer = signed_in("giang").get("/bao-cao/ho-so/?figure=late&first=01/11/2018&last=30/11/2018&part=province")
    assert answer.status_code == 200
    assert "Quý vị được xem 0 trên 1 hồ sơ" in answer.text
    assert "H49-18" not in answer.text


def test_a_stranger_must_sign_in_to_see_a_list(november: list[str]) -> None:
    assert Client().get("/bao-cao/ho-so/?figure=received").status_code == 302


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("figure=khong-co", 404),
        ("", 404),
        ("figure=received&part=khong-co", 404),
        ("figure=received&part=QNI.999", 404),
        ("figure=received&unit=QNI.999", 400),
        ("figure=received&first=x", 400),
        ("figure=received&last=01/01/2999", 400),
        ("figure=received&first=01/01/0001", 400),
        ("figure=received&after=x", 400),
        ("figure=received&after=-1", 400),
        ("figure=received&after=" + "9" * 30, 400),
        ("figure=received&after=٣", 400),
    ],
)
def test_what_no_link_of_ours_says_is_refused(signed_in: SignIn, november: list[str], query: str, status: int) -> None:
    assert signed_in("kiem").get(f"/bao-cao/ho-so/?{query}").status_code == status


def test_a_figure_that_takes_something_back_says_so_and_shows_both_lists(world: World, signed_in: SignIn) -> None:
    """As a story can that was written before a result could be taken back on its own day only."""
    code = lives.resolved(world, "26/10 09:00", "31/10 09:00")
    loaded = dossier_for(SYSTEM, code)
    undone = Event(instant("01/11 09:00"), By("Lê Văn Dũng"), Undone(loaded.state.seq, "Nhầm"))
    with transaction.atomic():
        before = writer.Append(loaded.row.pk, loaded.state, loaded.head, (undone,))
        writer.append([before], recorded_at=undone.at)
    address = "/bao-cao/ho-so/?figure=in_time&first=01/11/2018&last=30/11/2018"
    answer = signed_in("kiem").get(address)
    assert (answer.context["list"].total, answer.context["list"].rows) == (-1, ())
    taken_back = signed_in("kiem").get(answer.context["taken_back_address"])
    assert [row.code for row in taken_back.context["list"].rows] == [code]
    assert (
        answer.context["list"].total
        == table_for(Period(date(2018, 11, 1), date(2018, 11, 30)), "").total.figures.in_time
    )


def test_the_figure_of_moves_opens_those_moved_away(signed_in: SignIn, november: list[str]) -> None:
    answer = signed_in("kiem").get("/bao-cao/ho-so/?figure=moved&part=province&first=01/11/2018&last=30/11/2018")
    assert (answer.context["list"].total, answer.context["list"].rows) == (-1, ())
    assert "đã trừ 1 hồ sơ chuyển đi" in answer.text
    gone = signed_in("kiem").get(answer.context["taken_back_address"]).context["list"].rows
    assert [row.code for row in gone] == [november[-1]]


def test_the_report_of_one_place_is_about_that_place(november: list[str]) -> None:
    found = report(Client(), unit="QNI.193").context["report"]
    assert (found.scope, [row.moved.value for row in found.rows]) == ("Trung tâm Thành phố Hạ Long", [1])
    assert report(Client(), unit="QNI").context["report"].rows[0].received_new.value == 7


def test_a_list_leads_back_to_its_report(signed_in: SignIn, november: list[str]) -> None:
    address = report(Client(), unit="QNI.193").context["report"].rows[0].received_new.address
    back = signed_in("kiem").get(address).context["report_address"]
    assert parse_qs(urlsplit(back).query) == {"first": ["2018-11-01"], "last": ["2018-11-30"], "unit": ["QNI.193"]}
    assert Client().get(back).context["report"].rows[0].received_new.address == address


def test_a_period_in_which_nothing_happened_says_so(world: World) -> None:
    assert "Chưa có số liệu" in report(Client()).text


def test_the_report_speaks_english(november: list[str]) -> None:
    client = Client()
    client.post("/ngon-ngu/", {"language": "en"})
    text = report(client).text
    assert all(
        words in text for words in ("Provincial centre", "In time, of all dossiers to handle", "57.1%", "none arose")
    )


def test_home_shows_the_year_up_to_now_and_what_the_centre_offers(november: list[str]) -> None:
    answer = Client().get("/")
    page = answer.context["page"]
    assert page.centre_name == "Trung tâm Tỉnh Quảng Ninh"
    assert [(level.name, level.received_new.value, level.in_time.value) for level in page.levels] == [
        ("Trung tâm cấp tỉnh", 9, 5),
        ("Trung tâm Thành phố Hạ Long", 0, 0),
    ]
    assert (page.catalogue.procedures, page.catalogue.four_step.part, page.catalogue.four_step.whole) == (1, 0, 1)
    assert "mức độ 3, mức độ 4" in answer.text
    assert "?centre=QNI" in answer.text
    assert len(Client().get("/thu-tuc/?centre=QNI").context["rows"]) == 1


def test_the_pages_keep_their_query_budgets(
    signed_in: SignIn, november: list[str], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client, giang = signed_in("kiem"), signed_in("giang")
    with django_assert_max_num_queries(8):  # session, account, centre, figures, centres, offers, online services (2)
        client.get("/")
    with django_assert_max_num_queries(5):  # session, account, the form's centres, figures, centres
        client.get("/bao-cao/")
    with django_assert_max_num_queries(9):  # these, posts held, row numbers, taken back, rows
        client.get("/bao-cao/ho-so/?figure=received")
    with django_assert_max_num_queries(10):  # these, and how many are visible
        giang.get("/bao-cao/ho-so/?figure=received")
