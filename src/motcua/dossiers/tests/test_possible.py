"""Which acts a person may do now: the rules' and the policies' own answer, for everyone at every stage."""

from datetime import datetime

import pytest

from motcua.catalogue.rules.content import Channel
from motcua.dossiers.access import dossier_for
from motcua.dossiers.actions.accept_dossier import accept_dossier
from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.actions.hand_over_dossier import hand_over_dossier
from motcua.dossiers.actions.register_dossier import save_draft, submit_dossier
from motcua.dossiers.models import DossierEvent, Duty
from motcua.dossiers.possible import ELSEWHERE, EXAMPLES, possible_acts, why_not
from motcua.dossiers.rules.lifecycle.assign import TakeStep
from motcua.dossiers.rules.lifecycle.conclude import Decide, IssueResult
from motcua.dossiers.rules.lifecycle.extend import Extend
from motcua.dossiers.rules.lifecycle.incident import IncidentKind, RemedyIncident, ReportIncident
from motcua.dossiers.rules.lifecycle.registry import DECIDERS
from motcua.dossiers.rules.lifecycle.return_result import ReturnResult
from motcua.dossiers.rules.lifecycle.steps import FinishStep
from motcua.dossiers.rules.lifecycle.supplement import AskForSupplement, ReceiveSupplement
from motcua.dossiers.rules.state import Outcome
from motcua.dossiers.tests.world import World, application, instant
from motcua.dossiers.worklists.retelling import tell_duties_again
from motcua.organisation.actors import Actor


def names(actor: Actor, code: str, at: datetime) -> set[str]:
    return {
        type(each.command).__name__ for each in possible_acts(actor, dossier_for(actor, code), at=at) if each.foreseen
    }


def refusals(actor: Actor, code: str, at: datetime) -> set[str]:
    found = possible_acts(actor, dossier_for(actor, code), at=at)
    return {each.refusal.code for each in found if each.refusal}


@pytest.fixture
def code(world: World) -> str:
    return accept_dossier(world.binh, application(), at=instant("05/11 09:00")).state.code


ALWAYS = {"AddNote", "ReportIncident"}


def test_everyone_is_offered_what_is_theirs_and_no_more(world: World, code: str) -> None:
    at = instant("05/11 10:00")
    correcting = {"Correct", "Withdraw", "Forward"}
    assert names(world.binh, code, at) == ALWAYS | correcting | {"HandOver", "AskForSupplement"}
    assert names(world.kiem, code, at) == set()
    hand_over_dossier(world.binh, code, at=at)
    at = instant("05/11 11:00")
    appraising = {"StartStep", "FinishStep", "AskForSupplement", "RequestPayment", "Consult", "Stop", "TakeStep"}
    assert names(world.chi, code, at) == ALWAYS | appraising
    assert names(world.binh, code, at) == ALWAYS | {"AskForSupplement", "Correct", "Withdraw", "UndoLastStep"}
    assert refusals(world.dung, code, at) == {"earlier_step_open"}
    carry_out(world.chi, code, FinishStep("appraise"), at=at)
    assert {"Decide", "SendBack"} <= names(world.dung, code, instant("06/11 09:00"))
    carry_out(world.dung, code, Decide(Outcome.GRANTED, "1/QĐ"), at=instant("06/11 09:00"))
    assert "IssueResult" in names(world.dung, code, instant("06/11 10:00"))
    carry_out(world.dung, code, IssueResult(), at=instant("06/11 10:00"))
    assert names(world.binh, code, instant("06/11 11:00")) == ALWAYS | {"ReturnResult", "Correct"}
    assert refusals(world.dung, code, instant("06/11 11:00")) == {"undo_result_needs_head"}
    carry_out(world.binh, code, ReturnResult("Phạm Thị An", identity_checked=True), at=instant("06/11 11:00"))
    assert names(world.binh, code, instant("06/11 12:00")) == ALWAYS


def test_what_it_would_cause_is_what_it_causes(world: World, code: str) -> None:
    hand_over_dossier(world.binh, code, at=instant("05/11 10:00"))
    carry_out(world.chi, code, AskForSupplement(("Bản đồ",), "Thiếu"), at=instant("07/11 09:00"))
    at = instant("14/11 09:00")
    (possible,) = possible_acts(world.binh, dossier_for(world.binh, code), at=at, of=ReceiveSupplement)
    foreseen = possible.foreseen.after
    done = carry_out(world.binh, code, ReceiveSupplement(), at=at).state
    assert foreseen.due_at == done.due_at == instant("21/11 17:00")
    assert foreseen.status is done.status


def test_looking_writes_nothing(world: World, code: str) -> None:
    before = DossierEvent.objects.count()
    for actor in (world.binh, world.chi, world.dung, world.em):
        possible_acts(actor, dossier_for(actor, code), at=instant("05/11 10:00"))
    assert DossierEvent.objects.count() == before


def test_a_second_request_is_the_heads_and_the_others_are_told_so(world: World, code: str) -> None:
    hand_over_dossier(world.binh, code, at=instant("05/11 10:00"))
    carry_out(world.chi, code, AskForSupplement(("Bản đồ",), "Thiếu"), at=instant("06/11 09:00"))
    carry_out(world.binh, code, ReceiveSupplement(), at=instant("07/11 09:00"))
    at = instant("07/11 10:00")
    assert "further_request_needs_head" in refusals(world.chi, code, at)
    (offered,) = possible_acts(world.em, dossier_for(world.em, code), at=at, of=AskForSupplement)
    assert offered.foreseen.fact.counts_late


def test_an_extension_that_comes_too_late_says_so(world: World, code: str) -> None:
    hand_over_dossier(world.binh, code, at=instant("05/11 10:00"))
    assert "Extend" in names(world.dung, code, instant("09/11 09:00"))
    assert "extension_too_late" in refusals(world.dung, code, instant("12/11 09:00"))


def test_why_not_says_the_rules_own_sentence(world: World, code: str) -> None:
    loaded = dossier_for(world.chi, code)
    assert why_not(world.chi, loaded, FinishStep, at=instant("05/11 10:00")).code == "wrong_status"
    assert why_not(world.chi, loaded, Extend, at=instant("05/11 10:00")).code == "not_your_role"
    assert why_not(world.binh, loaded, ReceiveSupplement, at=instant("05/11 10:00")).code == "wrong_status"


def test_on_ones_own_dossier_an_officer_acts_as_the_citizen(world: World) -> None:
    asked = application(channel=Channel.ONLINE)
    number = save_draft(world.chi, asked, at=instant("05/11 08:00")).dossier_id
    submit_dossier(world.chi, number, at=instant("05/11 08:30"))
    code = accept_dossier(world.binh, asked, at=instant("05/11 09:00"), registered=number).state.code
    hand_over_dossier(world.binh, code, at=instant("05/11 10:00"))
    assert names(world.chi, code, instant("05/11 11:00")) == {"Withdraw"}


def test_every_command_is_offered_here_or_says_where_it_is_given() -> None:
    assert set(EXAMPLES) | set(ELSEWHERE) == set(DECIDERS)
    assert not set(EXAMPLES) & set(ELSEWHERE)


def test_an_incident_is_told_by_the_counter_and_put_right_by_who_decided(world: World, code: str) -> None:
    carry_out(world.binh, code, ReportIncident(IncidentKind.LOST_PAPERS, "Mất bản vẽ"), at=instant("05/11 10:00"))
    assert "RemedyIncident" not in names(world.binh, code, instant("05/11 11:00"))
    (remedy,) = possible_acts(world.dung, dossier_for(world.dung, code), at=instant("05/11 11:00"), of=RemedyIncident)
    assert remedy.command.number == 2
    assert "ReportIncident" in names(world.binh, code, instant("05/11 11:00"))  # of another kind


def test_a_step_that_was_taken_can_be_given_back(world: World, code: str) -> None:
    hand_over_dossier(world.binh, code, at=instant("05/11 10:00"))
    carry_out(world.chi, code, TakeStep("appraise"), at=instant("05/11 11:00"))
    assert names(world.chi, code, instant("05/11 12:00")) & {"TakeStep", "GiveBackStep"} == {"GiveBackStep"}


def test_duties_told_again_know_what_is_to_be_put_right_after_the_return(world: World, code: str) -> None:
    hand_over_dossier(world.binh, code, at=instant("05/11 10:00"))
    carry_out(world.chi, code, FinishStep("appraise"), at=instant("06/11 09:00"))
    carry_out(world.dung, code, Decide(Outcome.GRANTED, "1/QĐ"), at=instant("06/11 10:00"))
    carry_out(world.dung, code, IssueResult(), at=instant("06/11 11:00"))
    carry_out(world.binh, code, ReturnResult("Phạm Thị An", identity_checked=True), at=instant("07/11 09:00"))
    carry_out(world.binh, code, ReportIncident(IncidentKind.WRONG_RESULT, "Sai tên"), at=instant("08/11 09:00"))
    kept = set(Duty.objects.values_list("place", "whose", "work"))
    assert ("at:QNI", "approver", "remedy") in kept
    tell_duties_again()
    assert set(Duty.objects.values_list("place", "whose", "work")) == kept
