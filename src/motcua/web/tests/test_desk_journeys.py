"""A dossier's ways across the desk in a real Chromium, page by page, as its officers go them."""

from collections.abc import Callable

import pytest
from playwright.sync_api import FilePayload, Page, expect

from motcua.dossiers.rules.state import Status
from motcua.dossiers.tests.world import World
from motcua.kernel.files.tests import made
from motcua.people.models import Account
from motcua.web.tests import desk_lives
from motcua.web.tests.desk_lives import state_of
from motcua.web.tests.looks import look

pytestmark = pytest.mark.browser

type As = Callable[[str], Page]


@pytest.fixture
def as_officer(page: Page, sign_in: Callable[[Account], None], world: World) -> As:
    """The tab, with that member of the cast signed in."""

    def signed_in(username: str) -> Page:
        page.context.clear_cookies()
        sign_in(Account.objects.get(username=username))
        return page

    return signed_in


def open_act(page: Page, code: str, name: str) -> None:
    page.goto(f"/ho-so/{code}/")
    page.get_by_role("region", name="Việc anh/chị làm được bây giờ").get_by_role("link", name=name).click()


def press(page: Page, name: str) -> None:
    page.get_by_role("main").get_by_role("button", name=name, exact=True).click()


def test_from_the_counter_to_the_result_in_the_applicants_hands(world: World, as_officer: As) -> None:
    code = desk_lives.accepted(world)
    page = as_officer("binh")
    open_act(page, code, "Chuyển hồ sơ đi giải quyết")
    expect(page.get_by_role("region", name="Việc này sẽ:")).to_contain_text("Bước tiếp theo: Thẩm định")
    press(page, "Chuyển hồ sơ đi giải quyết")
    expect(page.get_by_role("status")).to_contain_text("Đã ghi: Chuyển hồ sơ đi giải quyết.")
    page = as_officer("chi")
    open_act(page, code, "Hoàn thành bước: Thẩm định")
    page.get_by_label("Ý kiến thẩm định").fill("Đủ điều kiện")
    press(page, "Hoàn thành bước")
    page = as_officer("dung")
    page.goto("/phe-duyet/")
    expect(page.get_by_role("row").filter(has_text=code)).to_contain_text("Đủ điều kiện")
    page.get_by_label(f"Chọn hồ sơ {code}").check()
    page.get_by_label("Đồng ý").check()
    page.get_by_label("Số quyết định (không bắt buộc)").fill("120/QĐ-TTHCC")
    page.get_by_label("Ban hành kết quả luôn").check()
    press(page, "Ghi quyết định")
    expect(page.get_by_role("status")).to_contain_text("Đã ghi.")
    page = as_officer("binh")
    page.goto("/tra-ket-qua/")
    page.get_by_label("Mã hồ sơ, tên chủ hồ sơ hoặc số giấy tờ").fill(code)
    page.keyboard.press("Enter")  # as a scanner does
    page.get_by_label(f"Chọn hồ sơ {code}").check()
    expect(page.get_by_label("Người nhận kết quả")).to_have_value("Phạm Thị An")
    page.get_by_label("Đã đối chiếu giấy tờ tùy thân").check()
    press(page, "Ghi đã trả")
    expect(page.get_by_role("status")).to_contain_text("Đã ghi.")
    assert state_of(world, code).status is Status.RETURNED


@pytest.mark.usefixtures("file_store")
def test_a_signed_result_is_uploaded_returned_found_wrong_and_replaced(world: World, as_officer: As) -> None:
    code = desk_lives.appraised(world)
    page = as_officer("dung")
    page.goto("/phe-duyet/")
    page.get_by_label(f"Chọn hồ sơ {code}").check()
    page.get_by_label(f"Tệp kết quả của hồ sơ {code}").set_input_files(a_file("giấy phép.pdf", made.signed_pdf()))
    page.get_by_label("Đồng ý").check()
    page.get_by_label("Số quyết định (không bắt buộc)").fill("120/QĐ-TTHCC")
    page.get_by_label("Ban hành kết quả luôn").check()
    press(page, "Ghi quyết định")
    expect(page.get_by_role("status")).to_contain_text("Đã ghi.")
    page = as_officer("binh")
    page.goto(f"/tra-ket-qua/?q={code}")
    expect(page.get_by_role("link", name="Mở, in kết quả")).to_be_visible()
    page.get_by_label(f"Chọn hồ sơ {code}").check()
    page.get_by_label("bản điện tử").check()
    press(page, "Ghi đã trả")
    expect(page.get_by_role("status")).to_contain_text("Đã ghi.")
    open_act(page, code, "Ghi nhận sự cố")
    page.get_by_label("Sự cố").select_option("kết quả sai")
    press(page, "Ghi nhận sự cố")  # what happened is not written yet
    page.get_by_label("Sự việc").fill("Sai năm sinh")
    press(page, "Ghi nhận sự cố")
    expect(page.get_by_text("Sự cố chưa khắc phục: kết quả sai")).to_be_visible()
    page = as_officer("dung")
    page.goto("/viec/?list=incidents")
    page.get_by_role("main").get_by_role("link", name=code).click()
    page.get_by_role("link", name="Khắc phục sự cố: kết quả sai").click()
    page.get_by_label("Cách khắc phục").fill("Cấp lại bản đúng")
    page.get_by_label("tải lên văn bản đã ký").check()
    page.get_by_label("Tệp tải lên").set_input_files(a_file("giấy phép sửa.pdf", made.pdf(3)))
    press(page, "Khắc phục sự cố")  # no apology yet: refused, and the file need not be chosen again
    expect(page.get_by_role("link", name="giấy phép sửa.pdf")).to_be_visible()
    page.get_by_label("Số văn bản xin lỗi").fill("5/XL")
    press(page, "Khắc phục sự cố")
    expect(page.get_by_text("Sự cố chưa khắc phục")).to_have_count(0)
    state = state_of(world, code)
    assert (state.status, [each.document.name for each in state.attachments]) == (
        Status.RETURNED,
        ["giấy phép.pdf", "giấy phép sửa.pdf"],
    )


def a_file(name: str, content: bytes) -> FilePayload:
    return {"name": name, "mimeType": "application/pdf", "buffer": content}


def test_papers_are_asked_for_and_the_term_begins_again(world: World, as_officer: As) -> None:
    code = desk_lives.handed_over(world)
    page = as_officer("chi")
    open_act(page, code, "Yêu cầu bổ sung")
    press(page, "Yêu cầu bổ sung")  # nothing typed yet
    page.get_by_role("alert").get_by_role("link", name="Chưa ghi giấy tờ").click()
    field = page.get_by_label("Giấy tờ, nội dung cần bổ sung")
    expect(field).to_be_focused()
    field.fill("Bản đồ\nẢnh")
    page.get_by_label("Lý do").fill("Thiếu bản đồ")
    press(page, "Yêu cầu bổ sung")
    page = as_officer("binh")
    open_act(page, code, "Nhận giấy tờ bổ sung")
    expect(page.get_by_label("Giấy tờ đã nhận")).to_have_value("Bản đồ\nẢnh")
    press(page, "Nhận giấy tờ bổ sung")
    expect(page.get_by_role("region", name="Ngày hẹn trả")).to_contain_text("17:00 ngày 10/12/2018")


def test_a_refusal_is_a_result_with_its_ground(world: World, as_officer: As) -> None:
    code = desk_lives.appraised(world)
    page = as_officer("dung")
    open_act(page, code, "Ra quyết định")
    page.get_by_label("Từ chối bằng văn bản").check()
    page.get_by_label("Lý do từ chối").fill("Không đủ điều kiện")
    press(page, "Ra quyết định")
    expect(page.get_by_label("Căn cứ pháp lý của việc từ chối")).to_have_attribute("aria-invalid", "true")
    page.get_by_label("Căn cứ pháp lý của việc từ chối").fill("Điều 5")
    press(page, "Xem trước")
    expect(page.get_by_role("status")).to_contain_text("Lập phiếu từ chối giải quyết hồ sơ (mẫu 03)")
    press(page, "Ra quyết định")
    open_act(page, code, "Ban hành văn bản kết quả")
    press(page, "Ban hành văn bản kết quả")
    assert state_of(world, code).status is Status.RESOLVED


def test_an_extension_keeps_the_first_date(world: World, as_officer: As) -> None:
    code = desk_lives.handed_over(world)
    page = as_officer("dung")
    open_act(page, code, "Gia hạn và xin lỗi")
    page.get_by_label("Ngày hẹn mới").fill("11/12/2018")
    page.get_by_label("Lý do").fill("Chờ đo đạc")
    page.get_by_label("Số văn bản xin lỗi").fill("15/XL")
    press(page, "Xem trước")
    expect(page.get_by_role("status")).to_contain_text("từ 17:00 ngày 05/12/2018 thành 17:00 ngày 11/12/2018")
    press(page, "Gia hạn và xin lỗi")
    due = page.get_by_role("region", name="Ngày hẹn trả")
    expect(due).to_contain_text("17:00 ngày 11/12/2018")
    expect(due).to_contain_text("Hẹn lần đầu: 17:00 ngày 05/12/2018.")


def test_the_last_step_is_undone_by_whoever_did_it(world: World, as_officer: As) -> None:
    code = desk_lives.appraised(world)
    page = as_officer("chi")
    open_act(page, code, "Hoàn tác bước cuối")
    page.get_by_label("Lý do hoàn tác").fill("Nhầm hồ sơ")
    press(page, "Hoàn tác bước cuối")
    expect(page.get_by_text("Bước này đã được hủy bằng một bước sau.")).to_be_visible()
    expect(page.get_by_role("link", name="Hoàn thành bước: Thẩm định")).to_be_visible()


def test_by_the_keyboard_alone(world: World, as_officer: As) -> None:
    code = desk_lives.handed_over(world)
    page = as_officer("chi")
    page.goto(f"/ho-so/{code}/")
    tab_to(page, "Hoàn thành bước: Thẩm định")
    page.keyboard.press("Enter")
    page.wait_for_url("**/viec/hoan-thanh-buoc/**")
    tab_to(page, "Ý kiến thẩm định")
    page.keyboard.type("Đạt")
    tab_to(page, "Hoàn thành bước")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Đã ghi: Hoàn thành bước.")


def tab_to(page: Page, name: str) -> None:
    """Press Tab until what has the focus is called so; fails where the keyboard never comes there."""
    named = "() => { const it = document.activeElement; return (it.labels?.[0] ?? it).textContent.trim() }"
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(named).startswith(name):
            return
    pytest.fail(f"the keyboard does not reach {name}")


@pytest.mark.parametrize(
    ("username", "address"),
    [
        ("chi", "/ho-so/{appraised}/viec/ghi-chu/"),
        ("chi", "/ho-so/{handed_over}/"),
        ("chi", "/ho-so/{handed_over}/viec/lay-y-kien/"),
        ("em", "/ho-so/{handed_over}/viec/yeu-cau-bo-sung/"),
        ("binh", "/ho-so/{handed_over}/viec/dinh-chinh/"),
        ("binh", "/ho-so/{issued}/viec/tra-ket-qua/"),
        ("dung", "/ho-so/{appraised}/viec/quyet-dinh/"),
        ("binh", "/ho-so/{gone_wrong}/"),
        ("dung", "/ho-so/{gone_wrong}/viec/khac-phuc-su-co/"),
        ("dung", "/phe-duyet/"),
        ("binh", "/tra-ket-qua/"),
        ("binh", "/tra-ket-qua/buu-chinh/"),
    ],
)
def test_a_page_of_the_desk_is_accessible_and_reads_at_320_pixels(
    world: World, as_officer: As, live_server: object, username: str, address: str
) -> None:
    lives = (desk_lives.handed_over, desk_lives.appraised, desk_lives.issued, desk_lives.gone_wrong)
    codes = {life.__name__: life(world) for life in lives}
    look(as_officer(username), str(live_server), address.format(**codes))
