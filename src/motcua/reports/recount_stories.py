"""For `motcua verify --reports`: forms 01, 02, 04, 05, 05a and 05b counted again from the events of drafts, reviews and
petitions, without their rows and queries.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, time, timedelta
from itertools import groupby
from typing import Any
from uuid import UUID

from motcua.catalogue.models import Procedure
from motcua.journal.models import StoryEvent
from motcua.journal.rules.story import Story
from motcua.journal.stored import COLUMNS, restore
from motcua.kernel.clock import VIETNAM
from motcua.kernel.facts import Event
from motcua.petitions.queries import figures_of_all
from motcua.petitions.rules.petition import PETITIONS
from motcua.reforms.rules.draft import DRAFTS
from motcua.reports.asking import ask
from motcua.reports.filling.fill import fill
from motcua.reports.rules.brute_force_petitions import Behind, count_petition
from motcua.reports.rules.brute_force_reform import (
    Counts,
    cells_of_form_04,
    count_assessed,
    count_issued,
    count_reviewed,
)
from motcua.reports.rules.filled import LineKind
from motcua.reports.rules.form import Value
from motcua.reports.rules.periods import ReportPeriod
from motcua.reviews.rules.review import REVIEW
from motcua.statistics.rules.periods import Period

type Stories = Mapping[UUID, Sequence[Event]]
type Cells = Mapping[tuple[str, str], Value]


def unlike_stories(periods: Sequence[ReportPeriod], *, now: datetime) -> Iterator[str]:
    """The cells of these forms, of the whole province and unit by unit, that the events have otherwise."""
    try:
        drafts, reviews, petitions = (stories_of(story) for story in (DRAFTS, REVIEW, PETITIONS))
    except (KeyError, TypeError, ValueError) as error:
        yield f"01, 02, 04, 05: not counted, an event cannot be read ({error!r})"
        return
    for period in periods:
        days = period.so_far(now.date())
        behind: Behind = defaultdict(set)
        for subject, events in petitions.items():
            count_petition(behind, subject, events, days.first, days.last)
        numbers = {(line, column): len(found) for (form, line, column), found in behind.items() if form == "05"}
        yield from unlike_form("01", period, assessed(drafts, days), now=now)
        yield from unlike_form("02", period, issued(drafts, days), now=now)
        yield from unlike_form("04", period, reviewed(reviews, days), now=now)
        yield from unlike_form("05", period, numbers, now=now)
        yield from unlike_petitions(period, days, behind)


def stories_of(story: Story[Any]) -> Stories:
    """Every event there is of a kind of story, whatever rows are kept of it."""
    rows = StoryEvent.objects.filter(story=story.name).order_by("subject", "seq").values_list("subject", *COLUMNS)
    return {
        subject: [event for _seq, event, _hash in restore(story, (row[1:] for row in mine))]
        for subject, mine in groupby(rows.iterator(chunk_size=2_000), key=lambda row: row[0])
    }


def assessed(drafts: Stories, days: Period) -> Cells:
    counts: Counts = Counter()
    for events in drafts.values():
        count_assessed(counts, events, days.first, days.last)
    return counts


def issued(drafts: Stories, days: Period) -> Cells:
    counts: Counts = Counter()
    for events in drafts.values():
        count_issued(counts, events, days.first, days.last)
    return counts


def reviewed(reviews: Stories, days: Period) -> Cells:
    counts: Counts = Counter()
    sectors = {row.code: row.sector.code for row in Procedure.objects.select_related("sector") if row.sector}
    for events in reviews.values():
        count_reviewed(counts, events, days.first, days.last, sectors)
    return cells_of_form_04(counts)


def unlike_form(code: str, period: ReportPeriod, expected: Cells, *, now: datetime) -> Iterator[str]:
    """The cells of a form of the whole province that differ; what is nowhere counts as nothing."""
    form = fill(ask(code, "", below=True, period=period), now=now)
    told = {
        ("" if line.kind is LineKind.TOTAL else line.code or line.name, column.code): line.values[column.code]
        for line in form.lines
        for column in form.form.columns
    }
    for line, column in sorted({*told, *expected}):
        if (found := told.get((line, column)) or 0) != (wanted := expected.get((line, column)) or 0):
            yield f"{where(code, period, line)}: {column} is {found}, the events say {wanted}"


def unlike_petitions(period: ReportPeriod, days: Period, behind: Behind) -> Iterator[str]:
    """The cells of 05a and 05b that do not count the same petitions, and which ones these are."""
    begin = datetime.combine(days.first, time(), VIETNAM)
    report = figures_of_all(begin, datetime.combine(days.last + timedelta(days=1), time(), VIETNAM))
    lines = [
        ("05a", "", report.total),
        *(("05a", kind, columns) for kind, columns in report.by_kind.items()),
        *(("05b", centre.code, columns) for centre, columns in report.by_centre.items()),
    ]
    told = {(form, line, str(figure)): found for form, line, columns in lines for figure, found in columns.items()}
    for key in sorted({*told, *(key for key in behind if key[0] != "05")}):
        found, wanted = told.get(key, frozenset()), behind.get(key, set())
        if found != wanted:
            form, line, column = key
            others = ", ".join(sorted(map(str, found ^ wanted))[:MOST_NAMED])
            yield (
                f"{where(form, period, line)}: {column} is {len(found)}, the events say {len(wanted)}; "
                f"they differ in {others}"
            )


MOST_NAMED = 3
"""Petitions named beside a cell: enough to begin with."""


def where(code: str, period: ReportPeriod, line: str) -> str:
    return " ".join(filter(None, (code, period.name.vi, line)))
