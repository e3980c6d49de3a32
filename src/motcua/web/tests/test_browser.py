"""A real Chromium looks at every page: accessibility (axe), reflow, the switch, the keyboard."""

import re
from collections.abc import Callable

import pytest
from django.http import HttpRequest
from playwright.sync_api import Page, expect
from pytest_django import Settings

from motcua.dossiers.rules.search_terms import read_term
from motcua.dossiers.worklists.lists import WorkList
from motcua.kernel.clock import TrainingClock, real_now
from motcua.people.models import Account
from motcua.web.desk import story as story_page
from motcua.web.desk.lists import work as work_page
from motcua.web.desk.lists.view_models import FoundPage, WorkPage
from motcua.web.leadership import dossiers as dossiers_page
from motcua.web.leadership import report as report_page
from motcua.web.portal import home as home_page
from motcua.web.portal import look_up as look_up_page
from motcua.web.portal import procedures as procedures_page
from motcua.web.tests import samples
from motcua.web.tests.looks import look

pytestmark = pytest.mark.browser

PUBLIC = [
    "/",
    "/thu-tuc/",
    "/thu-tuc/1.001193/",
    "/tra-cuu/",
    f"/tra-cuu/?code={samples.CODE}",
    "/tra-cuu/?code=x",
    "/bao-cao/",
    "/bao-cao/?first=x",
    "/dang-nhap/",
    "/gioi-thieu/",
    "/kha-nang-tiep-can/",
    "/khong-co-trang-nay/",
]
SIGNED_IN = [
    f"/ho-so/{samples.CODE}/",
    "/bao-cao/ho-so/?figure=received",
    "/viec/",
    "/viec/?list=overdue&channel=post",
    "/viec/?list=unit&first=x",
    "/viec/tim/?q=pham",
    "/viec/tim/?q=p",
]


@pytest.fixture(autouse=True)
def _samples(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    """Every page full, on the afternoon of 30/10/2018."""
    settings.TRAINING_CLOCK = TrainingClock(samples.PERIOD.as_of, real_now())
    monkeypatch.setattr(home_page, "read_home", lambda now: samples.home_page())
    monkeypatch.setattr(procedures_page, "read_procedures", samples.procedure_rows)
    monkeypatch.setattr(procedures_page, "read_procedure", lambda code, on: samples.procedure_page())
    monkeypatch.setattr(
        look_up_page, "read_progress", lambda code, now: samples.progress() if code == samples.CODE else None
    )
    monkeypatch.setattr(report_page, "read_report", lambda *_asked: samples.report())
    monkeypatch.setattr(dossiers_page, "read_dossiers", lambda *_who, **_asked: samples.dossier_list())
    monkeypatch.setattr(work_page, "read_work", read_work)
    monkeypatch.setattr(work_page, "read_found", read_found)
    monkeypatch.setattr(story_page, "read_story", lambda actor, code, now: samples.story())


def read_work(request: HttpRequest, _actor: object, which: WorkList, *_asked: object) -> WorkPage:
    """A full list; the overdue one is empty."""
    return samples.work_page(() if which is WorkList.OVERDUE else None)


def read_found(_actor: object, text: str, *_asked: object) -> FoundPage:
    read_term(text)
    return samples.found_page()


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_page_is_accessible_and_reads_at_320_pixels(page: Page, live_server: object, address: str) -> None:
    look(page, str(live_server), address)


@pytest.mark.parametrize("address", SIGNED_IN)
def test_an_officers_page_is_accessible_and_reads_at_320_pixels(
    page: Page, live_server: object, sign_in: Callable[[Account], None], giang: Account, address: str
) -> None:
    sign_in(giang)
    look(page, str(live_server), address)


def test_the_switch_turns_the_page_into_english_and_back(page: Page) -> None:
    page.goto("/bao-cao/?first=01/02/2018&last=30/10/2018")
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Report on dossiers")
    assert page.url.endswith("/bao-cao/?first=01/02/2018&last=30/10/2018")
    page.get_by_role("button", name="Tiếng Việt").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Báo cáo giải quyết hồ sơ")


def test_the_keyboard_reaches_the_content_by_the_skip_link(page: Page) -> None:
    page.goto("/tra-cuu/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Đến nội dung chính")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Mã hồ sơ")).to_be_focused()


def test_an_error_in_the_summary_leads_to_its_field(page: Page) -> None:
    page.goto("/tra-cuu/")
    page.get_by_label("Mã hồ sơ").fill("000.00.01.H49-181030-9999")
    page.get_by_role("button", name="Xem tiến độ").click()
    page.get_by_role("alert").get_by_role("link").click()
    field = page.get_by_label("Mã hồ sơ")
    expect(field).to_be_focused()
    expect(field).to_have_value("000.00.01.H49-181030-9999")
    expect(field).to_have_accessible_description(re.compile("Mã in trên giấy tiếp nhận.*Không có hồ sơ mang mã này"))


def test_a_table_stays_a_table_for_a_screen_reader_on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto("/bao-cao/")
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Trung tâm cấp tỉnh", exact=True))
    expect(row.get_by_role("cell").first).to_have_text("62.798")


def test_an_signs_in_with_the_form(page: Page, an: Account) -> None:
    page.goto("/dang-nhap/")
    page.get_by_label("Tên đăng nhập").fill("an")
    page.get_by_label("Mật khẩu").fill("an-mat-khau-dai")
    page.get_by_role("main").get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_role("banner")).to_contain_text("Nguyễn Văn An")


def test_the_head_gives_a_dossier_by_keyboard_alone(
    page: Page, sign_in: Callable[[Account], None], giang: Account
) -> None:
    sign_in(giang)
    page.goto("/viec/")
    page.get_by_label("Giao cho").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("Chi nghỉ phép")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Giao việc")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_label(f"Chọn hồ sơ {samples.work_rows()[0].code}")).to_be_checked()
    page.get_by_label("Lý do phân công").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Phân công")
    expect(page.get_by_role("main")).to_contain_text("Không tìm thấy hồ sơ")
