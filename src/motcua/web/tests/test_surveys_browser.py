"""A survey in a real Chromium, from its plan to its figures, as those who run it, answer it and read it go."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from motcua.dossiers.tests.world import World
from motcua.people.models import Account
from motcua.programmes.tests.lives import coordinator
from motcua.surveys.invitation_links import invitation_token
from motcua.surveys.models import Response, SurveyCampaign
from motcua.surveys.questionnaire_file import read_questionnaire
from motcua.surveys.rules.questionnaire import criteria, scaled
from motcua.surveys.tests.test_surveys import PLEASED, answer, asked, finished
from motcua.web.tests.looks import look, looks_well

pytestmark = pytest.mark.browser
HOME = "/cai-cach/khao-sat/"
PEOPLE = 7
FIRST, *_between, LAST = criteria(read_questionnaire())


@pytest.fixture
def quyen(world: World, page: Page, live_server: object, sign_in: Callable[[Account], None]) -> Callable[[], Page]:
    """The tab with the coordinator signed in, in Vietnamese."""
    coordinator(world)

    def signed_in() -> Page:
        page.context.clear_cookies()
        sign_in(Account.objects.get(username="quyen"))
        return page

    return signed_in


def press(page: Page, name: str) -> None:
    page.get_by_role("main").get_by_role("button", name=name, exact=True).click()


def plan_and_draw(page: Page, site: str) -> str:
    """A survey planned, its questionnaire changed, its sample drawn. Its address."""
    page.goto(HOME)
    page.get_by_role("link", name="Lập đợt khảo sát").click()
    page.get_by_label("Tên đợt khảo sát").fill("Khảo sát tháng 11")
    page.get_by_label("Hồ sơ kết thúc từ ngày").fill("01/11/2018")
    page.get_by_label("đến hết ngày").fill("31/10/2018")
    page.get_by_label("Ở các nơi").select_option("QNI")
    press(page, "Lập đợt khảo sát")
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_label("Tên đợt khảo sát")).to_have_value("Khảo sát tháng 11")
    looks_well(page)
    page.get_by_label("đến hết ngày").fill("29/11/2018")
    press(page, "Lập đợt khảo sát")
    expect(page.get_by_role("status")).to_contain_text("Đã lập đợt khảo sát")
    address = urlsplit(page.url).path
    page.get_by_role("link", name="Câu hỏi").click()
    page.get_by_label("Tiếng Việt").first.fill("Nơi ngồi chờ có đủ ghế")
    press(page, "Lưu phiếu")
    expect(page.get_by_label("Tiếng Việt").first).to_have_value("Nơi ngồi chờ có đủ ghế")
    page.goto(f"{address}mau/")
    expect(page.get_by_text(f"Cần {PEOPLE} câu trả lời.")).to_be_visible()
    page.get_by_label("Số gieo").fill("thang 11")
    press(page, "Chọn mẫu")
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label("Số gieo").fill("thang11")
    press(page, "Chọn mẫu")
    expect(page.get_by_role("status")).to_contain_text("Đã chọn mẫu")
    for part in ("", "cau-hoi/", "mau/"):
        look(page, site, address + part)
    return address


def test_a_survey_is_planned_answered_on_screen_and_paper_and_told_without_the_few(
    world: World, quyen: Callable[[], Page], live_server: object
) -> None:
    finished(world, PEOPLE)
    page, site = quyen(), str(live_server)
    address = plan_and_draw(page, site)
    page = quyen()
    page.goto(address)
    press(page, "Mở đợt khảo sát")
    for part in ("", "cau-hoi/", "giay-moi/", "giay-moi/in/", "phieu-giay/"):
        look(page, site, address + part)
    page.goto(f"{address}giay-moi/in/")
    letter = page.locator("article.letter").first
    link = urlsplit(letter.locator(".letter__link").inner_text()).path
    on_paper = page.locator("article.letter").nth(1).locator("strong.code").inner_text()

    answers_by_link(page, site, link)
    page = quyen()
    types_a_paper(page, f"{address}phieu-giay/", on_paper)
    others = [each for each in asked(SurveyCampaign.objects.get().pk) if each.paper != on_paper]
    for invitation in others:
        if invitation_token(invitation.pk) not in link:
            answer(invitation, levels=PLEASED)
    assert Response.objects.count() == PEOPLE

    page.goto(address)
    press(page, "Kết thúc nhận phiếu")
    press(page, "Công bố kết quả")
    look(page, site, address)
    page.context.clear_cookies()
    look(page, site, f"{address}ket-qua/")
    page.context.clear_cookies()
    page.goto(f"{address}ket-qua/")
    everyone = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Nơi ngồi chờ có đủ ghế"))
    expect(everyone).to_contain_text("ẩn")
    expect(everyone).not_to_contain_text("%")
    told = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=LAST.vi))
    expect(told).to_contain_text(f"{PEOPLE} ÷ {PEOPLE}")
    look(page, site, HOME)


def answers_by_link(page: Page, site: str, link: str) -> None:
    """A citizen without an account, by keyboard, displeased with one thing alone."""
    page.context.clear_cookies()
    look(page, site, link)
    page.context.clear_cookies()
    page.goto(link)
    for question in scaled(read_questionnaire()):
        page.locator(f'input[name="{question.code}"][value="{1 if question == FIRST else 5}"]').check()
    press(page, "Gửi câu trả lời")
    expect(page.get_by_role("heading", level=1)).to_have_text("Cảm ơn anh/chị")
    look(page, site, urlsplit(page.url).path)
    page.goto(link)
    expect(page.get_by_role("alert")).to_be_visible()
    looks_well(page)


def types_a_paper(page: Page, address: str, number: str) -> None:
    """An officer types a paper, mistypes it the second time, mends it."""
    page.goto(address)
    fill_paper(page, number)
    press(page, "Sang lần nhập thứ hai")
    expect(page.get_by_role("heading", level=1)).to_have_text("Nhập phiếu giấy: lần hai")
    fill_paper(page, number)
    last = page.locator(f'input[name="{LAST.code}"]')
    last.fill("3")
    press(page, "So lại và ghi")
    expect(page.get_by_role("alert")).to_contain_text("Hai lần nhập khác nhau")
    looks_well(page)
    last.fill("5")
    press(page, "So lại và ghi")
    expect(page.get_by_role("status")).to_contain_text("Đã nhập phiếu")


def fill_paper(page: Page, number: str) -> None:
    page.get_by_label("Số phiếu").fill(number)
    for question in scaled(read_questionnaire()):
        page.locator(f'input[name="{question.code}"]').fill("5")


def test_the_sections_stay_in_one_row_on_a_phone_and_the_keyboard_reaches_them_all(quyen: Callable[[], Page]) -> None:
    page = quyen()
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto("/cai-cach/du-thao/")
    row = page.get_by_role("navigation", name="Các phần của cải cách")
    here = row.locator("[aria-current]")
    expect(here).to_be_in_viewport(ratio=1)
    box = row.bounding_box()
    assert box is not None
    assert box["height"] < 80
    links = row.get_by_role("link")
    links.first.focus()
    for each in links.all()[1:]:
        page.keyboard.press("Tab")
        expect(each).to_be_focused()
        expect(each).to_be_in_viewport(ratio=0.9)
