"""An's whole way through one world, by real pages: from everyday words to the rating of what was done for her.

Background jobs run in between (`run_pending`), as the worker would. The office acts through the same actions as its
pages do; what she reads is what they wrote.
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django import Settings

from motcua.catalogue.actions.assume_validity import assume_validity
from motcua.catalogue.actions.import_procedures import import_procedures
from motcua.catalogue.actions.load_everyday_words import load_everyday_words
from motcua.catalogue.actions.offer_online_service import ServiceOffer, offer_online_services
from motcua.catalogue.models import Procedure
from motcua.catalogue.national_files import SHIPPED, read_records
from motcua.catalogue.rules.content import Channel
from motcua.catalogue.rules.online_levels import Scheme
from motcua.dossiers import directory, reception
from motcua.dossiers.access import draft_for
from motcua.dossiers.actions.accept_dossier import accept_dossier
from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.actions.hand_over_dossier import hand_over_dossier
from motcua.dossiers.rules.documents import Document
from motcua.dossiers.rules.lifecycle.conclude import Decide, IssueResult
from motcua.dossiers.rules.lifecycle.payment import RequestPayment
from motcua.dossiers.rules.lifecycle.return_result import ReturnResult
from motcua.dossiers.rules.lifecycle.steps import FinishStep
from motcua.dossiers.rules.lifecycle.supplement import AskForSupplement
from motcua.dossiers.rules.state import Outcome
from motcua.dossiers.tests.world import World, application, build_world, instant, offer_at
from motcua.dossiers.verify import verify_all
from motcua.filing.actions.send_message import send_message
from motcua.filing.tests.world import kept, online
from motcua.forms.actions.import_form import load_forms, shipped_files
from motcua.kernel.clock import TrainingClock, real_now
from motcua.kernel.files.tests import made
from motcua.kernel.jobs.worker import run_pending
from motcua.kernel.validity import Validity
from motcua.notices.models import Delivery
from motcua.organisation.actors import SYSTEM
from motcua.payments.access import money_of
from motcua.payments.actions.charge_fee import charge_fee
from motcua.payments.actions.register_series import register_series
from motcua.payments.published import lines_for
from motcua.payments.rules.charge import Charge
from motcua.payments.rules.series import Series
from motcua.people.message_codes import code_of
from motcua.people.models import ContactCode
from motcua.web.tests.paying_online import simulated
from motcua.worktime.queries import forget_schedules
from motcua.worktime.rules.terms import parse_term

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("file_store")]
CODE, NEXT = "2.000635", "1.000001"
PASSWORD = "thuyền xanh bảy ngựa"


def forget() -> None:
    for each in (directory.forget, reception.forget, forget_schedules):
        each()


@pytest.fixture
def world(live_server: object, settings: Settings, tmp_path: Path) -> Iterator[World]:
    settings.SITE_ADDRESS = str(live_server)
    simulated(settings, tmp_path / "gateways")
    at_time(settings, "05/11 09:00")
    forget()
    built = build_world()
    real_procedure(built)
    register_series(built.em, built.province.pk, Series("01BLP", "QN-18", 2018, 1, 30), at=instant("02/01 08:00"))
    yield built
    forget()


def at_time(settings: Settings, text: str) -> None:
    settings.TRAINING_CLOCK = TrainingClock(instant(text), real_now())


def real_procedure(world: World) -> None:
    """Copies from the civil register: imported, in force and taken online at level 4 in 2018, with its ready form."""
    at = instant("02/01 08:00")
    import_procedures([each for each in read_records(SHIPPED) if each["code"] == CODE], at=at)
    assume_validity(SYSTEM, [CODE], since=date(2016, 1, 1), source="Giả định", note="Giả định", at=at)
    offer_at(world.province, Procedure.objects.get(code=CODE))
    valid = Validity(date(2016, 1, 1), date(2020, 12, 31))
    service = ServiceOffer(CODE, CODE, "Trực tuyến", Scheme.FOUR_LEVELS, "4", valid)
    offer_online_services(SYSTEM, [service])
    load_everyday_words()
    online(world.procedure)
    files = [each for each in shipped_files() if each.stem == CODE]
    assert load_forms(SYSTEM, files, on=date(2018, 11, 5), at=at).published == [CODE]


def chosen(name: str) -> dict[str, object]:
    return {"name": name, "mimeType": "application/pdf", "buffer": made.pdf()}


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).last.click()


def find_it(page: Page) -> None:
    """By everyday words without accents, from the first page to the procedure's."""
    page.goto("/")
    page.locator("#home-q").fill("xin trich luc khai sinh")
    page.locator("#home-q").press("Enter")
    page.get_by_role("link", name="Cấp bản sao Trích lục hộ tịch").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Trích lục hộ tịch")


def open_account(page: Page) -> None:
    """Filing asks who it is; a local account by code, and back to what was to be done."""
    page.get_by_role("link", name="Nộp trực tuyến").first.click()
    page.get_by_role("link", name="Mở tài khoản").click()
    page.get_by_label("Họ và tên").fill("Phạm Thị An")
    page.get_by_label("Thư điện tử hoặc số di động").fill("an@example.vn")
    page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
    page.get_by_label("Nhập lại mật khẩu").fill(PASSWORD)
    for box in page.get_by_role("checkbox").all()[:2]:
        box.check()
    press(page, "Gửi mã xác nhận")
    run_pending()
    page.get_by_label("Mã xác nhận").fill(code_of(ContactCode.objects.get().pk))
    press(page, "Xác nhận và mở tài khoản")


def fill_in(page: Page) -> tuple[str, ...]:
    """The steps up to the papers; the group of papers that was chosen."""
    press(page, "Bắt đầu soạn hồ sơ")
    groups = page.locator("input[name=groups]").all()[:1]
    for box in groups:
        box.check()
    headings = tuple(box.get_attribute("value") or "" for box in groups)
    press(page, "Lưu và tiếp tục")
    page.get_by_label("Cho chính tôi").check()
    page.get_by_label("Loại giấy tờ").first.select_option("cccd")
    page.get_by_label("Số giấy tờ").first.fill("022190000123")
    page.get_by_label("Điện thoại").first.fill("0912345678")
    page.get_by_label("Thư điện tử").first.fill("an@example.vn")
    press(page, "Lưu và tiếp tục")
    page.get_by_label("Cá nhân").check()
    if not page.get_by_label("Quan hệ với người được cấp bản sao").is_visible():
        press(page, "Cập nhật biểu mẫu")  # without JavaScript
    page.get_by_label("Quan hệ với người được cấp bản sao").fill("Bản thân")
    requester, subject = page.locator("[data-field=requester]"), page.locator("[data-field=subject]")
    requester.get_by_label("Ngày, tháng, năm sinh").fill("02/01/1990")
    requester.get_by_label("Số nhà, đường").fill("Tổ 1, phường Hồng Gai")
    page.get_by_label("Khai sinh", exact=True).check()
    subject.get_by_label("Họ, chữ đệm và tên").first.fill("Phạm Thị An")
    subject.get_by_label("Ngày, tháng, năm sinh").fill("02/01/1990")
    page.get_by_label("Đã đăng ký tại").fill("UBND phường Hồng Gai")
    page.get_by_label("Tôi cam đoan").check()
    press(page, "Lưu và tiếp tục")
    return headings


def bring_papers(page: Page) -> None:
    for number in range(page.locator("section[id^=paper-]").count()):
        box = page.locator("section[id^=paper-]").nth(number)
        left_out = box.get_by_label("Tôi không có giấy tờ này")
        if left_out.count():
            left_out.check()
        else:
            box.locator("input[type=file]").set_input_files([chosen(f"giay-{number}.pdf")])
            upload = box.locator("button[data-without-script]")
            if upload.is_visible():
                upload.click()  # without JavaScript
            expect(box.locator(".upload")).to_have_count(1)
    press(page, "Lưu và tiếp tục")


def send(page: Page) -> int:
    page.get_by_label("Bản điện tử").check()
    page.get_by_label("Lưu kết quả điện tử").check()
    expect(page.get_by_text("8.000")).to_be_visible()
    press(page, "Lưu và tiếp tục")
    expect(page.locator("#errors-title")).to_have_count(0)
    press(page, "Nộp hồ sơ")
    expect(page.get_by_role("heading", name="Đã nhận hồ sơ nộp trực tuyến")).to_be_visible()
    return int(page.url.split("/")[-3])


def accepted(world: World, number: int, groups: tuple[str, ...]) -> str:
    """Bình accepts what was submitted, as her page does; its code."""
    state = draft_for(world.binh, number).state
    asked = application(
        procedure=CODE,
        channel=Channel.ONLINE,
        owner=state.owner,
        components=state.components,
        groups=groups,
        promised_term=parse_term("3 working_days"),
        promised_ground="Quyết định của Giám đốc Trung tâm",
    )
    return accept_dossier(world.binh, asked, at=instant("05/11 10:00"), registered=number).state.code


def answer_supplement(page: Page, number: int) -> None:
    page.goto("/thong-bao/")
    page.get_by_role("link", name="cần bổ sung").first.click()
    page.get_by_role("link", name="Xem diễn biến hồ sơ").click()
    page.get_by_role("link", name="Nộp bổ sung").click()
    page.get_by_label("Tệp").first.set_input_files([chosen("giay-khai-sinh.pdf")])
    press(page, "Nộp bổ sung")
    expect(page.get_by_text("Đã nộp bổ sung")).to_be_visible()


def pay(page: Page) -> None:
    """From the dossier's page to the gateway and back; the gateway's own call is what counts."""
    page.get_by_role("link", name="Nộp phí trực tuyến").first.click()
    page.get_by_label("VNPAY", exact=True).check()
    press(page, "Thanh toán 8.000")
    page.get_by_role("link", name="Đến cổng thanh toán").click()
    press(page, "Trả tiền / pay")
    paid, look_again = page.get_by_text("Đã thanh toán"), page.get_by_role("link", name="Xem lại kết quả")
    for _ in range(60):  # without JavaScript the page is looked at again by hand
        expect(paid.or_(look_again).first).to_be_visible(timeout=30_000)
        if paid.is_visible():
            break
        look_again.click()
    expect(paid).to_be_visible()
    expect(page.get_by_role("link", name="Tải biên lai")).to_be_visible()
    page.get_by_role("link", name="Về hồ sơ").click()
    expect(page).to_have_url(re.compile(r"/ho-so-cua-toi/\d+/$"))


def the_office_works(world: World, settings: Settings, code: str) -> None:
    """Decided, issued with a signed file, returned electronically."""
    at_time(settings, "06/11 11:00")
    carry_out(world.chi, code, FinishStep("appraise"), at=instant("06/11 09:00"))
    carry_out(world.dung, code, Decide(Outcome.GRANTED, "12/TLKS"), at=instant("06/11 10:00"))
    file = kept("trich-luc.pdf", made.pdf(title="Trích lục khai sinh"))
    signed = Document(file.digest, file.name, file.size, file.media_type, "Lê Văn Dũng")
    carry_out(world.dung, code, IssueResult(document=signed), at=instant("06/11 10:30"))
    carry_out(world.binh, code, ReturnResult("Phạm Thị An", via="electronic"), at=instant("06/11 10:45"))


def told() -> list[str]:
    """What An was told on the site, in its order."""
    run_pending()
    return list(Delivery.objects.filter(way="in_app").order_by("pk").values_list("kind", flat=True))


def walk(world: World, settings: Settings, page: Page) -> None:
    """The whole of it, with whatever the page's browser can do."""
    page.set_default_timeout(60_000)  # a busy machine is no fault of the pages
    find_it(page)
    open_account(page)
    expect(page).to_have_url(re.compile("/nop-ho-so/thu-tuc/"))
    groups = fill_in(page)
    bring_papers(page)
    number = send(page)
    assert told() == ["submitted"]
    page.get_by_role("link", name="Theo dõi hồ sơ").click()
    code = accepted(world, number, groups)
    charge_fee(world.binh, code, Charge(published_line(world, code)), at=instant("05/11 10:05"))
    hand_over_dossier(world.binh, code, at=instant("05/11 10:10"))
    carry_out(world.chi, code, AskForSupplement(("Giấy khai sinh cũ",), "Thiếu"), at=instant("05/11 10:20"))
    send_message(world.chi, number, "Chị gửi bản chụp rõ nhé", at=instant("05/11 10:21"), request_id=uuid4())
    at_time(settings, "05/11 10:30")
    assert told() == ["submitted", "accepted", "fee_charged", "supplement_asked", "message_written"]
    answer_supplement(page, number)
    page.get_by_role("link", name="Xem 1 tin nhắn").click()
    expect(page.get_by_text("Chị gửi bản chụp rõ nhé")).to_be_visible()
    page.goto(f"/ho-so-cua-toi/{number}/")
    carry_out(world.chi, code, RequestPayment(8_000, "Lệ phí hộ tịch"), at=instant("05/11 10:40"))
    at_time(settings, "05/11 10:45")
    page.reload()
    expect(page.get_by_text("Cơ quan yêu cầu nộp 8.000")).to_be_visible()
    pay(page)
    run_pending()
    page.reload()
    expect(page.get_by_text("đã nộp 8.000")).to_be_visible()
    the_office_works(world, settings, code)
    assert told()[5:] == ["supplement_received", "payment_asked", "payment_confirmed", "result_early", "returned"]
    take_the_result(page)
    rate(page)
    reuse_the_result(page)
    assert not verify_all().differences


def published_line(world: World, code: str) -> str:
    state = money_of(world.binh, code).dossier.state
    return lines_for(state, date(2018, 11, 5)).lines[0].key


def take_the_result(page: Page) -> None:
    """From the notice to the file, and what whoever scans it sees without an account."""
    page.goto("/thong-bao/")
    page.get_by_role("link", name="Đã trả kết quả").first.click()
    page.get_by_role("link", name="Xem diễn biến hồ sơ").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải kết quả").click()
    assert download.value.suggested_filename == "trich-luc.pdf"
    address = page.get_by_role("link", name="Trang xác thực kết quả").get_attribute("href")
    assert address
    stranger = page.context.browser.new_context().new_page()  # type: ignore[union-attr]
    stranger.goto(address)
    expect(stranger.get_by_text("12/TLKS")).to_be_visible()
    assert "Phạm Thị An" not in stranger.content()
    stranger.context.close()


def rate(page: Page) -> None:
    """By the link of the last letter, without an account; then her own page asks no more."""
    letter = Delivery.objects.get(kind="returned", way="email").text
    link = re.search(r"http\S+/danh-gia/\S+", letter)
    assert link
    page.get_by_role("link", name="Đánh giá").wait_for()
    here = page.url
    page.goto(link[0])
    page.get_by_role("radio").first.check()
    page.locator("main button.button").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("ảm ơn")
    page.goto(here)
    expect(page.get_by_role("link", name="Đánh giá")).to_have_count(0)


def reuse_the_result(page: Page) -> None:
    """What was issued is in her store, and offered in the next filing."""
    page.goto("/giay-to-cua-toi/")
    expect(page.get_by_text("12/TLKS")).to_be_visible()
    page.goto(f"/nop-ho-so/thu-tuc/{NEXT}/")
    press(page, "Bắt đầu soạn hồ sơ")
    page.get_by_role("link", name=re.compile("Giấy tờ")).first.click()
    own = page.get_by_label("Hoặc dùng giấy tờ trong kho của tôi").first
    own.select_option(index=1)
    page.locator(".filing__own button").first.click()
    expect(page.get_by_text("từ kho của tôi")).to_be_visible()


def test_with_a_script_on_a_desk(world: World, settings: Settings, page: Page) -> None:
    walk(world, settings, page)


def test_the_same_without_a_script_on_a_phone(
    world: World, settings: Settings, browser: Browser, live_server: object
) -> None:
    narrow = {"width": 360, "height": 800}
    context = browser.new_context(base_url=str(live_server), java_script_enabled=False, viewport=narrow)
    walk(world, settings, context.new_page())
    context.close()
