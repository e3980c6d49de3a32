"""Revise an article, send it for review or back, approve or withdraw it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from motcua.journal.rules.story import Told
from motcua.journal.writer import append, done_already
from motcua.news.access import article_for
from motcua.news.policies import APPROVERS, WRITERS, check_post
from motcua.news.rows import save_article
from motcua.news.rules.article import ARTICLES, Approved, Article, Revised, SentBack, SentForReview, Withdrawn, decide
from motcua.organisation.actors import Actor

WHO = {Revised: WRITERS, SentForReview: WRITERS, SentBack: APPROVERS, Approved: APPROVERS, Withdrawn: APPROVERS}


@transaction.atomic
def act_on_article(actor: Actor, subject: UUID, fact: Any, *, request_id: UUID | None, at: datetime) -> Told[Article]:
    """The story with `fact`. The same request again changes nothing. Raises `NotFound`, `Invalid`, `Refused`."""
    row, story = article_for(actor, subject, to_act=True)
    post = check_post(actor, WHO[type(fact)], row.centre_id)
    if done_already(ARTICLES, subject, request_id):
        return story
    facts = decide(story.state, fact, account=actor.account_id, at=at)
    by = actor.by(post.code)
    story = append(ARTICLES, subject, story, facts, by=by, at=at, request_id=request_id)
    save_article(subject, story, row.centre_id)
    return story
