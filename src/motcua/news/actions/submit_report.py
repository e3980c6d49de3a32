"""Submit a periodic report: from then on it is frozen."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.journal.writer import append, done_already
from motcua.news.access import report_for
from motcua.news.policies import APPROVERS, check_post
from motcua.news.rows import save_report
from motcua.news.rules.report import REPORTS, decide_submit
from motcua.organisation.actors import Actor


@transaction.atomic
def submit_report(actor: Actor, subject: UUID, *, request_id: UUID | None, at: datetime) -> None:
    """By the head, who has not written in it. Raises `NotFound`, `Refused`."""
    row, story = report_for(actor, subject, to_act=True)
    post = check_post(actor, APPROVERS, row.centre_id)
    if done_already(REPORTS, subject, request_id):
        return
    facts = decide_submit(story.state, actor.account_id)
    by = actor.by(post.code)
    save_report(subject, append(REPORTS, subject, story, facts, by=by, at=at, request_id=request_id), row.centre_id)
