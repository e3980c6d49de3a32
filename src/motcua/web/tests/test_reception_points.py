"""Reception points: found by a commune's name of any time, open or shut now, with what they receive."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from django.db import connection, transaction
from django.db.models import Q
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from motcua.catalogue.models import CentreProcedure, Procedure
from motcua.catalogue.rules.search_words import columns_for
from motcua.kernel.clock import VIETNAM, TrainingClock, real_now
from motcua.organisation.actions.load_service_centres import load_service_centres
from motcua.organisation.actors import SYSTEM
from motcua.organisation.models import ServiceCentre
from motcua.territory.actions.load_units import load_units
from motcua.web.portal.opening import read_days, read_opening
from motcua.worktime.actions.adopt_calendar_files import adopt_calendar_files
from motcua.worktime.calendar_files import read_calendar_files
from motcua.worktime.change_log import Change
from motcua.worktime.queries import forget_schedules, schedule_for

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("province")]
TODAY = datetime(2026, 11, 26, 9, 30, tzinfo=VIETNAM)
THEN = datetime(2018, 10, 30, 9, 30, tzinfo=VIETNAM)


@pytest.fixture(scope="module")
def province(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """The units, centres and calendar that are shipped, undone after the last test of the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_units()
        load_service_centres()
        adopt_calendar_files(read_calendar_files(), Change(SYSTEM, TODAY, "adopt", "Thử"))
        connection.check_constraints()
        forget_schedules()
        yield
        transaction.set_rollback(True)
    forget_schedules()


@pytest.fixture(autouse=True)
def _clock(settings: Settings) -> None:
    settings.TRAINING_CLOCK = TrainingClock(TODAY, real_now())


@pytest.fixture
def offered() -> Procedure:
    """A procedure that the province's centre and Phường Hạ Long offer."""
    procedure = Procedure.objects.create(
        code="1.900009", name="Thử", is_public=True, detail="name_only", **columns_for("Thử")
    )
    offering = Q(code="QNI") | Q(valid_to=None, name__endswith="phường Hạ Long")
    for centre in ServiceCentre.objects.filter(offering):
        CentreProcedure.objects.create(
            centre=centre, procedure=procedure, four_step_eligible=False, four_step_reason="Thử", valid_from=TODAY
        )
    return procedure


def text_of(client: Client, address: str, **query: str) -> str:
    answer = client.get(address, query)
    assert answer.status_code == 200
    return answer.text


@pytest.mark.parametrize("typed", ["Hồng Hải", "hong hai", "phường Hồng Hải", "PHUONG HONG HAI"])
def test_a_ward_of_before_2025_leads_to_the_one_that_followed_it(client: Client, typed: str) -> None:
    text = text_of(client, "/noi-tiep-nhan/", q=typed)
    assert "Đơn vị này có đến ngày 30/06/2025" in text
    found = client.get("/noi-tiep-nhan/", {"q": typed}).context["found"]
    assert [place.name.endswith("phường Hạ Long") for place in found[0].places] == [True]


def test_a_unit_that_was_split_leads_to_both(client: Client) -> None:
    (found, *_) = client.get("/noi-tiep-nhan/", {"q": "Cẩm Hải"}).context["found"]
    assert set(found.became) == {"Xã Hải Hòa", "Xã Hải Lạng"}
    assert len(found.places) == 2


def test_in_2018_the_ward_has_its_own_one_stop(client: Client, settings: Settings) -> None:
    settings.TRAINING_CLOCK = TrainingClock(THEN, real_now())
    (found, *_) = client.get("/noi-tiep-nhan/", {"q": "hong hai"}).context["found"]
    assert (found.lasted, found.became) == ("", ())
    assert [place.level for place in found.places] == ["commune"]
    groups = client.get("/noi-tiep-nhan/").context["groups"]
    assert [len(group.places) for group in groups] == [1, 14, 186]


def test_an_unknown_name_is_said_and_all_places_are_still_listed(client: Client) -> None:
    text = text_of(client, "/noi-tiep-nhan/", q="Không Có Đâu")
    assert "Không tìm thấy xã, phường nào mang tên này" in text
    assert "Trung tâm Phục vụ hành chính công tỉnh Quảng Ninh" in text


@pytest.mark.parametrize("typed", ["", " ", "%", "'; --", "\x00", "🙂"])
def test_nothing_that_can_be_typed_breaks_it(client: Client, typed: str) -> None:
    assert client.get("/noi-tiep-nhan/", {"q": typed}).status_code in (200, 400)
    assert client.get("/noi-tiep-nhan/", {"q": "x" * 101}).status_code == 400


def test_where_a_commune_does_not_offer_it_the_province_does(client: Client, offered: Procedure) -> None:
    near = client.get(f"/thu-tuc/{offered.code}/", {"place": "hong hai"}).context["near"]
    assert [place.name.endswith("phường Hạ Long") for place in near[0].places] == [True]
    near = client.get(f"/thu-tuc/{offered.code}/", {"place": "Bãi Cháy"}).context["near"]
    assert [place.code for place in near[0].places] == ["QNI"]
    assert "x" * 101 not in client.get(f"/thu-tuc/{offered.code}/").text
    assert client.get(f"/thu-tuc/{offered.code}/", {"place": "x" * 101}).status_code == 400


def test_a_centre_says_its_hours_and_an_abolished_one_who_followed_it(client: Client) -> None:
    text = text_of(client, "/noi-tiep-nhan/QNI/")
    assert "đang mở cửa đến 11:30" in text
    assert "chưa có thông tin" in text  # address and telephone are in no source
    old = ServiceCentre.objects.get(valid_to__isnull=False, name__endswith="phường Hồng Hải")
    text = text_of(client, f"/noi-tiep-nhan/{old.code}/")
    assert "Nơi này không còn hoặc chưa nhận hồ sơ" in text
    assert "phường Hạ Long" in text


@pytest.mark.parametrize(
    ("at", "label"),
    [
        ("09:30", "đang mở cửa đến 11:30"),
        ("11:30", "đang mở cửa đến 11:30"),
        ("12:00", "đang nghỉ trưa, mở lại 13:30"),
        ("06:00", "đang đóng cửa, mở lại 07:30"),
        ("18:00", "đang đóng cửa, mở lại 07:30 thứ Sáu 27/11/2026"),
    ],
)
def test_open_and_shut_are_told_by_the_clock(at: str, label: str) -> None:
    now = datetime.fromisoformat(f"2026-11-26T{at}:00+07:00")
    assert str(read_opening(schedule_for(), now).now.label) == label


def test_a_holiday_is_shut_and_named() -> None:
    eve = datetime(2026, 11, 23, 9, 0, tzinfo=VIETNAM)
    days = read_days(schedule_for(), eve)
    assert (days[0].is_today, days[1].hours) == (True, "")
    assert days[1].why
    holiday = datetime(2026, 11, 24, 9, 0, tzinfo=VIETNAM)
    assert "25/11/2026" in str(read_opening(schedule_for(), holiday).now.label)


def test_without_a_calendar_nothing_is_guessed(client: Client, settings: Settings) -> None:
    later = datetime(2040, 1, 4, 9, 0, tzinfo=VIETNAM)
    settings.TRAINING_CLOCK = TrainingClock(later, real_now())
    assert "Chưa có lịch làm việc cho những ngày này" in text_of(client, "/noi-tiep-nhan/QNI/")
    assert str(read_opening(schedule_for(), later).now.label) == "chưa có lịch làm việc"


def test_the_pages_keep_their_query_budgets(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(2):  # the centres, whether the calendar has changed
        client.get("/noi-tiep-nhan/")
    with django_assert_max_num_queries(36):  # for each of six units at most: successors, centres, the calendar
        client.get("/noi-tiep-nhan/", {"q": "h"})
    with django_assert_max_num_queries(8):
        client.get("/noi-tiep-nhan/QNI/")
