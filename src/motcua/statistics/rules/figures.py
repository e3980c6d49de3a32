"""The figures of one scope (a centre, a sector, a group) in one period."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Self

from motcua.catalogue.rules.content import Channel
from motcua.statistics.rules.metrics import CHANNEL_NUMBERS, Metric

type Evening = Mapping[tuple[int, Metric], int]
"""The sums up to an evening by (channel number, metric)."""

ONLINE = CHANNEL_NUMBERS[Channel.ONLINE]


@dataclass(frozen=True, slots=True)
class Figures:
    """Dossiers in a period, as they stood on the evening of its last day. Figures of scopes add up (`+`).

    A figure of what happened in the period is what happened less what was undone, so it can be below nothing when
    something of an earlier period was undone in this one.
    """

    received: int = 0
    received_online: int = 0
    carried_over: int = 0
    moved: int = 0
    early: int = 0
    on_time: int = 0
    late: int = 0
    without_due: int = 0
    withdrawn: int = 0
    stopped: int = 0
    refused: int = 0
    open: int = 0
    overdue: int = 0
    awaiting_supplement: int = 0
    awaiting_payment: int = 0
    supplemented: int = 0
    asked_again: int = 0
    extended: int = 0
    asked_again_in_time: int = 0
    asked_again_in_term: int = 0

    @property
    def received_otherwise(self) -> int:
        """At the counter and by post (Biểu 06, column 5)."""
        return self.received - self.received_online

    @property
    def total(self) -> int:
        """All that had to be handled (Biểu 06, column 3): received, carried over, and moved here less moved away."""
        return self.received + self.carried_over + self.moved

    @property
    def in_time(self) -> int:
        return self.early + self.on_time

    @property
    def resolved(self) -> int:
        """All that ended (Biểu 06, column 7): with a result, withdrawn or stopped, on the day it ended."""
        return self.early + self.on_time + self.late + self.without_due

    @property
    def in_term(self) -> int:
        """Open and not overdue (Biểu 06, column 12); what waits for the applicant is in term."""
        return self.open - self.overdue

    def __add__(self, other: Self) -> Self:
        return type(self)(*(getattr(self, name) + getattr(other, name) for name in FIGURE_FIELDS))


FIGURE_FIELDS = tuple(item.name for item in fields(Figures))


def figures_between(eve: Evening, last: Evening) -> Figures:
    """The figures of a period from the sums up to the evening before it and up to its last."""
    start, end = _by_metric(eve), _by_metric(last)

    def stands(metric: Metric) -> int:
        return end.get(metric, 0)

    def happened(metric: Metric) -> int:
        return end.get(metric, 0) - start.get(metric, 0)

    online = (ONLINE, Metric.ACCEPTED)
    return Figures(
        received=happened(Metric.ACCEPTED),
        received_online=last.get(online, 0) - eve.get(online, 0),
        carried_over=start.get(Metric.OPEN, 0),
        moved=happened(Metric.MOVED),
        early=happened(Metric.EARLY),
        on_time=happened(Metric.ON_TIME),
        late=happened(Metric.LATE),
        without_due=happened(Metric.WITHOUT_DUE),
        withdrawn=happened(Metric.WITHDRAWN),
        stopped=happened(Metric.STOPPED),
        refused=happened(Metric.REFUSED),
        open=stands(Metric.OPEN),
        overdue=stands(Metric.OVERDUE),
        awaiting_supplement=stands(Metric.AWAITING_SUPPLEMENT),
        awaiting_payment=stands(Metric.AWAITING_PAYMENT),
        supplemented=happened(Metric.SUPPLEMENTED),
        asked_again=happened(Metric.ASKED_AGAIN),
        extended=happened(Metric.EXTENDED),
        asked_again_in_time=happened(Metric.ASKED_AGAIN_IN_TIME),
        asked_again_in_term=stands(Metric.ASKED_AGAIN_OPEN) - stands(Metric.ASKED_AGAIN_OVERDUE),
    )


def _by_metric(evening: Evening) -> dict[Metric, int]:
    sums: dict[Metric, int] = {}
    for (_, metric), n in evening.items():
        sums[metric] = sums.get(metric, 0) + n
    return sums
