"""The official forms in a real Chromium: accessible full and empty, and submitted by keyboard alone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from motcua.dossiers.tests.world import World
from motcua.people.models import Account
from motcua.web.tests import lives
from motcua.web.tests.looks import look

pytestmark = pytest.mark.browser
NOVEMBER = "first=01/11/2018&last=29/11/2018"


def test_a_head_submits_by_keyboard_and_every_page_is_accessible(
    page: Page, live_server: object, world: World, sign_in: Callable[[Account], None]
) -> None:
    for at, done in (("26/10 09:00", "01/11 09:00"), ("05/11 09:00", "13/11 09:00")):
        lives.resolved(world, at, done)
    lives.accepted(world, "12/11 09:00")
    sign_in(Account.objects.get(username="em"))
    page.goto(f"/bao-cao/bieu-mau/II.06a/?{NOVEMBER}&unit=QNI")
    page.get_by_role("button", name="Nộp báo cáo này").press("Enter")
    expect(page.get_by_role("heading", name="Đã nộp")).to_be_visible()
    lives.accepted(world, "20/11 09:00")
    frozen = page.url.removeprefix(str(live_server))
    for address in (f"06/?{NOVEMBER}", "08/?first=01/11/2018", "da-nop/"):
        look(page, str(live_server), f"/bao-cao/bieu-mau/{address}")
    look(page, str(live_server), frozen)
