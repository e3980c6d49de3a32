"""Rows of articles and reports out of their stories, and what a row says otherwise."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any
from uuid import UUID

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
    return _compare(states, ArticleRow.objects.in_bulk(list(states)), columns_of_article)


def compare_reports(states: Mapping[UUID, Report]) -> Iterator[tuple[UUID, str]]:
    return _compare(states, PeriodicReport.objects.in_bulk(list(states)), columns_of_report)


def _compare(
    states: Mapping[UUID, Any], rows: Mapping[UUID, Any], columns_of: Callable[[Any], dict[str, Any]]
) -> Iterator[tuple[UUID, str]]:
    for subject, state in states.items():
        row = rows.get(subject)
        if row is None:
            yield subject, "events without a row"
            continue
        for name, value in columns_of(state).items():
            if getattr(row, name) != value:
                yield subject, f"{name} is not what the story says"
