"""What `motcua verify` says of damaged statistics: which sum, what is stored, what the events say."""

from datetime import date

import pytest

from motcua.dossiers.projectors import REGISTERED, Change
from motcua.organisation.models import ServiceCentre
from motcua.statistics.actions.close_days import close_days
from motcua.statistics.models import Booking, CentreTotal, DailySum, PastStanding, SectorTotal
from motcua.statistics.recount import Recounting
from motcua.statistics.tests.places import write
from motcua.statistics.tests.stories import crowd

pytestmark = pytest.mark.usefixtures("places")
UNTIL = date(2018, 3, 31)


@pytest.fixture
def world(places: None) -> list[Change]:
    told = crowd(4, 30)
    write(told)
    close_days(UNTIL)
    return told


def differences(world: list[Change]) -> list[str]:
    recount = REGISTERED["statistics"].recount()
    for change in world:
        recount.add(change)
    return list(recount.differences())


def test_the_projector_is_registered_with_its_recount(world: list[Change]) -> None:
    assert isinstance(REGISTERED["statistics"].recount(), Recounting)
    assert differences(world) == []


def test_a_changed_sum_is_named_with_both_numbers(world: list[Change]) -> None:
    row = DailySum.objects.filter(accepted=1, day__gt=UNTIL).first() or DailySum.objects.filter(accepted=1).last()
    DailySum.objects.filter(pk=row.pk).update(accepted=3)
    centre = ServiceCentre.objects.get(pk=row.centre_id).code
    found = differences(world)
    assert any(f"{row.day} {centre} " in text and "accepted is 3, the events say 1" in text for text in found)


def test_a_missing_and_an_invented_sum_are_told(world: list[Change]) -> None:
    row = DailySum.objects.filter(accepted__gt=0).first()
    Booking(day=date(2019, 1, 2), centre_id=row.centre_id, sector_id=9_999, channel=1, late=2).save(force_insert=True)
    row.delete()
    found = differences(world)
    assert any("no row, the events say accepted" in text for text in found)
    assert any("sector #9999" in text and "late is 2, the events say 0" in text for text in found)


def test_a_damaged_total_is_told_against_the_daily_sums(world: list[Change]) -> None:
    total = CentreTotal.objects.filter(day=UNTIL, open__gt=0).first()
    CentreTotal.objects.filter(pk=total.pk).update(open=total.open + 5)
    SectorTotal.objects.filter(day=UNTIL).delete()
    found = differences(world)
    assert f"open is {total.open + 5}, the daily sums say {total.open}" in " ".join(found)
    assert sum("total up to 2018-03-31" in text for text in found) > 2


def test_damaged_missing_and_invented_past_standings_are_told(world: list[Change]) -> None:
    changed, missing = PastStanding.objects.order_by("dossier_id").values_list("dossier_id", flat=True).distinct()[:2]
    PastStanding.objects.filter(dossier_id=changed).update(requests=2, extended=True)
    invented = PastStanding.objects.filter(dossier_id=missing).first()
    PastStanding.objects.filter(dossier_id=missing).delete()
    invented.dossier_id = 777
    invented.save(force_insert=True)
    found = differences(world)
    assert f"past standings of dossier #{changed}: other than its events say" in found
    assert f"past standings of dossier #{missing}: missing" in found
    assert "past standings of dossier #777: other than its events say" in found


def test_many_differences_are_cut_short(world: list[Change]) -> None:
    DailySum.objects.update(moved=50)
    found = differences([])
    assert len(found) < 150  # twenty of each kind, and how many more
    assert any(text.startswith("… and ") for text in found)
