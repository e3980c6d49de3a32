"""A real browser looks at published indices and scores a criterion: nothing inaccessible, nothing scrolls sideways."""

import re
from collections.abc import Callable
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from motcua.dossiers.tests.world import World, instant
from motcua.indices.actions.load_published import load_published, shipped_files
from motcua.indices.actions.load_sets import load_sets
from motcua.indices.actions.open_assessment import open_assessment
from motcua.indices.assessments import set_named
from motcua.organisation.actors import SYSTEM
from motcua.people.models import Account
from motcua.web.tests.looks import looks_well

pytestmark = pytest.mark.browser


def test_from_the_rank_of_papi_to_a_score_of_ones_own(
    world: World, page: Page, sign_in: Callable[[Account], None]
) -> None:
    at = instant("30/11 18:00")
    load_published(shipped_files(), at=at)
    load_sets()
    number = open_assessment(SYSTEM, set_named("par-huyen-2018"), "QNI.193", number=uuid4(), at=at).pk
    page.goto("/cai-cach/chi-so/")
    looks_well(page)
    page.get_by_role("link", name="PAPI: hiệu quả").click()
    page.get_by_label("So với tỉnh").select_option("48")
    page.get_by_role("button", name="So sánh").click()
    expect(page.get_by_text("tăng 30 bậc").first).to_be_visible()
    picture = page.locator(".chart__picture").first.bounding_box()
    assert picture is not None
    assert picture["height"] > 150
    looks_well(page)
    sign_in(Account.objects.get(username="giang"))
    page.goto(f"/cai-cach/chi-so/danh-gia/{number}/")
    looks_well(page)
    page.get_by_role("link", name=re.compile(r"^1\.1\. ")).click()
    page.get_by_label("Tử số").fill("17")
    page.get_by_label("Mẫu số").fill("20")
    page.get_by_role("button", name="Ghi điểm").click()
    expect(page.get_by_role("alert")).to_contain_text("cần tài liệu kiểm chứng")
    looks_well(page)
    page.get_by_label("Tài liệu kiểm chứng").fill("Số 12/BC-UBND")
    page.get_by_role("button", name="Ghi điểm").click()
    expect(page.get_by_role("row", name=re.compile(r"^1\.1\. "))).to_contain_text("4,00")
    page.goto("/cai-cach/chi-so/bo-tieu-chi/par-huyen-2018/")
    expect(page.get_by_text("Minh họa, chưa có bảng điểm chính thức")).to_be_visible()
    looks_well(page)
