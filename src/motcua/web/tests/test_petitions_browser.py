"""A real browser on petitions: sent by a stranger, followed by code, handled by officers; nothing inaccessible."""

from collections.abc import Callable

import pytest
from playwright.sync_api import FilePayload, Page, expect

from motcua.dossiers.tests.world import World
from motcua.kernel.files.tests import made
from motcua.people.models import Account
from motcua.petitions.lookup import secret_of
from motcua.petitions.models import Petition
from motcua.petitions.tests import lives
from motcua.web.tests.looks import looks_well

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("file_store")]
LONG = f"anh_chup_{'bang_niem_yet_' * 8}.png"


def chosen(name: str, content: bytes) -> FilePayload:
    return {"name": name, "mimeType": "", "buffer": content}


def test_a_stranger_is_heard_and_answered(world: World, page: Page, sign_in: Callable[[Account], None]) -> None:
    lives.people(world)
    lives.published(world)

    page.goto("/phan-anh/")
    looks_well(page)
    page.get_by_role("link", name="Gửi phản ánh", exact=True).click()
    page.get_by_label("Phản ánh, kiến nghị về").select_option(label="Về hành vi của cán bộ, cơ quan")
    page.get_by_label("Nơi được phản ánh").select_option(label="Trung tâm Tỉnh Quảng Ninh")
    page.get_by_label("Họ tên cán bộ được phản ánh").fill("Nguyễn Văn Bình")
    page.get_by_label("Tiêu đề").fill("Chờ ở quầy quá lâu")
    page.get_by_label("Nội dung", exact=True).fill("Tôi chờ hai giờ ở quầy số 3 mà không ai gọi.")
    page.get_by_label("Họ và tên người gửi").fill("Trần Văn Ba")
    page.get_by_label("Địa chỉ", exact=True).fill("Tổ 2, phường Hồng Gai")
    page.get_by_label("Tệp gửi kèm").set_input_files([chosen(LONG, made.image("PNG")), chosen("trống.pdf", b"")])
    page.get_by_role("button", name="Gửi phản ánh").click()
    expect(page.get_by_role("alert")).to_contain_text("trống.pdf: Tệp trống")
    looks_well(page)
    page.get_by_role("button", name="Gửi phản ánh").click()
    expect(page.get_by_role("alert")).to_contain_text("số điện thoại hoặc địa chỉ nhận thư")
    expect(page.get_by_label("Đã tải lên; bỏ chọn thì không gửi.")).to_be_checked()
    looks_well(page)
    page.get_by_label("Số điện thoại").fill("0912 345 678")
    page.get_by_role("button", name="Gửi phản ánh").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Chờ ở quầy quá lâu")
    expect(page.get_by_role("link", name=LONG)).to_be_visible()
    looks_well(page)
    row = Petition.objects.get(title="Chờ ở quầy quá lâu")
    page.context.clear_cookies()
    page.goto("/phan-anh/theo-doi/")
    page.get_by_label("Mã phản ánh").fill(row.code)
    page.get_by_label("Mã bí mật").fill(secret_of(row.pk))
    looks_well(page)
    page.get_by_role("button", name="Mở phản ánh").click()
    expect(page.get_by_text(secret_of(row.pk))).to_be_visible()

    sign_in(Account.objects.get(username="oanh"))
    page.goto("/cai-cach/phan-anh/")
    looks_well(page)
    page.get_by_role("link", name="Chờ ở quầy quá lâu").click()
    expect(page.get_by_role("link", name=LONG)).to_be_visible()
    looks_well(page)
    page.get_by_role("link", name="Phân loại").click()
    looks_well(page)
    page.get_by_role("button", name="Phân loại").click()
    page.get_by_role("link", name="Chuyển", exact=True).click()
    page.get_by_label("Chuyển đến").select_option(label="Trung tâm Tỉnh Quảng Ninh (người đứng đầu)")
    page.get_by_label("Lý do chuyển").fill("Cán bộ của trung tâm")
    page.get_by_role("button", name="Chuyển").click()
    expect(page.get_by_text("Đã chuyển xử lý").first).to_be_visible()
    for address in (
        "/cai-cach/phan-anh/bao-cao/?first=2018-11-01",
        "/cai-cach/phan-anh/ghi-nhan/",
        "/phan-anh/cua-toi/",
    ):
        page.goto(address)
        looks_well(page)

    page.context.clear_cookies()
    sign_in(Account.objects.get(username="em"))
    page.goto(f"/cai-cach/phan-anh/{row.pk}/")
    page.get_by_role("link", name="Nhận xử lý").click()
    page.get_by_role("button", name="Nhận xử lý").click()
    page.get_by_role("link", name="Xem người gửi").click()
    expect(page.get_by_text("0912 345 678")).to_be_visible()
    looks_well(page)
