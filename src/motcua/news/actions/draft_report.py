"""Draft the periodic report of a period and a unit from the statistics."""

from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction

from motcua.journal.reading import made_by, told
from motcua.journal.writer import append
from motcua.news.figures import count_figures, name_of_unit
from motcua.news.models import PeriodicReport
from motcua.news.policies import WRITERS, check_post
from motcua.news.rows import save_report
from motcua.news.rules.drafting import draft
from motcua.news.rules.report import REPORTS, Drafted
from motcua.organisation.actors import Actor
from motcua.statistics.rules.periods import Period


@transaction.atomic
def draft_report(actor: Actor, first: date, last: date, unit: str, *, request_id: UUID, at: datetime) -> PeriodicReport:
    """The new draft, as told at the end of the period. The same request again gives the one that is there.

    Raises `NotFound` for who may not and for a unit that is none, `Invalid` for a period that is none.
    """
    post = check_post(actor, WRITERS)
    known = made_by(REPORTS, request_id)
    if known is not None:
        return PeriodicReport.objects.get(pk=known)
    figures = count_figures(first, last, unit, now=at)
    name = name_of_unit(unit, last)
    as_of = Period(first, last).as_of(at)
    sections = draft(name, first, last, figures)
    fact = Drafted(unit, name, first, last, as_of, tuple(figures.values()), sections)
    subject = uuid4()
    by = actor.by(post.code)
    story = append(REPORTS, subject, told(REPORTS, subject), [fact], by=by, at=at, request_id=request_id)
    return save_report(subject, story, post.centre_id or 0)
