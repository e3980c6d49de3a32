from collections.abc import Iterator

import pytest

from motcua.dossiers import directory, reception
from motcua.dossiers.tests.world import World, build_world
from motcua.worktime.queries import forget_schedules


@pytest.fixture
def world(db: None) -> Iterator[World]:
    """The dossiers' own small world; nothing remembered of another test's."""
    directory.forget()
    reception.forget()
    forget_schedules()
    yield build_world()
    directory.forget()
    reception.forget()
    forget_schedules()
