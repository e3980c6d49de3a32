from collections.abc import Iterator

import pytest

from motcua.dossiers import directory
from motcua.statistics.tests.places import build_places


@pytest.fixture
def forgotten() -> Iterator[None]:
    """Each test has a database of its own: nothing remembered of another one's."""
    directory.forget()
    yield
    directory.forget()


@pytest.fixture
def places(db: None, forgotten: None) -> None:
    build_places()


@pytest.fixture
def committed_places(transactional_db: None, forgotten: None) -> None:
    """The places in committed rows, for tests with several connections."""
    build_places()
