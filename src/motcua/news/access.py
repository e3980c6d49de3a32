"""The one door to articles and reports of the editors: one's own one-stop's; auditors see all."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from motcua.journal.reading import told
from motcua.journal.rules.story import Told
from motcua.news.models import Article as ArticleRow
from motcua.news.models import PeriodicReport
from motcua.news.policies import APPROVERS, WRITERS, no_such_text
from motcua.news.rules.article import ARTICLES, Article
from motcua.news.rules.report import REPORTS, Report
from motcua.organisation.actors import Actor
from motcua.organisation.rules.posts import Role


def articles_for(actor: Actor) -> QuerySet[ArticleRow]:
    """The articles whose drafts the actor may see."""
    return _seen(actor, ArticleRow.objects.all())


def reports_for(actor: Actor) -> QuerySet[PeriodicReport]:
    return _seen(actor, PeriodicReport.objects.all())


def article_for(actor: Actor, subject: UUID, *, to_act: bool = False) -> tuple[ArticleRow, Told[Article]]:
    """The row and its story; `to_act` holds the row until the transaction ends. Raises `NotFound`."""
    return _one(articles_for(actor), subject, to_act), told(ARTICLES, subject)


def report_for(actor: Actor, subject: UUID, *, to_act: bool = False) -> tuple[PeriodicReport, Told[Report]]:
    """As `article_for`."""
    return _one(reports_for(actor), subject, to_act), told(REPORTS, subject)


def _seen(actor: Actor, rows: QuerySet[Any]) -> QuerySet[Any]:
    if actor.has(Role.AUDITOR):
        return rows
    centres = [post.centre_id for post in actor.posts if post.roles & (WRITERS | APPROVERS) and post.centre_id]
    return rows.filter(centre__in=centres)


def _one(rows: QuerySet[Any], subject: UUID, to_act: bool) -> Any:
    row = (rows.select_for_update(of=("self",)) if to_act else rows).filter(pk=subject).first()
    if row is None:
        raise no_such_text()
    return row
