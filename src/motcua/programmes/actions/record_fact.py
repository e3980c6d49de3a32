"""Add one fact to a project's story: a step done, money, a milestone, a risk."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from motcua.journal.rules.story import Told
from motcua.journal.writer import append, done_already
from motcua.kernel.clock import VIETNAM
from motcua.organisation.actors import Actor
from motcua.programmes.access import project_for
from motcua.programmes.policies import check_may_keep
from motcua.programmes.rows import save_row
from motcua.programmes.rules.deciding import decide
from motcua.programmes.rules.project import PROJECTS, Project


@transaction.atomic
def record_fact(actor: Actor, subject: UUID, fact: Any, *, request_id: UUID | None, at: datetime) -> Told[Project]:
    """The story with `fact`. The same request again changes nothing. Raises `NotFound`, `Invalid`, `Refused`,
    `Conflict`."""
    row, story = project_for(actor, subject, to_act=True)
    post = check_may_keep(actor, row.centre_id)
    if done_already(PROJECTS, subject, request_id):
        return story
    facts = decide(story.state, fact, at.astimezone(VIETNAM).date())
    by = actor.by(post.code)
    story = append(PROJECTS, subject, story, facts, by=by, at=at, request_id=request_id)
    save_row(subject, story, row.centre_id)
    return story
