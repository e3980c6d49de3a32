"""Articles and reports for tests."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from motcua.dossiers.tests.world import World, instant
from motcua.news.actions.act_on_article import act_on_article
from motcua.news.actions.draft_report import draft_report
from motcua.news.actions.write_article import write_article
from motcua.news.rules.article import Approved, Category, Content, SentForReview

NOW = instant("30/11 17:00")
BODY = "## Vì sao\n\nHồ sơ **ít hơn**, xem [cổng](https://example.vn).\n\n<script>alert(1)</script>"


def content(**changes: Any) -> Content:
    values = {"category": Category.REFORM, "title": "Kết quả tháng 10", "lead": "Tóm tắt.", "body": BODY}
    return Content(**(values | changes))


def act(actor: Any, subject: UUID, fact: Any, at: datetime = NOW) -> Any:
    return act_on_article(actor, subject, fact, request_id=uuid4(), at=at)


def written(world: World, **changes: Any) -> UUID:
    subject: UUID = write_article(world.quyen, content(**changes), request_id=uuid4(), at=NOW).pk
    return subject


def approved(world: World, publish_at: datetime = NOW, **changes: Any) -> UUID:
    subject = written(world, **changes)
    act(world.quyen, subject, SentForReview())
    act(world.em, subject, Approved(publish_at))
    return subject


def drafted(world: World, unit: str = "QNI") -> UUID:
    subject: UUID = draft_report(
        world.quyen, date(2018, 11, 1), date(2018, 11, 30), unit, request_id=uuid4(), at=NOW
    ).pk
    return subject
