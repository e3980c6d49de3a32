"""The pages of warnings: counts that agree with their lists, who sees what, notes, the model, CSV."""

import csv
from io import StringIO
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.models import DossierEvent
from motcua.dossiers.rules.lifecycle.supplement import AskForSupplement
from motcua.dossiers.rules.lifecycle.undo import UndoLastStep
from motcua.dossiers.tests.world import World, instant
from motcua.oversight.actions.fit_model import fit_model
from motcua.oversight.models import FoundSign, LateModel, SignNote
from motcua.oversight.rules.signs import SIGNS, SignKind
from motcua.oversight.tests import lives
from motcua.web.tests.conftest import SignIn

PAGE = "/lanh-dao/canh-bao/"
SIGNS_OF = f"{PAGE}dau-hieu/late-request/"


@pytest.fixture
def november(world: World) -> World:
    """On 30/11: two due soon of which both are likely late, one overdue, and some signs."""
    for accepted, due, late, in_time in (
        ("03/09 09:00", "10/09 17:00", "12/09 10:00", "07/09 10:00"),
        ("05/11 09:00", "12/11 17:00", "14/11 10:00", "09/11 10:00"),
    ):
        lives.past(world, 40, instant(accepted), instant(due), instant(late))
        lives.past(world, 20, instant(accepted), instant(due), instant(in_time))
    lives.handed_over(world, "26/11 09:00")  # due 03/12
    lives.handed_over(world, "27/11 09:00")  # due 04/12
    lives.handed_over(world, "12/11 09:00")  # due 19/11
    asked = lives.handed_over(world, "05/11 09:00")
    carry_out(world.chi, asked, AskForSupplement(("Bản đồ",), "Thiếu"), at=instant("12/11 09:00"))
    undone = lives.resolved(world)
    carry_out(world.em, undone, UndoLastStep("Nhầm"), at=instant("09/11 10:00"))
    fit_model(at=instant("30/11 01:30"))
    lives.found(world, SignKind.LATE_REQUEST)
    return world


def test_counts_agree_with_the_lists_they_open(signed_in: SignIn, november: World) -> None:
    auditor = signed_in("kiem")
    page = auditor.get(PAGE).context["page"]
    assert [(figure.title, figure.value) for figure in page.figures] == [
        ("Sắp đến hạn", 2),
        ("Đang quá hạn", 2),
        ("Có khả năng trễ", 2),
        ("Dấu hiệu chưa xem", 2),
    ]
    for row in (page.figures, *(row.figures for row in page.rows)):
        for figure in row[:3]:
            listed = auditor.get(figure.address).context["page"]
            assert (listed.title, listed.number, len(listed.rows)) == (figure.title, figure.value, figure.value)
    assert sum(row.figures[3].value for row in page.rows) == page.figures[3].value
    assert len(page.kinds) == len(SIGNS)
    for kind in page.kinds:
        for figure in (kind.new, kind.all):
            assert len(auditor.get(figure.address).context["page"].rows) == figure.value


def test_a_likely_late_dossier_says_of_how_many_it_is_told(signed_in: SignIn, november: World) -> None:
    answer = signed_in("em").get(f"{PAGE}ho-so/?list=likely-late")
    told = answer.context["page"].rows[0].likelihood
    assert (told.late, told.cases, told.left) == (40, 60, 1)
    assert "67" in answer.text
    assert "Phạm Thị An" not in answer.text.replace("<span>Phạm Thị An</span>", "")


def test_a_head_sees_the_own_one_stop_and_others_nothing(signed_in: SignIn, november: World) -> None:
    sign = FoundSign.objects.get(kind=SignKind.LATE_REQUEST)
    pages = (PAGE, f"{PAGE}ho-so/?list=overdue", SIGNS_OF, f"{PAGE}mo-hinh/", f"{SIGNS_OF[:-1]}.csv")
    head, giang = signed_in("em"), signed_in("giang")
    assert head.get(PAGE).context["page"].figures[1].value == 2
    assert head.get(f"{PAGE}dau-hieu/{sign.pk}/").status_code == 200
    assert {figure.value for figure in giang.get(PAGE).context["page"].figures} == {0}
    assert giang.get(f"{PAGE}dau-hieu/{sign.pk}/").status_code == 404
    assert giang.get(f"{PAGE}?unit=QNI").status_code == 404
    assert giang.get(f"{PAGE}ho-so/?list=overdue&unit=QNI").status_code == 404
    for visitor in ("an", "binh", "chi", "dung"):
        assert [signed_in(visitor).get(page).status_code for page in pages] == [404] * len(pages)
    assert [Client().get(page).status_code for page in pages] == [302] * len(pages)


def test_warnings_are_led_to_for_those_who_have_any(signed_in: SignIn, november: World) -> None:
    link = f'href="{PAGE}"'
    assert link in signed_in("em").get("/lanh-dao/").text
    assert signed_in("em").get("/lanh-dao/").context["warnings"][1].value == 2
    for visitor in (Client(), signed_in("an"), signed_in("binh")):
        answer = visitor.get("/lanh-dao/")
        assert (link in answer.text, answer.context["warnings"]) == (False, ())


def test_a_sign_shows_its_events_and_takes_notes(signed_in: SignIn, november: World) -> None:
    sign = FoundSign.objects.get(kind=SignKind.LATE_REQUEST)
    address, head = f"{PAGE}dau-hieu/{sign.pk}/", signed_in("em")
    shown = head.get(address).context["sign"]
    assert [row.by for row in shown.events] == ["Trần Thị Chi"]
    assert head.get(shown.events[0].address).status_code == 200
    note = {"request_id": str(uuid4()), "standing": "explained", "words": "Chi đã giải trình"}
    assert head.post(address, note).status_code == 302
    assert head.post(address, note).status_code == 302
    assert SignNote.objects.count() == 1
    assert "Chi đã giải trình" in head.get(address).text
    assert len(head.get(f"{SIGNS_OF}?standing=explained").context["page"].rows) == 1


@pytest.mark.parametrize(
    ("typed", "status"),
    [({"standing": "to-inspect", "words": "Còn nguyên"}, 422), ({"standing": "x", "words": "Còn nguyên"}, 400),
     ({"standing": "explained", "words": ""}, 400), ({}, 400), ({"request_id": "x"}, 400)],
)  # fmt: skip
def test_a_note_that_is_refused_keeps_what_was_typed(
    signed_in: SignIn, november: World, typed: dict[str, str], status: int
) -> None:
    sign = FoundSign.objects.get(kind=SignKind.LATE_REQUEST)
    answer = signed_in("kiem").post(f"{PAGE}dau-hieu/{sign.pk}/", {"request_id": str(uuid4())} | typed)
    assert answer.status_code == status
    assert typed.get("words", "") in answer.text
    assert not SignNote.objects.exists()


def test_nobody_notes_their_own_acts(signed_in: SignIn, november: World) -> None:
    sign = FoundSign.objects.get(kind=SignKind.RESULT_UNDONE)
    note = {"request_id": str(uuid4()), "standing": "explained", "words": "Tôi tự giải thích"}
    head = signed_in("em")
    assert "<textarea" not in head.get(f"{PAGE}dau-hieu/{sign.pk}/").text
    assert head.post(f"{PAGE}dau-hieu/{sign.pk}/", note).status_code == 422
    assert not SignNote.objects.exists()


def test_what_no_address_should_ask_is_refused(signed_in: SignIn, november: World) -> None:
    auditor = signed_in("kiem")
    for query in ("ho-so/", "ho-so/?list=x", "dau-hieu/x/", "dau-hieu/x.csv", "dau-hieu/late-request/?standing=x",
                  "?unit=NOWHERE", "dau-hieu/999999/"):  # fmt: skip
        assert (query, auditor.get(PAGE + query).status_code) == (query, 404)
    for query in ("ho-so/?list=overdue", "ho-so/?list=likely-late", "dau-hieu/late-request/?"):
        for key in ("x", "1-x", "999999999999999999999", "-1"):
            assert (query, key, auditor.get(f"{PAGE}{query}&after={key}").status_code) == (query, key, 400)


def test_the_model_tells_its_hit_rate_with_both_numbers(signed_in: SignIn, november: World) -> None:
    page = signed_in("em").get(f"{PAGE}mo-hinh/").context["page"]
    numbers = [(measure.part, measure.whole) for measure in page.measures]
    told = LateModel.objects.get().measured
    assert numbers == [(told["hits"], told["warned"]), (told["hits"], told["late"]), (told["late"], told["cases"])]
    assert told["hits"] >= 160
    assert page.chart is not None
    assert sum(row.cases for row in page.by_left) == told["cases"]


def test_before_the_first_night_and_without_data_the_pages_say_so(signed_in: SignIn, world: World) -> None:
    auditor = signed_in("kiem")
    assert "Chưa có mô hình" in auditor.get(f"{PAGE}mo-hinh/").text
    fit_model(at=instant("30/11 01:30"))
    for page in (PAGE, f"{PAGE}mo-hinh/", f"{PAGE}ho-so/?list=likely-late"):
        assert "hưa đủ dữ liệu" in auditor.get(page).text
    assert "không phát sinh" in auditor.get(f"{PAGE}mo-hinh/").text
    titles = [figure.title for figure in auditor.get(PAGE).context["page"].figures]
    assert titles == ["Sắp đến hạn", "Đang quá hạn", "Dấu hiệu chưa xem"]  # unknown is not 0


def test_the_list_of_a_kind_as_csv_names_nobody(signed_in: SignIn, november: World) -> None:
    answer = signed_in("em").get(f"{SIGNS_OF[:-1]}.csv")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    rows = list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))
    assert len(rows) == 2
    assert rows[1][3] == "Trung tâm Tỉnh Quảng Ninh"
    assert "Trần Thị" not in answer.content.decode()
    assert "Phạm" not in answer.content.decode()


def test_a_list_goes_on_by_the_key_of_its_last_row(signed_in: SignIn, world: World) -> None:
    numbers = lives.past(world, 60, instant("05/11 09:00"), instant("12/11 17:00"), None)
    FoundSign.objects.bulk_create(
        FoundSign(kind=SignKind.LATE_REQUEST, scope=f"{number}/3", centre=world.province, at=instant("12/11 09:00"),
                  dossier_id=number, found_at=lives.EVENING,
                  numbers={"due": "2018-11-12T17:00:00+07:00", "days_left": 0})
        for number in numbers
    )  # fmt: skip
    auditor = signed_in("kiem")
    for address in (SIGNS_OF, f"{PAGE}ho-so/?list=overdue"):
        seen, at = [], address
        while at:
            answer = auditor.get(at)
            seen += [row.code for row in answer.context["page"].rows]
            at = answer.context["paging"].next
        assert (len(seen), len(set(seen))) == (60, 60)


def test_the_pages_ask_the_database_a_fixed_number_of_times(
    signed_in: SignIn, november: World, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    head, sign = signed_in("em"), FoundSign.objects.get(kind=SignKind.LATE_REQUEST)
    for budget, address in (
        (12, PAGE),
        (10, f"{PAGE}ho-so/?list=overdue"),
        (10, f"{PAGE}ho-so/?list=likely-late"),
        (6, SIGNS_OF),
        (8, f"{PAGE}dau-hieu/{sign.pk}/"),
        (4, f"{PAGE}mo-hinh/"),
    ):
        with django_assert_max_num_queries(budget):
            assert head.get(address).status_code == 200


def test_the_head_of_the_province_watches_the_units_below_and_sees_no_names_there(
    signed_in: SignIn, world: World
) -> None:
    """Giang's own act in Hạ Long: she may not write of it, the head of the province may."""
    (number,) = lives.past(
        world, 1, instant("05/11 09:00"), instant("12/11 17:00"), None, centre=world.district,
        received_centre=world.district,
    )  # fmt: skip
    DossierEvent.objects.filter(dossier_id=number, seq=2).update(
        kind="supplement_requested", at=instant("12/11 09:00"), actor_account=world.giang.account_id,
        actor_name="Hoàng Văn Giang",
    )  # fmt: skip
    (sign,) = lives.found(world, SignKind.LATE_REQUEST)
    address, note = f"{PAGE}dau-hieu/{sign.pk}/", {"standing": "explained", "words": "Đã hỏi"}
    assert signed_in("giang").post(address, note | {"request_id": str(uuid4())}).status_code == 422
    head = signed_in("em")
    assert [row.name for row in head.get(PAGE).context["page"].rows] == [world.district.name]
    assert "Hoàng Văn Giang" not in head.get(address).text
    assert len(head.get(f"{PAGE}dau-hieu/late-request/?unit=QNI.193").context["page"].rows) == 1
    assert head.post(address, note | {"request_id": str(uuid4())}).status_code == 302
    assert signed_in("giang").get(f"{PAGE}?unit=QNI").status_code == 404


def test_a_sign_without_a_confirmed_source_says_so(signed_in: SignIn, world: World) -> None:
    auditor = signed_in("kiem")
    missing, known = (auditor.get(f"{PAGE}dau-hieu/{kind}/").text for kind in ("many-owners", "late-request"))
    assert "Chưa có căn cứ được đối chiếu." in missing
    assert "Căn cứ: NĐ 61/2018/NĐ-CP Điều 19.4" in known
    for unread in ("107/2021", "766/QĐ-TTg mục 4", "Điều 16"):
        assert unread not in auditor.get(PAGE).text
