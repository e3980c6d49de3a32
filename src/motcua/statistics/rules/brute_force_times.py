"""Times counted the slow way: a walk through every dossier's states, one span from each event to the next.

Beside the stages' names it shares nothing with the books that it checks (`stays`, `durations`). What was undone did
not happen: the dossier was all the time where the undoing put it back.
"""

from collections import Counter
from datetime import datetime

from motcua.dossiers.rules.lifecycle.undo import Undone
from motcua.dossiers.rules.state import DossierState
from motcua.statistics.rules.durations import DurationKey
from motcua.statistics.rules.standings import day_of
from motcua.statistics.rules.stays import Stage, minute_of, stages_of
from motcua.statistics.rules.tally import Story

type Minutes = Counter[tuple[str, Stage]]
"""By centre and stage."""


def count_minutes(minutes: Minutes, story: Story, since: datetime, until: datetime) -> None:
    """Add the minutes of the clock that one dossier was in each stage between the two instants."""
    spans = spans_of(story)
    begin, end = minute_of(since), minute_of(until)
    for number, (entered, state) in enumerate(spans):
        left = spans[number + 1][0] if number + 1 < len(spans) else end
        lived = min(max(left, begin), end) - min(max(entered, begin), end)
        for stage in stages_of(state):
            minutes[state.centre, stage] += lived


def spans_of(story: Story) -> list[tuple[int, DossierState]]:
    """From which minute on the dossier was in which state; an undone state is told as the one before it."""
    spans: list[tuple[int, DossierState]] = []
    for step in story.transitions:
        if isinstance(step.event.fact, Undone):
            kept = spans[: step.event.fact.undoes - 1]
            spans = kept + [kept[-1]] * (len(spans) + 1 - len(kept))
        else:
            spans.append((minute_of(step.event.at), step.after))
    return spans


def count_duration(ended: Counter[DurationKey], waited: Counter[DurationKey], story: Story) -> None:
    """Add one dossier that has ended, and its minutes of waiting, as its last state tells."""
    state = story.transitions[-1].after if story.transitions else None
    if state is None or state.accepted_at is None or state.finished_at is None:
        return
    accepted, finished = day_of(state.accepted_at), day_of(state.finished_at)
    key = DurationKey(accepted.replace(day=1), state.centre, (finished - accepted).days)
    ended[key] += 1
    for wait in state.intervals:
        waited[key] += int(((wait.until or state.finished_at) - wait.since).total_seconds()) // 60
