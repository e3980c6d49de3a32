"""Khánh keeps the calendar, through HTTP; appointments already given stay where they are."""

import pytest
from django.test import Client

from motcua.dossiers.models import Dossier
from motcua.dossiers.tests.world import World
from motcua.web.tests import lives
from motcua.web.tests.console_world import khanh
from motcua.web.tests.test_console_organisation import refused
from motcua.worktime.models import CalendarChange, CalendarDay, CalendarYear, Closure, WeeklyHours

__all__ = ["khanh"]

DAY = "/quan-tri/lich/2018/ngay/"
STORM = {
    "day": "03/12/2018",
    "kind": "holiday",
    "name": "Nghỉ tránh bão",
    "source": "CV 15/UBND",
    "reason": "Bão số 9",
    "decision": "",
}


def test_a_day_is_changed_and_the_open_dossiers_get_a_proposal_and_keep_their_date(khanh: Client, world: World) -> None:
    code = lives.accepted(world, "30/11 09:00")
    given = Dossier.objects.get(code=code).due_at
    day = f"{given:%d/%m/%Y}"
    assert "1 hồ sơ đang mở được tính hạn qua ngày" in khanh.get(DAY, {"day": day}).text
    answer = khanh.post(DAY, STORM | {"day": day}, follow=True)
    assert "Đã sửa lịch." in answer.text
    change = CalendarChange.objects.order_by("pk").last()
    assert (change.actor_name, change.reason, change.open_affected) == ("Vũ Thị Khánh", "Bão số 9", 1)
    page = khanh.get(f"/quan-tri/lich/thay-doi/{change.version}/").text
    assert code in page
    assert "khác lịch mới" in page
    assert Dossier.objects.get(code=code).due_at == given
    assert "Nghỉ tránh bão" in khanh.get("/quan-tri/lich/2018/").text


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"day": "40/12/2018"}, "day"),
        ({"day": ""}, "day"),
        ({"reason": " "}, "reason"),
        ({"kind": "party"}, "kind"),
        ({"replaces": "x"}, "replaces"),
    ],
)
def test_a_bad_day_is_refused_beside_its_field(khanh: Client, changes: dict[str, str], field: str) -> None:
    refused(khanh.post(DAY, STORM | changes), field)
    assert not CalendarDay.objects.filter(name="Nghỉ tránh bão").exists()


def test_what_contradicts_itself_is_refused_in_words(khanh: Client) -> None:
    for changes in ({"kind": "make_up", "day": "08/12/2018"}, {"day": "03/12/1999"}, {"kind": "substitute"}):
        answer = khanh.post(DAY, STORM | changes)
        assert answer.status_code in (400, 404, 422)
        assert not CalendarDay.objects.filter(name="Nghỉ tránh bão").exists()


def test_a_past_day_that_ended_dossiers_used_needs_its_decision(khanh: Client, world: World) -> None:
    code = lives.accepted(world)
    row = Dossier.objects.get(code=code)
    Dossier.objects.filter(pk=row.pk).update(finished_at=row.due_at)
    past = STORM | {"day": f"{row.accepted_at:%d/%m/%Y}"}
    answer = khanh.post(DAY, past)
    assert answer.status_code == 422
    assert "1 hồ sơ đã kết thúc" in answer.text
    assert khanh.post(DAY, past | {"decision": "99/QĐ-UBND"}).status_code == 302
    assert CalendarChange.objects.order_by("pk").last().decision == "99/QĐ-UBND"


def test_a_year_is_begun_filled_and_not_confirmed_before_it_is_whole(khanh: Client) -> None:
    assert khanh.post("/quan-tri/lich/nam-moi/", {"year": "2031", "source": "TB 1"}).status_code == 302
    refused(khanh.post("/quan-tri/lich/nam-moi/", {"year": "2031"}), "year", "2031")
    refused(khanh.post("/quan-tri/lich/nam-moi/", {"year": "1600"}), "year")
    refused(khanh.post("/quan-tri/lich/nam-moi/", {"year": "x"}), "year")
    answer = khanh.post("/quan-tri/lich/2031/xac-nhan/", {"source": "TB 1"})
    assert answer.status_code == 422
    assert "Chưa xác nhận được lịch năm 2031" in answer.text
    refused(khanh.post("/quan-tri/lich/2031/xac-nhan/", {"source": " "}), "source")
    assert not CalendarYear.objects.get(year=2031).confirmed


HOURS = {"unit_code": "193", "valid_from": "01/01/2030", "valid_to": "", "source": "QĐ 5", "decision": ""} | {
    f"day_{number}": "08:00-12:00, 13:00-17:00" for number in range(1, 6)
}


def test_a_unit_gets_its_own_hours_for_a_season(khanh: Client) -> None:
    assert khanh.post("/quan-tri/lich/gio/moi/", HOURS).status_code == 302
    assert WeeklyHours.objects.filter(unit_code="193").count() == 10
    page = khanh.get("/quan-tri/lich/gio/").text
    assert "thứ Hai, thứ Ba, thứ Tư, thứ Năm, thứ Sáu: 08:00–12:00, 13:00–17:00" in page


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"unit_code": "99999"}, "unit_code"),
        ({"day_1": "8h-12h"}, "day_1"),
        ({"day_1": "25:00-26:00"}, "day_1"),
        ({"valid_to": "01/01/2029"}, "valid_to"),
        ({"valid_from": ""}, "valid_from"),
        ({"source": ""}, "source"),
    ],
)
def test_bad_hours_are_refused_beside_their_field(khanh: Client, changes: dict[str, str], field: str) -> None:
    refused(khanh.post("/quan-tri/lich/gio/moi/", HOURS | changes), field)
    assert not WeeklyHours.objects.filter(unit_code="193").exists()


def test_hours_that_overlap_or_run_backwards_are_refused_in_words(khanh: Client) -> None:
    khanh.post("/quan-tri/lich/gio/moi/", HOURS)
    for changes, words in (
        ({"valid_from": "01/06/2030"}, "chồng lên"),
        ({"day_1": "12:00-08:00"}, "giờ đóng phải sau giờ mở"),
        ({f"day_{number}": "" for number in range(1, 8)}, "không có giờ mở cửa nào"),
    ):
        answer = khanh.post("/quan-tri/lich/gio/moi/", HOURS | changes)
        assert answer.status_code in (400, 422)
        assert words in answer.text


def test_a_one_stop_is_shut_for_a_reason_and_opened_again(khanh: Client) -> None:
    closures = "/quan-tri/lich/dong-cua/"
    given = {"unit_code": "22", "first_day": "05/12/2018", "last_day": "06/12/2018", "reason": "Bão số 9"}
    assert khanh.post(f"{closures}moi/", given).headers["Location"] == closures
    for page in (closures, "/quan-tri/to-chuc/noi-tiep-nhan/QNI/"):
        assert "Bão số 9" in khanh.get(page).text
    for changes, field in (
        ({"reason": "Khác"}, "first_day"),
        ({"first_day": "10/12/2018"}, "last_day"),
        ({"first_day": "10/12/2018", "last_day": "11/12/2018", "extends_terms": "on"}, "source"),
        ({"unit_code": "88888"}, "unit_code"),
    ):
        answer = khanh.post(f"{closures}moi/", given | changes)
        assert field in answer.context["form"].errors, answer.context["form"].errors
    cancel = f"{closures}{Closure.objects.get().pk}/bo/"
    assert "reason" in khanh.post(cancel, {"reason": ""}).context["form"].errors
    assert khanh.post(cancel, {"reason": "Bão đổi hướng"}).status_code == 302
    assert not Closure.objects.exists()
    assert "Bão đổi hướng" in khanh.get("/quan-tri/lich/thay-doi/").text
