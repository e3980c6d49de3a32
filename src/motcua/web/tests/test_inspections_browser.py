"""A real browser on inspections and accountability: nothing inaccessible, nothing scrolls sideways, a finding is listed
and an explanation is given."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from motcua.dossiers.tests.world import World
from motcua.inspections.models import CaseRow, InspectionRow
from motcua.inspections.tests.lives import ASKED, concluded, decided, found, inspectors, number, on_case, opened
from motcua.oversight.tests.lives import handed_over
from motcua.people.models import Account
from motcua.web.tests.looks import looks_well

pytestmark = pytest.mark.browser
INSPECTIONS, CASES = "/cai-cach/kiem-tra/", "/cai-cach/trach-nhiem/"


def test_an_inspector_lists_a_finding_and_the_subject_explains(
    world: World, page: Page, sign_in: Callable[[Account], None]
) -> None:
    inspectors(world)
    handed_over(world)
    concluded(world)
    under_way = decided(world)
    found(world)
    case = opened(world, subject=number(world.chi))
    on_case(world.phong, case, ASKED)
    sign_in(Account.objects.get(username="phong"))

    page.goto(INSPECTIONS)
    looks_well(page)
    page.get_by_role("link", name="KT-2018-002").click()
    looks_well(page)
    page.get_by_role("link", name="Ghi kết quả kiểm tra").click()
    page.get_by_label("Kết quả kiểm tra", exact=True).first.fill("Thiếu biển chỉ dẫn")
    page.get_by_role("button", name="Ghi").click()
    expect(page.get_by_role("alert")).to_be_visible()
    looks_well(page)
    page.get_by_label("Giấy tờ khác").fill("Ảnh chụp sảnh: thiếu biển")
    page.get_by_role("button", name="Ghi").click()
    expect(page.get_by_text("Thiếu biển chỉ dẫn").first).to_be_visible()
    assert InspectionRow.objects.get(pk=under_way).seq == 2

    for address in (
        f"{INSPECTIONS}moi/",
        f"{INSPECTIONS}moi/?unit=QNI.193",
        CASES,
        f"{CASES}de-xuat/",
        f"{CASES}moi/?unit=QNI&officer=",
        f"{CASES}so-lieu/",
        f"{CASES}{case}/",
    ):
        page.goto(address)
        looks_well(page)

    sign_in(Account.objects.get(username="chi"))
    page.goto(CASES)
    page.get_by_role("link", name="TN-2018-002").click()
    looks_well(page)
    page.get_by_role("link", name="Giải trình").click()
    page.get_by_label("Giải trình").fill("Tôi chờ ý kiến của sở.")
    page.get_by_role("button", name="Ghi").click()
    expect(page.get_by_text("Tôi chờ ý kiến của sở.").first).to_be_visible()
    assert CaseRow.objects.get(pk=case).seq == 3
