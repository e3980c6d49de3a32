"""A real Chromium pays through the pretended gateways, with and without JavaScript; the pages are accessible."""

from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page, expect
from pytest_django import Settings

from motcua.dossiers import directory
from motcua.dossiers.tests.world import World, build_world, instant
from motcua.kernel.clock import TrainingClock, real_now
from motcua.kernel.jobs.worker import run_pending
from motcua.payments.actions.reconcile_day import reconcile_day
from motcua.payments.models import OnlinePayment, PaymentOrder
from motcua.payments.tests.conftest import paying
from motcua.payments.tests.online.told import submitted, with_online_fees
from motcua.people.models import Account
from motcua.web.tests.looks import look
from motcua.web.tests.paying_online import simulated

pytestmark = pytest.mark.browser


@pytest.fixture
def online(live_server: object, settings: Settings, tmp_path: Path) -> World:
    settings.TRAINING_CLOCK = TrainingClock(instant("05/11 10:00"), real_now())
    simulated(settings, tmp_path / "gateways")
    directory.forget()
    return with_online_fees(paying(build_world()))


def enter(page: Page, name: str, live_server: object) -> None:
    client = Client()
    client.force_login(Account.objects.get(username=name))
    cookie = client.cookies["sessionid"]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": str(live_server)}])


def in_vietnamese(page: Page, live_server: object) -> None:
    page.context.add_cookies([{"name": "django_language", "value": "vi", "url": str(live_server)}])


def go_and(page: Page, number: int, button: str, way: str = "VNPAY") -> None:
    """Choose the way, go to the gateway, press a button there."""
    page.goto(f"/thanh-toan/ho-so-chua-co-ma/{number}/")
    page.get_by_label(way, exact=True).check()
    page.get_by_role("button", name="Thanh toán 170.000").click()
    page.get_by_role("link", name="Đến cổng thanh toán").click()
    page.get_by_role("button", name=button).click()


def test_paid_at_the_gateway_the_page_says_so_by_itself(page: Page, live_server: object, online: World) -> None:
    enter(page, "an", live_server)
    number = submitted(online)
    go_and(page, number, "Trả tiền / pay")
    expect(page.get_by_text("Đã thanh toán")).to_be_visible(timeout=20_000)
    expect(page.get_by_role("link", name="Tải biên lai")).to_be_visible()
    page.goto(f"/thanh-toan/ho-so-chua-co-ma/{number}/")
    expect(page.get_by_role("heading", name="Chọn cách thanh toán")).to_have_count(0)


def test_without_javascript_a_link_looks_again(browser: Browser, live_server: object, online: World) -> None:
    context = browser.new_context(
        base_url=str(live_server), viewport={"width": 360, "height": 740}, java_script_enabled=False
    )
    page = context.new_page()
    enter(page, "an", live_server)
    go_and(page, submitted(online), "Trả tiền, không báo")
    expect(page.get_by_text("Đang chờ cổng thanh toán xác nhận.")).to_be_visible()
    run_pending()
    page.get_by_role("link", name="Xem lại kết quả").click()
    expect(page.get_by_text("Đã thanh toán")).to_be_visible()
    go_and(page, submitted(online), "Trả tiền / pay", "Nền tảng thanh toán của Cổng Dịch vụ công quốc gia")
    run_pending()
    page.get_by_role("link", name="Xem lại kết quả").click()
    expect(page.get_by_text("Đã thanh toán")).to_be_visible()
    context.close()


def sees_money_kept(page: Page) -> None:
    """The gateway's call comes when it comes; the page of an order that was given up does not wait for it by itself."""
    kept = page.get_by_text("Đã nhận tiền, trung tâm đang xử lý")
    for _ in range(30):
        page.wait_for_timeout(1_000)
        if kept.is_visible():
            break
        page.reload()
    expect(kept).to_be_visible()


def test_a_payment_given_up_and_made_all_the_same_is_not_lost(page: Page, live_server: object, online: World) -> None:
    enter(page, "an", live_server)
    number = submitted(online)
    page.goto(f"/thanh-toan/ho-so-chua-co-ma/{number}/")
    page.get_by_role("button", name="Thanh toán 170.000").click()
    order = PaymentOrder.objects.get()
    page.get_by_role("button", name="Hủy lần thanh toán này").click()
    page.goto(order.pay_at)
    page.get_by_role("button", name="Trả tiền, báo hai lần").click()
    sees_money_kept(page)
    assert OnlinePayment.objects.get().why == "after_cancellation"


def test_the_pages_are_accessible(page: Page, live_server: object, online: World) -> None:
    enter(page, "an", live_server)
    number = submitted(online)
    look(page, str(live_server), f"/thanh-toan/ho-so-chua-co-ma/{number}/")
    in_vietnamese(page, live_server)
    page.goto(f"/thanh-toan/ho-so-chua-co-ma/{number}/")
    page.get_by_role("button", name="Thanh toán 170.000").click()
    order = PaymentOrder.objects.get()
    for address in (order.pay_at.removeprefix(str(live_server)), f"/thanh-toan/lan/{order.reference}/"):
        look(page, str(live_server), address)
    in_vietnamese(page, live_server)
    page.goto(f"/thanh-toan/lan/{order.reference}/")
    page.get_by_role("button", name="Hủy lần thanh toán này").click()
    page.goto(order.pay_at)
    page.get_by_role("button", name="Trả tiền / pay").click()
    sees_money_kept(page)
    for address in (f"/thanh-toan/lan/{order.reference}/", f"/thanh-toan/ho-so-chua-co-ma/{number}/"):
        look(page, str(live_server), address)
    page.context.clear_cookies()
    look(page, str(live_server), f"/thanh-toan/ve/{order.reference}/")
    enter(page, "binh", live_server)
    look(page, str(live_server), "/tien-truc-tuyen/")
    look(page, str(live_server), f"/tien-truc-tuyen/{OnlinePayment.objects.get().pk}/")
    theirs = "kind,transaction,reference,amount\npay,77,R7,50000\n"
    reconcile_day(online.em, "mo-phong-vnpay", date(2018, 11, 5), theirs, at=instant("05/11 10:30"))
    enter(page, "em", live_server)
    for address in ("/doi-soat/", "/doi-soat/?gateway=mo-phong-vnpay&day=2018-11-05"):
        look(page, str(live_server), address)
