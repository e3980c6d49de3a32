"""A real browser on the pages of reviews and equipment: nothing inaccessible, nothing scrolls sideways."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from motcua.dossiers.tests.world import World
from motcua.people.models import Account
from motcua.reviews.actions import carry_out
from motcua.reviews.tests.people import AT, add_items, add_people, opened
from motcua.web.tests import lives
from motcua.web.tests.looks import looks_well

pytestmark = pytest.mark.browser


def test_a_proposal_is_written_and_a_term_is_tried_out(
    world: World, page: Page, sign_in: Callable[[Account], None]
) -> None:
    add_people(world)
    add_items()
    lives.long_life(world)
    number = opened(world)
    carry_out.plan_procedure(world.oanh, number, "1.000001", request_id=uuid4(), at=AT)
    carry_out.send_plan(world.oanh, number, on=AT.date(), document="5/KH", request_id=uuid4(), at=AT)
    sign_in(Account.objects.get(username="oanh"))

    page.goto("/cai-cach/")
    page.get_by_role("link", name="Rà soát thủ tục").first.click()
    looks_well(page)
    page.get_by_role("link", name="Rà soát tập huấn").click()
    looks_well(page)
    page.get_by_role("link", name="1.000001").click()
    page.get_by_role("button", name="Ghi phương án").click()
    expect(page.get_by_role("alert")).to_be_visible()
    looks_well(page)
    for label in ("Nội dung và lý do", "Sự cần thiết", "Tính hợp lý", "Tính hợp pháp", "Nguồn của mức thu nhập"):
        page.get_by_label(label).fill("Số liệu tập huấn")
    for label, typed in (
        ("Số thành phần hồ sơ hiện nay", "4"),
        ("Số thành phần hồ sơ sau", "2"),
        ("Thu nhập bình quân", "58.500.000"),
        ("Số đối tượng tuân thủ", "3228"),
    ):
        page.get_by_label(label).fill(typed)
    page.get_by_label("Phương án", exact=True).select_option("amend")
    fees = page.get_by_role("group", name="Nộp phí, lệ phí")
    fees.get_by_label("Đồng, trước").fill("1.024.000")
    fees.get_by_label("Đồng, sau").fill("231.000")
    page.get_by_role("button", name="Ghi phương án").click()
    expect(page.get_by_text("chờ phê duyệt")).to_be_visible()
    looks_well(page)
    page.goto(f"/cai-cach/ra-soat/{number}/bieu-04/")
    looks_well(page)

    sign_in(Account.objects.get(username="em"))
    page.goto("/cai-cach/ra-soat/mo-phong/?centre=QNI&first=01/11/2018&last=30/11/2018&question=term&days=4")
    looks_well(page)
    page.get_by_role("link", name="1", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hồ sơ của mô phỏng")
    looks_well(page)
    page.goto("/cai-cach/ra-soat/kiem-ke/")
    looks_well(page)
    page.goto("/cai-cach/ra-soat/kiem-ke/danh-sach/?list=eligible&unit=QNI")
    looks_well(page)
    page.goto("/cai-cach/trang-bi/?level=province")
    looks_well(page)
    page.goto("/cai-cach/trang-bi/gia/")
    looks_well(page)
    page.goto("/cai-cach/trang-bi/don-vi/QNI/")
    page.get_by_label("Item seats").or_(page.get_by_label("Mục seats")).select_option("yes")
    page.get_by_label("Căn cứ").fill("Biên bản tại chỗ")
    page.get_by_role("button", name="Ghi lần kiểm tra").click()
    expect(page.get_by_text("Biên bản tại chỗ")).to_be_visible()
    looks_well(page)
