from datetime import datetime, timedelta
from typing import Any

import pytest

from motcua.kernel import clock
from motcua.kernel.jobs.worker import run_pending
from motcua.statistics.jobs import enqueue_closing
from motcua.statistics.models import Booking, ClosedDay
from motcua.statistics.tests.places import write
from motcua.statistics.tests.stories import crowd

pytestmark = pytest.mark.usefixtures("places")
MORNING = datetime(2018, 10, 30, 8, tzinfo=clock.VIETNAM)


def test_asked_for_once_it_closes_the_days_and_asks_for_the_coming_night(settings: Any) -> None:
    write(crowd(7, 5))
    settings.TRAINING_CLOCK = clock.TrainingClock(MORNING, clock.real_now())
    enqueue_closing(MORNING - timedelta(days=1))
    enqueue_closing(MORNING - timedelta(days=1))
    assert run_pending() == 1
    assert not Booking.objects.exists()
    assert ClosedDay.objects.latest("day").day == MORNING.date() - timedelta(days=1)
