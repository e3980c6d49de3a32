"""A real browser on programmes and news: nothing inaccessible, nothing scrolls sideways, a step is finished."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from motcua.dossiers.tests.world import World
from motcua.news.tests.lives import approved, drafted
from motcua.people.models import Account
from motcua.programmes.models import Project
from motcua.programmes.tests.lives import coordinator, paid_project
from motcua.web.tests.looks import looks_well

pytestmark = pytest.mark.browser


def test_the_coordinator_looks_at_the_portfolio_and_finishes_a_step(
    world: World, page: Page, sign_in: Callable[[Account], None]
) -> None:
    quyen = coordinator(world)
    paid_project(quyen)
    approved(world)
    report = drafted(world)
    sign_in(Account.objects.get(username="quyen"))

    page.goto("/cai-cach/chuong-trinh/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Chương trình và dự án")
    looks_well(page)
    page.goto("/cai-cach/chuong-trinh/bao-cao/")
    looks_well(page)
    page.goto("/cai-cach/chuong-trinh/")
    page.get_by_role("link", name="TH-01").first.click()
    looks_well(page)
    page.get_by_role("link", name="Hoàn thành một bước").click()
    page.get_by_label("Ngày hoàn thành").fill("01/11/2018")
    page.get_by_role("button", name="Ghi").click()
    expect(page.get_by_role("alert")).to_be_visible()
    looks_well(page)
    page.get_by_label("Quyết định, biên bản").fill("Biên bản số 9")
    page.get_by_role("button", name="Ghi").click()
    expect(page.get_by_text("Biên bản số 9").first).to_be_visible()
    assert Project.objects.get().done == 5

    for address in (
        "/tin-tuc/",
        "/tin-tuc/ket-qua-thang-10/",
        "/cai-cach/tin-bai/",
        f"/cai-cach/tin-bai/bao-cao/{report}/",
    ):
        page.goto(address)
        looks_well(page)
