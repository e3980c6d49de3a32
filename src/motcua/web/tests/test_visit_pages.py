"""The code on the paper, its page, and the slip for whoever only came to ask."""

import re
from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from motcua.dossiers.tests.world import World, instant
from motcua.kernel.clock import TrainingClock, real_now
from motcua.kernel.tests.reading import whole_text
from motcua.surveys.models import Answer, Visit, VisitAnswer
from motcua.web import throttle
from motcua.web.tests import lives
from motcua.web.tests.conftest import SignIn

CODE = re.compile(r"\b[a-z2-7]{4}(?:-[a-z2-7]{4}){3}\b")


@pytest.fixture
def binh(signed_in: SignIn) -> Client:
    return signed_in("binh")


def printed(client: Client, code: str) -> str:
    return whole_text(client.get(f"/ho-so/{code}/in/receipt/").content)


def slip(client: Client) -> str:
    """The code on a new slip."""
    answer = client.post("/quay/phieu-danh-gia/")
    assert answer.headers["Content-Type"] == "application/pdf"
    [code] = CODE.findall(whole_text(answer.content))
    return code


def test_the_receipt_bears_the_code_on_the_visitors_copy_alone_and_two_receipts_of_a_visit_the_same(
    world: World, binh: Client
) -> None:
    first, second = lives.accepted(world), lives.accepted(world, "05/11 10:00")
    [code] = CODE.findall(printed(binh, first))
    assert CODE.findall(printed(binh, second)) == [code]
    assert "testserver/danh-gia/luot/" in printed(binh, first)
    assert "đến hết ngày 05/12/2018" in printed(binh, first)
    joint = binh.post("/in-nhieu-ho-so/", {"form": "joint_receipt", "codes": [first, second]})
    assert CODE.findall(whole_text(joint.content)) == [code]
    assert Visit.objects.count() == 1


def test_others_who_may_print_it_get_no_code_and_neither_has_an_old_or_another_form(
    world: World, binh: Client, signed_in: SignIn
) -> None:
    code = lives.accepted(world)
    assert not CODE.findall(printed(signed_in("kiem"), code))
    assert not CODE.findall(printed(binh, lives.accepted(world, "25/10 09:00")))
    assert not CODE.findall(whole_text(binh.get(f"/ho-so/{code}/in/control_slip/").content))
    assert not Visit.objects.exists()


def test_who_came_rates_without_an_account_and_a_second_time_reads_the_same(binh: Client) -> None:
    code = slip(binh)
    page = Client().get(f"/danh-gia/luot/{code}/")
    assert "Trung tâm Tỉnh Quảng Ninh" in page.text
    assert "đến hết ngày 30/12/2018" in page.text
    assert "no-store" in page.headers["Cache-Control"]
    bad = Client().post(f"/danh-gia/luot/{code}/", {"comment": "Cô Bình tận tình"})
    assert bad.status_code == 400
    assert "Cô Bình tận tình" in bad.text
    answers = [Client().post(f"/danh-gia/luot/{code}/", {"level": level, "reasons": ["kind"]}) for level in ("4", "1")]
    assert {each.headers["Location"] for each in answers} == {"/danh-gia/luot/cam-on/"}
    assert Client().get(f"/danh-gia/luot/{code}/").text.count('type="radio"') == page.text.count('type="radio"')
    assert (VisitAnswer.objects.get().level, VisitAnswer.objects.get().reasons) == (4, ["kind"])
    assert not Answer.objects.exists()


def test_the_code_is_typed_as_people_type(binh: Client) -> None:
    code = slip(binh)
    typed = code.upper().replace("-", " ")
    assert Client().get("/danh-gia/luot/", {"code": typed}).headers["Location"] == f"/danh-gia/luot/{code}/"
    wrong = Client().get("/danh-gia/luot/", {"code": "k7m2"})
    assert wrong.status_code == 400
    assert "mười sáu chữ và số" in wrong.text


@pytest.mark.parametrize("name", ["binh", "em", "giang", "kiem"])
def test_an_officer_is_refused_alike_whatever_the_code(binh: Client, signed_in: SignIn, name: str) -> None:
    code, officer = slip(binh), signed_in(name)
    pages = [officer.post(f"/danh-gia/luot/{each}/", {"level": "5"}) for each in (code, "aaaa-bbbb-cccc-dddd")]
    assert [each.status_code for each in pages] == [422, 422]
    assert "Trung tâm Tỉnh Quảng Ninh" not in re.sub(r"<(header|footer)[\s\S]*?</\1>", "", pages[0].text)
    assert not VisitAnswer.objects.exists()


def test_guessing_is_slowed_down_and_a_right_code_is_no_guess(binh: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    code = slip(binh)
    few = throttle.Limit("slips", 2, throttle.SLIPS_TRIED.window)
    monkeypatch.setattr("motcua.web.portal.rating.visit.LIMITS", (few, throttle.SLIPS_TRIED_EVERYWHERE, few))
    client = Client()
    assert [client.get(f"/danh-gia/luot/{code}/").status_code for _ in range(3)] == [200] * 3
    wrong = [client.get(f"/danh-gia/luot/aaaa-bbbb-cccc-ddd{letter}/").status_code for letter in "abcd"]
    assert wrong == [404, 404, 429, 429]
    assert client.get(f"/danh-gia/luot/{code}/").status_code == 429


def test_one_account_gives_out_no_heap_of_slips(binh: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(throttle, "SLIPS_GIVEN", throttle.Limit("slips-given", 2, throttle.SLIPS_GIVEN.window))
    assert [binh.post("/quay/phieu-danh-gia/").status_code for _ in range(3)] == [200, 200, 429]
    assert Visit.objects.count() == 2


def test_the_counter_has_the_button_where_people_come(binh: Client, world: World) -> None:
    for address in ("/quay/tiep-nhan/", "/quay/hom-nay/", f"/quay/huong-dan/{world.procedure.code}/"):
        assert 'action="/quay/phieu-danh-gia/"' in binh.get(address).text


def test_visits_stand_beside_dossiers_and_are_not_added(
    world: World, settings: Settings, signed_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    quarter = date(2018, 10, 1)
    for level, number in ((5, 12), (1, 6)):
        rows = [{"quarter": quarter, "centre": world.province, "level": level, "comment": "Chờ lâu"}] * number
        VisitAnswer.objects.bulk_create(VisitAnswer(**each) for each in rows)
        Answer.objects.bulk_create(Answer(procedure=world.procedure, **each) for each in rows[:5])
    settings.TRAINING_CLOCK = TrainingClock(instant("30/11 18:00").replace(year=2019), real_now())
    with django_assert_max_num_queries(12):
        page = Client().get("/muc-do-hai-long/?quarter=2018-Q4").text
    said, visits = page.split('id="visits"')
    assert "66,7" in visits.split('id="times"')[0]
    assert "50,0" in said
    assert ">18<" in visits
    assert ">28<" not in page
    comments = signed_in("kiem").get("/muc-do-hai-long/loi-nhan/?quarter=2018-Q4").text
    assert comments.count("Chờ lâu") == 28
    assert signed_in("em").get("/muc-do-hai-long/loi-nhan/?quarter=2018-Q4").status_code == 404
