"""Begin an article."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from motcua.journal.reading import made_by, told
from motcua.journal.writer import acted_meanwhile, append
from motcua.news.models import Article as Row
from motcua.news.policies import WRITERS, check_post
from motcua.news.rows import save_article
from motcua.news.rules.article import ARTICLES, Content, Written, decide
from motcua.news.rules.slugs import slug_of
from motcua.organisation.actors import Actor


@transaction.atomic
def write_article(actor: Actor, content: Content, *, request_id: UUID, at: datetime) -> Row:
    """The new article, under an address of its own for good. The same request again gives the one that is there.

    Raises `NotFound` for who may not write, `Invalid` for texts.
    """
    post = check_post(actor, WRITERS)
    known = made_by(ARTICLES, request_id)
    if known is not None:
        return Row.objects.get(pk=known)
    subject = uuid4()
    nothing = told(ARTICLES, subject)
    facts = decide(nothing.state, Written(_free_slug(content.title), content), account=actor.account_id, at=at)
    by = actor.by(post.code)
    story = append(ARTICLES, subject, nothing, facts, by=by, at=at, request_id=request_id)
    try:
        with transaction.atomic():
            return save_article(subject, story, post.centre_id or 0)
    except IntegrityError as error:  # somebody took the address a moment ago
        raise acted_meanwhile() from error


def _free_slug(title: str) -> str:
    first = slug_of(title)
    taken = set(Row.objects.filter(slug__startswith=first).values_list("slug", flat=True))
    return next(slug for number in range(1, len(taken) + 2) if (slug := slug_of(title, number)) not in taken)
