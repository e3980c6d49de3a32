"""The figures of one scope (a centre, a sector, a group) in one period."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from enum import Enum, auto
from operator import attrgetter

from motcua.catalogue.rules.content import Channel
from motcua.statistics.rules.metrics import CHANNEL_NUMBERS, Metric

type Evening = Mapping[tuple[int, Metric], int]
"""The sums up to an evening by (channel number, metric)."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Dossiers in a period, as they stood on the evening of its last day. Figures of scopes add up (`sum_of`).

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
        """Open and not overdue (Biểu 06, column 12); what waits for the applicant is, if it was asked for in term."""
        return self.open - self.overdue

    @property
    def on_time_766(self) -> int:
        """What QĐ 766/QĐ-TTg 2.1 counts as on time: resolved in time or in term, and not asked for supplement again."""
        return self.in_time - self.asked_again_in_time + self.in_term - self.asked_again_in_term


FIGURE_FIELDS = tuple(item.name for item in fields(Figures))


def sum_of(figures: Iterable[Figures]) -> Figures:
    """The figures of all scopes together."""
    columns = zip(*map(attrgetter(*FIGURE_FIELDS), figures), strict=True)
    return Figures(*map(sum, columns))


class When(Enum):
    """Which evening's sums a figure is."""

    STANDS = auto()
    """Those of the last evening."""
    STOOD = auto()
    """Those of the evening before the first day."""
    HAPPENED = auto()
    """The difference."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a figure comes from: sums of `metric`, less those of `less`; of one channel (number) where one is given."""

    when: When
    metric: Metric
    less: Metric | None = None
    channel: int | None = None


SOURCES: dict[str, Source] = {
    "received": Source(When.HAPPENED, Metric.ACCEPTED),
    "received_online": Source(When.HAPPENED, Metric.ACCEPTED, channel=CHANNEL_NUMBERS[Channel.ONLINE]),
    "carried_over": Source(When.STOOD, Metric.OPEN),
    "moved": Source(When.HAPPENED, Metric.MOVED),
    "early": Source(When.HAPPENED, Metric.EARLY),
    "on_time": Source(When.HAPPENED, Metric.ON_TIME),
    "late": Source(When.HAPPENED, Metric.LATE),
    "without_due": Source(When.HAPPENED, Metric.WITHOUT_DUE),
    "withdrawn": Source(When.HAPPENED, Metric.WITHDRAWN),
    "stopped": Source(When.HAPPENED, Metric.STOPPED),
    "refused": Source(When.HAPPENED, Metric.REFUSED),
    "open": Source(When.STANDS, Metric.OPEN),
    "overdue": Source(When.STANDS, Metric.OVERDUE),
    "awaiting_supplement": Source(When.STANDS, Metric.AWAITING_SUPPLEMENT),
    "awaiting_payment": Source(When.STANDS, Metric.AWAITING_PAYMENT),
    "supplemented": Source(When.HAPPENED, Metric.SUPPLEMENTED),
    "asked_again": Source(When.HAPPENED, Metric.ASKED_AGAIN),
    "extended": Source(When.HAPPENED, Metric.EXTENDED),
    "asked_again_in_time": Source(When.HAPPENED, Metric.ASKED_AGAIN_IN_TIME),
    "asked_again_in_term": Source(When.STANDS, Metric.ASKED_AGAIN_OPEN, less=Metric.ASKED_AGAIN_OVERDUE),
}
"""Of every figure, in the order of the fields of `Figures`."""


def figures_between(eve: Evening, last: Evening) -> Figures:
    """The figures of a period from the sums up to the evening before it and up to its last."""

    def sums(evening: Evening, source: Source) -> int:
        of_channel = [(metric, n) for (channel, metric), n in evening.items() if source.channel in (None, channel)]
        return sum(n for metric, n in of_channel if metric is source.metric) - sum(
            n for metric, n in of_channel if metric is source.less
        )

    def figure(source: Source) -> int:
        if source.when is When.STOOD:
            return sums(eve, source)
        return sums(last, source) - (sums(eve, source) if source.when is When.HAPPENED else 0)

    return Figures(*(figure(SOURCES[name]) for name in FIGURE_FIELDS))
