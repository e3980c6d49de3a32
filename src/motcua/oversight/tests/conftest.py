from collections.abc import Iterator

import pytest

from motcua.dossiers import directory, reception
from motcua.dossiers.tests.world import World, build_world
from motcua.worktime.queries import forget_schedules


@pytest.fixture
def forgotten() -> Iterator[None]:
    """Nothing remembered of another test's database."""
    for forget in (directory.forget, reception.forget, forget_schedules):
        forget()
    yield
    for forget in (directory.forget, reception.forget, forget_schedules):
        forget()


@pytest.fixture
def world(db: None, forgotten: None) -> World:
    """The dossiers' own small world."""
    return build_world()


@pytest.fixture
def committed_world(transactional_db: None, forgotten: None) -> World:
    """The world in committed transactions, for tests with several connections."""
    return build_world()
