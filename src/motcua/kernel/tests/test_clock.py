"""What time it is: the machine's on a real site, the training clock's on a training site."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.kernel.clock import VIETNAM, TrainingClock, now, real_now, to_real, training_clock

OPENING = datetime(2018, 10, 30, 17, tzinfo=VIETNAM)
ANCHOR = datetime(2026, 11, 22, 8, tzinfo=VIETNAM)
instants = st.datetimes(datetime(2000, 1, 1), datetime(2099, 1, 1), timezones=st.sampled_from([UTC, VIETNAM]))  # noqa: DTZ001


@pytest.fixture
def clock(settings: Any) -> TrainingClock:
    settings.TRAINING_CLOCK = TrainingClock(starts_at=OPENING, anchored_at=ANCHOR)
    return settings.TRAINING_CLOCK


def test_a_real_site_goes_by_the_machine(settings: Any) -> None:
    settings.TRAINING_CLOCK = None
    before, shown, after = datetime.now(UTC), now(), datetime.now(UTC)  # noqa: TID251 - the very thing under test
    assert before <= shown <= after
    assert shown.tzinfo is VIETNAM
    assert training_clock() is None
    assert to_real(OPENING) == OPENING


def test_a_training_site_goes_by_its_clock(clock: TrainingClock) -> None:
    before, shown, after = real_now(), now(), real_now()
    assert clock.read(before) <= shown <= clock.read(after)
    assert shown.tzinfo is VIETNAM
    assert training_clock() == clock
    assert to_real(OPENING) == ANCHOR
    assert to_real(OPENING.astimezone(UTC)).tzinfo is VIETNAM


def test_the_training_clock_runs_on() -> None:
    clock = TrainingClock(starts_at=OPENING, anchored_at=ANCHOR)
    assert clock.read(ANCHOR) == OPENING
    assert clock.read(ANCHOR + timedelta(days=1, seconds=5)) == OPENING + timedelta(days=1, seconds=5)
    assert clock.read(ANCHOR - timedelta(hours=1)) == OPENING - timedelta(hours=1)


def test_the_training_clock_runs_on_over_calls(clock: TrainingClock) -> None:
    first = now()
    assert first <= now()


@given(instants, instants, instants)
def test_shown_and_real_time_answer_each_other(starts_at: datetime, anchored_at: datetime, instant: datetime) -> None:
    clock = TrainingClock(starts_at=starts_at, anchored_at=anchored_at)
    assert clock.read(clock.real_instant(instant)) == instant
    assert clock.real_instant(clock.read(instant)) == instant
