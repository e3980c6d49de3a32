"""What a citizen reads."""

import orjson
import pytest

from motcua.kernel.errors import Invalid
from motcua.worktime.rules.due import compute_due
from motcua.worktime.rules.explanation import Explanation
from motcua.worktime.rules.schedule import Schedule
from motcua.worktime.rules.sentences import tell_day
from motcua.worktime.rules.story import DayStatus
from motcua.worktime.rules.terms import parse_term
from motcua.worktime.tests.conftest import at


def explained(schedule: Schedule, start: str, term: str) -> Explanation:
    return compute_due(at(start), parse_term(term), schedule).explanation


def test_the_turn_of_the_year_day_by_day(schedule: Schedule) -> None:
    days = explained(schedule, "2018-12-28 09:00", "4 working_days").days()
    assert [tell_day(told, "vi") for told in days] == [
        "Thứ Sáu 28/12/2018: ngày nhận, không tính",
        "Thứ Bảy 29/12/2018: không tính, nghỉ cuối tuần",
        "Chủ nhật 30/12/2018: không tính, nghỉ cuối tuần",
        "Thứ Hai 31/12/2018: không tính, nghỉ hoán đổi (Tết Dương lịch), làm bù ngày 05/01/2019",
        "Thứ Ba 01/01/2019: không tính, nghỉ lễ (Tết Dương lịch)",
        "Thứ Tư 02/01/2019: ngày thứ 1",
        "Thứ Năm 03/01/2019: ngày thứ 2",
        "Thứ Sáu 04/01/2019: ngày thứ 3",
        "Thứ Bảy 05/01/2019: ngày thứ 4, ngày làm bù cho 31/12/2018, ngày hẹn trả",
    ]
    assert tell_day(days[3], "en") == (
        "Monday 31/12/2018: not counted, swapped day off (New Year's Day), worked on 05/01/2019 instead"
    )


def test_the_turn_of_the_year_in_sentences(schedule: Schedule) -> None:
    told = explained(schedule, "2018-12-28 09:00", "4 working_days")
    assert told.sentences("vi") == [
        "Nhận hồ sơ lúc 09:00 thứ Sáu 28/12/2018.",
        "Thời hạn 4 ngày làm việc: không tính ngày nhận (Bộ luật Dân sự 2015, Điều 147 khoản 2), "
        "chỉ đếm ngày làm việc.",
        "Không tính 2 ngày thứ Bảy, Chủ nhật.",
        "Thứ Hai 31/12/2018: không tính, nghỉ hoán đổi (Tết Dương lịch), làm bù ngày 05/01/2019.",
        "Thứ Ba 01/01/2019: không tính, nghỉ lễ (Tết Dương lịch).",
        "Thứ Bảy 05/01/2019: ngày thứ 4, ngày làm bù cho 31/12/2018, ngày hẹn trả.",
        "Hẹn trả kết quả: 17:00 thứ Bảy 05/01/2019.",
    ]
    assert told.sentences("en")[-1] == "Due: 17:00 Saturday 05/01/2019."


def test_the_compact_form_holds_only_what_departs_from_the_plain_week(schedule: Schedule) -> None:
    assert explained(schedule, "2018-11-09 09:00", "5 working_days").as_json() == {
        "v": 1,
        "start": "2018-11-09T09:00",
        "term": "5 working_days",
        "due": "2018-11-16T17:00",
    }
    compact = explained(schedule, "2018-12-29 08:00", "2 working_hours").as_json()
    assert compact["from"] == "2019-01-02T07:30"
    assert compact["arrival"] == "closed_day"
    assert compact["hours"] == [["2019-01-02", "07:30-11:30 13:30-17:00"]]
    assert [entry[0] for entry in compact["days"]] == ["2018-12-31", "2019-01-01"]


def test_a_year_of_working_days_stays_small(schedule: Schedule) -> None:
    compact = explained(schedule, "2018-01-02 09:00", "300 working_days").as_json()
    assert len(orjson.dumps(compact)) < 2_500
    assert len(Explanation.from_json(compact).days()) == 442


def test_arriving_while_closed_is_told(schedule: Schedule) -> None:
    cases = {
        "2018-11-14 06:00": "trước giờ mở cửa: tính là nhận lúc 07:30 thứ Tư 14/11/2018.",
        "2018-11-14 12:00": "trong giờ nghỉ trưa: tính là nhận lúc 13:30 thứ Tư 14/11/2018.",
        "2018-11-14 17:30": "sau giờ làm việc: tính là nhận lúc 07:30 thứ Năm 15/11/2018.",
        "2018-11-18 09:00": "vào ngày không mở cửa: tính là nhận lúc 07:30 thứ Hai 19/11/2018.",
    }
    for start, ending in cases.items():
        assert explained(schedule, start, "1 working_days").sentences("vi")[0].endswith(ending)


def test_days_before_receipt_are_told_apart(schedule: Schedule) -> None:
    days = explained(schedule, "2018-12-30 10:00", "1 working_days").days()
    assert [told.status for told in days] == [
        *[DayStatus.NOT_YET_RECEIVED] * 3,
        DayStatus.RECEIVED,
        DayStatus.COUNTED,
    ]


def test_a_term_that_ends_on_a_day_off_is_carried(schedule: Schedule) -> None:
    days = explained(schedule, "2018-11-15 09:00", "2 calendar_days").days()
    assert [told.status.value for told in days] == ["received", "counted", "counted", "off", "carried"]
    assert tell_day(days[-1], "vi") == "Thứ Hai 19/11/2018: hạn dời sang ngày làm việc này, ngày hẹn trả"
    assert "Điều 148 khoản 5" in explained(schedule, "2018-11-15 09:00", "2 calendar_days").sentences("vi")[1]


def test_hours_are_told_per_day(schedule: Schedule) -> None:
    days = explained(schedule, "2018-11-16 16:30", "4 working_hours").days()
    assert [(told.day.day, told.seconds) for told in days] == [(16, 1800), (17, 0), (18, 0), (19, 12600)]
    assert tell_day(days[0], "vi") == "Thứ Sáu 16/11/2018: tính 30 phút"
    assert tell_day(days[-1], "en") == "Monday 19/11/2018: 3 h 30 min counted, the term ends"


def test_the_code_in_force_at_the_time_is_cited(schedule: Schedule) -> None:
    assert (
        "Bộ luật Dân sự 2005, Điều 152 khoản 2"
        in explained(schedule, "2016-06-01 09:00", "1 working_days").sentences("vi")[1]
    )
    assert (
        "Bộ luật Dân sự 2015, Điều 147 khoản 2"
        in explained(schedule, "2018-06-01 09:00", "1 working_days").sentences("vi")[1]
    )


def test_a_later_calendar_does_not_change_a_stored_story(schedule: Schedule) -> None:
    stored = explained(schedule, "2018-12-28 09:00", "4 working_days").as_json()
    told = Explanation.from_json(stored)
    assert told.days()[3].mark is not None
    assert told.days()[3].mark.name == "Tết Dương lịch"
    assert told.due == at("2019-01-05 17:00")


@pytest.mark.parametrize(
    "broken",
    [
        {},
        {"v": 2},
        {"v": 1, "start": "2018-11-09T09:00", "term": "5 working_days"},
        {"v": 1, "start": "soon", "term": "5 working_days", "due": "2018-11-16T17:00"},
        {"v": 1, "start": "2018-11-09T09:00+07:00", "term": "5 working_days", "due": "2018-11-16T17:00"},
        {"v": 1, "start": "2018-11-09T09:00", "term": "5 fortnights", "due": "2018-11-16T17:00"},
        {"v": 1, "start": "2018-11-09T09:00", "term": "5 working_days", "due": "2018-11-16T17:00", "days": [["x"]]},
        {
            "v": 1,
            "start": "2018-11-09T09:00",
            "term": "5 working_days",
            "due": "2018-11-16T17:00",
            "hours": [["x", "7"]],
        },
    ],
)
def test_a_broken_stored_story_is_invalid(broken: dict[str, object]) -> None:
    with pytest.raises(Invalid) as refusal:
        Explanation.from_json(broken)
    assert refusal.value.code == "explanation_unreadable"
