from collections.abc import Iterator

import pytest

from motcua.catalogue.models import ProcedureRevision
from motcua.catalogue.rules.content_json import content_to_json
from motcua.dossiers import directory, reception
from motcua.dossiers.tests.world import World, build_world, instant
from motcua.payments.actions.register_series import register_series
from motcua.payments.rules.series import Series
from motcua.payments.tests.fees import CONTENT
from motcua.worktime.queries import forget_schedules


@pytest.fixture
def forgotten() -> Iterator[None]:
    directory.forget()
    reception.forget()
    forget_schedules()
    yield
    directory.forget()
    reception.forget()
    forget_schedules()


def paying(world: World) -> World:
    """The world, its procedure with fees, its province with receipts 1 to 30."""
    ProcedureRevision.objects.update(content=content_to_json(CONTENT))
    register_series(world.em, world.province.pk, Series("01BLP", "QN-18", 2018, 1, 30), at=instant("02/01 08:00"))
    return world


@pytest.fixture
def world(db: None, forgotten: None) -> World:
    return paying(build_world())


@pytest.fixture
def committed_world(transactional_db: None, forgotten: None) -> World:
    return paying(build_world())
