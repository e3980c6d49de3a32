from collections.abc import Iterator

import pytest
from pytest_django import Settings

from motcua.dossiers import directory, reception
from motcua.dossiers.tests.world import World, build_world, instant
from motcua.filing.tests.world import online, verified
from motcua.kernel.clock import TrainingClock, real_now
from motcua.worktime.queries import forget_schedules


@pytest.fixture
def world(db: None, settings: Settings, file_store: object) -> Iterator[World]:
    """The small world, in which the one procedure is taken online at level 4 and An may submit; 05/11/2018, 09:00."""
    settings.TRAINING_CLOCK = TrainingClock(instant("05/11 09:00"), real_now())
    directory.forget()
    reception.forget()
    forget_schedules()
    built = build_world()
    online(built.procedure)
    verified()
    yield built
    directory.forget()
    reception.forget()
    forget_schedules()
