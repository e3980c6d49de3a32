"""Every figure of the forms equals a slow count over the events, for random periods and units."""

from datetime import date, datetime

import pytest

from motcua.dossiers.projectors import Change
from motcua.kernel.clock import VIETNAM
from motcua.reports.filling import form_03, form_07b
from motcua.reports.recount import ReportRecount, random_periods
from motcua.reports.recount_catalogue import unlike_catalogue
from motcua.reports.rules.periods import Kind, ReportPeriod
from motcua.statistics.models import Booking, PastStanding
from motcua.statistics.tests.places import write_in_parts
from motcua.statistics.tests.stories import crowd, some_periods

NOW = datetime(2019, 12, 31, 12, tzinfo=VIETNAM)


def told(periods: list[ReportPeriod], world: list[Change]) -> list[str]:
    recount = ReportRecount(periods, now=NOW)
    for change in world:
        recount.add(change)
    return list(recount.differences())


def periods_of(world: list[Change], seed: int, size: int) -> list[ReportPeriod]:
    return [ReportPeriod(Kind.DAYS, each.first, each.last) for each in some_periods(world, seed, size)]


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.usefixtures("places")
def test_every_form_of_random_stories_and_periods(seed: int) -> None:
    world = crowd(seed)
    write_in_parts(world, 5)
    assert told(periods_of(world, seed, 4), world) == []
    assert len(random_periods(NOW, seed)) == 4


@pytest.mark.usefixtures("places")
def test_a_damaged_past_standing_is_told_by_form_07() -> None:
    world = crowd(3)
    write_in_parts(world, 5)
    PastStanding.objects.all().delete()
    Booking.objects.filter(late__gt=0).update(late=7)
    found = told(periods_of(world, 3, 6), world)
    assert any(text.startswith("07 ") for text in found)
    assert any("column 10" in text or "late" in text for text in found)
    assert any(text.startswith("desk ") for text in found)


@pytest.mark.usefixtures("places")
def test_forms_that_miscount_the_catalogue_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    period = ReportPeriod(Kind.DAYS, date(2018, 1, 1), date(2018, 3, 31))
    assert list(unlike_catalogue(period, now=NOW)) == []
    monkeypatch.setattr(form_03, "ended_in", lambda days: ["QĐ không có"])
    monkeypatch.setattr(form_07b, "procedures_by_level", lambda days: {"province": {"không có"}})
    found = list(unlike_catalogue(period, now=NOW))
    assert any(text.startswith("03 ") and "abolished is 1, the catalogue says 0" in text for text in found)
    assert any(text.startswith("II.07b ") and "competent" in text for text in found)
