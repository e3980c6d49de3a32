"""What a standing counts for, and what a change of standing books.

Every figure of an evening is the sum, over all dossiers, of what each counts for as it stood that evening. So an event
books the difference between what the dossier counts for after it and before it, on the event's own day, and whatever
the event was (a move, a correction, an undoing), the sums up to any day are the figures of that evening.

Only "overdue" also changes while nothing happens: a running due date books +1 in advance on the day after it, and
whatever ends, stops or moves it takes the +1 back. Example: accepted 05/11 for 12/11 books +1 on 13/11. Resolved on
09/11, it books -1 on 13/11: it was never overdue. Resolved on 20/11, it books -1 on 20/11: it was overdue from 13/11 to
19/11. Papers asked for on 12/11 book -1 on 13/11: no due date runs. Asked for on 20/11 they take nothing back.
"""

from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from motcua.catalogue.rules.content import Channel
from motcua.dossiers.rules.state import DossierState
from motcua.dossiers.rules.timeliness import is_over
from motcua.statistics.rules.metrics import Metric
from motcua.statistics.rules.standings import Closing, Phase, Standing, standing_of

IN_TIME = frozenset({Phase.EARLY, Phase.ON_TIME})
ENDINGS = {
    Phase.EARLY: Metric.EARLY,
    Phase.ON_TIME: Metric.ON_TIME,
    Phase.LATE: Metric.LATE,
    Phase.WITHOUT_DUE: Metric.WITHOUT_DUE,
}
CLOSINGS = {
    Closing.WITHDRAWN: Metric.WITHDRAWN,
    Closing.STOPPED: Metric.STOPPED,
    Closing.REFUSED: Metric.REFUSED,
}
WAITS = {
    Phase.AWAITING_SUPPLEMENT: Metric.AWAITING_SUPPLEMENT,
    Phase.AWAITING_PAYMENT: Metric.AWAITING_PAYMENT,
}
ONE_DAY = timedelta(days=1)


class Key(NamedTuple):
    """Where a booking goes: a day, a place (centre, sector, channel) and a metric."""

    day: date
    centre: str
    sector: str
    channel: Channel
    metric: Metric


type Sums = dict[Key, int]


class Contributions(NamedTuple):
    """What a dossier counts for where it is: once in each of `metrics`, from `overdue_from` on in `overdue_metrics`."""

    metrics: tuple[Metric, ...]
    overdue_from: date | None
    overdue_metrics: tuple[Metric, ...]


def contributions(state: DossierState) -> Contributions | None:
    """What a dossier in `state` counts for besides having been received; None before acceptance."""
    standing = standing_of(state)
    return contributions_of(standing) if standing else None


def contributions_of(standing: Standing) -> Contributions:
    """What a dossier that stands so counts for besides having been received."""
    metrics = metrics_of(standing.phase, standing.closing, standing.requests, standing.extended)
    if standing.due is None or not can_be_overdue(standing, standing.due):
        return Contributions(metrics, None, ())
    return Contributions(metrics, standing.due + ONE_DAY, OVERDUE_AGAIN if standing.requests > 1 else OVERDUE_ONLY)


def can_be_overdue(standing: Standing, due: date) -> bool:
    """Its due date runs, or had passed when the applicant was asked for something: no request heals that."""
    since = standing.waiting_since
    return standing.phase is Phase.RUNNING or (since is not None and is_over(due, since))


OVERDUE_ONLY = (Metric.OVERDUE,)
OVERDUE_AGAIN = (Metric.OVERDUE, Metric.ASKED_AGAIN_OVERDUE)


@cache
def metrics_of(phase: Phase, closing: Closing, requests: int, extended: bool) -> tuple[Metric, ...]:
    """The metrics, overdue aside, of which a dossier is one."""
    found: list[Metric] = []
    if phase in ENDINGS:
        found.append(ENDINGS[phase])
        if closing in CLOSINGS:
            found.append(CLOSINGS[closing])
    else:
        found.append(Metric.OPEN)
        if phase in WAITS:
            found.append(WAITS[phase])
    if requests:
        found.append(Metric.SUPPLEMENTED)
    if requests > 1:
        found.append(Metric.ASKED_AGAIN)
        if phase in IN_TIME:
            found.append(Metric.ASKED_AGAIN_IN_TIME)
        elif phase not in ENDINGS:
            found.append(Metric.ASKED_AGAIN_OPEN)
    if extended:
        found.append(Metric.EXTENDED)
    return tuple(found)


def book_change(sums: Sums, day: date, before: Standing | None, after: Standing | None) -> None:
    """Add to `sums` what a change of standing on `day` books; what did not change comes to 0."""
    if before:
        _book(sums, day, before, -1)
    if after:
        _book(sums, day, after, 1)


def _book(sums: Sums, day: date, standing: Standing, sign: int) -> None:
    here, home = standing.centre, standing.received
    metrics, overdue_from, overdue_metrics = contributions_of(standing)
    _add(sums, day, here, standing, metrics, sign)
    if overdue_from:
        _add(sums, max(overdue_from, day), here, standing, overdue_metrics, sign)
    _add(sums, day, home, standing, RECEIVED, sign)
    if here != home:
        _add(sums, day, home, standing, MOVED, -sign)
        _add(sums, day, here, standing, MOVED, sign)


RECEIVED = (Metric.ACCEPTED,)
MOVED = (Metric.MOVED,)


def _add(sums: Sums, day: date, centre: str, standing: Standing, metrics: tuple[Metric, ...], sign: int) -> None:
    for metric in metrics:
        key = Key(day, centre, standing.sector, standing.channel, metric)
        sums[key] = sums.get(key, 0) + sign
