"""The leadership desk on real dossiers: figures that agree with their lists, ages, durations, stages, who sees whom."""

import re
from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from motcua.dossiers.tests.world import World
from motcua.organisation.models import ServiceCentre
from motcua.statistics.rules.periods import Period
from motcua.statistics.rules.survival import Percentile
from motcua.web.leadership.desk.choice import year_before
from motcua.web.tests import lives
from motcua.web.tests.conftest import SignIn

LINK = re.compile(r'href="(/(?:bao-cao|lanh-dao)/ho-so/[^"]+)">(-?[\d.]+)</a>')
DESK, TIME = "/lanh-dao/", "/lanh-dao/thoi-gian/"


@pytest.fixture
def november(world: World) -> World:
    """Nine dossiers, looked at on the evening of 30/11/2018."""
    lives.november(world)
    return world


@pytest.mark.parametrize("page", [DESK, TIME, f"{DESK}?unit=QNI", f"{TIME}?unit=QNI.193", f"{DESK}?year=2018&rate=C"])
def test_every_number_with_a_list_opens_exactly_so_many_dossiers(signed_in: SignIn, november: World, page: str) -> None:
    auditor = signed_in("kiem")
    found = LINK.findall(auditor.get(page).text)
    links = {(address.replace("&amp;", "&"), int(number.replace(".", ""))) for address, number in found}
    assert len(links) > 5 or "193" in page
    for address, number in links:
        found = auditor.get(address).context["list"]
        assert (address, found.total) == (address, number)
        assert found.visible == found.here


def test_the_glance_tells_today_the_year_and_the_year_before(november: World) -> None:
    desk = Client().get(DESK).context["desk"]
    assert [(pair.now.value, pair.before.value) for pair in desk.today] == [(0, 0), (0, 0), (0, 0)]
    year = {pair.now.title: pair.now.value for pair in desk.year}
    assert year["Tiếp nhận mới"] == 9
    assert year["Đã giải quyết"] == 6
    assert year["Đang giải quyết"] == 3
    assert [rate.letter for rate in desk.rates] == ["A", "B", "C"]
    assert [month.label for month in desk.months][-2:] == ["10/2018", "11/2018"]
    assert sum(month.figures[0].value for month in desk.months) == 9


def test_a_year_without_anything_says_so(world: World) -> None:
    answer = Client().get(DESK)
    assert answer.context["desk"].charts == ()
    assert "không phát sinh" in answer.text
    assert "Chưa có hồ sơ nào được tiếp nhận trong kỳ." in Client().get(TIME).text


def test_what_the_form_does_not_offer_is_refused_on_the_page(world: World) -> None:
    for query in ("?year=1200", "?unit=NOWHERE", "?rate=Z", "?by=sector"):
        answer = Client().get(DESK + query)
        assert answer.status_code == 400
        assert answer.context["desk"] is None
    for query in ("?kind=age&band=7-8", "?kind=x&band=0-1", "?kind=age&band=0-1&unit=NOWHERE"):
        assert Client().get(f"/lanh-dao/ho-so/{query}").status_code in (302, 404)


def test_ages_are_counted_in_working_days(november: World) -> None:
    times = Client().get(TIME).context["desk"]
    ages = {band.label: band.figure.value for band in times.ages}
    assert ages["0–1 ngày làm việc"] == 1  # accepted on Thursday 29/11
    assert ages["11–20 ngày làm việc"] >= 1  # accepted on 12/11: fourteen working days ago
    assert sum(ages.values()) == 3
    assert sum(band.figure.value for band in times.overdue) == 2


def test_durations_count_what_is_still_open(november: World) -> None:
    times = Client().get(TIME).context["desk"]
    assert (times.survival.ended, times.survival.pending) == (6, 3)
    assert times.quantiles[0].now == Percentile(8)
    assert times.quantiles[0].before is None


def test_officers_and_reasons_are_for_the_head_of_the_centre_and_auditors(signed_in: SignIn, november: World) -> None:
    page = f"{TIME}?unit=QNI"
    for visitor in (Client(), signed_in("an"), signed_in("binh"), signed_in("giang")):
        desk = visitor.get(page).context["desk"]
        assert (desk.officers, desk.reasons) == (None, None)
        assert "Nghị định X" not in visitor.get(page).text
    assert signed_in("kiem").get(TIME).context["desk"].officers is None  # of one centre only
    desk = signed_in("kiem").get(page).context["desk"]
    appraised = [(row.name, row.finished) for row in desk.officers if str(row.stage) == "Thẩm định"]
    assert appraised == [("Trần Thị Chi", 5)]
    assert [(reason.words, reason.dossiers) for reason in desk.reasons.refused] == [("Điều 5 Nghị định X", 1)]
    assert ("Bản đồ", 1) in [(reason.words, reason.dossiers) for reason in desk.reasons.asked]


def test_a_head_finds_the_own_centre_chosen_and_may_choose_all(signed_in: SignIn, november: World) -> None:
    head = signed_in("em")
    assert head.get(DESK).context["form"]["unit"].value() == "QNI"
    assert head.get(TIME).context["desk"].officers
    assert head.get(f"{DESK}?unit=").context["desk"].scope == "Toàn tỉnh"


def test_the_map_colours_units_and_opens_their_reports(november: World) -> None:
    parts = Client().get(DESK).context["desk"].map
    assert [part.title for part in parts] == ["Cấp huyện (1)"]
    tile = parts[0].groups[0].tiles[0]
    assert (tile.place, tile.shade) == ("ha-long", 1)
    assert Client().get(tile.address).context["report"].scope == "Trung tâm Thành phố Hạ Long"


def test_units_that_ended_are_told_by_the_units_of_the_day_or_folded(november: World) -> None:
    ServiceCentre.objects.filter(code="QNI.193").update(valid_to=date(2018, 11, 29))
    for page in (DESK, "/bao-cao/?first=01/11/2018&last=30/11/2018"):
        answer = Client().get(page)
        assert "Gộp vào nơi kế thừa" in answer.text
    told = Client().get(f"{DESK}?by=successor")
    assert "Đơn vị bị chia cho nhiều nơi kế thừa giữ dòng riêng" in told.text


def test_the_pages_read_a_fixed_number_of_times(
    november: World, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(9):
        Client().get(DESK)
    with django_assert_max_num_queries(16):
        Client().get(TIME)


def test_the_same_days_of_the_year_before() -> None:
    leap = Period(date(2024, 1, 1), date(2024, 2, 29))
    assert year_before(leap) == Period(date(2023, 1, 1), date(2023, 2, 28))
