"""The counter in a real Chromium: a whole reception by keyboard alone, and nothing that is typed is lost."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings

from motcua.dossiers.access import load
from motcua.dossiers.models import Dossier
from motcua.dossiers.tests.world import World, add_procedure, instant
from motcua.kernel.clock import TrainingClock, real_now
from motcua.kernel.files.tests import made
from motcua.payments.tests.conftest import paying
from motcua.people.models import Account
from motcua.web.tests import lives
from motcua.web.tests.counter_desk import CHOICES, MATTER, RECEIVE, WITH_CHOICES
from motcua.web.tests.looks import look, violations_on
from motcua.web.tests.test_counter_persons import CARD
from motcua.web.tests.test_files_in_browser import DROP

pytestmark = pytest.mark.browser

WORDS = {
    "vi": {"number": "Số giấy tờ", "name": "Họ và tên", "accept": "Tiếp nhận, cấp giấy hẹn", "due": "Hẹn trả kết quả"},
    "en": {"number": "Number", "name": "Full name", "accept": "Accept and give the receipt", "due": "Result due"},
}


@pytest.fixture
def at_the_counter(page: Page, world: World, settings: Settings, sign_in: Callable[[Account], None]) -> Page:
    """Bình's browser, on the morning of 05/11/2018."""
    settings.TRAINING_CLOCK = TrainingClock(instant("05/11 09:00"), real_now())
    page.set_viewport_size({"width": 1366, "height": 768})
    sign_in(Account.objects.get(username="binh"))
    return page


@pytest.mark.parametrize(("language", "width"), [("vi", 1366), ("en", 1366), ("vi", 390)])
def test_a_whole_reception_by_keyboard_alone(
    at_the_counter: Page, live_server: object, language: str, width: int
) -> None:
    page, keys = at_the_counter, at_the_counter.keyboard
    page.context.add_cookies([{"name": "django_language", "value": language, "url": str(live_server)}])
    page.set_viewport_size({"width": width, "height": 768})
    page.goto(RECEIVE)
    keys.type("giay phep")
    expect(page.get_by_role("option")).to_have_count(1)
    keys.press("ArrowDown")
    keys.press("Enter")
    expect(page.get_by_label(WORDS[language]["number"], exact=True).first).to_be_focused()
    page.wait_for_load_state()  # the script that looks the number up has run
    keys.type("022190000123")
    keys.press("Enter")  # as a card reader does
    expect(page.get_by_label(WORDS[language]["name"], exact=True).first).to_be_focused()
    keys.type("Phạm Thị An")
    press_until_focused(page, "[name=paper-0-originals]")
    keys.type("1")
    keys.press("Enter")
    expect(page.get_by_role("button", name=WORDS[language]["accept"], exact=True).first).to_be_focused()
    keys.press("Enter")
    expect(page.locator(".receipt__code")).to_have_text("000.00.01.H49-181105-0001")
    expect(page.locator(".receipt__due")).to_contain_text("17:00")
    expect(page.locator("main a[autofocus]")).to_be_focused()
    keys.press("Enter")  # another for the same person
    expect(page).to_have_url(re.compile(r"\?same=000\.00\.01\.H49-181105-0001$"))
    assert Dossier.objects.count() == 1


def test_a_dossier_that_needs_no_correction_with_card_scan_and_fee_by_keyboard_alone(
    at_the_counter: Page, world: World, file_store: Path
) -> None:
    page, keys = at_the_counter, at_the_counter.keyboard
    paying(world)
    page.goto(MATTER)
    keys.press("ArrowDown")
    press_until_focused(page, "[name=owner-identity_number]")
    keys.insert_text(CARD)
    keys.press("Enter")  # as the scanner does
    expect(page.locator("[name=owner-full_name]")).to_have_value("Phạm Thị An")
    expect(page.locator("[name=owner-identity_number]")).to_have_value("022190000123")
    press_until_focused(page, "[name=paper-0-originals]")
    keys.type("1")
    page.locator("#files").set_input_files({"name": "đơn.pdf", "mimeType": "application/pdf", "buffer": made.pdf()})
    expect(page.locator("[name=kept_files]")).to_be_checked()
    expect(page.locator("[data-fees-sum]")).to_contain_text("170.000")
    press_until_focused(page, "[name=taking-method]")
    keys.press("ArrowDown")
    keys.press("Enter")
    press_until_focused(page, "button[value=accept]")
    assert violations_on(page) == []
    keys.press("Enter")
    expect(page.locator(".receipt__code")).to_have_text("000.00.01.H49-181105-0001")
    expect(page.get_by_role("link", name="Biên lai 01BLP QN-18 0000001")).to_be_visible()
    assert violations_on(page) == []
    state = load(Dossier.objects.get()).state
    assert [each.document.name for each in state.attachments] == ["đơn.pdf"]


def test_a_code_that_is_scanned_beside_any_field_opens_the_dossier(at_the_counter: Page, world: World) -> None:
    page, code = at_the_counter, lives.accepted(world)
    page.goto("/quay/hom-nay/")
    page.keyboard.type(code.lower())
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/ho-so/{code}/")


def test_scans_are_chosen_or_dropped_and_come_back_with_what_was_typed(at_the_counter: Page, file_store: Path) -> None:
    page = at_the_counter
    page.goto(MATTER)
    page.locator("#files").set_input_files({"name": "đơn.pdf", "mimeType": "application/pdf", "buffer": made.pdf()})
    expect(page.locator("[name=kept_files]")).to_be_checked()
    page.evaluate(DROP, ["[data-files-drop]", "Kinh gui"])
    expect(page.locator(".upload--refused")).to_contain_text("Loại tệp này không được nhận")
    page.get_by_label("Họ và tên").first.fill("Phạm Thị An")
    page.goto(MATTER)
    page.get_by_role("button", name="Lấy lại").click()
    expect(page.get_by_label("Họ và tên").first).to_have_value("Phạm Thị An")
    expect(page.get_by_label("đơn.pdf")).to_be_checked()


def press_until_focused(page: Page, place: str) -> None:
    """Tab as far as the field."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("place => document.activeElement.matches(place)", place):
            return
    pytest.fail(f"the keyboard does not reach {place}")


def test_somebody_known_is_filled_in_as_soon_as_the_number_is_typed(at_the_counter: Page) -> None:
    page = at_the_counter
    receive_an(page)
    page.goto(MATTER)
    page.get_by_label("Số giấy tờ").first.fill("022190000123")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Họ và tên").first).to_have_value("Phạm Thị An")
    expect(page.get_by_role("status").filter(has_text="Đã tìm thấy")).to_be_visible()


def test_a_wrong_number_is_told_at_once(at_the_counter: Page) -> None:
    page = at_the_counter
    page.goto(MATTER)
    page.get_by_label("Số giấy tờ").first.fill("0221")
    page.keyboard.press("Tab")
    expect(page.get_by_role("status").filter(has_text="đúng 12 chữ số")).to_be_visible()


def test_the_summary_of_errors_has_the_focus_and_leads_to_each_field(at_the_counter: Page) -> None:
    page = at_the_counter
    page.goto(MATTER)
    page.get_by_role("button", name="Tiếp nhận, cấp giấy hẹn").click()
    expect(page.get_by_role("alert")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Số giấy tờ").first).to_be_focused()


def test_a_lost_connection_loses_no_typed_text(at_the_counter: Page) -> None:
    page = at_the_counter
    page.goto(MATTER)
    page.get_by_label("Số giấy tờ").first.fill("022190000123")
    page.get_by_label("Họ và tên").first.fill("Phạm Thị An")
    page.locator("[name=paper-0-originals]").fill("1")
    page.locator("[name=has_representative]").check()
    page.context.set_offline(True)
    page.get_by_role("button", name="Tiếp nhận, cấp giấy hẹn").click()
    page.wait_for_timeout(300)
    page.context.set_offline(False)
    page.goto(RECEIVE)
    page.get_by_role("button", name="Lấy lại").click()
    expect(page.get_by_label("Họ và tên").first).to_have_value("Phạm Thị An")
    expect(page.locator("[name=has_representative]")).to_be_checked()
    page.locator("[name=has_representative]").uncheck()
    page.get_by_role("button", name="Tiếp nhận, cấp giấy hẹn").click()
    expect(page.locator(".receipt__code")).to_be_visible()
    assert kept(page) == 0


def test_an_ended_session_loses_no_typed_text_and_signing_out_leaves_none_behind(
    at_the_counter: Page, sign_in: Callable[[Account], None]
) -> None:
    page = at_the_counter
    page.goto(MATTER)
    page.get_by_label("Họ và tên").first.fill("Phạm Thị An")
    page.context.clear_cookies()
    page.get_by_role("button", name="Tiếp nhận, cấp giấy hẹn").click()
    page.wait_for_load_state()
    sign_in(Account.objects.get(username="giang"))
    page.goto(RECEIVE)
    expect(page.get_by_role("button", name="Lấy lại")).to_be_hidden()
    sign_in(Account.objects.get(username="binh"))
    page.goto(MATTER)
    page.get_by_role("button", name="Lấy lại").click()
    expect(page.get_by_label("Họ và tên").first).to_have_value("Phạm Thị An")
    page.get_by_role("button", name="Đăng xuất").click()
    page.wait_for_load_state()
    assert kept(page) == 0


def test_what_is_kept_expires_after_twelve_hours(at_the_counter: Page) -> None:
    page = at_the_counter
    page.goto(MATTER)
    page.get_by_label("Họ và tên").first.fill("Phạm Thị An")
    assert kept(page) == 1
    page.evaluate(
        """() => { const [key] = Object.keys(localStorage); const kept = JSON.parse(localStorage[key]);
        localStorage[key] = JSON.stringify({ ...kept, at: kept.at - 12 * 3600 * 1000 }); }"""
    )
    page.goto("/")
    assert kept(page) == 0


def kept(page: Page) -> int:
    return page.evaluate("Object.keys(localStorage).length")


def receive_an(page: Page) -> None:
    page.goto(MATTER)
    page.get_by_label("Số giấy tờ").first.fill("022190000123")
    page.get_by_label("Họ và tên").first.fill("Phạm Thị An")
    page.locator("[name=paper-0-originals]").fill("1")
    page.get_by_role("button", name="Tiếp nhận, cấp giấy hẹn").click()
    expect(page.locator(".receipt__code")).to_be_visible()


def test_every_page_of_the_counter_is_accessible_and_reads_at_320_pixels(
    at_the_counter: Page, live_server: object, world: World
) -> None:
    page, site = at_the_counter, str(live_server)
    add_procedure(world.province, code="1.000777", content=WITH_CHOICES)
    code = lives.accepted(world)
    for address in (
        f"{RECEIVE}?q=giay phep",
        CHOICES,
        f"{MATTER}&same={code}",
        f"/quay/giay-tiep-nhan/{code}/",
        "/quay/hom-nay/",
        "/quay/ban-giao/",
        "/quay/huong-dan/1.000777/",
    ):
        look(page, site, address)
