"""The cast, and a real browser.

`page` is a tab of a real Chromium looking at a live server: one browser a session, one clean context a test.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, expect, sync_playwright
from pytest_django import Settings

from motcua.dossiers import directory, reception
from motcua.dossiers.tests.world import World, build_world, instant
from motcua.kernel.clock import TrainingClock, real_now
from motcua.kernel.configuration import PROJECT
from motcua.kernel.text import fold, sort_key
from motcua.organisation.models import Agency, Post, PostHolding, ServiceCentre
from motcua.people.models import Account
from motcua.territory.models import AdministrativeUnit
from motcua.territory.rules.units import Kind, Level
from motcua.worktime.queries import forget_schedules

FIND_CHROMIUM = PROJECT / "tools" / "find_chromium.py"
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture
def an(db: None) -> Account:
    """An, a citizen with an account."""
    return Account.objects.create_user("an", password="an-mat-khau-dai", full_name="Nguyễn Văn An")


@pytest.fixture
def giang(db: None) -> Account:
    """Giang, who holds every post of a commune's one-stop that has nothing to do with it."""
    account = Account.objects.create_user("giang", password="giang-mat-khau-dai", full_name="Vũ Thị Giang")
    since = date(2016, 1, 1)
    name = "Phường Hà Tu"
    searched = {"name_folded": fold(name), "name_sort": sort_key(name), "valid_from": since}
    unit = AdministrativeUnit.objects.create(
        code="06664", name="Hà Tu", full_name=name, kind=Kind.WARD, level=Level.COMMUNE, **searched
    )
    agency = Agency.objects.create(
        code_2020="H49.45",
        name=name,
        abbreviation="HT",
        kind="peoples_committee",
        level="commune",
        unit=unit,
        **searched,
    )
    centre = ServiceCentre.objects.create(
        code="QNI.06664", name=f"Một cửa {name}", level="commune", unit=unit, agency=agency, **searched
    )
    roles = ["receptionist", "appraiser", "approver", "issuer", "returner", "centre_head"]
    post = Post.objects.create(code="HT/1", title="Một cửa", centre=centre, roles=roles, valid_from=since)
    PostHolding.objects.create(account=account, post=post, valid_from=since)
    return account


type SignIn = Callable[[str], Client]


@pytest.fixture
def world(db: None, settings: Settings) -> Iterator[World]:
    """The dossiers' own small world and cast, on the evening of 30/11/2018."""
    settings.TRAINING_CLOCK = TrainingClock(instant("30/11 18:00"), real_now())
    directory.forget()
    reception.forget()
    forget_schedules()
    yield build_world()
    directory.forget()
    reception.forget()
    forget_schedules()


@pytest.fixture
def signed_in(world: World) -> SignIn:
    """A client signed in as one of the world's cast, by user name."""

    def sign_in_as(username: str) -> Client:
        client = Client()
        client.force_login(Account.objects.get(username=username))
        return client

    return sign_in_as


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the session."""
    found = subprocess.run([sys.executable, FIND_CHROMIUM, "--no-install"], capture_output=True, text=True, check=False)
    if found.returncode:
        pytest.fail(found.stderr)
    # Playwright's loop runs in this thread and Django's guard takes us for asynchronous code; the ORM is used by one
    # thread at a time all the same.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    expect.set_options(timeout=20_000)  # a busy machine is no fault of the pages
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found.stdout.strip(), args=CHROMIUM_ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser, live_server: object) -> Iterator[Page]:
    """A tab on the live server; what the page complains of in its console fails the test."""
    context = browser.new_context(base_url=str(live_server), viewport={"width": 1366, "height": 900})
    tab = context.new_page()
    complaints: list[str] = []
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    tab.on("console", lambda message: complaints.append(message.text) if is_complaint(message.text) else None)
    yield tab
    context.close()
    assert complaints == []


def is_complaint(text: str) -> bool:
    """Everything but the browser's own notes that a page answered 4xx, which pages of refusals do on purpose, and that
    a test has taken the connection away."""
    meant = ("the server responded with a status of 4", "net::ERR_INTERNET_DISCONNECTED")
    return not text.startswith(tuple(f"Failed to load resource: {each}" for each in meant))


@pytest.fixture
def sign_in(page: Page, live_server: object) -> Callable[[Account], None]:
    """Signs an account in on the browser's tab."""

    def signed_in(account: Account) -> None:
        client = Client()
        client.force_login(account)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": str(live_server)}])

    return signed_in
