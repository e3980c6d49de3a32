"""The index measured on real dossiers and procedures; what is counted is what can be listed."""

from datetime import date

import pytest

from motcua.catalogue.models import OnlineService, ProcedureRevision
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.documents import Part
from motcua.dossiers.tests.world import World, add_procedure, instant
from motcua.indices.dossier_sets import SETS, counts_by_centre, dossiers_in
from motcua.indices.measures import BY_UNIT, measure
from motcua.indices.rules.results import Lack, Measured
from motcua.indices.tests import lives
from motcua.kernel.errors import NotFound
from motcua.payments.models import Entry
from motcua.petitions.tests import lives as petition_lives
from motcua.statistics.rules.periods import Period

NOVEMBER = Period(date(2018, 11, 1), date(2018, 11, 30))


@pytest.fixture
def november(world: World) -> World:
    lives.resolved(world, "26/10 09:00", "01/11 09:00")
    lives.with_files(lives.resolved(world, "05/11 09:00", "12/11 16:00"), Part.INPUT, Part.RESULT)
    lives.with_files(lives.resolved(world, "05/11 09:30", "13/11 09:00", is_online=True), Part.RESULT)
    lives.resolved(world, "06/11 09:30", "07/11 09:00", is_online=True)
    lives.accepted(world, "29/11 09:00", is_online=True)
    lives.resolved(world, "20/10 09:00", "22/10 09:00")
    return world


def test_dossier_indicators_count_what_happened_in_the_period(november: World) -> None:
    results = measure(NOVEMBER, "").results
    assert results["2.1"] == Measured(4, 5)
    assert results["3.3"] == Measured(2, 4), "the one without an electronic result does not count"
    assert results["4.1"] == Measured(2, 4)
    assert results["4.2"] == Measured(1, 4)
    assert results["3.6"] is Lack.NOTHING_AROSE
    assert results["5.4"] is results["1.4"] is results["4.3"] is Lack.NO_SOURCE
    assert results["5.1"] is results["5.2"] is results["5.3"] is Lack.NOTHING_AROSE


def test_time_taken_stands_against_time_given(november: World) -> None:
    taken = measure(Period(date(2018, 11, 7), date(2018, 11, 7)), "").results["2.2"]
    assert taken == Measured(
        round((instant("07/11 09:00") - instant("06/11 09:30")).total_seconds()),
        round((instant("13/11 17:00") - instant("06/11 09:30")).total_seconds()),
    ), "of the one that ended on 07/11, due on 13/11 at closing"


def test_a_period_without_anything_is_not_a_zero(world: World) -> None:
    results = measure(NOVEMBER, "").results
    assert {results[code] for code in ("2.1", "2.2", "3.3", "4.1", "4.2")} == {Lack.NOTHING_AROSE}
    assert measure(NOVEMBER, "").units == ()


def test_a_unit_is_measured_by_its_own(november: World) -> None:
    assert measure(NOVEMBER, "QNI.193").results["4.1"] is Lack.NOTHING_AROSE
    assert measure(NOVEMBER, "QNI").results["4.1"] == Measured(2, 4)
    (unit,) = measure(NOVEMBER, "").units
    assert (unit.code, dict(zip((i.code for i in BY_UNIT), unit.results, strict=True))["4.2"]) == (
        "QNI",
        Measured(1, 4),
    )
    with pytest.raises(NotFound):
        measure(NOVEMBER, "QNI.999")


def test_counts_and_lists_agree(november: World) -> None:
    counts = counts_by_centre(NOVEMBER, None)
    for code in SETS:
        listed = Dossier.objects.filter(dossiers_in(code, NOVEMBER, None))
        assert (code, listed.count()) == (code, sum(counts[code].values()))
        here = Dossier.objects.filter(dossiers_in(code, NOVEMBER, [november.district.pk]))
        assert here.count() == counts[code].get(november.district.pk, 0)


def test_a_result_taken_out_does_not_count(november: World) -> None:
    Dossier.objects.get(
        pk=Dossier.objects.filter(dossiers_in("digitised", NOVEMBER, None)).get().pk
    ).attachments.update(removed=True)
    assert measure(NOVEMBER, "").results["4.2"] == Measured(0, 4)


def test_cancelled_payments_and_those_of_other_months_are_none(world: World) -> None:
    codes = [lives.accepted(world, f"0{day}/11 09:00") for day in range(5, 9)]
    rows = {code: Dossier.objects.get(code=code) for code in codes}

    def book(code: str, seq: int, kind: str, at: str, **values: object) -> None:
        Entry.objects.create(
            dossier=rows[code], seq=seq, kind=kind, at=instant(at), actor_name="Bình", hash=b"", **{"data": {}} | values
        )

    book(codes[0], 2, "paid", "05/11 09:10", cash=50_000)
    book(codes[1], 2, "paid", "06/11 09:10", data={"method": "online"})
    book(codes[2], 2, "paid", "07/11 09:10", data={"method": "online"})
    book(codes[2], 3, "cancelled", "07/11 09:20", data={"entry": 2})
    book(codes[3], 2, "paid", "03/12 09:10", data={"method": "online"})
    assert measure(NOVEMBER, "").results["3.6"] == Measured(1, 2)


def test_procedures_are_those_offered_on_the_last_day(world: World) -> None:
    add_procedure(world.province, world.district, code="1.000002")
    add_procedure(code="1.000003")
    ProcedureRevision.objects.filter(procedure__code="1.000002").update(
        gap_codes=["steps_missing"], decision_signed_on=date(2018, 11, 9), lateness=["signed_late"]
    )
    ProcedureRevision.objects.filter(procedure__code="1.000001").update(
        gap_codes=["legal_basis_missing"],
        decision_signed_on=date(2018, 11, 9),
        recorded_nationally_on=date(2018, 11, 12),
    )
    OnlineService.objects.create(
        procedure=world.procedure, code="a", name="a", scheme="four_levels", level="3", valid_from=date(2018, 1, 1)
    )
    lives.accepted(world, "05/11 09:00", is_online=True)
    results = measure(NOVEMBER, "").results
    assert (results["1.1"], results["1.2"], results["1.3"]) == (Measured(1, 2), Measured(1, 2), Measured(1, 2))
    assert (results["3.1"], results["3.2"]) == (Measured(1, 2), Measured(1, 1))
    assert measure(NOVEMBER, "QNI.193").results["1.3"] == Measured(0, 1)
    october = Period(date(2018, 10, 1), date(2018, 10, 31))
    assert (measure(october, "").results["1.1"], measure(october, "").results["3.2"]) == (
        Lack.NOTHING_AROSE,
        Measured(0, 1),
    )


def test_petitions_of_the_period_by_the_unit_that_holds_them(world: World) -> None:
    here = petition_lives.people(world)
    petition_lives.disliked(here)
    petition_lives.published(here)
    petition_lives.sent(here, "29/11 09:00")
    petition_lives.sent(here, "05/11 09:00", kind=petition_lives.Kind.PROCEDURE)
    petition_lives.sent(here, "29/10 09:00")
    now = instant("30/11 18:00")
    results = measure(NOVEMBER, "", now=now).results
    assert results["5.1"] == Measured(2, 4)
    assert results["5.2"] == Measured(3, 4), "Hạ Long has not looked at one within five working days"
    assert results["5.3"] == Measured(2, 4), "one was late, one left its sender unsatisfied"
    assert measure(NOVEMBER, "QNI.193", now=now).results["5.2"] == Measured(0, 1)
    early = Period(date(2018, 11, 1), date(2018, 11, 6))
    assert measure(early, "", now=now).results["5.2"] == Measured(3, 3), "as of the period's end none was late"
