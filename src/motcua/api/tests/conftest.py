"""The dossiers' small world, reached over HTTP on Monday 05/11/2018 at 9:00."""

from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django import Settings

from motcua.dossiers import directory, reception
from motcua.dossiers.tests.world import World, build_world, instant
from motcua.kernel.clock import TrainingClock, real_now
from motcua.people.models import Account
from motcua.worktime.queries import forget_schedules


@pytest.fixture
def world(db: None, settings: Settings) -> Iterator[World]:
    settings.TRAINING_CLOCK = TrainingClock(instant("05/11 09:00"), real_now())
    directory.forget()
    reception.forget()
    forget_schedules()
    yield build_world()
    directory.forget()
    reception.forget()
    forget_schedules()


@pytest.fixture
def binh(world: World) -> Client:
    """Bình at the counter of the provincial centre, signed in."""
    return signed_in("binh")


def signed_in(username: str, **options: bool) -> Client:
    client = Client(**options)
    client.force_login(Account.objects.get(username=username))
    return client
