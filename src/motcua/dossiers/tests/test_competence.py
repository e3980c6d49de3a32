"""Whose dossier it is: received here, received for another, or guided there (NĐ 61 Art 18.3; NĐ 118 Art 14)."""

from datetime import date, datetime

import pytest

from motcua.catalogue.actions.load_non_boundary import load_non_boundary
from motcua.catalogue.models import NonBoundary
from motcua.dossiers.actions.accept_dossier import accept_dossier
from motcua.dossiers.actions.turn_away import turn_away
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.lifecycle.refuse_at_gate import RefuseAtGate
from motcua.dossiers.rules.state import Status
from motcua.dossiers.tests.world import World, add_centre, add_procedure, application, offer_at
from motcua.kernel.clock import VIETNAM
from motcua.kernel.errors import Invalid, Refused
from motcua.organisation.actors import SYSTEM
from motcua.organisation.models import ServiceCentre
from motcua.worktime.actions.adopt_calendar_files import adopt_calendar_files
from motcua.worktime.calendar_files import read_calendar_files
from motcua.worktime.change_log import Change

BEFORE = datetime(2025, 6, 30, 9, tzinfo=VIETNAM)
AFTER = datetime(2025, 7, 1, 9, tzinfo=VIETNAM)
ELSEWHERE = "1.000002"
"""Offered at QNI.193 and QNI.194, and not at the provincial centre."""


@pytest.fixture
def mong_cai(world: World) -> ServiceCentre:
    """A third one-stop, a procedure that it and Hạ Long offer, and the calendar of 2025."""
    adopt_calendar_files(read_calendar_files(), Change(SYSTEM, BEFORE, "adopt", "Lịch phát hành kèm"))
    centre = add_centre(
        "194", "Thành phố Móng Cái", "district", world.province.unit, "QNI.194", "000.03.01.H49", "H49.03.01"
    )
    add_procedure(world.district, centre, code=ELSEWHERE)
    return centre


@pytest.fixture
def everything(mong_cai: ServiceCentre) -> None:
    """The list as shipped: every procedure, since 01/07/2025."""
    assert load_non_boundary().added == 1


@pytest.mark.parametrize("at", [BEFORE, AFTER])
@pytest.mark.usefixtures("everything")
def test_of_several_none_is_guessed(world: World, at: datetime) -> None:
    with pytest.raises(Refused, match="competent_centre_needed") as refusal:
        accept_dossier(world.binh, application(procedure=ELSEWHERE), at=at)
    assert "Trung tâm Thành phố Hạ Long (QNI.193), Trung tâm Thành phố Móng Cái (QNI.194)" in refusal.value.vi
    assert refusal.value.field == "competent_centre"
    assert refusal.value.details == {"centres": ["QNI.193", "QNI.194"]}
    assert not Dossier.objects.exists()


@pytest.mark.usefixtures("everything")
@pytest.mark.parametrize("procedure", [ELSEWHERE, "1.000001"])
def test_another_units_dossier_is_received_for_it(world: World, mong_cai: ServiceCentre, procedure: str) -> None:
    """Whether the receiving one-stop offers the procedure to its own people, too, or not."""
    if procedure == "1.000001":
        offer_at(mong_cai, world.procedure)
    done = accept_dossier(world.binh, application(procedure=procedure, competent_centre="QNI.194"), at=AFTER)
    assert [event.kind for event in done.events] == ["accepted", "forwarded"]
    assert (done.state.centre, done.state.received_centre, done.state.agency) == ("QNI.194", "QNI", "H49.03.01")
    assert done.state.code.startswith("H49.01-250701"), "numbered where it was received"
    assert done.state.process is not None


@pytest.mark.usefixtures("everything")
@pytest.mark.parametrize("competent", ["", "QNI"])
def test_what_is_offered_here_is_ones_own_unless_another_is_named(world: World, competent: str) -> None:
    done = accept_dossier(world.binh, application(competent_centre=competent), at=AFTER)
    assert [event.kind for event in done.events] == ["accepted"]
    assert done.state.centre == "QNI"


@pytest.mark.usefixtures("everything")
def test_before_the_reform_another_units_dossier_is_guided_there(world: World) -> None:
    with pytest.raises(Refused, match="other_units_competence") as refusal:
        accept_dossier(world.binh, application(procedure=ELSEWHERE, competent_centre="QNI.194"), at=BEFORE)
    assert "Móng Cái" in refusal.value.vi
    assert refusal.value.details == {"centre": "QNI.194"}


def test_what_is_not_on_the_list_is_guided_to_the_right_unit(world: World, mong_cai: ServiceCentre) -> None:
    another = application(procedure=ELSEWHERE, competent_centre="QNI.194")
    with pytest.raises(Refused, match="other_units_competence"):
        accept_dossier(world.binh, another, at=AFTER)
    NonBoundary.objects.create(procedure=world.procedure, valid_from=AFTER.date(), source="thử")
    with pytest.raises(Refused, match="other_units_competence"):
        accept_dossier(world.binh, another, at=AFTER)
    row = NonBoundary.objects.create(
        procedure=mong_cai.procedures.get().procedure, valid_from=AFTER.date(), valid_to=AFTER.date(), source="thử"
    )
    assert accept_dossier(world.binh, another, at=AFTER).state.centre == "QNI.194"
    row.valid_to = None
    row.valid_from = date(2025, 7, 2)
    row.save()
    with pytest.raises(Refused, match="other_units_competence"):
        accept_dossier(world.binh, another, at=AFTER)


@pytest.mark.usefixtures("everything")
def test_where_only_one_other_offers_it_that_one_is_meant(world: World) -> None:
    add_procedure(world.district, code="1.000003")
    assert accept_dossier(world.binh, application(procedure="1.000003"), at=AFTER).state.centre == "QNI.193"


@pytest.mark.usefixtures("everything")
def test_a_named_one_stop_must_offer_it_that_day(world: World, mong_cai: ServiceCentre) -> None:
    with pytest.raises(Refused, match="not_competent") as refusal:
        accept_dossier(world.binh, application(competent_centre="QNI.193"), at=AFTER)
    assert "Trung tâm Tỉnh Quảng Ninh (QNI)" in refusal.value.vi
    assert (refusal.value.field, refusal.value.details) == ("competent_centre", {"centres": ["QNI"]})
    with pytest.raises(Refused, match="not_competent"):
        accept_dossier(world.binh, application(procedure=ELSEWHERE, competent_centre="QNI"), at=AFTER)
    mong_cai.procedures.update(valid_to=BEFORE.date())
    with pytest.raises(Refused, match="not_competent"):
        accept_dossier(world.binh, application(procedure=ELSEWHERE, competent_centre="QNI.194"), at=AFTER)


@pytest.mark.usefixtures("everything")
def test_a_named_one_stop_must_be_there(world: World, mong_cai: ServiceCentre) -> None:
    with pytest.raises(Invalid, match="unknown_centre") as unknown:
        accept_dossier(world.binh, application(competent_centre="QNI.999"), at=AFTER)
    mong_cai.unit.valid_to = BEFORE.date()
    mong_cai.unit.save()
    with pytest.raises(Refused, match="unit_abolished") as abolished:
        accept_dossier(world.binh, application(procedure=ELSEWHERE, competent_centre="QNI.194"), at=AFTER)
    assert {unknown.value.field, abolished.value.field} == {"competent_centre"}
    assert accept_dossier(world.binh, application(procedure=ELSEWHERE), at=AFTER).state.centre == "QNI.193"


@pytest.mark.usefixtures("everything")
def test_slip_03_can_be_given_for_what_is_not_of_this_place(world: World) -> None:
    answer = RefuseAtGate("Không thuộc thẩm quyền", "NĐ 61/2018/NĐ-CP Điều 17")
    assert (
        turn_away(world.binh, application(procedure=ELSEWHERE), answer, at=BEFORE).state.status is Status.NOT_ACCEPTED
    )
