"""Whose turn it is, told of every stage of a dossier's life; and the naming of an officer for a step."""

from datetime import date

import pytest

from motcua.dossiers.policies import ROLES
from motcua.dossiers.rules.duties import UNIT, Work, duties_of
from motcua.dossiers.rules.lifecycle.assign import GiveBackStep, Reassign, TakeStep
from motcua.dossiers.rules.lifecycle.conclude import Decide, IssueResult
from motcua.dossiers.rules.lifecycle.consult import Consult, ReplyToConsultation
from motcua.dossiers.rules.lifecycle.extend import Extend
from motcua.dossiers.rules.lifecycle.hand_over import HandOver
from motcua.dossiers.rules.lifecycle.incident import IncidentKind, RemedyIncident, ReportIncident
from motcua.dossiers.rules.lifecycle.return_result import ReturnResult
from motcua.dossiers.rules.lifecycle.steps import FinishStep
from motcua.dossiers.rules.lifecycle.supplement import AskForSupplement, ReceiveSupplement
from motcua.dossiers.rules.lifecycle.undo import UndoLastStep
from motcua.dossiers.rules.state import DossierState, Outcome
from motcua.dossiers.tests.stage import CHI, DUNG, Stage, accept, accepted, instant
from motcua.kernel.errors import DomainError
from motcua.worktime.rules.terms import parse_term

CENTRE, AGENCY = "at:QNI", "for:H49.01"


def told(stage: Stage) -> set[tuple[str, str, str]]:
    """Work, place and owner of each duty that is somebody's."""
    return {(each.work, each.place, each.whose) for each in duties_of(stage.state, ROLES) if each.whose != UNIT}


def handed_over() -> Stage:
    return accepted().do("05/11 10:00", HandOver())


def decided() -> Stage:
    return (
        handed_over()
        .do("06/11 09:00", FinishStep("appraise"), CHI)
        .do("07/11 09:00", Decide(Outcome.GRANTED, "12/QĐ"), DUNG)
    )


def test_what_nobody_has_accepted_waits_for_nobody() -> None:
    assert duties_of(DossierState(), ROLES) == ()


def test_what_was_accepted_is_to_be_handed_over_by_the_counter() -> None:
    assert told(accepted()) == {(Work.HAND_OVER, CENTRE, "receptionist")}


def test_what_is_done_at_once_is_worked_on_at_the_counter() -> None:
    at_once = Stage().do("05/11 09:00", accept(offer_term=parse_term("at_once")))
    assert told(at_once) == {(Work.APPRAISE, CENTRE, "appraiser")}


def test_what_was_handed_over_waits_for_the_step_at_the_centre_and_at_the_agency() -> None:
    assert told(handed_over()) == {(Work.APPRAISE, CENTRE, "appraiser"), (Work.APPRAISE, AGENCY, "appraiser")}


def test_what_was_appraised_waits_for_the_decision_and_then_for_the_result() -> None:
    appraised = handed_over().do("06/11 09:00", FinishStep("appraise"), CHI)
    assert {(work, whose) for work, _, whose in told(appraised)} == {(Work.APPROVE, "approver")}
    assert {(work, whose) for work, _, whose in told(decided())} == {
        (Work.ISSUE, "approver"),
        (Work.ISSUE, "issuer"),
    }


def test_a_result_waits_for_the_counter_until_it_is_fetched() -> None:
    issued = decided().do("07/11 10:00", IssueResult(), DUNG)
    assert (Work.RETURN, CENTRE, "receptionist") in told(issued)
    assert (Work.RETURN, CENTRE, "returner") in told(issued)
    returned = issued.do("08/11 09:00", ReturnResult("Phạm Thị An", identity_checked=True))
    assert told(returned) == set()


def test_while_papers_are_awaited_nobody_works_and_then_the_step_is_there_again() -> None:
    asked = handed_over().do("06/11 09:00", AskForSupplement(("Bản đồ",), "Thiếu bản đồ"), CHI)
    assert told(asked) == set()
    answered = asked.do("07/11 09:00", ReceiveSupplement(("Bản đồ",)))
    assert told(answered) == told(handed_over())


def test_a_question_is_the_asked_agencys_to_answer_and_takes_nothing_off_the_step() -> None:
    asked = handed_over().do("06/11 09:00", Consult("H49.02.01", "Đúng quy hoạch?", instant("08/11 17:00")), CHI)
    replies = {(place, whose) for work, place, whose in told(asked) if work == Work.REPLY}
    assert replies == {
        (place, role) for place in ("by:H49.02.01", "by:H49.02.01@QNI") for role in ("appraiser", "approver")
    }
    assert told(handed_over()) < told(asked)
    assert asked.state.reply_due_at == instant("08/11 17:00")
    answered = asked.do("07/11 09:00", ReplyToConsultation("H49.02.01", "Đúng"), CHI)
    assert (told(answered), answered.state.reply_due_at) == (told(handed_over()), None)


def test_there_is_one_row_for_the_unit_at_each_place() -> None:
    rows = [each.place for each in duties_of(decided().state, ROLES) if each.whose == UNIT]
    assert sorted(rows) == sorted({CENTRE, AGENCY})


# Who has it in hand ------------------------------------------------------------------------------------------------


def test_a_step_that_was_taken_is_one_officers_until_it_is_given_back() -> None:
    taken = handed_over().do("05/11 14:00", TakeStep("appraise"), CHI)
    assert {whose for _, _, whose in told(taken)} == {"=3"}
    given_back = taken.do("05/11 15:00", GiveBackStep("appraise"), CHI)
    assert told(given_back) == told(handed_over())


def test_the_head_gives_a_step_and_takes_it_from_another() -> None:
    taken = handed_over().do("05/11 14:00", TakeStep("appraise"), CHI)
    given = taken.do("05/11 15:00", Reassign(("appraise",), 9, "Bùi Văn Hà", "Chi nghỉ ốm"), DUNG)
    assert {whose for _, _, whose in told(given)} == {"=9"}
    assert (given.last.name, given.last.reason) == ("Bùi Văn Hà", "Chi nghỉ ốm")
    undone = given.do("05/11 15:01", UndoLastStep("Nhầm người"), DUNG)
    assert told(undone) == told(taken)


def test_a_name_on_a_step_moves_no_clock_and_ends_with_the_step() -> None:
    taken = handed_over().do("05/11 14:00", TakeStep("appraise"), CHI)
    before = handed_over().state
    assert (taken.state.status, taken.state.due_at, taken.state.step_ends) == (
        before.status,
        before.due_at,
        before.step_ends,
    )
    done = taken.do("06/11 09:00", FinishStep("appraise"), CHI)
    assert {whose for _, _, whose in told(done)} == {"approver"}


def test_a_name_outlives_an_extension_and_a_wait() -> None:
    taken = handed_over().do("05/11 14:00", TakeStep("appraise"), CHI)
    moved = taken.do("06/11 09:00", Extend(date(2018, 11, 20), "Chờ đo đạc", "15/XL"), DUNG)
    asked = moved.do("07/11 09:00", AskForSupplement(("Bản đồ",), "Thiếu"), CHI)
    assert told(asked) == set()
    answered = asked.do("08/11 09:00", ReceiveSupplement(("Bản đồ",)))
    assert {whose for _, _, whose in told(answered)} == {"=3"}


@pytest.mark.parametrize(
    ("command", "by", "code"),
    [
        (TakeStep("appraise"), DUNG, "step_has_somebody"),
        (TakeStep("approve"), DUNG, "nothing_to_assign"),
        (TakeStep("khong-co"), DUNG, "nothing_to_assign"),
        (GiveBackStep("appraise"), DUNG, "step_not_held"),
        (Reassign(("appraise",), 3, "Trần Thị Chi", "Đúng việc"), DUNG, "given_already"),
        (Reassign((), 3, "Trần Thị Chi", "Đúng việc"), DUNG, "nothing_to_assign"),
        (Reassign(("approve",), 9, "Bùi Văn Hà", "Đúng việc"), DUNG, "nothing_to_assign"),
        (Reassign(("appraise",), 9, "Bùi Văn Hà", "  "), DUNG, "reason_missing"),
    ],
)
def test_what_cannot_be_given_or_taken_is_told(command: object, by: object, code: str) -> None:
    taken = handed_over().do("05/11 14:00", TakeStep("appraise"), CHI)
    with pytest.raises(DomainError) as refusal:
        taken.do("05/11 15:00", command, by)
    assert refusal.value.code == code


def test_an_open_incident_is_the_deciders_to_put_right_also_after_the_return() -> None:
    stage = decided().do("07/11 10:00", IssueResult(), DUNG)
    stage.do("08/11 09:00", ReturnResult("Phạm Thị An", identity_checked=True))
    stage.do("09/11 09:00", ReportIncident(IncidentKind.WRONG_RESULT, "Sai năm sinh"))
    stage.do("09/11 10:00", ReportIncident(IncidentKind.LOST_PAPERS, "Mất bản vẽ"))
    owners = {(place, whose) for work, place, whose in told(stage) if work == Work.REMEDY}
    assert owners == {(place, whose) for place in (CENTRE, AGENCY) for whose in ("approver", "issuer", "centre_head")}
    for incident in stage.state.incidents:
        stage.do("10/11 09:00", RemedyIncident(incident.number, "Cấp lại", "5/XL"), DUNG)
    assert told(stage) == set()
