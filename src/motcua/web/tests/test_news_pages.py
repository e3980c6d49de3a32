"""News pages: written, approved by somebody else, read by everybody; and the periodic report with its links."""

from datetime import date
from uuid import uuid4
from xml.etree import ElementTree as ET

import pytest
from django.test import Client

from motcua.dossiers.tests.world import World
from motcua.news.models import Article, PeriodicReport
from motcua.news.rules.article import Withdrawn
from motcua.news.rules.report import Drafted
from motcua.news.tests.lives import BODY, NOW, act, approved, drafted, written
from motcua.programmes.tests.lives import coordinator
from motcua.web.reform.news.readings import address_of
from motcua.web.tests.conftest import SignIn

HERE = "/cai-cach/tin-bai/"
TEXT = {"category": "reform", "title": "Kết quả tháng 10", "lead": "Tóm tắt.", "body": BODY, "cover": ""}
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def quyen(world: World, signed_in: SignIn) -> Client:
    coordinator(world)
    return signed_in("quyen")


def test_an_article_goes_from_the_writer_over_the_head_to_everybody(
    quyen: Client, signed_in: SignIn, client: Client
) -> None:
    assert quyen.post(f"{HERE}moi/", {**TEXT, "request_id": uuid4()}).status_code == 302
    article = Article.objects.get()
    page = quyen.get(f"{HERE}{article.pk}/").content.decode()
    assert "<strong>ít hơn</strong>" in page
    assert "<script>alert" not in page
    assert quyen.post(f"{HERE}{article.pk}/trinh/", {"request_id": uuid4()}).status_code == 302
    assert quyen.get(f"{HERE}{article.pk}/duyet/").status_code == 404
    assert client.get("/tin-tuc/ket-qua-thang-10/").status_code == 404
    head = signed_in("em")
    assert head.post(f"{HERE}{article.pk}/duyet/", {"publish_at": "", "request_id": uuid4()}).status_code == 302
    assert "Kết quả tháng 10" in client.get("/").content.decode()
    assert "Kết quả tháng 10" in client.get("/tin-tuc/").content.decode()
    assert client.get("/tin-tuc/?category=khong-co").status_code == 404
    assert client.get("/tin-tuc/?after=khong-phai").status_code == 404
    assert client.get("/tin-tuc/ket-qua-thang-10/").status_code == 200


def test_an_article_that_is_out_can_be_withdrawn_while_new_words_are_written(
    world: World, quyen: Client, signed_in: SignIn, client: Client
) -> None:
    subject = approved(world)
    assert quyen.post(f"{HERE}{subject}/sua/", {**TEXT, "request_id": uuid4()}).status_code == 302
    head = signed_in("em")
    assert f"{HERE}{subject}/go/" in head.get(f"{HERE}{subject}/").content.decode()
    assert f"{HERE}{subject}/go/" not in quyen.get(f"{HERE}{subject}/").content.decode()
    sent = {"words": "Số liệu sai, xin lỗi bạn đọc.", "request_id": uuid4()}
    assert head.post(f"{HERE}{subject}/go/", sent).status_code == 302
    assert f"{HERE}{subject}/go/" not in head.get(f"{HERE}{subject}/").content.decode()
    assert "xin lỗi bạn đọc" in client.get("/tin-tuc/ket-qua-thang-10/").content.decode()


def test_what_was_typed_stays_when_it_is_refused(quyen: Client) -> None:
    answer = quyen.post(f"{HERE}moi/", {**TEXT, "title": "", "request_id": uuid4()})
    assert answer.status_code == 400
    assert "Tóm tắt." in answer.content.decode()
    assert not Article.objects.exists()


def test_the_feed_is_atom_and_a_withdrawn_article_leaves_it(world: World, quyen: Client, client: Client) -> None:
    subject = approved(world)
    feed = ET.fromstring(client.get("/tin-tuc/atom.xml").content)
    (entry,) = feed.findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}id") == f"urn:uuid:{subject}"
    assert entry.findtext(f"{ATOM}title") == "Kết quả tháng 10"
    assert all(feed.find(f"{ATOM}{name}") is not None for name in ("id", "title", "updated", "author"))
    assert 'type="application/atom+xml"' in client.get("/").content.decode()
    act(world.em, subject, Withdrawn("Số liệu sai."))
    assert ET.fromstring(client.get("/tin-tuc/atom.xml").content).findall(f"{ATOM}entry") == []
    gone = client.get("/tin-tuc/ket-qua-thang-10/")
    assert gone.status_code == 410
    assert "Số liệu sai." in gone.content.decode()
    assert "ít hơn" not in gone.content.decode()


def test_a_report_is_drafted_edited_marked_submitted_and_printed(quyen: Client, signed_in: SignIn) -> None:
    asked = {"first": "01/11/2018", "last": "30/11/2018", "unit": "QNI", "request_id": uuid4()}
    assert quyen.post(f"{HERE}bao-cao/moi/", asked).status_code == 302
    report = PeriodicReport.objects.get()
    here = f"{HERE}bao-cao/{report.pk}/"
    page = quyen.get(here).content.decode()
    assert "first=2018-11-01&amp;last=2018-11-30&amp;unit=QNI" in page
    assert "figure=received" in page
    assert "đã sửa tay" not in page
    words = {"text": "Tiếp nhận [7](#unit.received) hồ sơ <b>", "request_id": uuid4()}
    assert quyen.post(f"{here}execution/", words).status_code == 302
    page = quyen.get(here).content.decode()
    assert "đã sửa tay, hệ thống đếm được 0." in page
    assert "&lt;b&gt;" in page
    assert quyen.get(f"{here}nop/").status_code == 404
    head = signed_in("em")
    assert head.post(f"{here}nop/", {"request_id": uuid4()}).status_code == 302
    report.refresh_from_db()
    assert report.digest in head.get(here).content.decode()
    assert quyen.post(f"{here}other/", {"text": "x", "request_id": uuid4()}).status_code == 422
    assert head.get(f"{here}bao-cao.pdf").content.startswith(b"%PDF")


@pytest.mark.parametrize(
    ("code", "address"),
    [
        ("drafts.assessed", "/cai-cach/du-thao/ty-le/?first=2018-11-01&last=2018-11-30"),
        ("petitions.new", "/cai-cach/phan-anh/bao-cao/?first=2018-11-01&last=2018-11-30"),
        ("reviews.saved", "/cai-cach/ra-soat/"),
        ("articles.published", "/tin-tuc/"),
        ("nowhere.figure", ""),
    ],
)
def test_each_figure_leads_to_its_source(code: str, address: str) -> None:
    about = Drafted("", "", date(2018, 11, 1), date(2018, 11, 30), NOW, (), ())
    assert address_of(code, about) == address


def test_a_period_that_is_none_is_refused_on_the_form(quyen: Client) -> None:
    for sent in (
        {"first": "02/11/2018", "last": "01/11/2018", "unit": ""},
        {"first": "01/11/2018", "last": "31/12/2018", "unit": ""},
        {"first": "mai", "last": "", "unit": ""},
    ):
        assert quyen.post(f"{HERE}bao-cao/moi/", {**sent, "request_id": uuid4()}).status_code == 400


def test_others_find_nothing(world: World, quyen: Client, signed_in: SignIn) -> None:
    article, report = written(world), drafted(world)
    for username in ("giang", "binh", "an"):
        stranger = signed_in(username)
        for page in (f"{article}/", f"bao-cao/{report}/", f"bao-cao/{report}/bao-cao.pdf"):
            assert stranger.get(HERE + page).status_code == 404
    auditor = signed_in("kiem")
    assert auditor.get(f"{HERE}{article}/").status_code == 200
    assert auditor.get(f"{HERE}{article}/sua/").status_code == 404


def test_the_editors_lists_are_continued_each_by_itself(
    world: World, quyen: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("motcua.web.reform.news.articles.SHOWN", 2)
    for number in range(3):
        written(world, title=f"Tin {number}")
    drafted(world)
    first = quyen.get(HERE)
    second = quyen.get(first.context["more_articles"].next)
    titles = [row.title for page in (first, second) for row, _tag in page.context["articles"]]
    assert sorted(titles) == ["Tin 0", "Tin 1", "Tin 2"]
    assert second.context["more_articles"].next == ""
    assert len(second.context["reports"]) == 1  # the other list stays where it was
    assert quyen.get(f"{HERE}?after=khong-phai&reports=99999999").status_code == 200


def test_the_lists_stay_in_few_queries(
    world: World, quyen: Client, client: Client, django_assert_max_num_queries: object
) -> None:
    for number in range(6):
        approved(world, NOW, title=f"Tin {number}")
    with django_assert_max_num_queries(3):  # type: ignore[operator]
        assert client.get("/tin-tuc/").status_code == 200
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        assert quyen.get(HERE).status_code == 200
