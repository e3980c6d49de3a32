"""Forms 07 and 08 counted the slow way: every dossier looked at as its events had left it on two evenings.

Beside the rule for causes it shares nothing with the filling of the forms that it checks.
"""

from collections import Counter
from datetime import datetime, timedelta

from motcua.dossiers.rules.lifecycle.attach import FileAttached, FileRemoved
from motcua.dossiers.rules.lifecycle.conclude import ResultIssued
from motcua.reports.rules.causes import cause_of
from motcua.statistics.rules.brute_force import Evening
from motcua.statistics.rules.periods import Period
from motcua.statistics.rules.tally import Story

type Cells = Counter[tuple[str, str, str]]
"""By the code of a centre ("" the province), of a line within the form, and of a column."""


def evening(story: Story, period: Period, *, eve: bool) -> Evening | None:
    """The dossier on the evening before or at the end of a period; None while it was not accepted."""
    wanted = period.first - timedelta(days=1) if eve else period.last
    if not story.transitions or story.transitions[0].event.at.date() > wanted:
        return None
    found = Evening(story, wanted)
    return found if found.state.accepted_at is not None else None


def count_lateness(cells: Cells, story: Story, period: Period, end: datetime) -> None:
    """Form 07: late in the period, or overdue at its end, by sector and cause."""
    before, last = evening(story, period, eve=True), evening(story, period, eve=False)
    if last is None:
        return
    here, sector = last.state.centre, last.state.sector
    for place in ("", here):
        was_late = before is not None and is_late(before) and place in ("", before.state.centre)
        columns = ["late"] if is_late(last) and not was_late else ["overdue"] if last.is_overdue else []
        for column in columns:
            key = cause_of([step.event for step in last.steps], last.state, end).key
            for line in ("", sector, f"{sector}/{key}"):
                cells[place, line, column] += 1
                cells[place, line, "lateness"] += 1


def is_late(found: Evening) -> bool:
    return found.is_ended and (found.days_late or 0) > 0


def count_files(cells: Cells, story: Story, period: Period) -> None:
    """Form 08: received with a file of a component, how many components, resolved with an electronic result."""
    before, last = evening(story, period, eve=True), evening(story, period, eve=False)
    if last is None:
        return
    facts = [(step.after.seq, step.event.fact) for step in last.steps]
    taken_out = {fact.attached for _, fact in facts if isinstance(fact, FileRemoved)}
    papers = {
        fact.component
        for seq, fact in facts
        if isinstance(fact, FileAttached) and fact.component and seq not in taken_out
    }
    issued = [fact for _, fact in facts if isinstance(fact, ResultIssued)]
    for place in ("", last.home):
        if papers and (before is None or place not in ("", before.home)):
            cells[place, place, "digitised"] += 1
            cells[place, place, "papers"] += len(papers)
    for place in ("", last.state.centre):
        was_ended = before is not None and before.is_ended and place in ("", before.state.centre)
        if last.is_ended and not was_ended and issued and (issued[-1].file_digest or issued[-1].document):
            cells[place, place, "electronic"] += 1
