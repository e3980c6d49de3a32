from collections.abc import Iterator

import pytest

from motcua.dossiers import directory, reception
from motcua.dossiers.tests.world import World, build_world
from motcua.worktime.queries import forget_schedules


@pytest.fixture
def forgotten() -> Iterator[None]:
    """Each test has a database of its own: nothing remembered of another one's."""
    directory.forget()
    reception.forget()
    forget_schedules()
    yield
    directory.forget()
    reception.forget()
    forget_schedules()


@pytest.fixture
def world(db: None, forgotten: None) -> World:
    return build_world()


@pytest.fixture
def committed_world(transactional_db: None, forgotten: None) -> World:
    """The world in committed transactions, for tests with several connections."""
    return build_world()
