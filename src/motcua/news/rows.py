"""Rows of articles and reports out of their stories, and what a row says otherwise."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from motcua.journal.comparing import rows_that_differ
from motcua.journal.rules.story import Told
from motcua.news.models import Article as ArticleRow
from motcua.news.models import PeriodicReport
from motcua.news.rules.article import Article
from motcua.news.rules.report import Report


def columns_of_article(article: Article) -> dict[str, Any]:
    if article.content is None or article.standing is None:
        raise ValueError("an article that nobody wrote has no row")
    public = article.public
    return {
        "slug": article.slug,
        "standing": article.standing.value,
        "title": article.content.title,
        "public_category": public.category.value if public else "",
        "public_title": public.title if public else "",
        "public_lead": public.lead if public else "",
        "public_body": public.body if public else "",
        "public_cover": public.cover if public else "",
        "publish_at": article.publish_at,
        "updated_at": article.updated_at,
        "notice": article.notice,
    }


def columns_of_report(report: Report) -> dict[str, Any]:
    about = report.drafted
    if about is None:
        raise ValueError("a report that nobody drafted has no row")
    return {
        "unit": about.unit,
        "unit_name": about.unit_name,
        "first": about.first,
        "last": about.last,
        "as_of": about.as_of,
        "digest": report.digest,
    }


def save_article(subject: UUID, told: Told[Article], centre_id: int) -> ArticleRow:
    row = ArticleRow(id=subject, centre_id=centre_id, **_ends(told), **columns_of_article(told.state))
    row.save(force_insert=told.seq == 1, force_update=told.seq > 1)
    return row


def save_report(subject: UUID, told: Told[Report], centre_id: int) -> PeriodicReport:
    row = PeriodicReport(id=subject, centre_id=centre_id, **_ends(told), **columns_of_report(told.state))
    row.save(force_insert=told.seq == 1, force_update=told.seq > 1)
    return row


def _ends(told: Told[Any]) -> dict[str, Any]:
    return {"seq": told.seq, "changed_at": told.events[-1].at}


def compare_articles(states: Mapping[UUID, Article]) -> Iterator[tuple[UUID, str]]:
    return rows_that_differ(ArticleRow, states, columns_of_article)


def compare_reports(states: Mapping[UUID, Report]) -> Iterator[tuple[UUID, str]]:
    return rows_that_differ(PeriodicReport, states, columns_of_report)
