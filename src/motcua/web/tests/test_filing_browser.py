"""A real Chromium files a dossier, with a script and without, on a desk and on a phone; axe looks at every page."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django import Settings

from motcua.dossiers import directory, reception
from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.lifecycle.supplement import AskForSupplement
from motcua.dossiers.tests.world import World, build_world, instant
from motcua.filing.actions.submit_draft import submit_draft
from motcua.filing.models import Draft, ResultSeal
from motcua.filing.tests.world import NOW, online, papers_procedure, ready, verified
from motcua.kernel.clock import TrainingClock, real_now
from motcua.kernel.files.tests import made
from motcua.people.models import Account
from motcua.web.tests.looks import look
from motcua.web.tests.test_own_dossier import resolve
from motcua.worktime.queries import forget_schedules

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("file_store")]


@pytest.fixture
def world(live_server: object, settings: Settings) -> Iterator[World]:
    settings.TRAINING_CLOCK = TrainingClock(instant("05/11 09:00"), real_now())
    for forget in (directory.forget, reception.forget, forget_schedules):
        forget()
    built = build_world()
    online(built.procedure)
    papers_procedure(built, level="3")
    verified()
    yield built
    for forget in (directory.forget, reception.forget, forget_schedules):
        forget()


def chosen(name: str, content: bytes) -> dict[str, object]:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


def walk_to_the_notice(page: Page) -> None:
    """The steps, as anybody would take them: labels and buttons only."""
    page.goto("/thu-tuc/1.000001/")
    page.get_by_role("link", name="Nộp trực tuyến").click()
    page.get_by_role("button", name="Bắt đầu soạn hồ sơ").click()
    go_on = page.get_by_role("button", name="Lưu và tiếp tục").last
    page.get_by_label("Nơi nhận hồ sơ").select_option("QNI")
    go_on.click()
    page.get_by_label("Cho chính tôi").check()
    page.get_by_label("Loại giấy tờ").first.select_option("cccd")
    page.get_by_label("Số giấy tờ").first.fill("022190000123")
    page.get_by_label("Điện thoại").first.fill("0912345678")
    go_on.click()
    files = page.get_by_label("Chọn tệp")
    expect(files).to_be_attached()
    page.wait_for_load_state()  # the script that sends them at once has run
    files.set_input_files([chosen("đơn.pdf", made.pdf()), chosen("trống.pdf", b"")])


def finish(page: Page) -> None:
    go_on = page.get_by_role("button", name="Lưu và tiếp tục").last
    go_on.click()
    page.get_by_label("Bản điện tử").check()
    go_on.click()
    expect(page.locator("#errors-title")).to_have_count(0)
    page.get_by_role("button", name="Nộp hồ sơ").click()
    expect(page.get_by_role("heading", name="Đã nhận hồ sơ nộp trực tuyến")).to_be_visible()


def test_with_a_script_files_go_at_once_and_everything_is_saved_while_one_types(
    world: World, page: Page, sign_in: Callable[[Account], None]
) -> None:
    sign_in(Account.objects.get(username="an"))
    walk_to_the_notice(page)
    uploads = page.locator(".upload")
    expect(uploads).to_have_count(2)
    expect(uploads.nth(1)).to_contain_text("Tệp trống")
    page.get_by_role("link", name="Người nộp").click()
    page.get_by_label("Thư điện tử").first.fill("an@example.vn")
    expect(page.locator("[data-autosave-status]")).to_contain_text("Đã lưu lúc")
    assert Draft.objects.get().content["applicant"]["email"] == "an@example.vn"
    page.reload()
    expect(page.get_by_label("Thư điện tử").first).to_have_value("an@example.vn")
    page.get_by_role("link", name="Giấy tờ", exact=False).first.click()
    finish(page)
    assert Dossier.objects.count() == 1
    page.set_viewport_size(
        {"width": 700, "height": 990}
    )  # the notice on a sheet of paper: its text, no links, no buttons
    page.emulate_media(media="print")
    expect(page.get_by_text("Số nộp trực tuyến")).to_be_visible()
    expect(page.locator(".masthead a:not(.brand), .masthead button, .button").filter(visible=True)).to_have_count(0)


def test_without_a_script_the_same_journey_ends_in_the_same_notice(
    world: World, browser: Browser, live_server: object
) -> None:
    from django.conf import settings as django_settings
    from django.test import Client

    client = Client()
    client.force_login(Account.objects.get(username="an"))
    cookie = client.cookies[django_settings.SESSION_COOKIE_NAME]
    context = browser.new_context(
        base_url=str(live_server), java_script_enabled=False, viewport={"width": 360, "height": 800}
    )
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": str(live_server)}])
    page = context.new_page()
    walk_to_the_notice(page)
    page.get_by_role("button", name="Tải lên").first.click()
    expect(page.locator(".upload--refused")).to_contain_text("Tệp trống")
    expect(page.locator(".upload").first).to_contain_text("đơn.pdf")
    finish(page)
    context.close()
    assert Dossier.objects.count() == 1


def test_a_connection_that_is_lost_is_told_and_tried_again(
    world: World, page: Page, sign_in: Callable[[Account], None]
) -> None:
    sign_in(Account.objects.get(username="an"))
    draft = ready(world.an)
    page.goto(f"/nop-ho-so/{draft.key}/nguoi-nop/")
    page.context.set_offline(True)
    page.get_by_label("Địa chỉ").first.fill("15 Trần Phú")
    expect(page.locator("[data-autosave-status]")).to_contain_text("Chưa lưu được")
    page.context.set_offline(False)
    expect(page.locator("[data-autosave-status]")).to_contain_text("Đã lưu lúc", timeout=10_000)
    assert Draft.objects.get().content["applicant"]["address"] == "15 Trần Phú"


def test_every_page_is_accessible_wide_and_narrow_in_both_languages(
    world: World, page: Page, sign_in: Callable[[Account], None], live_server: object
) -> None:
    sign_in(Account.objects.get(username="an"))
    draft = ready(world.an, "1.000002")
    done = submit_draft(world.an, ready(world.an).key, at=NOW, is_training=False).dossier_id
    asked = submit_draft(world.an, ready(world.an).key, at=NOW, is_training=False).dossier_id
    carry_out(world.binh, asked, AskForSupplement(("Ảnh", "Bản đồ"), "Thiếu"), at=instant("05/11 10:00"))
    resolve(world, done)
    token = ResultSeal.objects.get().token
    steps = ("truong-hop", "nguoi-nop", "giay-to", "ket-qua", "xem-lai")
    for address in (
        "/nop-ho-so/thu-tuc/1.000002/",
        *(f"/nop-ho-so/{draft.key}/{step}/?kiem-tra" for step in steps),
        "/nop-ho-so/",
        "/ho-so-cua-toi/",
        f"/ho-so-cua-toi/{done}/",
        f"/ho-so-cua-toi/{asked}/giay-bao/",
        f"/ho-so-cua-toi/{asked}/bo-sung/",
        f"/ho-so-cua-toi/{asked}/rut/",
        f"/trao-doi/{asked}/",
        "/giay-to-cua-toi/",
        f"/ket-qua/{token}/",
    ):
        look(page, str(live_server), address)
