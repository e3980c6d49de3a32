"""A real Chromium on what An is told, how she says how it was, and what everybody may read of that."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.rules.lifecycle.refuse_at_gate import RefuseAtGate
from motcua.dossiers.tests.world import World, instant
from motcua.kernel.jobs.worker import run_pending
from motcua.notices.models import Delivery
from motcua.notices.rating_links import rating_token
from motcua.notices.tests.conftest import submit_by_an
from motcua.people.models import Account
from motcua.surveys.models import Answer
from motcua.web.tests.looks import look

pytestmark = pytest.mark.browser


@pytest.fixture
def ended(world: World) -> int:
    """An's submission, refused at the gate: she was told twice. Its number."""
    done = submit_by_an(world, "30/11 09:00")
    reason = RefuseAtGate("Không thuộc đối tượng được cấp phép theo quy định hiện hành", "Điều 3")
    carry_out(world.binh, done.dossier_id, reason, at=instant("30/11 10:00"))
    run_pending()
    for number, level in enumerate([5] * 30 + [4] * 21 + [3] * 6 + [2] * 5 + [1] * 2):
        centre = world.district if number % 4 == 0 else world.province
        Answer.objects.create(
            quarter=date(2018, 7, 1),
            centre=centre,
            procedure=world.procedure,
            level=level,
            comment="Chờ lâu" * (level < 3),
        )
    return done.dossier_id


def test_pages_are_accessible_and_read_at_320_pixels(
    ended: int, page: Page, live_server: object, sign_in: Callable[[Account], None]
) -> None:
    public = ["/muc-do-hai-long/", f"/danh-gia/{rating_token(ended)}/", "/danh-gia/cam-on/"]
    for address in public:
        look(page, str(live_server), address)
    sign_in(Account.objects.get(username="an"))
    notice = Delivery.objects.filter(way="in_app").latest("id").pk
    for address in ("/thong-bao/", f"/thong-bao/{notice}/", "/thong-bao/cach-nhan/"):
        look(page, str(live_server), address)
    sign_in(Account.objects.get(username="kiem"))
    look(page, str(live_server), "/muc-do-hai-long/loi-nhan/")


def test_an_opens_what_is_new_from_the_bell_and_rates_with_the_keyboard(
    ended: int, page: Page, sign_in: Callable[[Account], None]
) -> None:
    sign_in(Account.objects.get(username="an"))
    page.goto("/")
    bell = page.get_by_role("link", name="Thông báo 2 chưa đọc")
    bell.click()
    page.get_by_role("link", name="Hồ sơ chưa được tiếp nhận").click()
    page.locator(f"a[href*='/danh-gia/{rating_token(ended)}']").first.wait_for()
    page.goto(f"/danh-gia/{rating_token(ended)}/")
    page.get_by_label("Không hài lòng", exact=True).focus()
    page.keyboard.press("Space")
    page.get_by_label("Chờ lâu").check()
    page.get_by_role("button", name="Gửi đánh giá").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Cảm ơn anh/chị")).to_be_visible()
    assert Answer.objects.get(quarter=date(2018, 10, 1)).level == 2
