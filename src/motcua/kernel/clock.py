"""The one place that asks what time it is.

Faces call `now()` and pass the instant down; rules and actions never ask. On a training site the clock starts at a
set instant and runs on from there, so that the demo's 30/10/2018 17:00 is a living afternoon.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


@dataclass(frozen=True, slots=True)
class TrainingClock:
    """A clock that showed `starts_at` at the real instant `anchored_at` and has run on since. Both are aware."""

    starts_at: datetime
    anchored_at: datetime

    def read(self, real: datetime) -> datetime:
        """What the clock shows at the real instant."""
        return self.starts_at + (real - self.anchored_at)

    def real_instant(self, shown: datetime) -> datetime:
        """The real instant at which the clock shows `shown`."""
        return self.anchored_at + (shown - self.starts_at)


def real_now() -> datetime:
    """The machine's own time in Asia/Ho_Chi_Minh, whatever the training clock says."""
    return datetime.now(UTC).astimezone(VIETNAM)  # noqa: TID251 - the one permitted reading


def now() -> datetime:
    """The site's time in Asia/Ho_Chi_Minh: the training clock's where one is set, else the machine's."""
    clock = training_clock()
    return clock.read(real_now()).astimezone(VIETNAM) if clock else real_now()


def to_real(instant: datetime) -> datetime:
    """The machine's time, in Asia/Ho_Chi_Minh, at which the site's clock shows `instant`.

    For whatever goes by the machine's clock, as the job queue does. On a real site the two are one.
    """
    clock = training_clock()
    return (clock.real_instant(instant) if clock else instant).astimezone(VIETNAM)


def training_clock() -> TrainingClock | None:
    """The training clock in force, or None on a real site."""
    from django.conf import settings

    clock: TrainingClock | None = settings.TRAINING_CLOCK
    return clock
