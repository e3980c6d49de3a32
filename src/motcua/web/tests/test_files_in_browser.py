"""A real Chromium: files chosen, dropped, and sent again after a lost connection; a PDF seen in its frame."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings

from motcua.dossiers import directory, reception
from motcua.dossiers.access import dossier_for
from motcua.dossiers.tests.world import World, build_world, instant
from motcua.kernel.clock import TrainingClock, real_now
from motcua.kernel.files.tests import made
from motcua.people.models import Account
from motcua.web.tests import lives
from motcua.web.tests.looks import fits, violations_on
from motcua.worktime.queries import forget_schedules

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("file_store")]
DROP = """([target, text]) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], "ghi chú.txt", { type: "text/plain" }));
    for (const kind of ["dragover", "drop"])
        document.querySelector(target).dispatchEvent(
            new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true }));
}"""
WIDE, PHONE = {"width": 1366, "height": 900}, {"width": 320, "height": 800}


@pytest.fixture
def committed(live_server: object, settings: Settings) -> Iterator[World]:
    settings.TRAINING_CLOCK = TrainingClock(instant("30/11 18:00"), real_now())
    for forget in (directory.forget, reception.forget, forget_schedules):
        forget()
    yield build_world()
    for forget in (directory.forget, reception.forget, forget_schedules):
        forget()


@pytest.fixture
def code(committed: World, page: Page, sign_in: Callable[[Account], None]) -> str:
    """A dossier whose files Bình looks at."""
    accepted = lives.accepted(committed)
    sign_in(Account.objects.get(username="binh"))
    page.goto(f"/ho-so/{accepted}/tep/")
    return accepted


def chosen(name: str, content: bytes) -> dict[str, object]:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


def test_files_are_sent_as_they_are_chosen_and_dropped(page: Page, code: str, committed: World) -> None:
    page.get_by_label("Thuộc giấy tờ").select_option("Đơn đề nghị")
    page.get_by_label("Tệp là").select_option("original")
    page.get_by_label("Chọn tệp").set_input_files([chosen("đơn.pdf", made.pdf()), chosen("trống.pdf", b"")])
    uploads = page.locator(".upload")
    expect(uploads).to_have_count(2)
    expect(uploads.nth(0)).to_contain_text("Đã đính kèm")
    expect(uploads.nth(1)).to_contain_text("Tệp trống")
    page.evaluate(DROP, ["[data-files-drop]", "Kinh gui"])
    expect(uploads).to_have_count(3)
    expect(uploads.nth(2)).to_contain_text("Loại tệp này không được nhận")
    (attachment,) = dossier_for(committed.binh, code).state.attachments
    assert (attachment.document.name, attachment.component) == ("đơn.pdf", "Đơn đề nghị")
    page.reload()
    assert violations_on(page) == []
    page.set_viewport_size(PHONE)
    assert fits(page)


def test_a_lost_connection_loses_no_file(page: Page, code: str, committed: World) -> None:
    page.evaluate(
        "() => { const sends = XMLHttpRequest.prototype; window.kept = sends.send;"
        " sends.send = function () { this.dispatchEvent(new ProgressEvent('error')); }; }"
    )
    page.get_by_label("Chọn tệp").set_input_files([chosen("đơn.pdf", made.pdf())])
    again = page.get_by_role("button", name="Thử lại")
    expect(again).to_be_visible()
    page.evaluate("() => { XMLHttpRequest.prototype.send = window.kept; }")
    again.click()
    expect(page.locator(".upload")).to_contain_text("Đã đính kèm")
    assert len(dossier_for(committed.binh, code).state.attachments) == 1


def test_without_a_script_the_form_sends_the_files(page: Page, code: str, committed: World) -> None:
    page.route("**/files.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.reload()
    page.get_by_label("Chọn tệp").set_input_files([chosen("đơn.pdf", made.pdf())])
    page.get_by_role("button", name="Tải lên").click()
    expect(page.locator(".upload")).to_contain_text("Đã đính kèm")
    assert len(dossier_for(committed.binh, code).state.attachments) == 1


def test_a_pdf_is_seen_beside_the_page_and_runs_nothing(page: Page, code: str, tmp_path: Path) -> None:
    page.get_by_label("Chọn tệp").set_input_files([chosen("ảnh.png", made.image("PNG"))])
    expect(page.locator(".upload")).to_contain_text("Đã đính kèm")
    answer = page.goto(f"/ho-so/{code}/tep/2/xem/")
    assert answer is not None
    assert page.evaluate("document.images[0].naturalWidth") == 120
    assert page.evaluate("window.origin") == "null"  # the sandbox: no cookie, no storage, no page of ours
