"""A real Chromium on the way in, on the pages of one's own account and posts, and on the log of readers."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings

from motcua.dossiers.models import DossierReading
from motcua.kernel import clock
from motcua.organisation.actions.delegate_post import delegate_post
from motcua.organisation.actors import SYSTEM
from motcua.organisation.models import Post, PostHolding
from motcua.people.actions.change_password import give_password
from motcua.people.models import Account
from motcua.web.desk.readers import dossier as readers_page
from motcua.web.tests import samples
from motcua.web.tests.authenticator import real_time, scan
from motcua.web.tests.looks import fits, look, violations_on

pytestmark = pytest.mark.browser

ACCOUNT = [
    "/tai-khoan/",
    "/tai-khoan/mat-khau/",
    "/tai-khoan/xac-thuc/",
    "/tai-khoan/xac-thuc/bo/",
    "/tai-khoan/ma-du-phong/",
    "/vi-tri/",
]
READERS = f"/ho-so/{samples.CODE}/ai-da-xem/"
type SignIn = Callable[[Account], None]


@pytest.mark.parametrize("address", ACCOUNT)
def test_the_pages_of_ones_own_account_are_accessible(
    page: Page, live_server: object, sign_in: SignIn, giang: Account, address: str
) -> None:
    lend_a_post_to(giang)
    sign_in(giang)
    look(page, str(live_server), address)


def test_the_log_of_readers_is_too(
    page: Page, live_server: object, sign_in: SignIn, giang: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readers_page, "readings_of", lambda actor, code: DossierReading.objects.order_by("-pk"))
    monkeypatch.setattr(readers_page, "page_of_readings", lambda request, readings: (samples.reader_rows(), ""))
    sign_in(giang)
    look(page, str(live_server), READERS)


def test_giang_comes_in_by_keyboard_alone_through_every_step(
    page: Page, live_server: object, giang: Account, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    time = real_time()
    monkeypatch.setattr(clock, "real_now", lambda: time.now)
    settings.SECOND_FACTOR_DEMANDED = True
    password = give_password(giang, by="Quản trị", at=time.now)
    page.goto("/dang-nhap/")
    fill_and_enter(page, {"Tên đăng nhập": "giang", "Mật khẩu": password})
    look_here(page, "/dang-nhap/thiet-lap/")
    phone = scan(page.content(), time)
    fill_and_enter(page, {"Mã ứng dụng đang hiện": phone.code()})
    look_here(page, "/dang-nhap/ma-du-phong/")
    page.get_by_role("button", name="Tôi đã cất các mã này").press("Enter")
    look_here(page, "/dang-nhap/mat-khau-moi/")
    chosen = "thuyền xanh bảy ngựa"
    fill_and_enter(page, {"Mật khẩu mới": chosen, "Nhập lại mật khẩu mới": chosen})
    expect(page.get_by_role("banner")).to_contain_text("Vũ Thị Giang")
    page.get_by_role("button", name="Đăng xuất").press("Enter")

    page.goto("/dang-nhap/")
    fill_and_enter(page, {"Tên đăng nhập": "giang", "Mật khẩu": chosen})
    look_here(page, "/dang-nhap/xac-thuc/")
    expect(page.get_by_label("Mã xác thực")).to_be_focused()
    fill_and_enter(page, {"Mã xác thực": phone.wrong_code()})
    expect(page.get_by_role("alert")).to_contain_text("Mã chưa đúng")
    fill_and_enter(page, {"Mã xác thực": phone.next_code()})
    expect(page.get_by_role("banner")).to_contain_text("Vũ Thị Giang")


def test_the_menu_of_posts_opens_and_chooses_by_keyboard(page: Page, sign_in: SignIn, giang: Account) -> None:
    lend_a_post_to(giang)
    sign_in(giang)
    page.goto("/tra-cuu/")
    page.locator("summary").filter(has_text="Mọi vị trí").press("Enter")
    assert violations_on(page) == []
    page.get_by_role("button", name="Phê duyệt (thay Lê Văn Dũng)").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Phê duyệt")
    assert page.url.endswith("/tra-cuu/")
    expect(page.get_by_role("banner")).to_contain_text("Vị trí: Phê duyệt")


def lend_a_post_to(giang: Account) -> None:
    """Giang stands in for Dũng today, so that the page of posts and the menu are full."""
    own = PostHolding.objects.select_related("post").get(account=giang)
    since = {"valid_from": own.valid_from}
    dung = Account.objects.create_user("dung", full_name="Lê Văn Dũng")
    post = Post.objects.create(code="HT/2", title="Phê duyệt", centre=own.post.centre, roles=["approver"], **since)
    holding = PostHolding.objects.create(account=dung, post=post, **since)
    now = clock.now()
    today = {"first_day": now.date(), "last_day": now.date(), "today": now.date()}
    delegate_post(SYSTEM, holding, giang, reason="Nghỉ phép", at=now, **today)


def fill_and_enter(page: Page, texts: dict[str, str]) -> None:
    """Fill in the fields by their labels and press Enter in the last."""
    for label, text in texts.items():
        page.get_by_label(label, exact=True).fill(text)
    page.get_by_label(list(texts)[-1], exact=True).press("Enter")


def look_here(page: Page, address: str) -> None:
    """The page one has been led to: at a desk, on a phone, and at 320 pixels."""
    page.wait_for_url(f"**{address}")
    for width in (1366, 390, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert violations_on(page) == [], f"{address} {width}"
        assert fits(page), address
    page.set_viewport_size({"width": 1366, "height": 900})
