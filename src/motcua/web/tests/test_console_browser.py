"""A real Chromium in the console: axe, reflow, the keyboard, and the designer that checks while one types."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from motcua.dossiers.tests.world import World, instant
from motcua.organisation.actors import SYSTEM
from motcua.organisation.models import Post, ServiceCentre
from motcua.people.models import Account
from motcua.processes.actions.save_template import save_template
from motcua.processes.rules.default import DEFAULT_TEMPLATE
from motcua.processes.rules.document import Scope, write_document
from motcua.web.tests import lives
from motcua.web.tests.console_world import add_khanh, post_of
from motcua.web.tests.looks import look, violations_on

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
    "/quan-tri/nhat-ky/",
    "/quan-tri/to-chuc/don-vi/ke-thua/",
    "/quan-tri/to-chuc/co-quan/",
    "/quan-tri/to-chuc/noi-tiep-nhan/moi/",
    "/quan-tri/mau-in/",
    "/quan-tri/mau-in/receipt/",
    "/quan-tri/mau-in/receipt/thay/",
    "/quan-tri/lich/dong-cua/",
    "/quan-tri/thong-bao/",
    "/quan-tri/thong-bao/mau/",
    "/quan-tri/thong-bao/mau/accepted/vi/",
    "/quan-tri/thong-bao/hop-thu-tap-huan/",
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


def fill(page: Page, **given: str) -> None:
    """Write into the fields with these names."""
    for name, text in given.items():
        page.locator(f"[name={name}]").fill(text)


def choose(page: Page, name: str, typed: str, code: str) -> None:
    """Type some letters without accents, take what is suggested by the keyboard."""
    field = page.locator(f"[name={name}]")
    field.press_sequentially(typed)
    expect(page.get_by_role("option").filter(has_text=code)).to_be_visible()
    field.press("ArrowDown")
    field.press("Enter")
    expect(field).to_have_value(code)


def test_a_unit_its_one_stop_a_post_and_an_officer_who_signs_in(
    khanh: Account, page: Page, live_server: object
) -> None:
    day, paper = "01/11/2018", "12/QĐ-UBND"
    page.goto("/quan-tri/to-chuc/don-vi/moi/")
    page.locator("[name=kind]").select_option("ward")
    fill(page, code="06700", full_name="Phường Thử Nghiệm", parent="22", valid_from=day, decision=paper)
    page.get_by_role("button", name="Lập đơn vị").click()
    expect(page.get_by_role("status")).to_contain_text("Đã lập đơn vị.")

    page.goto("/quan-tri/to-chuc/noi-tiep-nhan/moi/")
    choose(page, "unit", "phuong thu", "06700")
    assert violations_on(page) == []
    agency = ServiceCentre.objects.select_related("agency").get(code="QNI").agency.code_2020
    fill(page, agency=agency, code="QNI.06700", name="Trung tâm phường Thử Nghiệm", tax_code="0100047517")
    fill(page, valid_from=day, decision=paper)
    page.get_by_role("main").get_by_role("button", name="Lập nơi tiếp nhận").click()
    expect(page.get_by_role("alert")).to_contain_text("sai chữ số kiểm tra")
    fill(page, tax_code="0100047516")
    page.get_by_role("main").get_by_role("button", name="Lập nơi tiếp nhận").click()
    expect(page.get_by_role("status")).to_contain_text("Đã lập nơi tiếp nhận.")

    page.goto("/quan-tri/to-chuc/vi-tri/moi/")
    choose(page, "centre", "thu nghiem", "QNI.06700")
    fill(page, code="QNI.06700/tiep-nhan", title="Tiếp nhận phường", valid_from=day, source=paper)
    page.get_by_label("Tiếp nhận", exact=True).check()
    page.get_by_role("main").get_by_role("button", name="Lập vị trí").click()
    expect(page.get_by_role("status")).to_contain_text("Đã lập vị trí.")

    page.goto("/quan-tri/to-chuc/can-bo/moi/")
    fill(page, full_name="Lý Thị Hoa", username="hoa.lt")
    page.get_by_role("main").get_by_role("button", name="Mở tài khoản").click()
    password = page.locator(".secret").inner_text()
    page.goto(f"/quan-tri/to-chuc/vi-tri/{Post.objects.get(code='QNI.06700/tiep-nhan').pk}/giao/")
    choose(page, "account", "ly thi", "hoa.lt")
    fill(page, valid_from=day, source=paper)
    page.get_by_role("main").get_by_role("button", name="Giao vị trí").click()
    expect(page.get_by_role("status")).to_contain_text("Đã giao vị trí.")

    page.context.clear_cookies()
    page.goto("/dang-nhap/")
    fill(page, username="hoa.lt", password=password)
    page.get_by_role("main").get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url("**/dang-nhap/mat-khau-moi/")
    chosen = "thuyền xanh bảy ngựa"
    page.get_by_label("Mật khẩu mới", exact=True).fill(chosen)
    page.get_by_label("Nhập lại mật khẩu mới").fill(chosen)
    page.keyboard.press("Enter")
    expect(page.get_by_role("banner")).to_contain_text("Lý Thị Hoa")
