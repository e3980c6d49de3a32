"""Public figures that look at dossiers: bounded, kept and slowed down for everybody but officers."""

import pytest
from django.test import Client

from motcua.dossiers.tests.world import World
from motcua.web import throttle
from motcua.web.leadership import counting
from motcua.web.tests import lives
from motcua.web.tests.conftest import SignIn

YEARS = "first=01/01/2015&last=29/11/2018"
NOVEMBER = "first=01/11/2018&last=29/11/2018"
PAGES = ("/bao-cao/bieu-mau/07/?{}", "/bao-cao/bieu-mau/08/?{}", "/bao-cao/766/?{}")
FILES = (
    "/bao-cao/bieu-mau/08/tep/?format=csv&{}",
    "/bao-cao/766/bo-chi-so.csv?{}",
    "/bao-cao/766/thu-tuc/?set=online_used&{}",
)
SUMS = ("/bao-cao/?{}", "/bao-cao/bieu-mau/06/?{}")


@pytest.fixture
def one(world: World) -> str:
    return lives.resolved(world, "05/11 09:00", "12/11 16:00")


@pytest.mark.parametrize("page", [*PAGES, *FILES])
def test_strangers_have_a_year_counted_and_officers_any_days(signed_in: SignIn, one: str, page: str) -> None:
    for visitor in (Client(), signed_in("an")):
        answer = visitor.get(page.format(YEARS))
        assert answer.status_code == 422
        assert f"{counting.LONGEST} ngày" in answer.text
        assert visitor.get(page.format(NOVEMBER)).status_code == 200
    assert signed_in("binh").get(page.format(YEARS)).status_code == 200


LISTS = ("/bao-cao/bieu-mau/07/ho-so/?line=&column=lateness&{}", "/bao-cao/766/ho-so/?set=results&{}")


@pytest.mark.parametrize("page", LISTS)
def test_lists_are_bounded_for_citizens_too(signed_in: SignIn, one: str, page: str) -> None:
    assert signed_in("an").get(page.format(YEARS)).status_code == 422
    assert signed_in("an").get(page.format(NOVEMBER)).status_code == 200
    assert signed_in("binh").get(page.format(YEARS)).status_code == 200


@pytest.mark.parametrize("page", SUMS)
def test_what_is_read_from_sums_has_no_bound(one: str, page: str) -> None:
    assert Client().get(page.format(YEARS)).status_code == 200


@pytest.mark.parametrize("page", [*PAGES, *FILES, "/bao-cao/xep-loai/?period=2018&{}"])
def test_asking_for_ever_new_counts_is_slowed_down(one: str, monkeypatch: pytest.MonkeyPatch, page: str) -> None:
    monkeypatch.setattr(throttle, "COUNTS", throttle.Limit("counts", 1, throttle.COUNTS.window))
    assert Client().get(page.format(NOVEMBER)).status_code == 200
    assert Client().get(page.format(NOVEMBER)).status_code == 200, "the same answer is kept"
    answer = Client().get(page.replace("period=2018", "period=2018-Q3").format("first=02/11/2018&last=29/11/2018"))
    assert answer.status_code == 429
    assert "Xin chờ mười phút" in answer.text


def test_a_kept_answer_is_as_of_when_it_was_counted(world: World, one: str, signed_in: SignIn) -> None:
    first = Client().get(PAGES[2].format("")).context["index"]
    lives.resolved(world, "06/11 09:00", "13/11 16:00")
    again = Client().get(PAGES[2].format("")).context["index"]
    assert again.period.as_of == first.period.as_of
    assert results_in(again) == results_in(first) == 1
    assert results_in(signed_in("binh").get(PAGES[2].format("")).context["index"]) == 2


def results_in(index: object) -> int:
    rows = {row.code: row for group in index.groups for row in group.rows}  # type: ignore[attr-defined]
    return int(rows["4.2"].ratio.whole.value)


def test_who_waits_too_long_for_anothers_count_is_told(one: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "PATIENCE", 0.01)
    with counting.ONE_AT_A_TIME:
        answer = Client().get(PAGES[0].format(NOVEMBER))
    assert answer.status_code == 429
    assert "Xin xem lại sau một phút" in answer.text
