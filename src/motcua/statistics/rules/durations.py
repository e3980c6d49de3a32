"""How long dossiers took, as counts that add up: by month of acceptance, place and days from acceptance to the end.

Days are calendar days in Asia/Ho_Chi_Minh, days off included: what the applicant waited. Accepted on 05/11 and ended on
05/11: 0 days; on 09/11: 4. `waited` is how much of that time was spent waiting for the applicant, in minutes.
"""

from datetime import date
from typing import NamedTuple

from motcua.dossiers.rules.state import DossierState
from motcua.statistics.rules.standings import day_of


class DurationKey(NamedTuple):
    """`month`: the first day of the month of acceptance. `centre` has the dossier, as in every other figure."""

    month: date
    centre: str
    days: int


class Duration(NamedTuple):
    """What one ended dossier adds: where, and the minutes that it waited for its applicant."""

    key: DurationKey
    waited: int


type Durations = dict[DurationKey, tuple[int, int]]
"""Ended dossiers and their minutes of waiting, by key."""


def duration_of(state: DossierState) -> Duration | None:
    """How long an ended dossier took; None while it is open, and for one never accepted."""
    if state.accepted_at is None or state.finished_at is None:
        return None
    accepted = day_of(state.accepted_at)
    days = max((day_of(state.finished_at) - accepted).days, 0)
    waited = sum(
        int(((interval.until or state.finished_at) - interval.since).total_seconds()) // 60
        for interval in state.intervals
    )
    return Duration(DurationKey(accepted.replace(day=1), state.centre, days), waited)


def book_duration(sums: Durations, before: DossierState, after: DossierState) -> None:
    """Add what a change adds, less what it takes back: a moved, undone or corrected ending leaves nothing behind."""
    if before.finished_at is None and after.finished_at is None:
        return
    was, now = duration_of(before), duration_of(after)
    if was == now:
        return
    for duration, sign in ((was, -1), (now, 1)):
        if duration:
            ended, waited = sums.get(duration.key, (0, 0))
            sums[duration.key] = (ended + sign, waited + sign * duration.waited)
