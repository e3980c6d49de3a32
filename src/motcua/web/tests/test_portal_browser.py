"""The portal in a real Chromium, filled with real units, centres and procedures: with a script and without, at a desk
and on a phone, by the rules of WCAG 2.2 AA, and light enough for a phone's connection."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django import Settings

from motcua.catalogue.actions.import_procedures import import_procedures
from motcua.catalogue.actions.load_everyday_words import load_everyday_words
from motcua.catalogue.models import CentreProcedure, OnlineService, Procedure
from motcua.kernel.clock import VIETNAM, TrainingClock, real_now
from motcua.organisation.actions.load_service_centres import load_service_centres
from motcua.organisation.actors import SYSTEM
from motcua.organisation.models import ServiceCentre
from motcua.territory.actions.load_units import load_units
from motcua.web.tests.looks import fits, violations_on
from motcua.web.tests.test_procedures import BIRTH, rows_of
from motcua.worktime.actions.adopt_calendar_files import adopt_calendar_files
from motcua.worktime.calendar_files import read_calendar_files
from motcua.worktime.change_log import Change
from motcua.worktime.queries import forget_schedules

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NOON = datetime(2026, 11, 26, 9, 30, tzinfo=VIETNAM)
MOST_BYTES = 150_000
NAMED = {BIRTH, "1.000894", "2.000986", "1.004222", "1.014062", "2.000693", "1.000689", "1.001022", "1.001612"}


@pytest.fixture(scope="module")
def real_rows() -> list[dict[str, Any]]:
    """The procedures of a birth, one to open a shop, and the one with the longest record of all."""
    named = rows_of("procedures", lambda row: row["code"] in NAMED, len(NAMED))
    every = rows_of("procedures", lambda row: row.get("detail") == "full", 10_000)
    return [*named, max(every, key=lambda row: len(str(row)))]


@pytest.fixture
def heaviest(real_rows: list[dict[str, Any]]) -> str:
    return real_rows[-1]["code"]


@pytest.fixture(autouse=True)
def _province(real_rows: list[dict[str, Any]], settings: Settings) -> Iterator[None]:
    settings.TRAINING_CLOCK = TrainingClock(NOON, real_now())
    forget_schedules()
    load_units()
    load_service_centres()
    adopt_calendar_files(read_calendar_files(), Change(SYSTEM, NOON, "adopt", "Thử"))
    import_procedures(real_rows, at=NOON)
    load_everyday_words()
    birth = Procedure.objects.get(code=BIRTH)
    for centre in ServiceCentre.objects.filter(valid_to=None):
        offer = {"four_step_eligible": False, "four_step_reason": "Thử", "valid_from": NOON.date()}
        CentreProcedure.objects.create(centre=centre, procedure=birth, **offer)
    service = {"scheme": "part_or_full", "level": "part", "part_reason": "Phải có mặt", "valid_from": NOON.date()}
    OnlineService.objects.create(procedure=birth, code="DVC.1", name="Khai sinh", **service)
    yield
    forget_schedules()


def pages(heaviest: str) -> tuple[str, ...]:
    return (
        "/",
        "/thu-tuc/?q=sinh+con",
        "/thu-tuc/?q=khai+sinh+zzyzzx&audience=citizens",
        f"/thu-tuc/{BIRTH}/?place=hong+hai",
        f"/thu-tuc/{heaviest}/",
        "/su-kien/",
        "/su-kien/sinh-con/",
        "/noi-tiep-nhan/?q=hong+hai",
        "/noi-tiep-nhan/QNI/",
        "/tra-cuu/?code=x",
    )


def test_every_page_is_accessible_in_both_languages_on_every_width(
    page: Page, live_server: object, heaviest: str
) -> None:
    for language, width in (("vi", 1366), ("en", 360)):
        page.context.add_cookies([{"name": "django_language", "value": language, "url": str(live_server)}])
        for address in pages(heaviest):
            page.set_viewport_size({"width": width, "height": 800})
            page.goto(address)
            assert violations_on(page) == [], f"{address} {language} {width}"
            assert page.locator("html").get_attribute("lang") == language
            for narrow in (320, 683):  # 1280 pixels at 400 % and 1366 at 200 %
                page.set_viewport_size({"width": narrow, "height": 800})
                assert fits(page), f"{address} {narrow}"


def test_on_a_phone_without_a_script_the_whole_way_is_there(browser: Browser, live_server: object) -> None:
    context = browser.new_context(
        base_url=str(live_server), viewport={"width": 360, "height": 740}, java_script_enabled=False
    )
    tab = context.new_page()
    tab.goto("/thu-tuc/")
    heights = [tab.locator(part).bounding_box()["height"] for part in (".masthead", ".nav")]
    assert sum(heights) < 130  # two rows, not four
    link = tab.get_by_role("link", name="Nơi tiếp nhận", exact=True)
    expect(link).to_be_hidden()
    tab.get_by_text("Danh mục", exact=True).click()
    link.click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Nơi tiếp nhận hồ sơ")
    tab.goto("/")
    tab.get_by_label("Việc cần làm hoặc mã thủ tục").fill("làm giấy khai sinh cho con")
    tab.get_by_role("button", name="Tìm", exact=True).click()
    tab.get_by_role("link", name="Thủ tục đăng ký khai sinh", exact=True).click()
    tab.get_by_label("Anh/chị ở xã, phường nào?").fill("hồng hải")
    tab.get_by_role("button", name="Tìm nơi nộp").click()
    expect(tab.get_by_text("Đơn vị này có đến ngày 30/06/2025")).to_be_visible()
    tab.get_by_role("link", name="phường Hạ Long").first.click()
    expect(tab.get_by_text("đang mở cửa đến 11:30")).to_be_visible()
    tab.goto("/su-kien/")
    tab.get_by_role("link", name="Sinh con").click()
    expect(tab.get_by_role("heading", level=3).nth(4)).to_be_visible()
    context.close()


def test_an_finds_a_procedure_as_she_types_and_by_enter(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_role("link", name="Nơi tiếp nhận", exact=True)).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    field = page.get_by_label("Việc cần làm hoặc mã thủ tục")
    field.press_sequentially("lam giay khai sinh")
    expect(page.get_by_role("option").first).to_contain_text("khai sinh")
    field.press("ArrowDown")
    field.press("Enter")
    page.wait_for_url(f"**/thu-tuc/{BIRTH}/")
    page.goto("/thu-tuc/")
    field.press_sequentially("khai sinh")
    expect(page.get_by_role("option").first).to_be_visible()
    field.press("Enter")  # nothing was chosen: what was typed is searched for
    page.wait_for_url("**q=khai+sinh**")


def test_a_procedures_page_is_light(browser: Browser, live_server: object, heaviest: str) -> None:
    """All bytes that come over the wire for somebody who has never been here."""
    for address in (f"/thu-tuc/{BIRTH}/", f"/thu-tuc/{heaviest}/"):
        context = browser.new_context(base_url=str(live_server), viewport={"width": 360, "height": 740})
        tab = context.new_page()
        wire = context.new_cdp_session(tab)
        wire.send("Network.enable")
        sizes: list[float] = []
        wire.on("Network.loadingFinished", lambda event, sizes=sizes: sizes.append(event["encodedDataLength"]))
        tab.goto(address, wait_until="networkidle")
        assert len(sizes) > 5
        assert sum(sizes) <= MOST_BYTES, f"{address}: {sum(sizes):,.0f} bytes"
        context.close()


def test_no_motion_for_who_wants_none_and_a_page_to_print(browser: Browser, live_server: object) -> None:
    context = browser.new_context(base_url=str(live_server), reduced_motion="reduce")
    tab = context.new_page()
    tab.goto(f"/thu-tuc/{BIRTH}/")
    assert tab.evaluate(
        "[...document.querySelectorAll('*')].every(e => getComputedStyle(e).transitionDuration == '0s')"
    )
    tab.emulate_media(media="print")
    for shown in ("#papers", "#steps"):
        expect(tab.locator(shown)).to_be_visible()
    for hidden in (".nav", ".breadcrumbs", "#where + form"):
        expect(tab.locator(hidden)).to_be_hidden()
    context.close()
