"""News and the periodic report in a real Chromium: written, seen before it is out, out on its day, read by all."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings

from motcua.dossiers.tests.world import World, instant
from motcua.kernel.clock import TrainingClock, real_now
from motcua.news.models import Article, PeriodicReport
from motcua.people.models import Account
from motcua.programmes.tests.lives import coordinator
from motcua.web.tests import lives
from motcua.web.tests.looks import look, looks_well

pytestmark = pytest.mark.browser
HOME = "/cai-cach/tin-bai/"
TITLE = "Giảm một nửa số lần đi lại khi làm thủ tục đất đai ở mười bốn trung tâm cấp huyện"
BODY = """## Kết quả

| Nơi | Số lần đi lại |
|---|---|
| Hạ Long | 1,2 |

- Nộp tại **một** quầy
- Xem [cổng](https://example.vn/mot-dia-chi-rat-dai-khong-co-cho-nao-de-xuong-dong-tren-dien-thoai)
"""

type As = Callable[[str], Page]


@pytest.fixture
def as_officer(page: Page, sign_in: Callable[[Account], None], world: World) -> As:
    """The tab with that member of the cast signed in, in Vietnamese."""
    coordinator(world)

    def signed_in(username: str) -> Page:
        page.context.clear_cookies()
        sign_in(Account.objects.get(username=username))
        return page

    return signed_in


def press(page: Page, name: str) -> None:
    page.get_by_role("main").get_by_role("button", name=name, exact=True).click()


def test_an_article_is_written_previewed_scheduled_and_out_on_its_day(
    as_officer: As, live_server: object, settings: Settings
) -> None:
    site = str(live_server)
    page = as_officer("quyen")
    page.goto(HOME)
    page.get_by_role("link", name="Viết bài").click()
    press(page, "Viết bài")
    expect(page.get_by_role("alert")).to_be_visible()
    looks_well(page)
    page.get_by_label("Tiêu đề", exact=True).fill(TITLE)
    page.get_by_label("Tóm tắt").fill("Số lần đi lại giảm từ 2,4 xuống 1,2.")
    page.get_by_label("Nội dung").fill(BODY)
    press(page, "Viết bài")
    page.get_by_role("link", name=TITLE).click()
    expect(page.get_by_role("heading", name="Kết quả")).to_be_visible()
    here = urlsplit(page.url).path
    look(page, site, here)
    page = as_officer("quyen")
    page.goto(here)
    page.get_by_role("link", name="Trình duyệt").click()
    press(page, "Trình duyệt")
    expect(page.get_by_text("chờ duyệt")).to_be_visible()

    page = as_officer("em")
    page.goto(here)
    page.get_by_role("link", name="Duyệt đăng").click()
    looks_well(page)
    page.get_by_label("Đăng lúc").fill("08:00 03/12/2018")
    press(page, "Duyệt đăng")
    expect(page.get_by_text("đã duyệt")).to_be_visible()
    look(page, site, here)
    look(page, site, HOME)
    page.context.clear_cookies()
    page.goto("/tin-tuc/")
    expect(page.get_by_role("link", name=TITLE)).to_have_count(0)
    address = f"/tin-tuc/{Article.objects.get().slug}/"
    assert page.request.get(address).status == 404

    settings.TRAINING_CLOCK = TrainingClock(instant("03/12 08:01"), real_now())
    page.goto("/tin-tuc/")
    page.get_by_role("link", name=TITLE).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    assert urlsplit(page.url).path == address
    look(page, site, address)
    look(page, site, "/tin-tuc/")
    feed = page.request.get("/tin-tuc/atom.xml")
    assert feed.headers["content-type"].startswith("application/atom+xml")
    assert TITLE in feed.text()
    page = as_officer("em")
    page.goto(f"{here}go/")
    page.get_by_label("Lý do").fill("Số liệu chưa đúng.")
    press(page, "Gỡ bài")
    expect(page.get_by_text("đã gỡ")).to_be_visible()
    page.context.clear_cookies()
    page.goto(address)
    expect(page.get_by_text("Số liệu chưa đúng.")).to_be_visible()
    looks_well(page)


def test_the_periodic_report_is_drafted_edited_and_submitted(world: World, as_officer: As, live_server: object) -> None:
    lives.november(world)
    site = str(live_server)
    page = as_officer("quyen")
    page.goto(HOME)
    page.get_by_role("link", name="Soạn báo cáo định kỳ").click()
    page.get_by_label("Từ ngày").fill("02/11/2018")
    page.get_by_label("Đến hết ngày").fill("01/11/2018")
    press(page, "Soạn báo cáo định kỳ")
    expect(page.get_by_role("alert")).to_be_visible()
    looks_well(page)
    page.get_by_label("Từ ngày").fill("01/11/2018")
    page.get_by_label("Đến hết ngày").fill("30/11/2018")
    page.get_by_label("Mã nơi tiếp nhận").fill("QNI")
    press(page, "Soạn báo cáo định kỳ")
    page.get_by_role("link", name="01/11/2018–30/11/2018").click()
    here = urlsplit(page.url).path
    look(page, site, here)
    page = as_officer("quyen")
    page.goto(here)
    page.get_by_role("link", name="Sửa phần 1", exact=True).click()
    looks_well(page)
    page.get_by_label("Nội dung").fill("Trong kỳ tiếp nhận [999](#unit.received) hồ sơ.")
    page.get_by_role("main").get_by_role("button").click()
    expect(page.get_by_text("đã sửa tay, hệ thống đếm được")).to_be_visible()
    look(page, site, here)

    page = as_officer("em")
    page.goto(here)
    page.get_by_role("link", name="Nộp báo cáo").click()
    looks_well(page)
    page.get_by_role("main").get_by_role("button").click()
    expect(page.get_by_text("đã nộp")).to_be_visible()
    expect(page.get_by_text(PeriodicReport.objects.get().digest)).to_be_visible()
    expect(page.get_by_role("link", name="Sửa phần 1", exact=True)).to_have_count(0)
    look(page, site, here)
    assert page.request.get(f"{here}bao-cao.pdf").body().startswith(b"%PDF")
