"""A training article and the periodic report of the model case's period, drafted from its statistics."""

from datetime import date, datetime
from uuid import uuid4

from motcua.news.actions.act_on_article import act_on_article
from motcua.news.actions.draft_report import draft_report
from motcua.news.actions.write_article import write_article
from motcua.news.models import Article
from motcua.news.rules.article import Approved, Category, Content, SentForReview
from motcua.organisation.actors import actor_for
from motcua.people.models import Account

FIRST, LAST = date(2018, 1, 1), date(2018, 10, 30)
CONTENT = Content(
    category=Category.ANNOUNCEMENT,
    title="Trang tập huấn: số liệu hồ sơ năm 2018 được mở",
    lead="Bài viết tập huấn, không phải tin thật. Bảng số liệu được đếm từ hồ sơ dựng theo báo cáo ngày 12/11/2018.",
    body="Mở [bảng giải quyết hồ sơ](/bao-cao/) để xem từng con số, và bấm vào con số để xem hồ sơ phía sau.",
    cover="Dữ liệu tập huấn",
)


def tell_news(at: datetime) -> None:
    """Write, approve and draft; once."""
    if Article.objects.exists():
        return
    quyen, dung = (actor_for(Account.objects.get(username=name), at.date()) for name in ("quyen", "dung"))
    subject = write_article(quyen, CONTENT, request_id=uuid4(), at=at).pk
    act_on_article(quyen, subject, SentForReview(), request_id=uuid4(), at=at)
    act_on_article(dung, subject, Approved(at), request_id=uuid4(), at=at)
    draft_report(quyen, FIRST, LAST, "", request_id=uuid4(), at=at)
