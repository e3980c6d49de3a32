"""Reads of drafts for screens, each beginning with `visible_to`."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from uuid import UUID

from django.db.models import Q, QuerySet

from motcua.journal.reading import told_of_all
from motcua.journal.rules.story import Told
from motcua.organisation.actors import Actor
from motcua.reforms.access import draft_unknown, visible_to
from motcua.reforms.models import DraftRow
from motcua.reforms.policies import may_count
from motcua.reforms.reference import limits_on, questions_on
from motcua.reforms.rules.counting import AssessedShare, Counted, Form, as_of, assessed_share, count_form
from motcua.reforms.rules.deciding import decision_of
from motcua.reforms.rules.draft import DRAFTS, Draft
from motcua.reforms.rules.publication_times import Timeliness, measure
from motcua.worktime.queries import schedule_for


def drafts(actor: Actor, *, stage: str = "", q: str = "") -> QuerySet[DraftRow]:
    """The drafts that `actor` may see, the latest first; of one stage, with these words in the title."""
    found = visible_to(actor).order_by("-begun_at", "id")
    if stage:
        found = found.filter(stage=stage)
    return found.filter(title__icontains=q.strip()) if q.strip() else found


ROWS = 30


def page_of_drafts(found: QuerySet[DraftRow], after: str) -> tuple[list[DraftRow], str]:
    """The rows after the one whose key is `after` ("": the first), and the key that continues the list.

    Raises `NotFound` for a key that is none of a draft in the list.
    """
    if after:
        try:
            last = found.filter(pk=UUID(after)).first()
        except ValueError:
            last = None
        if last is None:
            raise draft_unknown()
        found = found.filter(Q(begun_at__lt=last.begun_at) | Q(begun_at=last.begun_at, pk__gt=last.pk))
    rows = list(found[: ROWS + 1])
    return rows[:ROWS], str(rows[ROWS - 1].pk) if len(rows) > ROWS else ""


def timeliness_of(draft: Draft, today: date) -> Timeliness | None:
    """How its publication kept the deadlines, as of today; None before there is one."""
    if draft.published is None:
        return None
    limits = limits_on(draft.published.signed_on)
    return measure(decision_of(draft.published), draft.recorded_on, limits, schedule_for(), today)


@dataclass(frozen=True, slots=True)
class PeriodFigures:
    """A period's share assessed, and its forms 01, 02, 03: lines and total."""

    share: AssessedShare
    forms: dict[Form, tuple[tuple[Counted, ...], Counted]]


def period_figures(actor: Actor, first: date, last: date, centre: str = "") -> PeriodFigures:
    """Of the drafts that `actor` may see; of one one-stop by its code.

    Raises `NotFound` for no officer.
    """
    if not may_count(actor):
        raise draft_unknown()
    found = visible_to(actor)
    stories = _stories(found.filter(centre__code=centre) if centre else found, last)
    forms = {form: count_form(form, _as_counted(form, stories, last), first, last) for form in Form}
    stood = _as_counted(Form.ASSESSED, stories, last)
    return PeriodFigures(assessed_share(stood, first, last, cache(questions_on)), forms)


def drafts_for(form: Form, last: date) -> dict[UUID, Draft]:
    """All drafts as that form of a period up to `last` counts them, for sums of the whole province. Two queries."""
    return _as_counted(form, _stories(DraftRow.objects.all(), last), last)


def _as_counted(form: Form, stories: dict[UUID, Told[Draft]], last: date) -> dict[UUID, Draft]:
    """Form 01 as things stood on the last day; forms 02 and 03, which go by the days in the facts, as now known."""
    if form is Form.ASSESSED:
        return {subject: as_of(told.events, last) for subject, told in stories.items()}
    return {subject: told.state for subject, told in stories.items()}


def _stories(rows: QuerySet[DraftRow], last: date) -> dict[UUID, Told[Draft]]:
    subjects = rows.filter(begun_at__date__lte=last).values_list("pk", flat=True)
    return told_of_all(DRAFTS, subjects)
