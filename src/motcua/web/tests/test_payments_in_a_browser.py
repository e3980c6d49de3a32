"""A real Chromium takes money: the pages are accessible, read at 320 pixels, and need no mouse."""

from datetime import date

import pytest
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django import Settings

from motcua.dossiers import directory
from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.rules.lifecycle.stop import Withdraw
from motcua.dossiers.tests.world import World, build_world, instant
from motcua.kernel.clock import TrainingClock, real_now
from motcua.payments.actions.count_cash import count_cash
from motcua.payments.actions.open_cash import open_cash
from motcua.payments.models import Till
from motcua.payments.rules.facts import Drawer
from motcua.payments.tests.conftest import paying
from motcua.payments.tests.fees import charged, dossier, paid
from motcua.people.models import Account
from motcua.web.tests.looks import look

pytestmark = pytest.mark.browser


@pytest.fixture
def paid_world(live_server: object, settings: Settings) -> World:
    settings.TRAINING_CLOCK = TrainingClock(instant("30/11 16:30"), real_now())
    directory.forget()
    return paying(build_world())


@pytest.fixture
def code(paid_world: World) -> str:
    """A dossier of today, charged and not yet paid."""
    number = dossier(paid_world, "30/11 09:00")
    charged(paid_world, number, at="30/11 09:05")
    return number


def enter(page: Page, name: str, live_server: object) -> None:
    client = Client()
    client.force_login(Account.objects.get(username=name))
    cookie = client.cookies["sessionid"]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": str(live_server)}])


def test_money_is_taken_and_the_day_closed_by_keyboard(
    page: Page, live_server: object, code: str, paid_world: World
) -> None:
    enter(page, "binh", live_server)
    page.goto(f"/ho-so/{code}/phi/")
    page.get_by_label("Người nộp tiền").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Đã thu tiền và cấp biên lai")
    with page.expect_popup() as printed:
        page.get_by_role("button", name="In biên lai").focus()
        page.keyboard.press("Enter")
    printed.value.close()
    page.goto(f"/ho-so/{code}/phi/2/")
    expect(page.get_by_text("1 lần")).to_be_visible()
    page.goto("/quay/quy/")
    page.get_by_label("100.000 đ").focus()
    page.keyboard.type("1")
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.type("1")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Hãy đếm lại")


def test_the_pages_of_money_are_accessible(page: Page, live_server: object, code: str, paid_world: World) -> None:
    paid(paid_world, code, at="30/11 09:10")
    other = dossier(paid_world, "30/11 10:00")
    charged(paid_world, other, at="30/11 10:05")
    paid(paid_world, other, 50_000, at="30/11 10:10")
    withdrawn = dossier(paid_world, "30/11 11:00")
    charged(paid_world, withdrawn, at="30/11 11:05")
    paid(paid_world, withdrawn, at="30/11 11:10")
    carry_out(paid_world.binh, withdrawn, Withdraw("Phạm Thị An"), at=instant("30/11 12:00"))
    enter(page, "binh", live_server)
    for address in (
        f"/ho-so/{other}/phi/",
        f"/ho-so/{withdrawn}/phi/",
        f"/ho-so/{other}/phi/2/",
        "/quay/quy/",
        "/hoan-phi/",
        "/quay/bien-lai/",
    ):
        look(page, str(live_server), address)
    late = Drawer("QNI", paid_world.binh.account_id or 0, date(2018, 11, 29))
    open_cash(paid_world.binh, late, 200_000, at=instant("29/11 07:10"))
    count_cash(paid_world.binh, late, {200_000: 1}, at=instant("29/11 17:00"))
    enter(page, "em", live_server)
    for address in ("/quay/bien-lai/", f"/quay/quy/?till={Till.objects.get(day=late.day).pk}"):
        look(page, str(live_server), address)
