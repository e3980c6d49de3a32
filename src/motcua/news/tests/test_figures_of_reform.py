"""What the periodic report tells of drafts, reviews and articles, for a period and a one-stop."""

from datetime import date
from uuid import uuid4

import pytest

from motcua.dossiers.tests.world import World, build_world, instant
from motcua.news.figures import count_figures
from motcua.news.rules.drafting import NO_FIGURES, draft
from motcua.news.rules.figures import Figure, plain
from motcua.news.tests.lives import approved as article_out
from motcua.petitions.actions.load_petition_terms import load_petition_terms
from motcua.petitions.tests.lives import officer, sent
from motcua.petitions.tests.lives import published as petition_out
from motcua.reforms.actions.record_nationally import record_nationally
from motcua.reforms.rules.facts import ChangeKind
from motcua.reforms.tests.drafting import act, begun, build_drafting_world, published
from motcua.reviews.actions import carry_out
from motcua.reviews.rules.review import Outcome
from motcua.reviews.tests.people import add_people, opened, proposal

pytestmark = pytest.mark.django_db
CODE = "1.000001"
NOW = instant("30/11 17:00")
NOVEMBER = date(2018, 11, 1), date(2018, 11, 30)
OCTOBER = date(2018, 10, 1), date(2018, 10, 31)


@pytest.fixture
def world() -> World:
    return add_people(build_world())


def reviewed(world: World) -> None:
    """A term shortened and a procedure abolished, by two reviews, approved on 15 November."""
    at = instant("15/11 09:00")
    for year, each in ((2018, proposal()), (2019, proposal(Outcome.ABOLISH, after=None))):
        plan = opened(world, year)
        carry_out.plan_procedure(world.oanh, plan, CODE, request_id=uuid4(), at=at)
        carry_out.send_plan(world.oanh, plan, on=date(2018, 11, 15), document="5/KH", request_id=uuid4(), at=at)
        carry_out.propose(world.oanh, plan, CODE, each, request_id=uuid4(), at=at)
        carry_out.approve(world.em, plan, CODE, "9/QĐ", request_id=uuid4(), at=at)


def counted(days: tuple[date, date], unit: str = "") -> dict[str, Figure]:
    return count_figures(*days, unit, now=NOW)


def told(days: tuple[date, date], unit: str = "") -> dict[str, str]:
    return {each.code: plain(each.text) for each in draft("Một cửa A" if unit else "", *days, counted(days, unit))}


def test_drafts_assessed_and_published() -> None:
    world = build_drafting_world()
    published(world, ChangeKind.NEW, ChangeKind.AMENDED)
    begun(world.chi, ChangeKind.NEW)
    record_nationally(act(world.oanh, published(world, ChangeKind.NEW), NOW), on=date(2018, 11, 14))
    words = told(NOVEMBER)
    assert "4 thủ tục hành chính trong các dự thảo văn bản, 3 thủ tục đã được đánh giá" in words["rules"]
    assert "đạt 75,0 %" in words["rules"]
    assert "công bố 3 thủ tục hành chính, trong đó 1 thủ tục đã nhập" in words["publication"]
    assert told(NOVEMBER, "QNI")["rules"].startswith("Trong kỳ có 4 thủ tục")
    unit = world.province.unit.code
    assert told(NOVEMBER, unit)["rules"] == told(NOVEMBER, "QNI")["rules"]
    for elsewhere in (told(OCTOBER), told(NOVEMBER, "QNI.193")):
        assert elsewhere["rules"] == NO_FIGURES
        assert "quyết định công bố" not in elsewhere["publication"]


def test_reviews_by_the_day_of_approval(world: World) -> None:
    reviewed(world)
    words = told(NOVEMBER)["review"]
    assert "phương án của 2 thủ tục qua rà soát, trong đó bãi bỏ hoặc gộp 1, sửa đổi hoặc phân cấp 1 thủ tục" in words
    assert counted(NOVEMBER)["reviews.saved"].numerator == 2 * 1_024_000 * 3228 - 231_000 * 3228
    assert told(OCTOBER)["review"] == told(NOVEMBER, "QNI.193")["review"] == NO_FIGURES


def test_petitions_new_carried_over_handled_and_published(world: World) -> None:
    load_petition_terms()
    officer(world, "hoa", "Lương Thị Hoa", "QNI.193", "controller")
    petition_out(world)
    sent(world, "12/11 09:00")
    words = told(NOVEMBER)["petitions"]
    assert words.startswith("Tiếp nhận mới 2 phản ánh, kiến nghị, kỳ trước chuyển qua 0; đã xử lý 1, trong đó quá hạn")
    assert words.endswith("Đã công khai 1 phản ánh, kiến nghị cùng kết quả xử lý.")
    held = [counted(NOVEMBER, unit).get("petitions.new") for unit in ("QNI", "QNI.193")]
    assert sum(each.numerator for each in held if each) == 2
    assert told(OCTOBER)["petitions"] == NO_FIGURES


def test_articles_that_came_out_and_stay_out(world: World) -> None:
    article_out(world)
    article_out(world, instant("30/11 18:00"), title="Chưa đến giờ")
    assert told(NOVEMBER)["communication"] == "Đã đăng 1 tin, bài trên trang của hệ thống."
    assert told(OCTOBER)["communication"] == NO_FIGURES
