"""A real browser on online meetings: nothing inaccessible, nothing scrolls sideways, a session is planned and held."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings

from motcua.dossiers.tests.world import World
from motcua.kernel.clock import TrainingClock, real_now
from motcua.meetings.actions.admit_points import admit_points
from motcua.meetings.actions.close_session import close_session
from motcua.meetings.actions.invite import invite
from motcua.meetings.actions.note_incident import note_incident
from motcua.meetings.actions.take_out_of_use import take_out_of_use
from motcua.meetings.rules.facts import Closed, IncidentNoted, Invited, PointJoined, PointTakenOut
from motcua.meetings.tests.meetings_world import HOUR, NOW, a_point, act_on, coordinator, held, person, planned
from motcua.people.models import Account
from motcua.web.tests.looks import looks_well

pytestmark = pytest.mark.browser
HERE = "/cai-cach/hop-truc-tuyen/"


def over(world: World, points: list[UUID]) -> UUID:
    """A session of the morning before, with an incident and minutes."""
    begins = NOW - timedelta(days=1, hours=9)
    before = begins - timedelta(days=3)
    subject = planned(world, points[0], begins, before, title="Giao ban cải cách hành chính tháng 11")
    invite(act_on(world, subject, before), Invited(tuple(points[1:]), (person(world.binh),)))
    held(world, subject, begins)
    at = begins + HOUR
    joined = [PointJoined(point, begins, "Hoàng Văn Giang và 12 người") for point in points[:2]]
    admit_points(act_on(world, subject, at), joined)
    lost = IncidentNoted(points[1], begins, "Mất đường truyền", begins + HOUR / 2, "Chuyển sang đường dự phòng")
    note_incident(act_on(world, subject, at), lost)
    close_session(act_on(world, subject, at), Closed(at, "Các điểm cầu nghe báo cáo và thảo luận.", "Trả đúng hẹn."))
    return subject


def test_the_coordinator_plans_a_session_invites_and_holds_it(
    world: World, page: Page, sign_in: Callable[[Account], None], settings: Settings
) -> None:
    coordinator(world)
    points = [a_point(world, code).subject for code in ("QNI", "QNI.193", "QNI.06664")]
    closed = over(world, points)
    take_out_of_use(act_on(world, points[2]), PointTakenOut(NOW.date(), "Chờ thay micro"))
    sign_in(Account.objects.get(username="quyen"))
    page.goto(HERE)
    expect(page.get_by_role("heading", level=1)).to_have_text("Họp trực tuyến")
    looks_well(page)
    page.get_by_role("link", name="Lập phiên họp").click()
    page.get_by_label("Tên phiên họp").fill("Họp thử đường truyền")
    page.get_by_label("Bắt đầu lúc").fill("08:00 10/12/2018")
    page.get_by_label("Kết thúc lúc").fill("09:00 10/12/2018")
    page.get_by_label("Điểm cầu chủ trì").fill("qni.1")
    page.get_by_role("option", name="QNI.193").first.click()
    page.get_by_label("Người chủ trì").fill("dung")
    page.get_by_label("Chương trình họp").fill("Thử hình, tiếng")
    page.get_by_role("button", name="Ghi", exact=True).click()
    expect(page.get_by_role("alert")).to_be_visible()
    looks_well(page)
    page.get_by_label("Chương trình họp").fill("Thử hình, tiếng; 30")
    page.get_by_role("button", name="Ghi", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Họp thử đường truyền")
    looks_well(page)
    page.get_by_role("link", name="Mời điểm cầu, người dự").click()
    looks_well(page)
    page.get_by_label("Cấp tỉnh (1)").check()
    page.get_by_role("button", name="Ghi", exact=True).click()
    expect(page.get_by_role("rowheader", name="QNI Điểm cầu QNI", exact=True)).to_be_visible()
    settings.TRAINING_CLOCK = TrainingClock(NOW + timedelta(days=9, hours=14, minutes=10), real_now())
    page.get_by_role("link", name="Khai mạc phiên").click()
    page.get_by_role("button", name="Ghi", exact=True).click()
    expect(page.get_by_role("link", name="Điểm danh điểm cầu")).to_be_visible()
    looks_well(page)

    for address in (
        f"{HERE}?when=past",
        f"{HERE}phien/{closed}/",
        f"{HERE}phien/{closed}/giay-moi/",
        f"{HERE}phien/{closed}/bien-ban/",
        f"{HERE}diem-cau/",
        f"{HERE}diem-cau/{points[2]}/",
        f"{HERE}diem-cau/{points[2]}/kiem-tra/",
        f"{HERE}lich-cua-toi/",
    ):
        page.goto(address)
        looks_well(page)
    page.get_by_role("button", name="Tạo địa chỉ lịch").click()
    expect(page.get_by_role("status")).to_contain_text(".ics")
    looks_well(page)
