"""The report, the lists behind its figures and the home page, on real dossiers."""

import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from motcua.catalogue.models import Procedure
from motcua.dossiers import writer
from motcua.dossiers.access import dossier_for
from motcua.dossiers.rules.lifecycle.undo import Undone
from motcua.dossiers.tests.world import World, instant
from motcua.kernel.facts import By, Event
from motcua.organisation.actors import SYSTEM
from motcua.statistics.queries import seed_table
from motcua.statistics.rules.columns import COLUMNS
from motcua.statistics.rules.periods import Period
from motcua.web.figures import Figure
from motcua.web.leadership import drill_down
from motcua.web.tests import lives
from motcua.web.tests.conftest import SignIn

EVERY_TABLE = [
    "/",
    "/bao-cao/?first=01/11/2018&last=30/11/2018",
    "/bao-cao/?unit=QNI",
    "/bao-cao/?first=01/11/2018&last=30/11/2018&by=sector",
    "/bao-cao/?unit=QNI.193&by=sector",
]
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
    found = report(Client()).context["report"]
    assert found.headings == (
        "Tiếp nhận mới",
        "Kỳ trước chuyển qua",
        "Chuyển đến, trừ chuyển đi",
        "Tổng số",
        "Giải quyết trước và đúng hạn",
        "Giải quyết quá hạn",
        "Đang giải quyết, trong hạn",
        "Đang giải quyết, quá hạn",
    )
    rows = {row.name: [figure.value for figure in row.figures] for row in found.rows}
    assert rows["Trung tâm cấp tỉnh"] == [7, 1, -1, 7, 4, 1, 1, 1]
    assert rows["Trung tâm Thành phố Hạ Long"] == [0, 0, 1, 1, 0, 0, 0, 1]
    assert rows["Toàn tỉnh"][0] == 7
    assert found.rows[0].in_time.value == Fraction(4, 7)


def test_the_figures_that_the_table_does_not_have_stand_below_it(november: list[str]) -> None:
    further = report(Client()).context["report"].further
    found = {line.title: [figure.value for _, figure in line.figures] for line in further}
    assert found["Đã giải quyết"] == [5, 0, 5]
    assert found["Rút hồ sơ"] == [1, 0, 1]
    assert found["Bị yêu cầu bổ sung"] == [1, 0, 1]
    assert found["Tiếp nhận trực tuyến"] == [1, 0, 1]


def test_three_rates_stand_side_by_side_with_formula_law_and_both_numbers(november: list[str]) -> None:
    found = report(Client()).context["report"]
    assert found.told_of == ("Trung tâm cấp tỉnh", "Trung tâm Thành phố Hạ Long", "Toàn tỉnh")
    province = {rate.letter: (rate.ratios[0][1].part.value, rate.ratios[0][1].whole.value) for rate in found.rates}
    assert province == {"A": (4, 7), "B": (4, 5), "C": (5, 7)}
    text = report(Client()).text
    assert all(law in text for law in ("NĐ 61/2018/NĐ-CP Điều 30.2.c", "Biểu số II.06", "QĐ 766/QĐ-TTg"))
    assert all(words in text for words in ("57,1\u00a0%", "80,00\u00a0%", "71,43\u00a0%", " ÷ ", "không phát sinh"))


def test_identity_checks_are_shown_and_hold(november: list[str]) -> None:
    answer = report(Client())
    checks = answer.context["report"].checks
    assert checks
    assert all(check.holds for check in checks)
    assert [[figure.value for figure in side] for side in (checks[0].left, checks[0].right)] == [[7], [5, 2]]
    assert "không khớp" not in answer.text


@pytest.mark.parametrize("page", EVERY_TABLE)
def test_every_figure_opens_exactly_its_dossiers(signed_in: SignIn, november: list[str], page: str) -> None:
    auditor = signed_in("kiem")
    links = LIST_LINK.findall(auditor.get(page).text.replace("&amp;", "&"))
    assert len(links) >= 4
    for address, shown in sorted(set(links)):
        codes, taken_back = rows_behind(auditor, address), rows_behind(auditor, f"{address}&side=taken-back")
        assert (address, len(codes) - len(taken_back)) == (address, int(shown))
        assert len(set(codes)) == len(codes)
        assert set(codes) <= set(november)


def test_asking_for_papers_takes_nothing_out_of_the_overdue_figure(world: World, signed_in: SignIn) -> None:
    code = lives.asked_when_overdue(world)
    answer = report(signed_in("kiem"))
    title = COLUMNS["overdue"].title.vi
    figure = next(each for each in answer.context["report"].rows[0].figures if each.title == title)
    assert figure.value == 1
    listed = signed_in("kiem").get(figure.address).context["list"].rows
    assert [(row.code, str(row.timeliness.label)) for row in listed] == [(code, "Đang quá hạn")]


def test_a_rate_and_an_identity_open_both_of_their_sides(november: list[str]) -> None:
    text = report(Client()).text.replace("&amp;", "&")
    opened = {parse_qs(urlsplit(address).query)["figure"][0] for address, _ in LIST_LINK.findall(text)}
    assert {"in_time", "total", "resolved", "on_time_766", "open", "in_term", "withdrawn", "supplemented"} <= opened


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("page", ["/bao-cao/?first=01/11/2018&last=30/11/2018", "/"])
def test_a_figure_opens_a_page_under_its_own_name(
    signed_in: SignIn, november: list[str], page: str, language: str
) -> None:
    auditor = signed_in("kiem")
    auditor.post("/ngon-ngu/", {"language": language})
    shown = auditor.get(page)
    for figure in figures_on(shown.context):
        opened = auditor.get(figure.address)
        assert f"<h1>{figure.title}</h1>" in opened.text
        assert figure.title in shown.text


def figures_on(context: Any) -> Iterator[Figure]:
    """Every linked figure of the report's page, or of the home page."""
    if "report" in context:
        found = context["report"]
        yield from (figure for row in found.rows for figure in row.figures)
        yield from (figure for line in found.further for _, figure in line.figures)
    else:
        for level in context["page"].levels:
            yield from (level.received_new, level.carried_over, level.in_time, level.overdue)


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


def test_a_list_calls_each_procedure_what_it_was_called_in_the_pinned_revision(
    signed_in: SignIn, world: World, november: list[str]
) -> None:
    name = world.procedure.name
    Procedure.objects.update(name="Tên mới của thủ tục")
    text = signed_in("kiem").get("/bao-cao/ho-so/?figure=received&first=01/11/2018").text
    assert name in text
    assert "Tên mới của thủ tục" not in text


def test_one_who_may_see_nothing_gets_the_number_and_no_row(signed_in: SignIn, november: list[str]) -> None:
    answer = signed_in("giang").get("/bao-cao/ho-so/?figure=late&first=01/11/2018&last=30/11/2018&part=province")
    assert answer.status_code == 200
    assert "Quý vị được xem 0 trên 1 hồ sơ" in answer.text
    assert "H49-18" not in answer.text


def test_a_list_of_a_past_evening_says_that_its_rows_tell_of_now(signed_in: SignIn, november: list[str]) -> None:
    address = "/bao-cao/ho-so/?figure=open&first=01/11/2018&last="
    past, today = (signed_in("kiem").get(address + last).text for last in ("08/11/2018", "30/11/2018"))
    assert "Con số là của 24:00 ngày 08/11/2018." in past
    assert "dưới đây là của 18:00 ngày 30/11/2018" in past
    assert "dưới đây là của" not in today


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
        ("figure=received&by=khong-co", 400),
        ("figure=received&by=sector&part=khong-co", 404),
        ("figure=received&by=sector&part=province", 404),
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
        answer.context["list"].total == seed_table(Period(date(2018, 11, 1), date(2018, 11, 30))).total.figures.in_time
    )


def test_the_figure_of_moves_opens_those_moved_away(signed_in: SignIn, november: list[str]) -> None:
    answer = signed_in("kiem").get("/bao-cao/ho-so/?figure=moved&part=province&first=01/11/2018&last=30/11/2018")
    assert (answer.context["list"].total, answer.context["list"].rows) == (-1, ())
    assert "đã trừ 1 hồ sơ chuyển đi" in answer.text
    gone = signed_in("kiem").get(answer.context["taken_back_address"]).context["list"].rows
    assert [row.code for row in gone] == [november[-1]]


def test_the_report_of_one_place_is_about_that_place(november: list[str]) -> None:
    found = report(Client(), unit="QNI.193").context["report"]
    assert (found.scope, [row.figures[2].value for row in found.rows]) == ("Trung tâm Thành phố Hạ Long", [1])
    assert report(Client(), unit="QNI").context["report"].rows[0].figures[0].value == 7


def test_a_list_leads_back_to_its_report(signed_in: SignIn, november: list[str]) -> None:
    address = report(Client(), unit="QNI.193").context["report"].rows[0].figures[0].address
    back = signed_in("kiem").get(address).context["report_address"]
    assert parse_qs(urlsplit(back).query) == {"first": ["2018-11-01"], "last": ["2018-11-30"], "unit": ["QNI.193"]}
    assert Client().get(back).context["report"].rows[0].figures[0].address == address


def test_the_report_by_sector_has_a_row_for_each_and_the_same_total(november: list[str]) -> None:
    by_unit, by_sector = report(Client()).context["report"], report(Client(), by="sector").context["report"]
    assert [row.name for row in by_sector.rows] == ["Lĩnh vực mẫu", "Toàn tỉnh"]
    told = {figure.title: figure.value for figure in by_unit.rows[-1].figures}
    assert {figure.title: figure.value for figure in by_sector.rows[-1].figures}.items() <= told.items()
    assert (by_sector.told_of, len(by_sector.checks)) == (("Toàn tỉnh",), 3)
    one = report(Client(), by="sector", unit="QNI.193").context["report"]
    assert (one.scope, one.rows[0].figures[0].value) == ("Trung tâm Thành phố Hạ Long", 0)


def test_the_switch_keeps_period_and_place_and_so_does_the_form(signed_in: SignIn, november: list[str]) -> None:
    answer = report(Client(), unit="QNI.193")
    address = next(choice.address for choice in answer.context["report"].choices if not choice.is_current)
    switched = Client().get(address)
    assert [row.name for row in switched.context["report"].rows] == ["Lĩnh vực mẫu", "Trung tâm Thành phố Hạ Long"]
    assert '<input type="hidden" name="by" value="sector"' in switched.text
    back = next(choice.address for choice in switched.context["report"].choices if not choice.is_current)
    assert parse_qs(urlsplit(back).query) == {"first": ["2018-11-01"], "last": ["2018-11-30"], "unit": ["QNI.193"]}
    opened = signed_in("kiem").get(switched.context["report"].rows[0].figures[2].address)
    assert opened.context["list"].scope == "Trung tâm Thành phố Hạ Long, lĩnh vực Lĩnh vực mẫu"
    assert opened.context["report_address"] == address


def test_a_way_to_cut_that_there_is_not_is_refused(november: list[str]) -> None:
    assert report(Client(), by="khong-co").status_code == 400


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
    with django_assert_max_num_queries(9):  # session, account, centre, figures, centres, offers, services, events, news
        client.get("/")
    with django_assert_max_num_queries(6):  # session, account, the form's centres, figures, centres, whether one ended
        client.get("/bao-cao/")
    with django_assert_max_num_queries(6):  # session, account, the form's centres, figures, sectors, whether one ended
        client.get("/bao-cao/?by=sector")
    with django_assert_max_num_queries(9):  # these, posts held, row numbers, taken back, rows
        client.get("/bao-cao/ho-so/?figure=received")
    with django_assert_max_num_queries(10):  # these, and how many are visible
        giang.get("/bao-cao/ho-so/?figure=received")
