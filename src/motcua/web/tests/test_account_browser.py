"""A real Chromium on a citizen's account: every page for everyone, and the ways in, with and without JavaScript."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django import Settings

from motcua.kernel.clock import real_now
from motcua.kernel.jobs.worker import run_pending
from motcua.people.actions.ask_to_represent import ask_to_represent, decide_representation
from motcua.people.actions.keep_sessions import note_session
from motcua.people.actions.register_account import Registration, confirm_registration, start_registration
from motcua.people.message_codes import code_of
from motcua.people.models import Account, ContactCode, PersonalExport
from motcua.people.rules.codes_by_message import MessageWay
from motcua.web.portal.account import merge as merge_page
from motcua.web.portal.account.provider import forget_providers
from motcua.web.tests import national
from motcua.web.tests.looks import look
from motcua.web.tests.national import AN, Provider

pytestmark = pytest.mark.browser
NO_NUMBER = "00000000-0000-4000-8000-000000000000"
PASSWORD = "thuyền xanh bảy ngựa"
OUTSIDE = ["/dang-nhap/", "/dang-ky/", f"/dang-ky/{NO_NUMBER}/", "/quen-mat-khau/", f"/quen-mat-khau/{NO_NUMBER}/"]
INSIDE = [
    "/tai-khoan/",
    "/tai-khoan/danh-tinh/",
    "/tai-khoan/lien-he/",
    f"/tai-khoan/lien-he/{NO_NUMBER}/",
    "/tai-khoan/dai-dien/",
    "/tai-khoan/du-lieu/",
    "/tai-khoan/dong/",
    "/tai-khoan/gop/",
]
type SignIn = Callable[[Account], None]


@pytest.fixture(scope="module")
def running_provider() -> Iterator[Provider]:
    with national.running() as provider:
        provider.tell("an-sub", AN)
        yield provider


@pytest.fixture
def provider(running_provider: Provider, settings: Settings) -> Iterator[Provider]:
    chosen = running_provider.settings()
    settings.IDENTITY_PROVIDERS = (chosen,)
    policy = settings.SECURE_CSP  # as settings.py makes it of a site's configuration
    settings.SECURE_CSP = policy | {"form-action": [*policy["form-action"], *chosen.origins]}
    forget_providers()
    yield running_provider
    forget_providers()


@pytest.fixture
def citizen(db: None) -> Account:
    """Somebody with a full account page: two organisations, other sessions, a copy to fetch."""
    now = real_now()
    given = Registration(MessageWay.EMAIL, "an@example.vn", "Phạm Thị An", PASSWORD, ("account", "dossiers"))
    code = start_registration(given, on=now.date(), is_training=True, at=now)
    account = confirm_registration(code.pk, code_of(code.pk), at=now)
    names = ("Công ty Cổ phần Đầu tư Xây dựng và Thương mại Dịch vụ Tổng hợp Bình Minh Hạ Long", "Hợp tác xã A")
    for name, tax_code in zip(names, ("0100047516", "0100047516-001"), strict=True):
        row = ask_to_represent(account, tax_code=tax_code, name=name, ground="Giấy ủy quyền số 01/2026", at=now)
    decide_representation(
        row.pk, accept=True, by="Bình", reason="", valid_from=now.date(), valid_to=now.date() + timedelta(30), at=now
    )
    for agent in ("Mozilla/5.0 (iPhone) Safari/604.1", "Mozilla/5.0 (Windows NT 10.0) Chrome/130.0 Edg/130.0", ""):
        note_session(account, f"k{len(agent)}".ljust(32, "x"), at=now, address="203.0.113.7", agent=agent)
    PersonalExport.objects.create(
        account=account, asked_at=now, ready_at=now, expires_at=now + timedelta(3), file_name="x.zip", size=81_500
    )
    return account


@pytest.mark.parametrize("address", OUTSIDE)
def test_the_ways_in_are_for_everyone(page: Page, live_server: object, provider: Provider, address: str) -> None:
    look(page, str(live_server), address)


@pytest.mark.parametrize("address", INSIDE)
def test_the_pages_of_an_account_are_for_everyone(
    page: Page,
    live_server: object,
    sign_in: SignIn,
    citizen: Account,
    provider: Provider,
    address: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other = Account.objects.create(username="dd-an", full_name="Phạm Thị An")
    monkeypatch.setattr(merge_page, "offered", lambda request: other)
    sign_in(citizen)
    look(page, str(live_server), address)


def test_the_counters_page_of_requests_too(
    page: Page, live_server: object, sign_in: SignIn, citizen: Account, giang: Account
) -> None:
    sign_in(giang)
    look(page, str(live_server), "/quay/dai-dien/")


@pytest.mark.parametrize("with_javascript", [True, False])
def test_an_comes_in_with_her_national_identity_and_goes_again(
    browser: Browser, live_server: object, provider: Provider, with_javascript: bool
) -> None:
    context = browser.new_context(base_url=str(live_server), java_script_enabled=with_javascript)
    page = context.new_page()
    page.goto("/tai-khoan/")
    page.get_by_role("link", name="Tài khoản định danh điện tử (VNeID)").click()
    page.get_by_label("Subject").fill("an-sub")
    page.get_by_role("button", name="Authorize", exact=True).click()
    expect(page.get_by_role("heading", name="Danh tính", exact=True)).to_be_visible()
    expect(page.get_by_text("đã xác nhận bằng định danh điện tử")).to_be_visible()
    expect(page.get_by_text("022185000007")).to_be_visible()
    page.get_by_role("button", name="Đăng xuất", exact=True).click()
    page.wait_for_url(f"{provider.url}/oauth2/end_session**")
    context.close()


@pytest.mark.parametrize("with_javascript", [True, False])
def test_an_opens_a_local_account_by_code(
    browser: Browser, live_server: object, db: None, with_javascript: bool
) -> None:
    context = browser.new_context(
        base_url=str(live_server), java_script_enabled=with_javascript, viewport={"width": 360, "height": 740}
    )
    page = context.new_page()
    page.goto("/dang-nhap/")
    page.get_by_role("link", name="Mở tài khoản").click()
    page.get_by_label("Họ và tên").fill("Phạm Thị An")
    page.get_by_label("Thư điện tử hoặc số di động").fill("an@example.vn")
    page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
    page.get_by_label("Nhập lại mật khẩu").fill(PASSWORD)
    for box in page.get_by_role("checkbox").all()[:2]:
        box.check()
    page.get_by_role("button", name="Gửi mã xác nhận").click()
    run_pending()
    page.get_by_label("Mã xác nhận").fill(code_of(ContactCode.objects.get().pk))
    page.get_by_role("button", name="Xác nhận và mở tài khoản").click()
    expect(page.get_by_text("phiên này")).to_be_visible()
    page.get_by_role("link", name="Dữ liệu của tôi").or_(page.get_by_role("link", name="Đồng ý, bản sao")).first.click()
    page.get_by_role("link", name="Xem và đóng tài khoản").click()
    page.get_by_label("Mật khẩu hiện tại").fill(PASSWORD)
    page.get_by_label("Tôi hiểu và muốn đóng tài khoản này.").check()
    page.get_by_role("button", name="Đóng tài khoản").click()
    expect(page.get_by_text("Tài khoản đã đóng.")).to_be_visible()
    assert not Account.objects.get().is_active
    context.close()
