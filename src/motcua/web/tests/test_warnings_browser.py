"""A real browser on the pages of warnings: nothing inaccessible, nothing scrolls sideways, a note is written."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.rules.lifecycle.supplement import AskForSupplement
from motcua.dossiers.tests.world import World, instant
from motcua.oversight.actions.fit_model import fit_model
from motcua.oversight.models import SignNote
from motcua.oversight.rules.signs import SignKind
from motcua.oversight.tests import lives
from motcua.people.models import Account
from motcua.web.tests.looks import looks_well

pytestmark = pytest.mark.browser


def test_the_head_goes_from_the_desk_to_a_sign_and_writes_a_note(
    world: World, page: Page, sign_in: Callable[[Account], None]
) -> None:
    lives.past(world, 40, instant("03/09 09:00"), instant("10/09 17:00"), instant("12/09 10:00"))
    lives.past(world, 20, instant("05/11 09:00"), instant("12/11 17:00"), instant("14/11 10:00"))
    lives.handed_over(world, "26/11 09:00")
    asked = lives.handed_over(world)
    carry_out(world.chi, asked, AskForSupplement(("Bản đồ",), "Thiếu"), at=instant("12/11 09:00"))
    fit_model(at=instant("30/11 01:30"))
    lives.found(world, SignKind.LATE_REQUEST)
    sign_in(Account.objects.get(username="em"))

    page.goto("/lanh-dao/")
    page.get_by_role("region", name="Cảnh báo").get_by_role("link").last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Cảnh báo")
    looks_well(page)
    page.goto("/lanh-dao/canh-bao/ho-so/?list=likely-late")
    expect(page.get_by_role("cell", name="100 % (40 ÷ 40)")).to_be_visible()
    looks_well(page)
    page.get_by_role("link", name="Mô hình và độ chính xác").click()
    expect(page.get_by_role("img", name="Mô hình nói bao nhiêu")).to_be_visible()
    looks_well(page)

    page.goto("/lanh-dao/canh-bao/")
    page.get_by_role("row", name="Yêu cầu bổ sung sát hạn").get_by_role("link").first.click()
    looks_well(page)
    page.get_by_role("rowheader").get_by_role("link").click()
    looks_well(page)
    page.get_by_label("Kết luận").select_option("explained")
    page.get_by_role("button", name="Ghi nhận xét").click()
    expect(page.get_by_role("alert")).to_be_visible()
    looks_well(page)
    page.get_by_role("textbox", name="Nhận xét").fill("Bản đồ cũ bị rách, người nộp đã xác nhận.")
    page.get_by_label("Kết luận").select_option("explained")
    page.get_by_role("button", name="Ghi nhận xét").click()
    expect(page.get_by_text("Bản đồ cũ bị rách")).to_be_visible()
    looks_well(page)
    assert SignNote.objects.get().by_name == "Vũ Thị Em"
