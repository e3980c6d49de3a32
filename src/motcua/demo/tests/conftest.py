"""The demo's world, made once for all tests of this room and undone after the last of them."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from django.db import connection, transaction

from motcua.catalogue.actions.import_procedures import import_procedures
from motcua.demo.catalogue_2018 import prepare_catalogue_2018
from motcua.dossiers import directory
from motcua.dossiers.tests.world import calendar_around_2018
from motcua.kernel.clock import VIETNAM
from motcua.organisation.actions.load_service_centres import load_service_centres
from motcua.organisation.actors import SYSTEM
from motcua.territory.actions.load_units import load_units
from motcua.worktime.actions.adopt_calendar_files import adopt_calendar_files
from motcua.worktime.change_log import Change
from motcua.worktime.queries import forget_schedules

AT = datetime(2018, 10, 30, 9, 0, tzinfo=VIETNAM)


@pytest.fixture(scope="package")
def demo(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Units, centres, the calendar, procedures and the catalogue of 2018.

    Foreign keys are checked here, or else after every test again.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        directory.forget()
        forget_schedules()
        load_units()
        load_service_centres()
        adopt_calendar_files(calendar_around_2018(), Change(SYSTEM, AT, "adopt", "Lịch phát hành kèm"))
        import_procedures(at=AT)
        prepare_catalogue_2018(at=AT)
        connection.check_constraints()
        yield
        transaction.set_rollback(True)
    directory.forget()
    forget_schedules()
