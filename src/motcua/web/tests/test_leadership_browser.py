"""A real Chromium at the leadership desk: axe, reflow, charts that say what they show, the map by keyboard."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from motcua.dossiers.tests.world import World
from motcua.people.models import Account
from motcua.web.tests import lives
from motcua.web.tests.looks import look

pytestmark = pytest.mark.browser


def test_the_desk_of_a_head_is_accessible_and_its_charts_have_words_and_tables(
    page: Page, world: World, live_server: object, sign_in: Callable[[Account], None]
) -> None:
    lives.november(world)
    sign_in(Account.objects.get(username="em"))
    for address in ("/lanh-dao/", "/lanh-dao/thoi-gian/"):
        look(page, str(live_server), address)
    page.context.add_cookies([{"name": "django_language", "value": "vi", "url": str(live_server)}])
    page.goto("/lanh-dao/thoi-gian/")
    expect(page.get_by_role("heading", name="Theo cán bộ")).to_be_visible()
    picture = page.get_by_role("img", name="Bao nhiêu phần trăm hồ sơ xong trong bao nhiêu ngày")
    expect(picture.locator("canvas")).to_be_visible()
    table = page.get_by_role("table", name="Bao nhiêu phần trăm hồ sơ xong trong bao nhiêu ngày")
    expect(table).to_be_hidden()
    page.get_by_text("Bảng số liệu của biểu đồ").press("Enter")
    expect(table).to_be_visible()
    page.goto("/lanh-dao/?unit=")
    tile = page.get_by_role("link", name="Thành phố Hạ Long")
    tile.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Báo cáo giải quyết hồ sơ")
