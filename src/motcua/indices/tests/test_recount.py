"""Forms, desk, index and ratings counted again dossier by dossier: the same on random stories, and damage is told."""

from datetime import date, datetime

import pytest
from django.db import connection

from motcua.dossiers.access import load_all
from motcua.dossiers.models import Dossier, DossierEvent
from motcua.dossiers.projectors import Change
from motcua.dossiers.tests.world import World
from motcua.indices.procedure_sets import PROCEDURE_SETS
from motcua.indices.recount import IndexRecount
from motcua.indices.tests.test_ratings import november  # noqa: F401 - the month of the ratings
from motcua.kernel.clock import VIETNAM
from motcua.statistics.actions.close_days import close_days
from motcua.statistics.recount_desk import DeskRecount
from motcua.statistics.retelling import change_of
from motcua.statistics.rules.periods import Period
from motcua.statistics.tests.places import write_in_parts
from motcua.statistics.tests.stories import crowd, some_periods

NOW = datetime(2019, 12, 31, 12, tzinfo=VIETNAM)
NOVEMBER = Period(date(2018, 11, 1), date(2018, 11, 30))


def told(recount: IndexRecount | DeskRecount, world: list[Change]) -> list[str]:
    for change in world:
        recount.add(change)
    return list(recount.differences())


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.usefixtures("places")
def test_desk_and_index_of_random_stories(seed: int) -> None:
    world = crowd(seed)
    write_in_parts(world, 5)
    close_days(date(2018, 3, 31))
    periods = some_periods(world, seed, 5)
    assert told(DeskRecount(periods, now=NOW), world) == []
    assert told(IndexRecount(periods, now=NOW), world) == []


@pytest.mark.usefixtures("november")
def test_index_and_ratings_of_a_month_as_it_was_lived(world: World) -> None:
    stories = [change_of(each.row.pk, list(each.stored)) for each in load_all(Dossier.objects.all())]
    assert told(IndexRecount([NOVEMBER], now=NOW), stories) == []


@pytest.mark.usefixtures("november")
def test_what_is_damaged_is_told(world: World) -> None:
    stories = [change_of(each.row.pk, list(each.stored)) for each in load_all(Dossier.objects.all())]
    Dossier.objects.filter(finished_at__isnull=False).update(supplements=3)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE statistics_stay SET clock = clock + 60 WHERE stage = 3")
        cursor.execute("UPDATE statistics_duration SET days = days + 1")
    found = told(IndexRecount([NOVEMBER], now=NOW), stories)
    assert any("asked_more QNI: 5, the events say 0" in text for text in found)
    desk = told(DeskRecount([NOVEMBER], now=NOW), stories)
    assert any(text.startswith("durations") for text in desk)
    assert any("APPRAISE" in text for text in desk)


@pytest.mark.usefixtures("november")
def test_reasons_and_sets_of_procedures_that_are_not_as_told(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    stories = [change_of(each.row.pk, list(each.stored)) for each in load_all(Dossier.objects.all())]
    asked = DossierEvent.objects.filter(kind="supplement_requested")
    assert asked.exists()
    asked.update(data={"items": ["Giấy không ai đòi"]})
    monkeypatch.setitem(PROCEDURE_SETS, "online", PROCEDURE_SETS["in_force"])
    desk = told(DeskRecount([NOVEMBER], now=NOW), stories)
    assert any(text.startswith("reasons") and "Giấy không ai đòi: " in text for text in desk)
    index = told(IndexRecount([NOVEMBER], now=NOW), stories)
    assert any("1.000001 is in “online”, the catalogue says otherwise" in text for text in index)
