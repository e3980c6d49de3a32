"""Drafts in a real Chromium: a draft begun, and every page of one that is accessible and narrow enough."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings

from motcua.dossiers.tests.world import instant
from motcua.kernel.clock import TrainingClock, real_now
from motcua.people.models import Account
from motcua.reforms.rules.facts import ChangeKind
from motcua.reforms.tests.drafting import begun, build_drafting_world, published
from motcua.web.tests.looks import look

pytestmark = pytest.mark.browser


def test_a_draft_is_begun_and_every_page_is_accessible(
    page: Page, live_server: object, settings: Settings, sign_in: Callable[[Account], None]
) -> None:
    settings.TRAINING_CLOCK = TrainingClock(instant("30/11 18:00"), real_now())
    world = build_drafting_world()
    done = published(world, ChangeKind.AMENDED, ChangeKind.ABOLISHED)
    open_one = begun(world.chi, ChangeKind.NEW, title="Quy định đang soạn thảo có tên rất dài " * 4)
    sign_in(Account.objects.get(username="chi"))
    page.goto("/cai-cach/du-thao/")
    page.get_by_role("link", name="Bắt đầu dự thảo").click()
    page.get_by_label("Tên dự thảo").fill("Quy định mới")
    page.get_by_label("Đơn vị chủ trì soạn thảo").fill("Sở Tập huấn")
    page.get_by_role("button", name="Bắt đầu").click()
    expect(page.get_by_role("heading", name="Quy định mới")).to_be_visible()
    home = "/cai-cach/du-thao/"
    for address in (
        *("", "ty-le/", "moi/", f"{done}/", f"{done}/thu-tuc/1/", f"{done}/thu-tuc/1/chi-phi/before/"),
        *(f"{open_one}/", f"{open_one}/thu-tuc/1/", f"{open_one}/thu-tuc/1/chi-phi/after/", f"{open_one}/viec/gui/"),
    ):
        look(page, str(live_server), home + address)
