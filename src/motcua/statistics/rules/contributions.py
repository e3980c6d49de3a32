"""What a standing counts for, and what a change of standing books.

Every figure of an evening is the sum, over all dossiers, of what each counts for as it stood that evening. So an event
books the difference between what the dossier counts for after it and before it, on the event's own day, and whatever
the event was (a move, a correction, an undoing), the sums up to any day are the figures of that evening.

Only "overdue" also changes while nothing happens: a running due date books +1 in advance on the day after it, and
whatever ends or moves it takes the +1 back. Example: accepted 05/11 for 12/11 books +1 on 13/11. Resolved on 09/11, it
books -1 on 13/11: it was never overdue. Resolved on 20/11, it books -1 on 20/11: it was overdue from 13/11 to 19/11.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from motcua.catalogue.rules.content import Channel
from motcua.dossiers.rules.state import DossierState
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
    """What a dossier counts for: once in each of `metrics`, and from the day `overdue_from` on in `overdue_metrics`."""

    metrics: tuple[Metric, ...]
    overdue_from: date | None
    overdue_metrics: tuple[Metric, ...]


def contributions(state: DossierState) -> Contributions | None:
    """What a dossier in `state` counts for besides its acceptance; None before acceptance."""
    standing = standing_of(state)
    return contributions_of(standing) if standing else None


def contributions_of(standing: Standing) -> Contributions:
    """What a dossier that stands so counts for besides its acceptance."""
    metrics = metrics_of(standing.phase, standing.closing, standing.requests, standing.extended)
    if standing.phase is not Phase.RUNNING or standing.due is None:
        return Contributions(metrics, None, ())
    return Contributions(metrics, standing.due + ONE_DAY, OVERDUE_AGAIN if standing.requests > 1 else OVERDUE_ONLY)


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
    """Add to `sums` what a change of standing on `day` books.

    A dossier that is elsewhere on a later day than that of its acceptance has moved: it stays received where it was.
    """
    if before == after:
        return
    if before:
        _book(sums, day, before, -1)
    if after:
        _book(sums, day, after, 1)
    places = [standing and standing[:3] for standing in (before, after)]
    if places[0] != places[1]:
        received_today = before is None or before.accepted == day
        metric = Metric.ACCEPTED if received_today else Metric.MOVED
        _add(sums, day, before, (metric,), -1)
        _add(sums, day, after, (metric,), 1)


def _book(sums: Sums, day: date, standing: Standing, sign: int) -> None:
    metrics, overdue_from, overdue_metrics = contributions_of(standing)
    _add(sums, day, standing, metrics, sign)
    if overdue_from:
        _add(sums, max(overdue_from, day), standing, overdue_metrics, sign)


def _add(sums: Sums, day: date, standing: Standing | None, metrics: Iterable[Metric], sign: int) -> None:
    if standing is None:
        return
    centre, sector, channel = standing[:3]
    for metric in metrics:
        key = Key(day, centre, sector, channel, metric)
        sums[key] = sums.get(key, 0) + sign
