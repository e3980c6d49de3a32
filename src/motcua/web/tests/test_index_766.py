"""The page of the index of QĐ 766: what it says, and that each of its numbers opens as much as it says."""

import csv
import re
from io import StringIO

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from motcua.catalogue.models import OnlineService
from motcua.dossiers.actions.accept_dossier import accept_dossier
from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.actions.hand_over_dossier import hand_over_dossier
from motcua.dossiers.rules.documents import Part
from motcua.dossiers.rules.lifecycle.conclude import Decide, IssueResult
from motcua.dossiers.rules.lifecycle.steps import FinishStep
from motcua.dossiers.rules.state import Outcome
from motcua.dossiers.tests.world import World, add_centre, add_procedure, application, instant, offer_at
from motcua.indices.tests import lives
from motcua.organisation.actors import SYSTEM
from motcua.web.leadership import procedure_list
from motcua.web.tests.conftest import SignIn

NOVEMBER = {"first": "01/11/2018", "last": "30/11/2018"}
LINK = re.compile(r'href="(/bao-cao/(?:766/)?(?:ho-so|thu-tuc)/[^"]+)">(-?[\d.]+)</a>')


@pytest.fixture
def november(world: World) -> World:
    lives.with_files(lives.resolved(world, "05/11 09:00", "12/11 16:00"), Part.INPUT, Part.RESULT)
    lives.resolved(world, "05/11 09:30", "13/11 09:00")
    lives.accepted(world, "29/11 09:00", is_online=True)
    add_procedure(world.province, code="1.000002")
    services = {"procedure": world.procedure, "scheme": "four_levels", "level": "4", "valid_from": "2018-01-01"}
    OnlineService.objects.create(code="a", name="a", **services)
    return world


def test_rows_stand_by_group_with_points_and_what_lacks_is_said_in_words(november: World) -> None:
    answer = Client().get("/bao-cao/766/", NOVEMBER)
    index = answer.context["index"]
    assert [group.sum.most for group in index.groups] == [18, 20, 12, 10, 22, 18]
    rows = {row.code: row for group in index.groups for row in group.rows}
    assert (rows["2.1"].ratio.part.value, rows["2.1"].ratio.whole.value) == (2, 3)
    assert (rows["4.1"].points, rows["1.1"].lack, rows["5.4"].lack) == (3, "không phát sinh", "chưa có nguồn số liệu")
    text = answer.text
    assert all(words in text for words in ("66,67\u00a0%", "13,33", "QĐ 766/QĐ-TTg, chỉ số 2.1", "chưa có hiệu lực"))


def test_every_number_opens_what_it_counts(signed_in: SignIn, november: World) -> None:
    auditor = signed_in("kiem")
    links = set(LINK.findall(auditor.get("/bao-cao/766/", NOVEMBER).text.replace("&amp;", "&")))
    assert len(links) >= 9
    for address, shown in links:
        found = auditor.get(address).context["list"]
        assert (address, found.total, len(found.rows)) == (address, int(shown), int(shown))


@pytest.mark.parametrize("query", [{}, {"unit": "QNI", "alone": "on"}, {"unit": "QNI.193"}, {"unit": "QNI.194"}])
def test_every_number_of_every_unit_opens_what_it_counts(
    signed_in: SignIn, november: World, query: dict[str, str]
) -> None:
    """Two units side by side, a commune below one of them; each line is of its own centre alone, as its list is."""
    commune = add_centre(
        "194", "Phường Hà Tu", "commune", november.district.unit, "QNI.194", "000.03.01.H49", "H49.03.01"
    )
    for centre in (november.district, commune):
        offer_at(centre, november.procedure)
        code = accept_dossier(SYSTEM, application(centre=centre.code), at=instant("06/11 09:00")).state.code
        hand_over_dossier(SYSTEM, code, at=instant("06/11 10:00"))
        carry_out(SYSTEM, code, FinishStep("appraise"), at=instant("07/11 09:00"))
        carry_out(SYSTEM, code, Decide(Outcome.GRANTED, "12/QĐ"), at=instant("07/11 10:00"))
        carry_out(SYSTEM, code, IssueResult(), at=instant("07/11 11:00"))
    page = signed_in("kiem").get("/bao-cao/766/", NOVEMBER | query)
    assert bool(page.context["index"].units) == (query in ({}, {"unit": "QNI.193"}))
    links = set(LINK.findall(page.text.replace("&amp;", "&")))
    for address, shown in links:
        found = signed_in("kiem").get(address).context["list"]
        assert (address, found.total, len(found.rows)) == (address, int(shown), int(shown))
    for unit in page.context["index"].units:
        alone = signed_in("kiem").get(unit.address).context["index"]
        rows = {f"{row.code}. {row.name}": row for group in alone.groups for row in group.rows}
        for name, ratio in unit.ratios:
            told = rows[name].ratio
            assert (told is None) == (ratio.value is None), "nothing to divide by is not a nought"
            if told:
                assert (told.part.value, told.whole.value) == (ratio.part.value, ratio.whole.value)


@pytest.mark.parametrize(("username", "visible"), [("kiem", 2), ("binh", 2), ("giang", 0), ("an", 0)])
def test_the_dossiers_are_for_those_whom_they_concern(
    signed_in: SignIn, november: World, username: str, visible: int
) -> None:
    found = signed_in(username).get("/bao-cao/766/ho-so/", NOVEMBER | {"set": "results"}).context["list"]
    assert (found.total, found.visible, len(found.rows)) == (2, visible, visible)


@pytest.mark.parametrize("page", ["ho-so", "thu-tuc"])
@pytest.mark.parametrize(
    ("query", "status"), [("set=x", 404), ("", 404), ("set=results&unit=x", 400), ("first=x", 400)]
)
def test_what_no_link_of_ours_says_is_refused(
    signed_in: SignIn, november: World, page: str, query: str, status: int
) -> None:
    assert signed_in("kiem").get(f"/bao-cao/766/{page}/?{query}").status_code == status


def test_a_list_of_procedures_goes_on_by_key(november: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(procedure_list, "ROWS", 1)
    first = Client().get("/bao-cao/766/thu-tuc/", NOVEMBER | {"set": "in_force"})
    second = Client().get(first.context["paging"].next)
    codes = [row[0] for answer in (first, second) for row in answer.context["list"].rows]
    assert codes == ["1.000001", "1.000002"]
    assert not second.context["paging"].next


def test_the_file_says_the_same_as_the_page(november: World) -> None:
    answer = Client().get("/bao-cao/766/bo-chi-so.csv", NOVEMBER)
    heading, *rows = csv.reader(StringIO(answer.content.decode("utf-8-sig")))
    lines = {row[0]: dict(zip(heading, row, strict=True)) for row in rows}
    assert (lines["2.1"]["Tử số"], lines["2.1"]["Mẫu số"], lines["2.1"]["Tỷ lệ (%)"]) == ("2", "3", "66.67")
    assert (lines["5.4"]["Điểm"], lines["5.4"]["Điểm tối đa"]) == ("", "6")
    assert "chưa có nguồn số liệu" in lines["5.4"]["Ghi chú"]
    assert Client().get("/bao-cao/766/bo-chi-so.csv?first=x").status_code == 400


def test_units_stand_side_by_side_and_open_their_own_index(november: World) -> None:
    page = Client().get("/bao-cao/766/", NOVEMBER)
    assert page.context["index"].units == (), "one unit alone is not compared"
    one = Client().get("/bao-cao/766/", NOVEMBER | {"unit": "QNI.193"}).context["index"]
    assert one.scope == "Trung tâm Thành phố Hạ Long"
    assert one.sum.possible == 0


def test_the_page_asks_the_database_a_fixed_number_of_times(
    november: World, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(19):
        Client().get("/bao-cao/766/", NOVEMBER)
