"""The hand-over list, today's receptions, the code field, and who may see the counter at all."""

import re
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries, Settings

from motcua.dossiers.access import load
from motcua.dossiers.actions.accept_dossier import accept_dossier
from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.actions.hand_over_dossier import hand_over_dossier
from motcua.dossiers.models import Dossier, DossierEvent
from motcua.dossiers.rules.lifecycle.supplement import AskForSupplement, ReceiveSupplement
from motcua.dossiers.rules.state import Status
from motcua.dossiers.tests.world import World, application, instant
from motcua.kernel.clock import TrainingClock, real_now
from motcua.kernel.tests.reading import whole_text
from motcua.web.desk.counter import handing_over, other_pages, today
from motcua.web.tests import lives
from motcua.web.tests.conftest import SignIn
from motcua.web.tests.counter_desk import MATTER, sent

HAND_OVER, TODAY = "/quay/ban-giao/", "/quay/hom-nay/"


@pytest.fixture
def binh(world: World, signed_in: SignIn, settings: Settings) -> Client:
    """Bình at the counter, on the afternoon of Monday 05/11/2018."""
    set_clock(settings, "05/11 16:00")
    return signed_in("binh")


def set_clock(settings: Settings, at: str) -> None:
    settings.TRAINING_CLOCK = TrainingClock(instant(at), real_now())


def chosen(*codes: str, **more: str) -> dict[str, object]:
    """The form as sent, for dossiers of one event each."""
    return {"request_id": str(uuid4()), "chosen": [f"{code}/1" for code in codes], "slip": "PKS-17"} | more


def test_the_list_has_each_dossier_with_its_deadline_the_soonest_first(world: World, binh: Client) -> None:
    late = lives.accepted(world, "05/11 15:00")
    early = lives.accepted(world, "05/11 14:59")
    rows = binh.get(HAND_OVER).context["rows"]
    assert [(row.code, row.deadline, row.is_late) for row in rows] == [
        (early, instant("05/11 17:00"), False),
        (late, instant("06/11 07:30"), False),
    ]


def test_one_that_came_back_with_its_papers_has_a_new_deadline(world: World, binh: Client, settings: Settings) -> None:
    code = lives.accepted(world, "05/11 09:00")
    carry_out(world.binh, code, AskForSupplement(("Ảnh",), "Thiếu ảnh"), at=instant("05/11 10:00"))
    assert binh.get(HAND_OVER).context["rows"] == ()
    carry_out(world.binh, code, ReceiveSupplement(("Ảnh",)), at=instant("07/11 10:00"))
    set_clock(settings, "07/11 11:00")
    (row,) = binh.get(HAND_OVER).context["rows"]
    assert (row.received_at, row.deadline) == (instant("07/11 10:00"), instant("07/11 17:00"))


def test_many_are_handed_over_at_once_each_with_its_result(world: World, binh: Client) -> None:
    first, second, third = (lives.accepted(world, f"05/11 {hour}:00") for hour in ("08", "09", "10"))
    hand_over_dossier(world.binh, second, at=instant("05/11 10:00"))
    answer = binh.post(HAND_OVER, chosen(first, second, "000.00.01.H49-181105-0099", "vớ vẩn"))
    results = {result.code: (str(result.tag.label), result.sentence) for result in answer.context["results"]}
    assert results[first] == ("đã chuyển", "")
    assert results[second][0] == "chưa chuyển"
    assert "vừa xử lý hồ sơ này" in results[second][1]
    assert "Không tìm thấy hồ sơ" in results["000.00.01.H49-181105-0099"][1]
    assert "không phải mã hồ sơ" in results["vớ vẩn"][1]
    assert [row.code for row in answer.context["rows"]] == [third]
    assert load(Dossier.objects.get(code=first)).events[-1].fact.slip == "PKS-17"


def test_a_late_hand_over_is_done_and_told_as_late(world: World, binh: Client, settings: Settings) -> None:
    code = lives.accepted(world, "05/11 09:00")
    set_clock(settings, "06/11 09:00")
    assert binh.get(HAND_OVER).context["rows"][0].is_late
    (result,) = binh.post(HAND_OVER, chosen(code)).context["results"]
    assert str(result.tag.label) == "đã chuyển, quá giờ"
    assert Dossier.objects.get().status == Status.PROCESSING


def test_a_form_sent_twice_hands_over_once(world: World, binh: Client) -> None:
    form = chosen(lives.accepted(world))
    answers = [binh.post(HAND_OVER, form) for _ in range(2)]
    assert [str(answer.context["results"][0].tag.label) for answer in answers] == ["đã chuyển", "đã chuyển"]
    assert DossierEvent.objects.filter(kind="handed_over").count() == 1


@pytest.mark.parametrize("wrong", [{"chosen": []}, {"request_id": "x"}, {"slip": "9" * 61}])
def test_a_form_without_a_choice_or_ill_formed_hands_nothing_over(
    world: World, binh: Client, wrong: dict[str, object]
) -> None:
    code = lives.accepted(world)
    answer = binh.post(HAND_OVER, chosen(code) | wrong)
    assert (answer.status_code, Dossier.objects.get().status) == (400, Status.ACCEPTED)
    assert code in answer.text


@pytest.mark.parametrize("choice", ["x", "/1", "000.00.01.H49-181105-0001/x", "000.00.01.H49-181105-0001/9999999"])
def test_what_the_page_never_offered_is_left_out(world: World, binh: Client, choice: str) -> None:
    lives.accepted(world)
    answer = binh.post(HAND_OVER, chosen() | {"chosen": [choice]})
    assert (answer.status_code, answer.context["results"]) == (200, ())


def test_todays_list_is_this_counters_and_this_days(world: World, binh: Client, signed_in: SignIn) -> None:
    yesterday, morning = lives.accepted(world, "02/11 09:00"), lives.accepted(world, "05/11 09:00")
    binh.post(MATTER, sent())
    rows = binh.get(TODAY).context["rows"]
    assert [row.code for row in rows] == ["000.00.01.H49-181105-0002", morning]
    assert rows[0].received_by == "Nguyễn Văn Bình"
    assert yesterday not in binh.get(TODAY).text
    assert signed_in("giang").get(TODAY).context["rows"] == ()
    assert signed_in("giang").get(HAND_OVER).context["rows"] == ()


def test_todays_list_is_continued_by_its_last_row(world: World, binh: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(today, "ROWS", 2)
    codes = [lives.accepted(world, f"05/11 0{hour}:00") for hour in (8, 9, 9)]
    page = binh.get(TODAY)
    following = binh.get(page.context["paging"].next)
    shown = [row.code for answer in (page, following) for row in answer.context["rows"]]
    assert sorted(shown) == sorted(codes)
    assert following.context["paging"].next == ""
    assert len(binh.get(TODAY, {"after": "khong-co"}).context["rows"]) == 2


@pytest.mark.parametrize(
    ("typed", "leads_to"),
    [
        ("000.00.01.H49-181105-0001", "/ho-so/000.00.01.H49-181105-0001/"),
        (" 000.00.01.h49–181105–0001 ", "/ho-so/000.00.01.H49-181105-0001/"),
        ("H49.02.01-240315-0007", "/ho-so/H49.02.01-240315-0007/"),
        ("Phạm Thị An", "/viec/tim/?q=Ph%E1%BA%A1m+Th%E1%BB%8B+An"),
        ("", "/viec/tim/?q="),
    ],
)
def test_a_code_opens_its_dossier_and_anything_else_is_searched_for(binh: Client, typed: str, leads_to: str) -> None:
    assert binh.get("/tim/", {"q": typed}).headers["Location"] == leads_to


def test_where_there_is_a_search_it_is_asked(binh: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(other_pages.ROUTES, "search", "procedures")
    assert binh.get("/tim/", {"q": "An"}).headers["Location"] == "/thu-tuc/?q=An"


def test_a_link_to_print_is_there_only_where_a_page_prints(
    world: World, binh: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = lives.accepted(world)
    monkeypatch.setattr(other_pages, "route_names", set)
    assert "In giấy tiếp nhận" not in binh.get(f"/quay/giay-tiep-nhan/{code}/").text
    monkeypatch.setattr(other_pages, "route_names", lambda: {"printed-form"})
    monkeypatch.setattr(other_pages, "reverse", lambda route, args: f"/{route}/{'/'.join(args)}")
    assert f'href="/printed-form/{code}/receipt">In giấy tiếp nhận' in binh.get(f"/quay/giay-tiep-nhan/{code}/").text


@pytest.mark.parametrize("who", ["an", "chi", "dung", "em", "kiem"])
def test_without_a_receptionists_post_the_counter_is_absent(world: World, signed_in: SignIn, who: str) -> None:
    code = lives.accepted(world)
    client = signed_in(who)
    absent = client.get("/khong-co-trang-nay/")
    for address in (MATTER, TODAY, HAND_OVER, f"/quay/giay-tiep-nhan/{code}/", "/quay/phieu/1/"):
        answer = client.get(address)
        assert (answer.status_code, "Phạm Thị An" in answer.text.replace("<span>Phạm Thị An</span>", "")) == (
            404,
            False,
        )
        assert without_address(answer.text, address) == without_address(absent.text, "/khong-co-trang-nay/")
    assert client.post(MATTER, sent()).status_code == 404
    assert client.post(HAND_OVER, chosen(code)).status_code == 404
    assert client.post("/quay/tiep-nhan/nguoi/", {"kind": "cccd", "number": "022190000123"}).status_code == 404
    assert Dossier.objects.get().status == Status.ACCEPTED


def without_address(text: str, address: str) -> str:
    """A page but for its own address and the token of its forms."""
    lines = text.replace(address, "").splitlines()
    return "\n".join(line for line in lines if "csrfmiddlewaretoken" not in line and 'name="next"' not in line)


def test_another_counters_receipts_and_slips_are_absent(world: World, binh: Client, signed_in: SignIn) -> None:
    code = lives.accepted(world)
    binh.post(MATTER, sent("refuse", refusal_reason="Trùng", refusal_ground="Điều 17"))
    slip = Dossier.objects.get(code=None).pk
    giang = signed_in("giang")
    assert [giang.get(page).status_code for page in (f"/quay/giay-tiep-nhan/{code}/", f"/quay/phieu/{slip}/")] == [
        404
    ] * 2
    assert binh.get(f"/quay/phieu/{Dossier.objects.get(code=code).pk}/").status_code == 404


def test_the_field_for_codes_is_for_officers(world: World, signed_in: SignIn) -> None:
    assert 'action="/tim/"' in signed_in("chi").get("/").text
    assert "Bàn giao" not in signed_in("chi").get("/").text
    assert "Bàn giao" in signed_in("binh").get("/").text
    for client in (signed_in("an"), Client()):
        assert 'action="/tim/"' not in client.get("/").text


def test_the_lists_cost_the_same_however_long_they_are(
    world: World, binh: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    code = lives.accepted(world)
    pages = {HAND_OVER: 11, TODAY: 8, f"/quay/giay-tiep-nhan/{code}/": 13}
    binh.get(HAND_OVER)
    for page, budget in pages.items():
        with django_assert_max_num_queries(budget):
            binh.get(page)
    costs = []
    for _ in range(2):
        for hour in range(6):
            accept_dossier(world.binh, application(), at=instant(f"05/11 1{hour}:00"))
        with CaptureQueriesContext(connection) as queries:
            for page in pages:
                binh.get(page)
        costs.append(len(queries))
    assert costs[0] == costs[1]


def test_the_list_goes_on_behind_its_last_row_even_when_that_has_gone(
    world: World, binh: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handing_over, "MOST", 2)
    codes = [lives.accepted(world, f"05/11 0{hour}:00") for hour in (7, 8, 9, 9, 9)]
    page = binh.get(HAND_OVER)
    binh.post(HAND_OVER, chosen(*codes[:2]))
    following = binh.get(page.context["paging"].next)
    last = binh.get(following.context["paging"].next)
    assert [[row.code for row in answer.context["rows"]] for answer in (page, following, last)] == [
        codes[:2],
        codes[2:4],
        codes[4:],
    ]
    assert last.context["paging"].next == ""
    assert "đã bàn giao xong" in binh.get(HAND_OVER, {"after": codes[4]}).text


def test_another_agency_may_be_chosen_where_the_law_allows_it(world: World, binh: Client) -> None:
    code = lives.accepted(world)
    page = binh.get(HAND_OVER)
    offered = [value for value, _name in page.context["form"].fields["agency"].widget.choices]
    assert offered == ["", "H49.01"]
    (refused,) = binh.post(HAND_OVER, chosen(code, agency="H49.02.01")).context["results"]
    assert "không phải cơ quan giải quyết hồ sơ này" in refused.sentence
    assert "In phiếu kiểm soát" not in binh.post(HAND_OVER, chosen(code, agency="H49.02.01")).text
    (unknown,) = binh.post(HAND_OVER, chosen(code, agency="H49.99")).context["results"]
    assert "Không có cơ quan mang mã" in unknown.sentence
    (done,) = binh.post(HAND_OVER, chosen(code, agency="H49.01")).context["results"]
    assert done.is_done
    assert load(Dossier.objects.get()).state.agency == "H49.01"


def test_the_control_slips_and_the_list_of_a_batch_are_printed(world: World, binh: Client) -> None:
    codes = [lives.accepted(world, f"05/11 0{hour}:00") for hour in (8, 9)]
    done = binh.post(HAND_OVER, chosen(*codes))
    assert re.findall(r'name="codes" value="([^"]+)"', done.text) == codes
    for form in re.findall(r'name="form" value="([^"]+)"', done.text):
        paper = whole_text(binh.post("/in-nhieu-ho-so/", {"form": form, "codes": codes}).content)
        assert all(code in paper.replace(" ", "") for code in codes)
