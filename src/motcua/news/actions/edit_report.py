"""Change the words of a section of a periodic report."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.journal.writer import append, done_already
from motcua.news.access import report_for
from motcua.news.policies import WRITERS, check_post
from motcua.news.rows import save_report
from motcua.news.rules.report import REPORTS, decide_edit
from motcua.organisation.actors import Actor


@transaction.atomic
def edit_report(actor: Actor, subject: UUID, section: str, text: str, *, request_id: UUID | None, at: datetime) -> None:
    """Nothing where the words are as they were. Raises `NotFound`, `Invalid`, `Refused` (frozen)."""
    row, story = report_for(actor, subject, to_act=True)
    post = check_post(actor, WRITERS, row.centre_id)
    if done_already(REPORTS, subject, request_id):
        return
    facts = decide_edit(story.state, section, text)
    by = actor.by(post.code)
    save_report(subject, append(REPORTS, subject, story, facts, by=by, at=at, request_id=request_id), row.centre_id)
