"""A real browser looks at the index and the ratings: nothing inaccessible, nothing scrolls sideways."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from motcua.catalogue.models import OnlineService
from motcua.dossiers.rules.documents import Part
from motcua.dossiers.tests.world import World
from motcua.indices.tests import lives
from motcua.people.models import Account
from motcua.web.tests.looks import looks_well

pytestmark = pytest.mark.browser


def test_the_index_opens_its_numbers_and_the_head_finds_her_officers(
    world: World, page: Page, sign_in: Callable[[Account], None]
) -> None:
    lives.with_files(lives.resolved(world, "05/11 09:00", "12/11 16:00"), Part.INPUT, Part.RESULT)
    lives.resolved(world, "05/11 09:30", "13/11 09:00", is_online=True)
    OnlineService.objects.create(
        procedure=world.procedure, code="a", name="a", scheme="four_levels", level="4", valid_from="2018-01-01"
    )
    page.goto("/bao-cao/766/")
    looks_well(page)
    page.get_by_role("row", name="1.3. ").get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thủ tục đủ các bộ phận bắt buộc")
    looks_well(page)

    sign_in(Account.objects.get(username="em"))
    page.goto("/bao-cao/766/?first=01/11/2018")
    page.get_by_role("row", name="4.2. ").get_by_role("link").first.click()
    expect(page.get_by_text("1 hồ sơ", exact=True)).to_be_visible()
    page.get_by_role("link", name="Xếp loại").click()
    looks_well(page)
    page.get_by_role("link", name=re.compile("^Cán bộ ?: Trung tâm Tỉnh Quảng Ninh")).click()
    expect(page.get_by_role("rowheader", name="Trần Thị Chi")).to_be_visible()
    looks_well(page)
    page.get_by_role("link", name="Trần Thị Chi").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Trần Thị Chi")
    looks_well(page)
    page.get_by_role("row", name="1. Thời gian").get_by_role("link").first.click()
    expect(page.get_by_text("1 hồ sơ", exact=True)).to_be_visible()
    page.goto("/bao-cao/xep-loai/chi-tiet/?period=2018&unit=QNI")
    looks_well(page)
