"""Acceptance and refusal at the gate (NĐ 61/2018 Art 17)."""

from dataclasses import replace
from datetime import UTC, date

import pytest

from motcua.catalogue.rules.content import Channel
from motcua.dossiers.rules.lifecycle import NOTHING, decide
from motcua.dossiers.rules.lifecycle.accept import ReceiveAsCompetent
from motcua.dossiers.rules.lifecycle.conclude import Decide
from motcua.dossiers.rules.lifecycle.hand_over import HandOver
from motcua.dossiers.rules.lifecycle.refuse_at_gate import RefuseAtGate
from motcua.dossiers.rules.lifecycle.register import SaveDraft, Submit
from motcua.dossiers.rules.lifecycle.registry import Context
from motcua.dossiers.rules.lifecycle.steps import FinishStep
from motcua.dossiers.rules.lifecycle.supplement import AskForSupplement
from motcua.dossiers.rules.regimes import regime_on
from motcua.dossiers.rules.state import Component, Outcome, Party, Status
from motcua.dossiers.tests.stage import AN, BINH, CODE, OFFER, SCHEDULE, Stage, accept, accepted, instant
from motcua.kernel.errors import Invalid, Refused
from motcua.worktime.rules.terms import parse_term

GRANT = Decide(Outcome.GRANTED, "1/QĐ")


def test_a_complete_dossier_gets_code_and_due_date() -> None:
    state = accepted().state
    assert (state.status, state.code, state.due_at) == (Status.ACCEPTED, CODE, instant("12/11 17:00"))
    assert state.steps_done == {"receive"}


def test_the_due_date_is_kept_with_its_explanation() -> None:
    assert accepted().last.explanation


def test_a_missing_mandatory_paper_gives_no_receipt_and_is_named() -> None:
    with pytest.raises(Refused) as refusal:
        Stage().do("05/11 09:00", accept(components=(Component("Bản đồ", 1),)))
    assert refusal.value.code == "components_missing"
    assert "Đơn đề nghị" in refusal.value.vi


def test_where_papers_differ_by_group_no_receipt_before_one_is_chosen() -> None:
    with pytest.raises(Refused, match="groups_needed") as refusal:
        Stage().do("05/11 09:00", accept(offer_mandatory=(), offer_groups=("Trường hợp A", "Trường hợp B")))
    assert "“Trường hợp A”; “Trường hợp B”" in refusal.value.vi
    assert refusal.value.field == "groups"


def test_a_listed_paper_without_a_copy_is_missing() -> None:
    with pytest.raises(Refused, match="components_missing"):
        Stage().do("05/11 09:00", accept(components=(Component("Đơn đề nghị"),)))


def test_a_paper_is_recognised_whatever_its_accents() -> None:
    assert Stage().do("05/11 09:00", accept(components=(Component("đơn ĐỀ NGHỊ", certified=1),))).state.is_accepted


def test_an_expired_procedure_is_refused_with_its_successor() -> None:
    with pytest.raises(Refused) as refusal:
        Stage().do("05/11 09:00", accept(offer_in_force=False, offer_successor="1.000002"))
    assert refusal.value.code == "procedure_not_in_force"
    assert "1.000002" in refusal.value.vi
    assert "1.000002" in refusal.value.en


def test_another_units_procedure_is_guided_to_the_right_unit() -> None:
    elsewhere = accept(offer_competent_centre="QNI.193", offer_competent_name="Trung tâm Hạ Long")
    with pytest.raises(Refused) as refusal:
        Stage().do("05/11 09:00", elsewhere)
    assert refusal.value.code == "other_units_competence"
    assert "Hạ Long" in refusal.value.vi


def test_without_boundaries_the_clock_waits_for_the_competent_agency() -> None:
    elsewhere = accept(offer_competent_centre="QNI.06658", offer_competent_name="Cao Xanh", offer_non_boundary=True)
    stage = Stage().do("03/09/2026 09:00", elsewhere)
    assert (stage.state.status, stage.state.due_at) == (Status.ACCEPTED, None)
    assert (stage.state.centre, stage.state.received_centre) == ("QNI.06658", "QNI")
    for command in (HandOver(), AskForSupplement(("Bản đồ",), "Thiếu"), FinishStep("appraise"), GRANT):
        with pytest.raises(Refused, match="clock_not_started"):
            stage.do("03/09/2026 10:00", command)
    stage.do("04/09/2026 10:00", ReceiveAsCompetent())
    assert stage.state.due_at == stage.state.original_due_at == instant("11/09/2026 17:00")
    with pytest.raises(Refused, match="clock_already_started"):
        stage.do("04/09/2026 11:00", ReceiveAsCompetent())


def test_before_decree_309_the_clock_of_a_non_boundary_dossier_starts_at_reception() -> None:
    elsewhere = accept(offer_competent_centre="QNI.06658", offer_competent_name="Cao Xanh", offer_non_boundary=True)
    assert Stage().do("03/11/2025 09:00", elsewhere).state.due_at == instant("10/11/2025 17:00")


def test_a_matter_whose_case_is_open_gets_no_promised_term() -> None:
    promise = {"offer_term": None, "promised_term": parse_term("200 working_days"), "promised_ground": "QĐ 12"}
    with pytest.raises(Refused, match="case_needed"):
        Stage().do("05/11 09:00", accept(**promise, offer_unsettled="case"))
    with pytest.raises(Refused, match="channel_not_offered"):
        Stage().do("05/11 09:00", accept(**promise, offer_unsettled="channel"))


@pytest.mark.parametrize(
    "changes", [{"owner": Party("Kẻ Lạ")}, {"channel": Channel.COUNTER}, {"offer_procedure": "1.000002"}]
)
def test_what_was_submitted_is_accepted_as_it_was_submitted(changes: dict[str, object]) -> None:
    stage = Stage().do("05/11 08:00", draft()).do("05/11 08:20", Submit())
    with pytest.raises(Refused, match="differs_from_submission"):
        stage.do("05/11 09:00", accept(**({"channel": Channel.ONLINE} | changes)))


def test_the_day_is_vietnams_whatever_zone_the_instant_comes_in() -> None:
    half_past_midnight = instant("06/11 00:30")
    context = Context(half_past_midnight.astimezone(UTC), BINH, SCHEDULE, regime_on(date(2018, 11, 6)))
    (event,) = decide(NOTHING, accept(), context)
    assert event.at.date() == date(2018, 11, 6)
    assert event.fact.due_at == instant("13/11 17:00")


def test_the_non_boundary_list_did_not_exist_in_2018() -> None:
    elsewhere = accept(offer_competent_centre="QNI.193", offer_non_boundary=True)
    with pytest.raises(Refused, match="other_units_competence"):
        Stage().do("05/11 09:00", elsewhere)


def test_an_unknown_term_needs_a_promise_and_its_ground() -> None:
    with pytest.raises(Refused, match="term_unknown"):
        Stage().do("05/11 09:00", accept(offer_term=None))
    promise = {"offer_term": None, "promised_term": parse_term("3 working_days")}
    with pytest.raises(Invalid, match="promised_ground_missing"):
        Stage().do("05/11 09:00", accept(**promise))
    stage = Stage().do("05/11 09:00", accept(**promise, promised_ground="QĐ 12/QĐ-UBND"))
    assert stage.state.due_at == instant("08/11 17:00")
    assert stage.last.term_ground == "QĐ 12/QĐ-UBND"


def test_a_promise_cannot_shorten_or_stretch_a_known_term() -> None:
    stage = Stage().do("05/11 09:00", accept(promised_term=parse_term("30 working_days"), promised_ground="x"))
    assert stage.state.due_at == instant("12/11 17:00")


def test_no_calendar_for_the_year_no_date() -> None:
    with pytest.raises(Refused, match="calendar_missing"):
        Stage().do("28/12/2026 09:00", accept())


def test_an_owner_without_a_name_is_refused() -> None:
    with pytest.raises(Invalid, match="owner_missing"):
        Stage().do("05/11 09:00", accept(owner=Party("  ")))


def test_a_dossier_is_accepted_once() -> None:
    with pytest.raises(Refused, match="wrong_status"):
        accepted().do("05/11 09:30", accept())


def test_refusal_at_the_gate_needs_reason_and_ground() -> None:
    with pytest.raises(Invalid, match="reason_missing"):
        Stage().do("05/11 09:00", RefuseAtGate("", "Điều 5"))
    with pytest.raises(Invalid, match="ground_missing"):
        Stage().do("05/11 09:00", RefuseAtGate("Không thuộc đối tượng", " "))
    assert (
        Stage().do("05/11 09:00", RefuseAtGate("Không thuộc đối tượng", "Điều 5")).state.status is Status.NOT_ACCEPTED
    )


def test_after_refusal_at_the_gate_nothing_goes_on() -> None:
    stage = Stage().do("05/11 09:00", RefuseAtGate("Không thuộc đối tượng", "Điều 5"))
    with pytest.raises(Refused, match="dossier_ended"):
        stage.do("05/11 10:00", accept())


def draft(**changes: object) -> SaveDraft:
    values = SaveDraft("QNI", "H49.01", "1.000001", "", "mau", 7, owner=AN)
    return replace(values, **changes)


def test_a_draft_may_lack_anything_but_is_submitted_only_with_an_owner() -> None:
    stage = Stage().do("05/11 08:00", draft(owner=None))
    with pytest.raises(Invalid, match="owner_missing"):
        stage.do("05/11 08:10", Submit())
    stage.do("05/11 08:15", draft()).do("05/11 08:20", Submit())
    assert stage.state.status is Status.REGISTERED
    accepted = stage.do("05/11 09:00", accept(channel=Channel.ONLINE)).state
    assert accepted.accepted_at == instant("05/11 09:00")


def test_what_is_submitted_cannot_be_redrafted() -> None:
    stage = Stage().do("05/11 08:00", draft()).do("05/11 08:20", Submit())
    with pytest.raises(Refused, match="wrong_status"):
        stage.do("05/11 08:30", draft())


def test_the_offer_of_the_stage_is_a_real_process() -> None:
    assert [step.key for step in OFFER.process.steps] == ["receive", "appraise", "approve", "return"]
    assert date(2018, 11, 5).weekday() == 0
