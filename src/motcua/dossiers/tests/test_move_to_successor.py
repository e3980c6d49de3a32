"""The open dossiers of an abolished one-stop go to its successor; nothing else about them changes."""

from datetime import date

import pytest
from django.db import connection

from motcua.catalogue.rules.content import Channel
from motcua.dossiers.access import dossier_for
from motcua.dossiers.actions import move_to_successor as action
from motcua.dossiers.actions.accept_dossier import accept_dossier
from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.actions.hand_over_dossier import hand_over_dossier
from motcua.dossiers.actions.move_to_successor import move_to_successor
from motcua.dossiers.actions.register_dossier import save_draft, submit_dossier
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.lifecycle.conclude import Decide, IssueResult
from motcua.dossiers.rules.lifecycle.payment import RequestPayment
from motcua.dossiers.rules.lifecycle.steps import FinishStep
from motcua.dossiers.rules.lifecycle.stop import Withdraw
from motcua.dossiers.rules.lifecycle.supplement import AskForSupplement
from motcua.dossiers.rules.lifecycle.undo import UndoLastStep
from motcua.dossiers.rules.state import Outcome, Status
from motcua.dossiers.tests.world import World, add_centre, application, instant, offer_at
from motcua.dossiers.verify import verify_all
from motcua.kernel.errors import Invalid, Refused
from motcua.organisation.actors import SYSTEM
from motcua.organisation.models import ServiceCentre
from motcua.territory.actions.succeed_units import succeed_units
from motcua.territory.models import AdministrativeUnit

LAW = "Luật 72/2025/QH15"
FIRST_DAY = date(2018, 11, 7)
AT = instant("07/11 08:00")
type Codes = dict[str, str | int]


@pytest.fixture
def codes(world: World) -> Codes:
    return leave_behind(world)


def leave_behind(world: World) -> Codes:
    """One dossier in every status that the provincial one-stop may leave behind, and some that have ended."""
    found: Codes = {}
    for name in ("accepted", "processing", "supplement", "payment", "resolved", "withdrawn"):
        found[name] = accept_dossier(world.binh, application(), at=instant("05/11 09:00")).state.code
        if name not in ("accepted", "withdrawn"):
            hand_over_dossier(world.binh, found[name], at=instant("05/11 10:00"))
    submitted = save_draft(world.an, application(), at=instant("05/11 09:00")).dossier_id
    submit_dossier(world.an, submitted, at=instant("05/11 09:00"))
    found["registered"] = submitted
    carry_out(world.chi, found["supplement"], AskForSupplement(("Bản đồ",), "Thiếu"), at=instant("06/11 09:00"))
    carry_out(world.chi, found["payment"], RequestPayment(50_000, "Lệ phí"), at=instant("06/11 09:00"))
    carry_out(world.chi, found["resolved"], FinishStep("appraise"), at=instant("06/11 09:00"))
    carry_out(world.dung, found["resolved"], Decide(Outcome.GRANTED, "1/QĐ"), at=instant("06/11 10:00"))
    carry_out(world.dung, found["resolved"], IssueResult(), at=instant("06/11 11:00"))
    carry_out(world.binh, found["withdrawn"], Withdraw("Phạm Thị An"), at=instant("06/11 09:00"))
    return found


@pytest.fixture
def heir(world: World) -> ServiceCentre:
    return end_with_heirs(world, "194")[0]


def end_with_heirs(world: World, *units: str) -> list[ServiceCentre]:
    """The province ends on 06/11; the units with these codes take over, each with a one-stop."""
    centres = [
        add_centre(unit, f"Thành phố {unit}", "district", None, f"QNI.{unit}", f"000.0{n}.01.H49", f"H49.0{n}.01")
        for n, unit in enumerate(units, start=3)
    ]
    succeed_units([world.province.unit], [centre.unit for centre in centres], on=FIRST_DAY, source=LAW)
    return centres


OPEN = ("accepted", "processing", "supplement", "payment", "registered")


def test_every_open_dossier_moves_and_keeps_its_status_and_due_date(
    world: World, codes: Codes, heir: ServiceCentre, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(action, "BATCH", 2)
    before = {row.pk: row for row in Dossier.objects.all()}
    done = move_to_successor(SYSTEM, "QNI", LAW, at=AT)
    assert (done.to_centre, done.moved, done.left) == ("QNI.194", 5, [])
    for row in Dossier.objects.all():
        was = before[row.pk]
        moves = row.code in [codes[name] for name in OPEN] or row.pk == codes["registered"]
        assert (row.centre_id == heir.pk) is moves
        assert (row.status, row.due_at, row.original_due_at, row.received_centre_id, row.open_steps) == (
            was.status, was.due_at, was.original_due_at, was.received_centre_id, was.open_steps,
        )  # fmt: skip
        assert row.seq == was.seq + moves


def test_verify_finds_rows_chains_and_figures_as_the_events_say(committed_world: World) -> None:
    leave_behind(committed_world)
    end_with_heirs(committed_world, "194")
    assert move_to_successor(SYSTEM, "QNI", LAW, at=AT).moved == 5
    verified = verify_all()
    assert (verified.dossiers, verified.differences) == (7, [])


def test_repeated_it_moves_nothing_more(codes: Codes, heir: ServiceCentre) -> None:
    move_to_successor(SYSTEM, "QNI", LAW, at=AT)
    assert move_to_successor(SYSTEM, "QNI", LAW, at=AT).moved == 0


def test_figures_follow_and_their_identity_holds(codes: Codes, heir: ServiceCentre) -> None:
    """received + moved here = ended + open, at both one-stops."""
    move_to_successor(SYSTEM, "QNI", LAW, at=AT)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT centre.code, sum(accepted), sum(moved), sum(early + on_time + late + without_due), sum(open) "
            "FROM statistics_booking JOIN organisation_servicecentre centre ON centre.id = centre_id GROUP BY 1"
        )
        sums = {code: tuple(map(int, counts)) for code, *counts in cursor.fetchall()}
    assert sums == {"QNI": (6, -4, 2, 0), "QNI.194": (0, 4, 0, 4)}


def test_the_agency_that_goes_with_the_unit_is_replaced_and_another_keeps_its_work(
    world: World, codes: Codes, heir: ServiceCentre
) -> None:
    region = add_centre("99", "Vùng Đông Bắc", "province", None, "VDB", "000.09.01.H49", "H49.09.01")
    AdministrativeUnit.objects.filter(pk=world.province.unit.pk).update(parent=region.unit)
    department = region.agency.code_2020
    other = accept_dossier(world.binh, application(), at=instant("06/11 09:00")).state.code
    hand_over_dossier(world.binh, other, agency=department, at=instant("06/11 09:30"))
    move_to_successor(SYSTEM, "QNI", LAW, at=AT)
    assert dossier_for(world.kiem, codes["processing"]).state.agency == heir.agency.code_2020
    assert dossier_for(world.kiem, other).state.agency == department


def test_a_move_is_not_undone_by_undoing_what_was_before(world: World, codes: Codes, heir: ServiceCentre) -> None:
    move_to_successor(SYSTEM, "QNI", LAW, at=AT)
    with pytest.raises(Refused, match="cannot_undo"):
        carry_out(SYSTEM, codes["processing"], UndoLastStep("Nhầm"), at=AT)


def test_of_several_successors_one_is_named_and_perhaps_which_dossiers(world: World, codes: Codes) -> None:
    end_with_heirs(world, "194", "195")
    with pytest.raises(Refused, match="successor_needed") as refusal:
        move_to_successor(SYSTEM, "QNI", LAW, at=AT)
    assert "Thành phố 194 (QNI.194), Trung tâm Thành phố 195 (QNI.195)" in refusal.value.vi
    assert refusal.value.field == "to_centre"
    with pytest.raises(Refused, match="not_a_successor"):
        move_to_successor(SYSTEM, "QNI", LAW, at=AT, to_centre="QNI.193")
    assert move_to_successor(SYSTEM, "QNI", LAW, at=AT, to_centre="QNI.195", only=[codes["accepted"]]).moved == 1
    assert move_to_successor(SYSTEM, "QNI", LAW, at=AT, to_centre="QNI.194").moved == 4


def test_only_an_administrator_moves_and_only_from_what_has_ended(world: World, codes: Codes) -> None:
    with pytest.raises(Refused, match="centre_still_open"):
        move_to_successor(SYSTEM, "QNI", LAW, at=AT)
    end_with_heirs(world, "194")
    for actor in (world.binh, world.em, world.kiem, world.an):
        with pytest.raises(Refused, match="not_your_post"):
            move_to_successor(actor, "QNI", LAW, at=AT)


def test_what_cannot_be_moved_is_told_and_stops_no_other(world: World, codes: Codes, heir: ServiceCentre) -> None:
    carry_out(world.chi, codes["processing"], FinishStep("appraise"), at=instant("07/11 09:00"))
    done = move_to_successor(SYSTEM, "QNI", LAW, at=AT)
    assert done.moved == 4
    assert [error.code for _, error in done.left] == ["before_last_event"]


def test_without_a_ground_nothing_is_moved(codes: Codes, heir: ServiceCentre) -> None:
    with pytest.raises(Invalid, match="ground_missing"):
        move_to_successor(SYSTEM, "QNI", " ", at=AT)


def test_a_submission_moved_is_accepted_by_the_successor(world: World, codes: Codes, heir: ServiceCentre) -> None:
    move_to_successor(SYSTEM, "QNI", LAW, at=AT)
    offer_at(heir, world.procedure)
    asked = application(centre="QNI.194", channel=Channel.ONLINE)
    accepted = accept_dossier(SYSTEM, asked, at=AT, registered=int(codes["registered"]))
    assert (accepted.state.status, accepted.state.received_centre) == (Status.ACCEPTED, "QNI.194")
