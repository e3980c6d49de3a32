"""A real Chromium in the console: axe, reflow, the keyboard, and the designer that checks while one types."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from motcua.dossiers.tests.world import World, instant
from motcua.organisation.actors import SYSTEM
from motcua.people.models import Account
from motcua.processes.actions.save_template import save_template
from motcua.processes.rules.default import DEFAULT_TEMPLATE
from motcua.processes.rules.document import Scope, write_document
from motcua.web.tests import lives
from motcua.web.tests.console_world import add_khanh, post_of
from motcua.web.tests.test_browser import look

pytestmark = pytest.mark.browser

LOOKED_AT = [
    "/quan-tri/",
    "/quan-tri/to-chuc/don-vi/22/",
    "/quan-tri/to-chuc/noi-tiep-nhan/QNI/",
    "/quan-tri/to-chuc/vi-tri/",
    "/quan-tri/to-chuc/vi-tri/?q=khong+co",
    "/quan-tri/to-chuc/vi-tri/moi/",
    "/quan-tri/to-chuc/can-bo/",
    "/quan-tri/lich/2018/",
    "/quan-tri/lich/2018/ngay/?day=30/11/2018",
    "/quan-tri/lich/gio/moi/",
    "/quan-tri/lich/thay-doi/1/",
    "/quan-tri/thu-tuc/1.000001/",
    "/quan-tri/thu-tuc/1.000001/du-thao/",
    "/quan-tri/quy-trinh/thu/",
    "/quan-tri/quy-trinh/thu/sua/",
    "/quan-tri/nhat-ky/quy-trinh/",
]


@pytest.fixture
def khanh(world: World, sign_in: Callable[[Account], None]) -> Account:
    """Khánh, signed in on the tab; a dossier and a draft process are there."""
    account = add_khanh(world)
    lives.accepted(world)
    document = write_document(DEFAULT_TEMPLATE, Scope("1.000001", "QNI")) | {"code": "thu"}
    save_template(SYSTEM, document, at=instant("30/11 08:00"))
    sign_in(account)
    return account


def test_pages_are_accessible_and_read_at_320_pixels(khanh: Account, page: Page, live_server: object) -> None:
    for address in LOOKED_AT:
        look(page, str(live_server), address)


def test_the_designer_names_a_problem_while_one_types_and_draws_the_process_anew(khanh: Account, page: Page) -> None:
    page.goto("/quan-tri/quy-trinh/thu/sua/")
    checks = page.get_by_role("region", name="Kiểm tra và sơ đồ")
    approval = page.get_by_role("group", name="Dòng 3")
    approval.get_by_label("Sau bước (mã)").fill("khong_co")
    expect(checks).to_contain_text("đi sau «khong_co» nhưng không có bước đó")
    approval.get_by_label("Sau bước (mã)").fill("appraise")
    approval.get_by_label("Tên bước").fill("Ký duyệt")
    expect(checks).to_contain_text("Quy trình không có lỗi nào.")
    expect(checks).to_contain_text("Ký duyệt")
    page.get_by_role("button", name="Lưu dự thảo").click()
    expect(page.get_by_role("status")).to_contain_text("Đã lưu dự thảo quy trình.")


def test_a_post_is_assigned_by_keyboard_alone(khanh: Account, page: Page) -> None:
    page.goto(f"/quan-tri/to-chuc/vi-tri/{post_of('binh').pk}/")
    page.get_by_role("link", name="Giao vị trí", exact=True).press("Enter")
    page.get_by_label("Tên đăng nhập của cán bộ").focus()
    page.keyboard.type("chi")
    page.keyboard.press("Tab")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("01/12/2018")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("12/QĐ-UBND")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Đã giao vị trí.")
    expect(page.get_by_role("row").filter(has_text="Trần Thị Chi")).to_contain_text("từ 01/12/2018")


def test_a_refusal_leads_to_its_field(khanh: Account, page: Page) -> None:
    page.goto(f"/quan-tri/to-chuc/vi-tri/{post_of('binh').pk}/giao/")
    page.get_by_label("Tên đăng nhập của cán bộ").fill("binh")
    page.get_by_label("Số quyết định").fill("12/QĐ-UBND")
    page.get_by_role("main").get_by_role("button", name="Giao vị trí").click()
    page.get_by_role("alert").get_by_role("link").click()
    expect(page.get_by_label("Giữ từ ngày")).to_be_focused()
    expect(page.get_by_label("Giữ từ ngày")).to_have_accessible_description(
        re.compile("Nguyễn Văn Bình đang giữ vị trí này")
    )
