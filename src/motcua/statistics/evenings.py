"""Which dossiers were what, where, on an evening: as conditions on dossier rows and on past standings.

Of a dossier the past standing with the first `last_day` on or after the evening speaks; where there is none, its row.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import TruncDate
from django.db.models.lookups import Exact, GreaterThan, LessThan, LessThanOrEqual

from motcua.dossiers.rules.state import Outcome, Status
from motcua.kernel.clock import VIETNAM
from motcua.statistics.models import PastStanding
from motcua.statistics.rules.columns import Condition
from motcua.statistics.rules.metrics import CHANNEL_NUMBERS
from motcua.statistics.rules.standings import Closing, Phase

C = Condition
OPEN_CONDITIONS = frozenset(
    {C.OPEN, C.OVERDUE, C.IN_TERM, C.AWAITING_SUPPLEMENT, C.AWAITING_PAYMENT, C.ASKED_AGAIN_IN_TERM}
)
OPEN_PHASES = [Phase.RUNNING, Phase.AWAITING_SUPPLEMENT, Phase.AWAITING_PAYMENT]
FINISHED_DAY = TruncDate("finished_at", tzinfo=VIETNAM)
DUE_DAY = TruncDate("due_at", tzinfo=VIETNAM)
WAITING_DAY = TruncDate("waiting_since", tzinfo=VIETNAM)


@dataclass(frozen=True, slots=True)
class Place:
    """Where to look: centres (row numbers; None: all), a sector (row number), a channel.

    `received`: the centre that received the dossier is meant, not the one that has it.
    """

    centres: tuple[int, ...] | None = None
    sector: int | None = None
    channel: str | None = None
    received: bool = False

    def of_rows(self) -> Q:
        return self._where("received_centre_id" if self.received else "centre_id", self.channel)

    def of_past(self) -> Q:
        channel = CHANNEL_NUMBERS[self.channel] if self.channel else None
        return self._where("received_id" if self.received else "centre_id", channel)

    def _where(self, centre: str, channel: str | int | None) -> Q:
        found = Q()
        if self.centres is not None:
            found &= Q((f"{centre}__in", self.centres))
        if self.sector is not None:
            found &= Q(sector_id=self.sector)
        if channel is not None:
            found &= Q(channel=channel)
        return found


def midnight(day: date) -> datetime:
    """The instant at which `day` begins in Vietnam."""
    return datetime.combine(day, time(), VIETNAM)


def by_row(condition: Condition, day: date) -> Q:
    """The condition as the dossier's row tells it of the evening of `day`; true of a row that speaks for that evening.

    Rows of withdrawn and stopped dossiers never do.
    """
    end = midnight(day + timedelta(days=1))
    held = Q(accepted_at__lt=end)
    ended = held & Q(finished_at__isnull=False, finished_at__lt=end)
    is_open = held & (Q(finished_at__isnull=True) | Q(finished_at__gte=end))
    waiting = Q(status__in=[Status.AWAITING_SUPPLEMENT, Status.AWAITING_PAYMENT])
    is_past = Q(due_at__isnull=False, due_at__lt=midnight(day))
    asked_in_term = waiting & Q(LessThanOrEqual(WAITING_DAY, DUE_DAY))
    asked_when_over = waiting & Q(GreaterThan(WAITING_DAY, DUE_DAY))
    dated = ended & Q(due_at__isnull=False)
    readings: dict[Condition, Callable[[], Q]] = {
        C.HELD: lambda: held,
        C.OPEN: lambda: is_open,
        C.OVERDUE: lambda: is_open & is_past & (~waiting | asked_when_over),
        C.IN_TERM: lambda: is_open & (asked_in_term | Q(due_at__isnull=True) | Q(due_at__gte=midnight(day))),
        C.AWAITING_SUPPLEMENT: lambda: is_open & Q(status=Status.AWAITING_SUPPLEMENT),
        C.AWAITING_PAYMENT: lambda: is_open & Q(status=Status.AWAITING_PAYMENT),
        C.ENDED: lambda: ended,
        C.EARLY: lambda: dated & Q(LessThan(FINISHED_DAY, DUE_DAY)),
        C.ON_TIME: lambda: dated & Q(Exact(FINISHED_DAY, DUE_DAY)),
        C.IN_TIME: lambda: dated & Q(LessThanOrEqual(FINISHED_DAY, DUE_DAY)),
        C.LATE: lambda: dated & Q(GreaterThan(FINISHED_DAY, DUE_DAY)),
        C.WITHOUT_DUE: lambda: ended & Q(due_at__isnull=True),
        C.WITHDRAWN: lambda: Q(pk__in=[]),
        C.STOPPED: lambda: Q(pk__in=[]),
        C.REFUSED: lambda: ended & Q(outcome=Outcome.REFUSED),
        C.SUPPLEMENTED: lambda: held & Q(supplements__gte=1),
        C.ASKED_AGAIN: lambda: held & Q(supplements__gte=2),
        C.EXTENDED: lambda: held & Q(extended=True),
        C.ASKED_AGAIN_IN_TIME: lambda: readings[C.IN_TIME]() & Q(supplements__gte=2),
        C.ASKED_AGAIN_IN_TERM: lambda: readings[C.IN_TERM]() & Q(supplements__gte=2),
        C.IN_TIME_766: lambda: readings[C.IN_TIME]() & Q(supplements__lt=2),
        C.ON_TIME_766: lambda: (readings[C.IN_TIME]() | readings[C.IN_TERM]()) & Q(supplements__lt=2),
    }
    return readings[condition]()


def by_past(condition: Condition, day: date) -> Q:
    """The condition as a past standing that speaks for the evening of `day` tells it."""
    held = Q(accepted__lte=day)
    ended = held & Q(ended__isnull=False, ended__lte=day)
    is_open = held & (Q(ended__isnull=True) | Q(ended__gt=day))
    waiting = Q(phase__in=[Phase.AWAITING_SUPPLEMENT, Phase.AWAITING_PAYMENT])
    asked_in_term = waiting & Q(waiting_since__lte=F("due"))
    asked_when_over = waiting & Q(waiting_since__gt=F("due"))
    readings: dict[Condition, Callable[[], Q]] = {
        C.HELD: lambda: held,
        C.OPEN: lambda: is_open,
        C.OVERDUE: lambda: is_open & Q(due__isnull=False, due__lt=day) & (~waiting | asked_when_over),
        C.IN_TERM: lambda: is_open & (asked_in_term | Q(due__isnull=True) | Q(due__gte=day)),
        C.AWAITING_SUPPLEMENT: lambda: is_open & Q(phase=Phase.AWAITING_SUPPLEMENT),
        C.AWAITING_PAYMENT: lambda: is_open & Q(phase=Phase.AWAITING_PAYMENT),
        C.ENDED: lambda: ended,
        C.EARLY: lambda: ended & Q(phase=Phase.EARLY),
        C.ON_TIME: lambda: ended & Q(phase=Phase.ON_TIME),
        C.IN_TIME: lambda: ended & Q(phase__in=[Phase.EARLY, Phase.ON_TIME]),
        C.LATE: lambda: ended & Q(phase=Phase.LATE),
        C.WITHOUT_DUE: lambda: ended & Q(phase=Phase.WITHOUT_DUE),
        C.WITHDRAWN: lambda: ended & Q(closing=Closing.WITHDRAWN),
        C.STOPPED: lambda: ended & Q(closing=Closing.STOPPED),
        C.REFUSED: lambda: ended & Q(closing=Closing.REFUSED),
        C.SUPPLEMENTED: lambda: held & Q(requests__gte=1),
        C.ASKED_AGAIN: lambda: held & Q(requests__gte=2),
        C.EXTENDED: lambda: held & Q(extended=True),
        C.ASKED_AGAIN_IN_TIME: lambda: readings[C.IN_TIME]() & Q(requests__gte=2),
        C.ASKED_AGAIN_IN_TERM: lambda: readings[C.IN_TERM]() & Q(requests__gte=2),
        C.IN_TIME_766: lambda: readings[C.IN_TIME]() & Q(requests__lt=2),
        C.ON_TIME_766: lambda: (readings[C.IN_TIME]() | readings[C.IN_TERM]()) & Q(requests__lt=2),
    }
    return readings[condition]()


def has_past(since: date) -> Exists:
    """Of a dossier: that some past standing speaks for an evening on or after `since`."""
    return Exists(PastStanding.objects.filter(dossier_id=OuterRef("pk"), last_day__gte=since))


def speaking(day: date) -> QuerySet[PastStanding]:
    """The past standings that speak for the evening of `day`."""
    earlier = PastStanding.objects.filter(
        dossier_id=OuterRef("dossier_id"), last_day__gte=day, last_day__lt=OuterRef("last_day")
    )
    return PastStanding.objects.filter(~Exists(earlier), last_day__gte=day)


def was(condition: Condition, day: date, place: Place) -> Q:
    """Of a dossier: that the condition held there on the evening of `day`."""
    found = was_by_past(condition, day, place) | (place.of_rows() & by_row(condition, day) & ~Q(has_past(day)))
    return found & not_ended(day) if condition in OPEN_CONDITIONS else found


def not_ended(day: date) -> Q:
    """Of a dossier's row: true of every dossier that was open on the evening of `day`, whatever happened to it since.

    What was open then has either not ended or ended later, so an index can leave out all the others before anybody
    looks at a past standing.
    """
    return Q(finished_at__isnull=True) | Q(finished_at__gte=midnight(day + timedelta(days=1)))


def was_by_past(condition: Condition, day: date, place: Place) -> Q:
    """The same, of dossiers for which a past standing speaks."""
    past = speaking(day).filter(by_past(condition, day), place.of_past())
    return Q(pk__in=past.values("dossier_id"))
