"""The pages of ratings: units for everybody, officers for the head and auditors."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from motcua.dossiers.tests.world import World
from motcua.indices.tests import lives
from motcua.web.tests.conftest import SignIn

OFFICERS, DETAIL = "/bao-cao/xep-loai/can-bo/", "/bao-cao/xep-loai/chi-tiet/"
LINK = re.compile(r'href="(/bao-cao/[^"]*(?:ho-so|thu-tuc)/[?][^"]+)">(-?[\d.]+)</a>')
QUARTER = {"period": "2018-Q4"}


@pytest.fixture
def november(world: World) -> World:
    lives.resolved(world, "05/11 09:00", "12/11 16:00")
    lives.resolved(world, "05/11 09:30", "06/11 09:00")
    return world


def test_units_are_rated_for_everybody(november: World) -> None:
    answer = Client().get("/bao-cao/xep-loai/")
    page = answer.context["page"]
    first, last = page.rows
    assert (first.name, first.behind.value, last.behind.value, last.band) == (
        "Trung tâm Tỉnh Quảng Ninh",
        2,
        0,
        "không phát sinh",
    )
    assert dict(first.scores)["1. Thời gian giải quyết"] == 1.5
    assert (first.band, first.reach) == ("Trung bình", "Tốt")
    assert "Đánh giá của người dân được giữ kín" in answer.text
    assert "can-bo" not in answer.text
    assert "Nguyễn Văn Bình" not in answer.text


def test_the_head_sees_her_officers_and_their_link_only(signed_in: SignIn, november: World) -> None:
    head = signed_in("em")
    assert head.get("/bao-cao/xep-loai/").text.count(f"{OFFICERS}?") == 1
    answer = head.get(OFFICERS, QUARTER | {"unit": "QNI"})
    assert {row.name for row in answer.context["page"].rows} == {"Nguyễn Văn Bình", "Trần Thị Chi", "Lê Văn Dũng"}
    assert head.get(OFFICERS, QUARTER | {"unit": "QNI.193"}).status_code == 404


@pytest.mark.parametrize(
    ("username", "unit", "status"),
    [("kiem", "QNI", 200), ("kiem", "QNI.193", 200), ("giang", "QNI.193", 200), ("giang", "QNI", 404),
     ("binh", "QNI", 404), ("chi", "QNI", 404), ("an", "QNI", 404), ("kiem", "x", 404), ("kiem", "", 404)],
)  # fmt: skip
def test_who_sees_officers(signed_in: SignIn, november: World, username: str, unit: str, status: int) -> None:
    assert signed_in(username).get(OFFICERS, QUARTER | {"unit": unit}).status_code == status


@pytest.mark.parametrize("unit", ["QNI", "QNI.193"])
def test_every_number_of_a_units_rating_opens_exactly_so_many(signed_in: SignIn, november: World, unit: str) -> None:
    lives.resolved(november, "06/11 09:00", "16/11 09:00", asked=("07/11 09:00", "09/11 09:00"))
    auditor = signed_in("kiem")
    links = links_of(auditor, f"{DETAIL}?period=2018-Q4&unit={unit}")
    assert len(links) >= (10 if unit == "QNI" else 0)
    for address, number in links:
        found = auditor.get(address).context["list"]
        assert (address, found.total) == (address, number)
        assert len(found.rows) == number


def test_every_number_of_an_officers_rating_opens_exactly_so_many(signed_in: SignIn, november: World) -> None:
    head = signed_in("em")
    rows = head.get(OFFICERS, QUARTER | {"unit": "QNI"}).context["page"].rows
    links = {link for row in rows for link in links_of(head, row.detail)}
    assert len(links) > 6
    for address, number in links:
        assert (address, head.get(address).context["list"].total) == (address, number)
        for visitor in ("binh", "chi", "giang", "an"):
            assert signed_in(visitor).get(address).status_code == 404
    assert signed_in("giang").get(rows[0].detail).status_code == 404
    assert Client().get(rows[0].detail).status_code == 404


def links_of(client: Client, address: str) -> set[tuple[str, int]]:
    """The numbers of a page that open a list."""
    found = LINK.findall(client.get(address).text)
    return {(link.replace("&amp;", "&"), int(number.replace(".", ""))) for link, number in found}


@pytest.mark.parametrize("query", ["", "unit=QNI&officer=x", "unit=QNI&officer=999", "unit=nowhere", "unit=QNI&set=x"])
def test_a_rating_that_is_not_there_is_not_found(signed_in: SignIn, november: World, query: str) -> None:
    for page in ("chi-tiet", "ho-so", "thu-tuc"):
        if page == "chi-tiet" and "set" in query:
            continue
        assert signed_in("giang").get(f"/bao-cao/xep-loai/{page}/?period=2018-Q4&{query}").status_code == 404


def test_units_without_dossiers_are_folded_away(november: World) -> None:
    page = Client().get("/bao-cao/xep-loai/", QUARTER).context["page"]
    assert [row.name for row in page.rated] == ["Trung tâm Tỉnh Quảng Ninh"]
    assert "Trung tâm Thành phố Hạ Long" in {row.name for row in page.unrated}


@pytest.mark.parametrize("period", ["", "2018-Q9", "2030", "x"])
def test_a_period_that_is_none_is_refused(signed_in: SignIn, november: World, period: str) -> None:
    assert signed_in("em").get(OFFICERS, {"unit": "QNI", "period": period}).status_code == 400
    assert Client().get("/bao-cao/xep-loai/", {"period": period or "x"}).status_code == 400


def test_the_pages_ask_the_database_a_fixed_number_of_times(
    signed_in: SignIn, november: World, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(9):
        Client().get("/bao-cao/xep-loai/", QUARTER)
    head = signed_in("em")
    with django_assert_max_num_queries(5):
        head.get(OFFICERS, QUARTER | {"unit": "QNI"})
