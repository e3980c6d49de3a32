"""Notes stand beside the work; sending back opens the appraisal again."""

import pytest

from motcua.dossiers.rules.lifecycle.conclude import Decide, IssueResult
from motcua.dossiers.rules.lifecycle.hand_over import HandOver
from motcua.dossiers.rules.lifecycle.note import AddNote
from motcua.dossiers.rules.lifecycle.send_back import SendBack, steps_to_reopen
from motcua.dossiers.rules.lifecycle.steps import FinishStep, open_steps
from motcua.dossiers.rules.lifecycle.undo import UndoLastStep
from motcua.dossiers.rules.state import Outcome, Status
from motcua.dossiers.rules.trail import trail
from motcua.dossiers.tests.stage import BINH, CHI, DUNG, Stage, accepted, instant
from motcua.kernel.errors import Invalid, Refused
from motcua.processes.rules.frozen import freeze
from motcua.processes.rules.template import Name, ProcessTemplate, Step, StepKind


def appraised() -> Stage:
    """Handed over and appraised by Chi on 06/11; the approval is open."""
    stage = accepted().do("05/11 10:00", HandOver())
    return stage.do("06/11 09:00", FinishStep("appraise", "Đạt"), CHI)


def turn(stage: Stage) -> list[str]:
    return [step.key for step in open_steps(stage.state)]


def test_a_note_moves_nothing_but_the_story() -> None:
    before = appraised().state
    stage = appraised().do("06/11 10:00", AddNote("  Đã gọi điện cho người nộp "), BINH)
    assert stage.last.text == "Đã gọi điện cho người nộp"
    after = stage.state
    assert (after.seq, after.last_at) == (before.seq + 1, instant("06/11 10:00"))
    same = after.evolved(seq=before.seq, last_at=before.last_at)
    assert same == before


def test_a_note_without_text_is_refused() -> None:
    with pytest.raises(Invalid) as refusal:
        appraised().do("06/11 10:00", AddNote(" "))
    assert refusal.value.field == "text"


def test_the_act_before_a_note_can_still_be_undone_by_whoever_did_it() -> None:
    stage = appraised().do("06/11 10:00", AddNote("Chờ xem"), BINH)
    assert stage.state.last_by == CHI.account
    stage.do("06/11 11:00", UndoLastStep("Nhầm"), CHI)
    assert stage.last.undoes == 3
    assert turn(stage) == ["appraise"]
    assert stage.state.seq == 5


def test_sending_back_opens_the_appraisal_again_with_a_new_planned_end() -> None:
    stage = appraised().do("07/11 09:00", SendBack("Thiếu căn cứ"), DUNG)
    assert (stage.last.steps, stage.last.reason) == (("appraise",), "Thiếu căn cứ")
    assert turn(stage) == ["appraise"]
    assert stage.last.planned[0].step == "appraise"
    assert stage.last.planned[0].due_at > instant("07/11 09:00")
    stage.do("08/11 09:00", FinishStep("appraise", "Đã bổ sung căn cứ"), CHI)
    stage.do("08/11 10:00", Decide(Outcome.GRANTED, "1/QĐ"), DUNG).do("08/11 10:00", IssueResult(), DUNG)
    assert stage.state.status is Status.RESOLVED


def test_sending_back_moves_no_due_date_and_can_be_taken_back() -> None:
    stage = appraised()
    due = stage.state.due_at
    stage.do("07/11 09:00", SendBack("Thiếu căn cứ"), DUNG)
    assert stage.state.due_at == due
    stage.do("07/11 09:05", UndoLastStep("Nhầm hồ sơ"), DUNG)
    assert turn(stage) == ["approve"]


@pytest.mark.parametrize(
    ("stage", "code"),
    [
        (lambda: accepted().do("05/11 10:00", HandOver()), "earlier_step_open"),
        (lambda: appraised().do("06/11 10:00", Decide(Outcome.GRANTED, "1"), DUNG), "already_decided"),
        (accepted, "wrong_status"),
    ],
)
def test_nothing_is_sent_back_before_its_turn_nor_after_the_decision(stage, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        stage().do("07/11 09:00", SendBack("Thiếu"), DUNG)
    assert refusal.value.code == code


def test_sending_back_needs_a_reason() -> None:
    with pytest.raises(Invalid) as refusal:
        appraised().do("07/11 09:00", SendBack(" "), DUNG)
    assert refusal.value.field == "reason"


def a_step(key: str, kind: StepKind, *after: str) -> Step:
    return Step(key, kind, Name(key), role="appraiser", hours=2, after=after)


def process_of(*steps: Step):
    return freeze(ProcessTemplate("p", 1, Name("p"), steps), {}, term_hours=40)


@pytest.mark.parametrize(
    ("middle", "approved_after", "reopened"),
    [
        ((), ("receive",), ()),
        ((a_step("look", StepKind.APPRAISE, "receive"),), ("look",), ("look",)),
        (
            (a_step("one", StepKind.APPRAISE, "receive"), a_step("two", StepKind.APPRAISE, "one")),
            ("two",),
            ("two",),
        ),
        (
            (a_step("look", StepKind.APPRAISE, "receive"), a_step("ask", StepKind.CONSULT, "look")),
            ("ask",),
            ("look", "ask"),
        ),
        (
            (a_step("left", StepKind.APPRAISE, "receive"), a_step("right", StepKind.APPRAISE, "receive")),
            ("left", "right"),
            ("left", "right"),
        ),
    ],
)
def test_the_nearest_appraisals_and_what_follows_them_are_opened(middle, approved_after, reopened) -> None:
    process = process_of(
        a_step("receive", StepKind.RECEIVE),
        *middle,
        a_step("approve", StepKind.APPROVE, *approved_after),
        a_step("return", StepKind.RETURN, "approve"),
    )
    found = steps_to_reopen(process, process.step("approve"))
    assert set(found) == set(reopened)
    done = frozenset({"receive", *(step.key for step in middle)}) - set(found)
    assert not found or {step.key for step in process.next_steps(done)} <= set(found)


def test_the_trail_tells_who_when_and_by_when_and_forgets_what_was_taken_back() -> None:
    stage = appraised()
    told = {each.step.key: each for each in trail(stage.state, stage.events)}
    assert [each.progress for each in told.values()] == ["done", "done", "current", "waiting"]
    assert (told["receive"].by, told["receive"].at) == (BINH, instant("05/11 09:00"))
    assert (told["appraise"].by, told["appraise"].at) == (CHI, instant("06/11 09:00"))
    assert told["appraise"].planned_end == stage.events[1].fact.planned[0].due_at
    assert told["approve"].planned_end == stage.events[2].fact.planned[0].due_at
    stage.do("06/11 10:00", UndoLastStep("Nhầm"), CHI)
    told = {each.step.key: each for each in trail(stage.state, stage.events)}
    assert (told["appraise"].progress, told["appraise"].by) == ("current", None)
    assert told["approve"].progress == "waiting"
