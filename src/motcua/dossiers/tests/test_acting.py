"""Acts through the real tables: codes, conflicts, repeated calls, who may, and what is written."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, timedelta
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection, transaction

from motcua.catalogue.models import ProcedureRevision
from motcua.catalogue.rules.content import Channel
from motcua.dossiers.access import dossier_for
from motcua.dossiers.actions.accept_dossier import accept_dossier
from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.actions.consult_agency import consult_agency
from motcua.dossiers.actions.correct_dossier import correct_dossier
from motcua.dossiers.actions.forward_dossier import forward_dossier
from motcua.dossiers.actions.hand_over_dossier import hand_over_dossier
from motcua.dossiers.actions.register_dossier import save_draft, submit_dossier
from motcua.dossiers.actions.turn_away import turn_away
from motcua.dossiers.models import CodeCounter, Dossier, DossierEvent, PinnedProcess
from motcua.dossiers.queries import progress_of, visible_to
from motcua.dossiers.rules.lifecycle.conclude import Decide, IssueResult
from motcua.dossiers.rules.lifecycle.consult import Consult
from motcua.dossiers.rules.lifecycle.correct import Correct
from motcua.dossiers.rules.lifecycle.hand_over import HandOver
from motcua.dossiers.rules.lifecycle.payment import ConfirmPayment, RequestPayment
from motcua.dossiers.rules.lifecycle.refuse_at_gate import RefuseAtGate
from motcua.dossiers.rules.lifecycle.return_result import ReturnResult
from motcua.dossiers.rules.lifecycle.steps import FinishStep
from motcua.dossiers.rules.lifecycle.stop import Withdraw
from motcua.dossiers.rules.lifecycle.supplement import AskForSupplement, ReceiveSupplement
from motcua.dossiers.rules.lifecycle.undo import UndoLastStep
from motcua.dossiers.rules.state import Outcome, Party, Status
from motcua.dossiers.tests.world import World, application, instant, offer_at
from motcua.kernel.errors import Conflict, DomainError, Invalid, NotFound, Refused
from motcua.organisation.actors import STRANGER, Actor, HeldPost
from motcua.territory.actions.register_unit import register_unit
from motcua.territory.actions.succeed_units import succeed_units
from motcua.territory.rules.units import Kind

CODE = "000.00.01.H49-181105-0001"
ASK = AskForSupplement(("Bản đồ",), "Thiếu")
REQUEST = uuid4()


def test_accepting_writes_event_and_row(world: World) -> None:
    done = accept_dossier(world.binh, application(), at=instant("05/11 09:00"))
    row = Dossier.objects.get(pk=done.dossier_id)
    assert (row.code, row.status, row.owner_folded) == (CODE, Status.ACCEPTED, "pham thi an")
    assert row.due_at == instant("12/11 17:00")
    assert list(row.events.values_list("kind", "actor_name", "actor_post")) == [
        ("accepted", "Nguyễn Văn Bình", "QNI.binh")
    ]


def test_codes_count_up_by_agency_and_day(world: World) -> None:
    codes = [
        accept_dossier(world.binh, application(), at=instant(at)).state.code
        for at in ("05/11 09:00", "05/11 10:00", "06/11 08:00")
    ]
    assert codes == [CODE, "000.00.01.H49-181105-0002", "000.00.01.H49-181106-0001"]


def test_a_refused_acceptance_takes_no_number(world: World) -> None:
    with pytest.raises(Refused, match="components_missing"):
        accept_dossier(world.binh, application(components=()), at=instant("05/11 09:00"))
    assert not CodeCounter.objects.exists()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"centre": "QNI.999"}, "unknown_centre"),
        ({"procedure": "9.999999"}, "unknown_procedure"),
        ({"case": "không có"}, "case_unknown"),
        ({"owner": Party("")}, "owner_missing"),
    ],
)
def test_wrong_input_is_named(world: World, changes: dict[str, object], code: str) -> None:
    with pytest.raises(Invalid, match=code):
        accept_dossier(world.binh, application(**changes), at=instant("05/11 09:00"))


def test_only_a_receptionist_of_that_centre_accepts(world: World) -> None:
    for actor in (world.chi, world.giang, world.an, STRANGER):
        with pytest.raises(Refused, match="not_your_role"):
            accept_dossier(actor, application(), at=instant("05/11 09:00"))


def test_another_centres_counter_is_told_where_to_go(world: World) -> None:
    with pytest.raises(Refused, match="other_units_competence") as refusal:
        accept_dossier(world.giang, application(centre="QNI.193"), at=instant("05/11 09:00"))
    assert "Quảng Ninh" in refusal.value.vi


def test_a_repeated_request_gives_the_same_dossier(world: World) -> None:
    request = uuid4()
    first = accept_dossier(world.binh, application(), at=instant("05/11 09:00"), request_id=request)
    again = accept_dossier(world.binh, application(), at=instant("05/11 09:01"), request_id=request)
    assert again.dossier_id == first.dossier_id
    assert again.events == ()
    assert Dossier.objects.count() == 1


def test_one_dossier_through_the_four_steps(world: World) -> None:
    code = accept_dossier(world.binh, application(), at=instant("05/11 09:00")).state.code
    hand_over_dossier(world.binh, code, at=instant("05/11 10:00"))
    carry_out(world.chi, code, FinishStep("appraise"), at=instant("06/11 09:00"))
    carry_out(world.dung, code, Decide(Outcome.GRANTED, "12/QĐ"), at=instant("07/11 09:00"))
    carry_out(world.dung, code, IssueResult(), at=instant("07/11 10:00"))
    done = carry_out(world.binh, code, ReturnResult("Phạm Thị An", identity_checked=True), at=instant("08/11 09:00"))
    row = Dossier.objects.get(code=code)
    assert (row.status, row.seq, row.outcome) == (Status.RETURNED, 6, "granted")
    assert dossier_for(world.kiem, code).state == done.state


def test_each_step_belongs_to_its_role(world: World) -> None:
    code = accept_dossier(world.binh, application(), at=instant("05/11 09:00")).state.code
    hand_over_dossier(world.binh, code, at=instant("05/11 10:00"))
    with pytest.raises(Refused, match="not_your_role"):
        carry_out(world.binh, code, FinishStep("appraise"), at=instant("06/11 09:00"))
    carry_out(world.chi, code, FinishStep("appraise"), at=instant("06/11 09:00"))
    with pytest.raises(Refused, match="not_your_role"):
        carry_out(world.chi, code, Decide(Outcome.GRANTED, "12/QĐ"), at=instant("07/11 09:00"))


def test_a_strangers_dossier_does_not_exist(world: World) -> None:
    code = accept_dossier(world.binh, application(), at=instant("05/11 09:00")).state.code
    for actor in (world.giang, world.an, STRANGER):
        with pytest.raises(NotFound) as absent:
            hand_over_dossier(actor, "000.00.01.H49-181105-0099", at=instant("05/11 10:00"))
        with pytest.raises(NotFound) as forbidden:
            hand_over_dossier(actor, code, at=instant("05/11 10:00"))
        assert (absent.value.code, absent.value.vi) == (forbidden.value.code, forbidden.value.vi)


def test_the_second_of_two_is_told_who_acted(world: World) -> None:
    code = accept_dossier(world.binh, application(), at=instant("05/11 09:00")).state.code
    hand_over_dossier(world.binh, code, at=instant("05/11 10:00"), seen=1)
    with pytest.raises(Conflict) as conflict:
        carry_out(world.chi, code, FinishStep("appraise"), at=instant("05/11 10:05"), seen=1)
    assert "Nguyễn Văn Bình" in conflict.value.vi


def test_only_who_did_it_or_the_head_takes_it_back(world: World) -> None:
    code = accept_dossier(world.binh, application(), at=instant("05/11 09:00")).state.code
    hand_over_dossier(world.binh, code, at=instant("05/11 10:00"))
    with pytest.raises(Refused, match="undo_not_yours"):
        carry_out(world.chi, code, UndoLastStep("Nhầm"), at=instant("05/11 10:05"))
    assert carry_out(world.em, code, UndoLastStep("Nhầm"), at=instant("05/11 10:06")).state.status is Status.ACCEPTED


def test_an_issued_result_is_taken_back_by_the_head_only(world: World) -> None:
    code = accept_dossier(world.binh, application(), at=instant("05/11 09:00")).state.code
    hand_over_dossier(world.binh, code, at=instant("05/11 10:00"))
    carry_out(world.chi, code, FinishStep("appraise"), at=instant("06/11 09:00"))
    carry_out(world.dung, code, Decide(Outcome.GRANTED, "12/QĐ"), at=instant("07/11 09:00"))
    carry_out(world.dung, code, IssueResult(), at=instant("07/11 10:00"))
    with pytest.raises(Refused, match="undo_result_needs_head"):
        carry_out(world.dung, code, UndoLastStep("Nhầm"), at=instant("07/11 10:05"))
    done = carry_out(world.em, code, UndoLastStep("Nhầm"), at=instant("07/11 10:06"))
    assert (done.state.status, progress_of(code).finished_at) == (Status.PROCESSING, None)


def test_a_citizen_drafts_submits_and_withdraws_but_accepts_nothing(world: World) -> None:
    draft = save_draft(world.an, application(), at=instant("05/11 20:00"))
    assert list(visible_to(world.binh)) == []
    submit_dossier(world.an, draft.dossier_id, at=instant("05/11 20:05"))
    assert [row.pk for row in visible_to(world.binh)] == [draft.dossier_id]
    online = application(channel=Channel.ONLINE)
    done = accept_dossier(world.binh, online, at=instant("06/11 08:00"), registered=draft.dossier_id)
    assert done.dossier_id == draft.dossier_id
    with pytest.raises(Refused, match="own_dossier"):
        hand_over_dossier(world.an, done.state.code, at=instant("06/11 09:00"))
    withdrawn = carry_out(world.an, done.state.code, Withdraw("Phạm Thị An"), at=instant("06/11 09:00"))
    assert withdrawn.state.status is Status.WITHDRAWN


def test_an_officer_does_not_handle_their_own_dossier(world: World) -> None:
    draft = save_draft(world.binh, application(), at=instant("05/11 20:00"))
    submit_dossier(world.binh, draft.dossier_id, at=instant("05/11 20:05"))
    online = application(channel=Channel.ONLINE)
    with pytest.raises(Refused, match="own_dossier"):
        accept_dossier(world.binh, online, at=instant("06/11 08:00"), registered=draft.dossier_id)


def test_a_request_number_serves_one_act_only(world: World) -> None:
    first = accept_dossier(world.binh, application(), at=instant("05/11 09:00")).state.code
    second = accept_dossier(world.binh, application(), at=instant("05/11 09:05")).state.code
    request = uuid4()
    hand_over_dossier(world.binh, first, at=instant("05/11 10:00"), request_id=request)
    assert hand_over_dossier(world.binh, first, at=instant("05/11 10:01"), request_id=request).events == ()
    with pytest.raises(Invalid, match="request_id_taken"):
        hand_over_dossier(world.binh, second, at=instant("05/11 10:02"), request_id=request)
    with pytest.raises(Invalid, match="request_id_taken"):
        accept_dossier(world.binh, application(), at=instant("05/11 10:03"), request_id=request)


def test_an_abolished_one_stop_accepts_nothing(world: World) -> None:
    world.province.valid_to = instant("04/11 00:00").date()
    world.province.save()
    with pytest.raises(Refused, match="centre_closed"):
        accept_dossier(world.binh, application(), at=instant("05/11 09:00"))


def test_the_one_stop_of_an_abolished_unit_receives_nothing_and_names_the_successors(world: World) -> None:
    """The succession ends the unit alone; its one-stop is not touched, and receives nothing all the same."""
    code = accept_dossier(world.binh, application(), at=instant("05/11 09:00")).state.code
    draft = save_draft(world.an, application(), at=instant("05/11 09:00")).dossier_id
    heir = register_unit(
        code="23", full_name="Tỉnh Quảng Yên", kind=Kind.PROVINCE, parent=None, valid_from=date(2018, 11, 6)
    )
    for centre in (world.province, world.district):
        succeed_units([centre.unit], [heir], on=date(2018, 11, 6))
    for refused in (
        lambda: accept_dossier(world.binh, application(), at=instant("06/11 09:00")),
        lambda: forward_dossier(world.binh, code, "QNI.193", "Nhầm", at=instant("06/11 09:00")),
        lambda: save_draft(world.an, application(), at=instant("06/11 09:00")),
        lambda: submit_dossier(world.an, draft, at=instant("06/11 09:00")),
    ):
        with pytest.raises(Refused, match="unit_abolished") as refusal:
            refused()
        assert "Tỉnh Quảng Yên (23)" in refusal.value.vi
        assert refusal.value.field in ("centre", "to_centre")
    assert accept_dossier(world.binh, application(), at=instant("05/11 16:00")).state.is_accepted


def test_acts_with_an_action_of_their_own_do_not_pass_the_common_door(world: World) -> None:
    code = accept_dossier(world.binh, application(), at=instant("05/11 09:00")).state.code
    with pytest.raises(TypeError, match="HandOver"):
        carry_out(world.binh, code, HandOver(agency="KHONG CO"), at=instant("05/11 10:00"))
    with pytest.raises(NotFound, match="agency"):
        hand_over_dossier(world.binh, code, at=instant("05/11 10:00"), agency="KHONG CO")


def test_an_agency_that_is_not_there_is_not_consulted(world: World) -> None:
    code = accept_dossier(world.binh, application(), at=instant("05/11 09:00")).state.code
    hand_over_dossier(world.binh, code, at=instant("05/11 10:00"))
    question = Consult("H49.99", "Có quy hoạch không?", instant("08/11 17:00"))
    with pytest.raises(TypeError, match="Consult"):
        carry_out(world.chi, code, question, at=instant("06/11 09:00"))
    with pytest.raises(NotFound, match="agency_unknown"):
        consult_agency(world.chi, code, question, at=instant("06/11 09:00"))
    known = replace(question, agency="H49.02.01")
    assert (
        consult_agency(world.chi, code, known, at=instant("06/11 09:00")).state.consultations[0].agency == "H49.02.01"
    )


def test_a_corrected_case_must_be_one_of_the_procedures(world: World) -> None:
    code = accept_dossier(world.binh, application(), at=instant("05/11 09:00")).state.code
    with pytest.raises(Invalid, match="case_unknown"):
        correct_dossier(world.binh, code, Correct("Nhầm", case="không có"), at=instant("05/11 10:00"))


def test_a_further_request_is_made_by_the_head(world: World) -> None:
    code = accept_dossier(world.binh, application(), at=instant("05/11 09:00")).state.code
    carry_out(world.chi, code, AskForSupplement(("Bản đồ",), "Thiếu"), at=instant("05/11 10:00"))
    carry_out(world.binh, code, ReceiveSupplement(("Bản đồ",)), at=instant("06/11 10:00"))
    further = AskForSupplement(("Ảnh",), "Thiếu ảnh", ground="Luật X", approved=True)
    for actor in (world.chi, world.dung):
        with pytest.raises(Refused, match="further_request_needs_head"):
            carry_out(actor, code, further, at=instant("06/11 11:00"))
    done = carry_out(world.em, code, replace(further, asked_by="Trần Thị Chi"), at=instant("06/11 11:00"))
    assert (done.events[0].fact.approved_by, done.events[0].fact.asked_by) == ("Vũ Thị Em", "Trần Thị Chi")


def test_whoever_is_turned_away_at_the_counter_is_on_record(world: World) -> None:
    asked = turn_away(world.binh, application(), AskForSupplement(("Bản đồ",), "Thiếu"), at=instant("05/11 09:00"))
    refused = turn_away(world.binh, application(), RefuseAtGate("Sai đối tượng", "Điều 5"), at=instant("05/11 09:10"))
    assert [asked.state.status, refused.state.status] == [Status.AWAITING_SUPPLEMENT, Status.NOT_ACCEPTED]
    again = turn_away(world.binh, application(), ASK, at=instant("05/11 09:20"), request_id=REQUEST)
    assert turn_away(world.binh, application(), ASK, at=instant("05/11 09:20"), request_id=REQUEST) == replace(
        again, events=()
    )
    done = accept_dossier(world.binh, application(), at=instant("06/11 09:00"), registered=asked.dossier_id)
    assert done.state.accepted_at == instant("06/11 09:00")


def test_the_post_that_gave_the_right_is_written(world: World) -> None:
    both = replace(world.binh, posts=(*world.giang.posts, *world.binh.posts))
    assert accept_dossier(both, application(), at=instant("05/11 09:00")).events[0].by.post == "QNI.binh"


def test_an_agencys_officer_sees_what_was_handed_over_to_the_agency(world: World) -> None:
    post = HeldPost(99, None, world.province.agency_id, frozenset({"appraiser"}), "H49.01.TD")
    officer = Actor(account_id=None, name="Phan Thị Hạnh", posts=(post,))
    code = accept_dossier(world.binh, application(), at=instant("05/11 09:00")).state.code
    assert not visible_to(officer).exists()
    hand_over_dossier(world.binh, code, at=instant("05/11 10:00"))
    assert [row.code for row in visible_to(officer)] == [code]
    assert carry_out(officer, code, FinishStep("appraise"), at=instant("06/11 09:00")).events[0].by.post == "H49.01.TD"


def test_an_auditor_sees_all_but_drafts(world: World) -> None:
    save_draft(world.an, application(), at=instant("05/11 20:00"))
    assert not visible_to(world.kiem).exists()


def test_a_rolled_back_acceptance_leaves_nothing_remembered(world: World) -> None:
    def accept_in_vain() -> None:
        with transaction.atomic():
            code = accept_dossier(world.binh, application(), at=instant("05/11 09:00")).state.code
            hand_over_dossier(world.binh, code, at=instant("05/11 10:00"))
            raise InterruptedError

    with pytest.raises(InterruptedError):
        accept_in_vain()
    accept_dossier(world.binh, application(), at=instant("05/11 09:00"))
    assert PinnedProcess.objects.count() == 1


def test_a_draft_is_its_writers_only(world: World) -> None:
    draft = save_draft(world.an, application(), at=instant("05/11 20:00"))
    for actor in (world.binh, world.giang, STRANGER):
        with pytest.raises(NotFound):
            submit_dossier(actor, draft.dossier_id, at=instant("05/11 20:05"))
    with pytest.raises(Refused, match="sign_in_first"):
        save_draft(STRANGER, application(), at=instant("05/11 20:00"))


def test_forwarding_hands_it_to_the_other_centre(world: World) -> None:
    offer_at(world.district, world.procedure)
    code = accept_dossier(world.binh, application(), at=instant("05/11 09:00")).state.code
    forward_dossier(world.binh, code, "QNI.193", "Thuộc thẩm quyền huyện", at=instant("05/11 09:30"))
    assert visible_to(world.giang).filter(code=code).exists()
    assert visible_to(world.binh).filter(code=code).exists(), "who received it still sees it (NĐ 61 Art 19.7)"
    with pytest.raises(Refused, match="not_your_role"):
        hand_over_dossier(world.binh, code, at=instant("05/11 10:00"))


def test_the_one_stop_that_received_it_stays_the_applicants_counter(world: World) -> None:
    """Papers, payment and withdrawal go where the dossier was handed in (NĐ 61/2018 Art 19.4, 19.7)."""
    offer_at(world.district, world.procedure)
    code = accept_dossier(world.binh, application(), at=instant("05/11 09:00")).state.code
    forward_dossier(world.binh, code, "QNI.193", "Thuộc thẩm quyền huyện", at=instant("05/11 09:30"))
    hand_over_dossier(world.giang, code, at=instant("05/11 10:00"))
    for actor, at, command in (
        (world.giang, "06/11 09:00", AskForSupplement(("Bản đồ",), "Thiếu")),
        (world.binh, "07/11 09:00", ReceiveSupplement(("Bản đồ",))),
        (world.giang, "07/11 10:00", RequestPayment(1_000, "Lệ phí")),
        (world.binh, "07/11 11:00", ConfirmPayment("BL-1")),
    ):
        carry_out(actor, code, command, at=instant(at))
    with pytest.raises(Refused, match="not_your_role"):
        correct_dossier(world.binh, code, Correct("Nhầm", summary="Khác"), at=instant("08/11 09:00"))
    carry_out(world.binh, code, Withdraw("Phạm Thị An"), at=instant("08/11 09:00"))


def test_forwarding_goes_to_a_one_stop_that_offers_the_procedure_on_vietnams_day(world: World) -> None:
    code = accept_dossier(world.binh, application(), at=instant("05/11 09:00")).state.code
    with pytest.raises(Refused, match="not_competent") as refusal:
        forward_dossier(world.binh, code, "QNI.193", "Nhầm", at=instant("05/11 09:30"))
    assert (refusal.value.field, refusal.value.details) == ("to_centre", {"centres": ["QNI"]})
    offer = offer_at(world.district, world.procedure)
    offer.valid_from = date(2018, 11, 6)
    offer.save()
    dawn = instant("06/11 06:30").astimezone(UTC)
    assert dawn.date() == date(2018, 11, 5)
    assert forward_dossier(world.binh, code, "QNI.193", "Nhầm", at=dawn).state.centre == "QNI.193"


def test_a_forwarding_repeated_after_the_target_has_closed_is_harmless(world: World) -> None:
    offer_at(world.district, world.procedure)
    code = accept_dossier(world.binh, application(), at=instant("05/11 09:00")).state.code
    forward_dossier(world.binh, code, "QNI.193", "Nhầm", at=instant("05/11 09:30"), request_id=REQUEST)
    world.district.valid_to = date(2018, 11, 5)
    world.district.save()
    again = forward_dossier(world.binh, code, "QNI.193", "Nhầm", at=instant("06/11 09:30"), request_id=REQUEST)
    assert (again.events, again.state.centre) == ((), "QNI.193")


def test_a_draft_is_written_under_the_law_of_vietnams_day(world: World) -> None:
    ProcedureRevision.objects.update(valid_from=date(2018, 11, 6))
    save_draft(world.an, application(), at=instant("06/11 06:30").astimezone(UTC))
    with pytest.raises(Refused, match="procedure_not_in_force"):
        save_draft(world.an, application(), at=instant("05/11 23:30"))


def test_an_abolished_one_stop_receives_nothing(world: World) -> None:
    code = accept_dossier(world.binh, application(), at=instant("05/11 09:00")).state.code
    world.district.valid_to = instant("04/11 00:00").date()
    world.district.save()
    with pytest.raises(Refused, match="centre_closed"):
        forward_dossier(world.binh, code, "QNI.193", "Nhầm", at=instant("05/11 09:30"))


def test_anybody_with_the_code_sees_progress_and_nothing_else(world: World) -> None:
    code = accept_dossier(world.binh, application(), at=instant("05/11 09:00")).state.code
    progress = progress_of(f" {code.lower()} ")
    assert progress is not None
    assert (progress.code, progress.status) == (code, Status.ACCEPTED)
    assert progress_of("000.00.01.H49-181105-0099") is None
    with pytest.raises(Invalid, match="not_a_dossier_code"):
        progress_of("hồ sơ của tôi")


@pytest.mark.django_db(transaction=True)
def test_fifty_parallel_receivers_no_duplicate_no_gap(committed_world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fifty connections at once, more than the pool has. Some fail on the way; their numbers are not lost."""
    all_connected = Barrier(50)

    def receive(number: int) -> str:
        try:
            connection.ensure_connection()
            all_connected.wait(timeout=60)
            if number % 5 == 0:
                with transaction.atomic():
                    accept_dossier(committed_world.binh, application(), at=instant("05/11 09:00"))
                    raise InterruptedError
            return accept_dossier(committed_world.binh, application(), at=instant("05/11 09:00")).state.code
        except InterruptedError:
            return ""
        finally:
            connection.close()

    connection.close()  # this thread's goes back to the pool while there is one
    with monkeypatch.context() as without_pool, ThreadPoolExecutor(50) as threads:
        without_pool.setitem(connection.settings_dict["OPTIONS"], "pool", None)
        codes = [code for code in threads.map(receive, range(50)) if code]
    assert sorted(codes) == [f"000.00.01.H49-181105-{number:04d}" for number in range(1, 41)]


@pytest.mark.django_db(transaction=True)
def test_two_officers_at_once_one_wins(committed_world: World) -> None:
    world = committed_world
    for round_number in range(8):
        code = accept_dossier(world.binh, application(), at=instant("05/11 09:00")).state.code

        def act(command: object, code: str = code) -> str:
            try:
                carry_out(world.binh, code, command, at=instant("05/11 10:00"), seen=1)
            except DomainError as error:
                return error.code
            else:
                return "done"
            finally:
                connection.close()

        with ThreadPoolExecutor(2) as pool:
            answers = sorted(pool.map(act, [AskForSupplement(("Bản đồ",), "Thiếu"), Withdraw("Phạm Thị An")]))
        assert answers == ["done", "someone_just_acted"], round_number
        assert DossierEvent.objects.filter(dossier__code=code).count() == 2


@pytest.mark.django_db(transaction=True)
def test_a_double_click_makes_one_dossier(committed_world: World) -> None:
    request = uuid4()

    def receive(seconds: int) -> int:
        try:
            at = instant("05/11 09:00") + timedelta(seconds=seconds)
            return accept_dossier(committed_world.binh, application(), at=at, request_id=request).dossier_id
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(receive, range(8)))) == 1
    assert Dossier.objects.count() == 1
    assert CodeCounter.objects.get().last == 1
