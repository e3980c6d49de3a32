"""A real browser on online meetings: nothing inaccessible, nothing scrolls sideways, a session is planned and held."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings

from motcua.demo.meetings import tell_meetings
from motcua.dossiers.tests.world import World
from motcua.kernel.clock import TrainingClock, real_now
from motcua.meetings.models import Point, Session
from motcua.meetings.tests.meetings_world import NOW, coordinator
from motcua.people.models import Account
from motcua.web.tests.test_indices_browser import looks_well

pytestmark = pytest.mark.browser
HERE = "/cai-cach/hop-truc-tuyen/"


def test_the_coordinator_plans_a_session_invites_and_holds_it(
    world: World, page: Page, sign_in: Callable[[Account], None], settings: Settings
) -> None:
    coordinator(world)
    tell_meetings(NOW)
    sign_in(Account.objects.get(username="quyen"))
    page.goto(HERE)
    expect(page.get_by_role("heading", level=1)).to_have_text("Họp trực tuyến")
    looks_well(page)
    page.get_by_role("link", name="Lập phiên họp").click()
    page.get_by_label("Tên phiên họp").fill("Họp thử đường truyền")
    page.get_by_label("Bắt đầu lúc").fill("08:00 10/12/2018")
    page.get_by_label("Kết thúc lúc").fill("09:00 10/12/2018")
    page.get_by_label("Điểm cầu chủ trì").fill("hạ long")
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
    expect(page.get_by_role("rowheader", name="Điểm cầu tỉnh Quảng Ninh")).to_be_visible()
    settings.TRAINING_CLOCK = TrainingClock(NOW + timedelta(days=9, hours=14, minutes=10), real_now())
    page.get_by_role("link", name="Khai mạc phiên").click()
    page.get_by_role("button", name="Ghi", exact=True).click()
    expect(page.get_by_role("link", name="Điểm danh điểm cầu")).to_be_visible()
    looks_well(page)

    closed = Session.objects.filter(incidents=1).get().pk
    out = Point.objects.exclude(out_from=None).get().subject
    for address in (
        f"{HERE}?when=past",
        f"{HERE}phien/{closed}/",
        f"{HERE}phien/{closed}/giay-moi/",
        f"{HERE}phien/{closed}/bien-ban/",
        f"{HERE}diem-cau/",
        f"{HERE}diem-cau/{out}/",
        f"{HERE}diem-cau/{out}/kiem-tra/",
        f"{HERE}lich-cua-toi/",
    ):
        page.goto(address)
        looks_well(page)
    page.get_by_role("button", name="Tạo địa chỉ lịch").click()
    expect(page.get_by_role("status")).to_contain_text(".ics")
    looks_well(page)
