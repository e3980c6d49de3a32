"""In a browser: Bình prints the receipt, whoever came says how it was, everybody reads the sums of the quarter."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from motcua.dossiers.tests.world import World
from motcua.kernel.tests.reading import whole_text
from motcua.people.models import Account
from motcua.surveys.models import VisitAnswer
from motcua.web.tests import lives
from motcua.web.tests.looks import looks_well

pytestmark = pytest.mark.browser
CODE = re.compile(r"\b[a-z2-7]{4}(?:-[a-z2-7]{4}){3}\b")


def test_from_the_receipt_to_a_rating_of_the_visit(
    world: World, page: Page, live_server: object, sign_in: Callable[[Account], None]
) -> None:
    code = lives.accepted(world)
    sign_in(Account.objects.get(username="binh"))
    page.goto("/quay/hom-nay/")
    expect(page.get_by_role("button", name="Phiếu đánh giá lượt đến")).to_be_visible()
    looks_well(page)
    receipt = page.request.get(f"{live_server}/ho-so/{code}/in/receipt/").body()
    [visit] = CODE.findall(whole_text(receipt))
    page.goto(f"/danh-gia/luot/{visit}/")
    expect(page.get_by_role("alert")).to_contain_text("Cán bộ không đánh giá được")

    page.context.clear_cookies()
    page.goto("/danh-gia/luot/")
    looks_well(page)
    page.get_by_label("Mã trên phiếu").fill(visit.upper().replace("-", " "))
    page.get_by_role("button", name="Mở phiếu").click()
    expect(page.get_by_text("Trung tâm Tỉnh Quảng Ninh").first).to_be_visible()
    page.get_by_role("button", name="Gửi đánh giá").click()
    expect(page.get_by_text("Hãy chọn một trong năm mức độ.").first).to_be_visible()
    looks_well(page)
    page.get_by_label("Hài lòng", exact=True).check()
    page.get_by_label("Cán bộ tận tình").check()
    page.get_by_role("button", name="Gửi đánh giá").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Cảm ơn anh/chị")
    looks_well(page)
    assert (VisitAnswer.objects.get().level, VisitAnswer.objects.get().reasons) == (4, ["kind"])
    page.goto("/muc-do-hai-long/")
    looks_well(page)
