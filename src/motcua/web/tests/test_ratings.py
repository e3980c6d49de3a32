"""The pages of ratings: units for everybody, officers for the head and auditors."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from motcua.dossiers.tests.world import World
from motcua.indices.tests import lives
from motcua.web.tests.conftest import SignIn

OFFICERS = "/bao-cao/xep-loai/can-bo/"
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
    assert (first.name, first.dossiers, last.dossiers, last.band) == (
        "Trung tâm Tỉnh Quảng Ninh",
        2,
        0,
        "không phát sinh",
    )
    assert dict(first.scores)["1. Thời gian giải quyết"] == 1.5
    assert (first.band, first.reach) == ("Trung bình", "Tốt")
    assert "Chưa có phân hệ khảo sát" in answer.text
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
