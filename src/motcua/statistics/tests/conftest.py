from collections.abc import Iterator

import pytest

from motcua.dossiers import directory, reception
from motcua.statistics.tests.places import build_places


@pytest.fixture
def forgotten() -> Iterator[None]:
    """Each test has a database of its own: nothing remembered of another one's."""
    directory.forget()
    reception.forget()
    yield
    directory.forget()
    reception.forget()


@pytest.fixture
def places(db: None, forgotten: None) -> None:
    build_places()


@pytest.fixture
def committed_places(transactional_db: None, forgotten: None) -> None:
    """The places in committed rows, for tests with several connections."""
    build_places()
