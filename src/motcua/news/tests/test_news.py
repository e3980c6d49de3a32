"""Articles and reports through their actions: somebody else approves, time publishes, and nothing is believed."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from motcua.dossiers.tests.world import ON, World, build_world
from motcua.journal.verify import verify_stories
from motcua.kernel.errors import DomainError, NotFound
from motcua.kernel.tests.at_once import at_once
from motcua.news.access import article_for, report_for
from motcua.news.actions.act_on_article import act_on_article
from motcua.news.actions.draft_report import draft_report
from motcua.news.actions.edit_report import edit_report
from motcua.news.actions.submit_report import submit_report
from motcua.news.actions.write_article import write_article
from motcua.news.markdown import html_of
from motcua.news.models import Article, PeriodicReport
from motcua.news.queries import public_article, published
from motcua.news.rules.article import Approved, Revised, SentBack, SentForReview, Standing, Withdrawn
from motcua.news.rules.slugs import slug_of
from motcua.news.tests.lives import NOW, act, approved, content, drafted, written
from motcua.organisation.actors import actor_for
from motcua.organisation.models import Post
from motcua.people.models import Account
from motcua.programmes.tests.lives import coordinator

HOUR = timedelta(hours=1)


@pytest.fixture
def world(db: None) -> World:
    built = build_world()
    coordinator(built)
    return built


def test_an_article_comes_out_at_its_time_and_no_job_is_needed(world: World) -> None:
    subject = approved(world, NOW + HOUR)
    assert list(published(NOW)) == []
    assert public_article("ket-qua-thang-10", NOW) is None
    assert [row.pk for row in published(NOW + HOUR)] == [subject]
    assert list(published(NOW + HOUR, "guidance")) == []


def test_a_revision_keeps_the_address_and_the_old_text_until_it_is_approved(world: World) -> None:
    subject = approved(world)
    act(world.quyen, subject, Revised(content(title="Tiêu đề khác")), NOW + HOUR)
    (row,) = published(NOW + HOUR)
    assert (row.slug, row.public_title, row.title) == ("ket-qua-thang-10", "Kết quả tháng 10", "Tiêu đề khác")
    act(world.quyen, subject, SentForReview(), NOW + HOUR)
    with pytest.raises(DomainError) as refused:
        act(world.em, subject, Approved(NOW + 2 * HOUR), NOW + HOUR)
    assert refused.value.code == "revision_not_scheduled"
    act(world.em, subject, Approved(NOW), NOW + HOUR)
    (row,) = published(NOW + HOUR)
    assert (row.slug, row.public_title, row.publish_at) == ("ket-qua-thang-10", "Tiêu đề khác", NOW)
    assert len(article_for(world.kiem, subject)[1].events) == 6  # every version stays in the story


def test_what_is_planned_and_revised_waits_for_its_new_approval(world: World) -> None:
    subject = approved(world, NOW + HOUR)
    act(world.quyen, subject, Revised(content(title="Sửa trước giờ đăng")))
    assert list(published(NOW + 2 * HOUR)) == []


def test_withdrawn_it_leaves_the_lists_and_its_address_says_why(world: World) -> None:
    subject = approved(world)
    act(world.em, subject, Withdrawn("Số liệu sai, đang kiểm tra."))
    assert list(published(NOW)) == []
    row = public_article("ket-qua-thang-10", NOW)
    assert row is not None
    assert row.notice == "Số liệu sai, đang kiểm tra."


def test_nobody_approves_their_own_text_or_out_of_order(world: World) -> None:
    world.cast["both"] = coordinator(world, "both")
    post = world.both.posts[0]
    Post.objects.filter(pk=post.post_id).update(roles=["coordinator", "centre_head"])
    both = actor_for(Account.objects.get(username="both"), ON)
    subject = written(world)
    for early in (Approved(NOW), SentBack("x"), Withdrawn("x")):
        with pytest.raises(DomainError) as refused:
            act(world.em, subject, early)
        assert refused.value.code == "article_out_of_order"
    act(both, subject, Revised(content(lead="Do người khác sửa.")))
    act(world.quyen, subject, SentForReview())
    with pytest.raises(DomainError) as refused:
        act(both, subject, Approved(NOW))
    assert refused.value.code == "own_text"
    act(world.em, subject, Approved(NOW))
    assert Article.objects.get().standing == Standing.APPROVED


def test_who_may(world: World) -> None:
    subject = written(world)
    for stranger in (world.an, world.binh, world.giang):
        with pytest.raises(NotFound):
            article_for(stranger, subject)
        with pytest.raises(NotFound):
            write_article(stranger, content(), request_id=uuid4(), at=NOW)
        with pytest.raises(NotFound):
            draft_report(stranger, date(2018, 11, 1), date(2018, 11, 2), "", request_id=uuid4(), at=NOW)
    with pytest.raises(NotFound):  # an auditor looks, and changes nothing
        act(world.kiem, subject, SentForReview())
    with pytest.raises(NotFound):  # who writes does not approve
        act(world.quyen, subject, Approved(NOW))


def test_the_same_title_gets_an_address_of_its_own_and_a_request_counts_once(world: World) -> None:
    request = uuid4()
    for _ in range(2):
        write_article(world.quyen, content(), request_id=request, at=NOW)
    written(world)
    assert set(Article.objects.values_list("slug", flat=True)) == {"ket-qua-thang-10", "ket-qua-thang-10-2"}
    assert slug_of("!!!") == "bai"


@pytest.mark.django_db(transaction=True)
def test_of_two_who_decide_at_once_one_is_too_late() -> None:
    world = build_world()
    coordinator(world)
    subject = written(world)
    act(world.quyen, subject, SentForReview())
    done = at_once(
        lambda: act_on_article(world.em, subject, Approved(NOW), request_id=uuid4(), at=NOW),
        lambda: act_on_article(world.em, subject, SentBack("Sửa lại"), request_id=uuid4(), at=NOW),
    )
    assert sum(isinstance(each, DomainError) for each in done) == 1
    assert verify_stories().differences == []


def test_a_report_is_drafted_edited_and_frozen_and_its_rows_are_recounted(world: World) -> None:
    subject = drafted(world)
    _row, story = report_for(world.quyen, subject)
    assert "tiếp nhận mới [0](#unit.received) hồ sơ" in story.state.texts["execution"]
    edit_report(world.quyen, subject, "other", "Không phát sinh.", request_id=uuid4(), at=NOW)
    with pytest.raises(NotFound):
        submit_report(world.quyen, subject, request_id=uuid4(), at=NOW)
    submit_report(world.em, subject, request_id=uuid4(), at=NOW)
    with pytest.raises(DomainError):
        edit_report(world.quyen, subject, "other", "Sửa sau.", request_id=uuid4(), at=NOW)
    approved(world)
    assert verify_stories().differences == []
    PeriodicReport.objects.update(digest="")
    Article.objects.update(public_body="khác")
    assert len(verify_stories().differences) == 2


@pytest.mark.parametrize(
    ("first", "last", "unit"),
    [
        (date(2018, 11, 2), date(2018, 11, 1), ""),
        (date(2018, 11, 2), date(2018, 12, 30), ""),
        (date(2018, 11, 1), date(2018, 11, 2), "KHÔNG"),
    ],
)
def test_what_is_no_report(world: World, first: date, last: date, unit: str) -> None:
    with pytest.raises(DomainError):
        draft_report(world.quyen, first, last, unit, request_id=uuid4(), at=NOW)
    assert not PeriodicReport.objects.exists()


def test_markdown_is_safe_to_show() -> None:
    assert "<strong>b</strong>" in html_of("**b**")
    assert html_of("# T").startswith("<h2>T</h2>")
    for evil in (
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        '<img src=x onerror="alert(1)">',
        "![x](https://example.vn/theo-doi.png)",
        "<a href='data:text/html,x'>x</a>",
    ):
        made = html_of(evil)
        assert "<script" not in made
        assert "<img" not in made
        assert 'href="javascript' not in made
        assert 'href="data' not in made
