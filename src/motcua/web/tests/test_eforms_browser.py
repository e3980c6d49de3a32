"""An electronic form in a real Chromium: fields that come and go, rows, the keyboard, without a script, axe."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from motcua.dossiers.tests.world import World, instant
from motcua.forms.actions.draft_form import draft_form
from motcua.forms.models import FormVersion
from motcua.forms.tests.samples import DOCUMENT
from motcua.organisation.actors import SYSTEM
from motcua.people.models import Account
from motcua.web.tests.console_world import add_khanh
from motcua.web.tests.looks import look, violations_on

pytestmark = pytest.mark.browser


@pytest.fixture
def draft(world: World, sign_in: Callable[[Account], None]) -> FormVersion:
    """Khánh is signed in on the tab; a draft of the sample form is there."""
    sign_in(add_khanh(world))
    return draft_form(SYSTEM, "1.000001", document=DOCUMENT, at=instant("30/11 08:00"))


@pytest.fixture
def plain(page: Page, browser: Browser, live_server: object) -> Iterator[Page]:
    """The same person on a tab without JavaScript."""
    context = browser.new_context(base_url=str(live_server), java_script_enabled=False)
    context.add_cookies(page.context.cookies())
    yield context.new_page()
    context.close()


def trying(draft: FormVersion) -> str:
    return f"/quan-tri/bieu-mau/{draft.form_id}/1/dien-thu/"


def test_the_pages_are_accessible_and_read_at_320_pixels(draft: FormVersion, page: Page, live_server: object) -> None:
    own = f"/quan-tri/bieu-mau/{draft.form_id}/"
    for address in (trying(draft), own, f"{own}sua/", f"{own}sua/muc/?path=place", "/quan-tri/bieu-mau/"):
        look(page, str(live_server), address)


def test_a_field_comes_when_it_is_asked_for_and_takes_along_what_hangs_on_it(draft: FormVersion, page: Page) -> None:
    page.goto(trying(draft))
    where, witness = page.get_by_label("Sinh tại đâu"), page.get_by_label("Người làm chứng")
    expect(page.get_by_role("button", name="Cập nhật biểu mẫu")).to_be_hidden()
    expect(where).to_be_hidden()
    page.get_by_label("Nơi khác").check()
    expect(where).to_be_visible()
    expect(witness).to_be_hidden()
    where.fill("Trên tàu")
    expect(witness).to_be_visible()
    page.get_by_label("Cơ sở y tế").check()
    expect(where).to_be_hidden()
    expect(witness).to_be_hidden()


def test_an_answer_makes_another_necessary(draft: FormVersion, page: Page) -> None:
    page.goto(trying(draft))
    reason = page.get_by_text("Lý do cần nhiều bản sao")
    expect(reason).to_contain_text("không bắt buộc")
    page.get_by_label("Số bản sao").fill("6")
    expect(page.locator('[data-field="reason"] [data-optional]')).to_be_hidden()


def test_rows_are_added_and_taken_out_and_sent_as_they_stand(draft: FormVersion, page: Page) -> None:
    page.goto(trying(draft))
    rows = page.get_by_role("group", name="Dòng")
    rows.nth(0).get_by_label("Họ tên").fill("Hoa")
    add = page.get_by_role("button", name="Thêm dòng")
    add.click()
    expect(rows.nth(1).get_by_label("Họ tên")).to_be_focused()
    rows.nth(1).get_by_label("Họ tên").fill("Mai")
    add.click()
    expect(add).to_be_hidden()
    rows.nth(0).get_by_role("button", name="Bỏ dòng 1").click()
    expect(rows).to_have_count(2)
    expect(rows.nth(0).get_by_label("Họ tên")).to_have_value("Mai")
    assert violations_on(page) == []
    page.get_by_role("button", name="Kiểm tra câu trả lời").click()
    expect(page.get_by_role("group", name="Dòng").nth(0).get_by_label("Họ tên")).to_have_value("Mai")


def test_a_problem_leads_to_its_field(draft: FormVersion, page: Page) -> None:
    page.goto(trying(draft))
    page.get_by_label("Số bản sao").fill("21")
    page.get_by_label("Số bản sao").press("Enter")
    page.get_by_role("alert").get_by_role("link", name="Số bản sao").click()
    expect(page.get_by_label("Số bản sao")).to_be_focused()
    expect(page.get_by_label("Số bản sao")).to_have_accessible_description("Lỗi: Hãy nhập tối đa 20.")
    assert violations_on(page) == []


def test_without_a_script_buttons_do_the_same(draft: FormVersion, plain: Page) -> None:
    plain.goto(trying(draft))
    plain.get_by_label("Nơi khác").check()
    expect(plain.get_by_label("Sinh tại đâu")).to_be_hidden()
    plain.get_by_role("button", name="Cập nhật biểu mẫu").click()
    expect(plain.get_by_label("Sinh tại đâu")).to_be_visible()
    plain.get_by_label("Sinh tại đâu").fill("Trên tàu")
    plain.get_by_role("group", name="Dòng").nth(0).get_by_label("Họ tên").fill("Hoa")
    plain.get_by_role("button", name="Thêm dòng").click()
    rows = plain.get_by_role("group", name="Dòng")
    expect(rows).to_have_count(2)
    expect(rows.nth(0).get_by_label("Họ tên")).to_have_value("Hoa")
    expect(plain.get_by_label("Sinh tại đâu")).to_have_value("Trên tàu")
    rows.nth(1).get_by_role("button", name="Bỏ dòng 2").click()
    expect(plain.get_by_role("group", name="Dòng")).to_have_count(1)
