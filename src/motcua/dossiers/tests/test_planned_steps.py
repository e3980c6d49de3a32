"""Each open step has a planned end in opening hours, kept with the event that brought its turn (TT 01/2018 Art 8).

The default process plans 60 % of forty hours for appraisal: 24 hours, at 7.5 hours a day.
"""

from motcua.dossiers.actions.accept_dossier import accept_dossier
from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.actions.hand_over_dossier import hand_over_dossier
from motcua.dossiers.queries import with_overdue_step
from motcua.dossiers.rules.codec import decode_fact, encode_fact
from motcua.dossiers.rules.lifecycle.conclude import Decide, IssueResult
from motcua.dossiers.rules.lifecycle.hand_over import HandOver
from motcua.dossiers.rules.lifecycle.payment import ConfirmPayment, RequestPayment
from motcua.dossiers.rules.lifecycle.steps import FinishStep
from motcua.dossiers.rules.lifecycle.supplement import AskForSupplement, ReceiveSupplement
from motcua.dossiers.rules.lifecycle.undo import UndoLastStep
from motcua.dossiers.rules.planned import open_ends, overdue_steps
from motcua.dossiers.rules.state import Outcome, StepEnd
from motcua.dossiers.tests.stage import CHI, DUNG, Stage, accepted, instant
from motcua.dossiers.tests.world import World, application
from motcua.dossiers.verify import verify_one

GRANT = Decide(Outcome.GRANTED, "12/QĐ")
APPRAISAL = StepEnd("appraise", instant("08/11 11:30"))


def working() -> Stage:
    return accepted().do("05/11 10:00", HandOver())


def test_the_end_is_planned_when_the_turn_comes_and_kept_in_the_event() -> None:
    assert open_ends(accepted().state) == ()
    stage = working()
    assert (stage.last.planned, open_ends(stage.state)) == ((APPRAISAL,), (APPRAISAL,))
    assert decode_fact("handed_over", encode_fact(stage.last), {}) == stage.last
    stage.do("06/11 09:00", FinishStep("appraise"), CHI)
    assert open_ends(stage.state) == (StepEnd("approve", instant("07/11 09:30")),)
    stage.do("06/11 09:05", UndoLastStep("Nhầm"), CHI)
    assert open_ends(stage.state) == (APPRAISAL,)


def test_a_step_is_overdue_after_its_end_until_it_is_done() -> None:
    stage = working()
    assert overdue_steps(stage.state, instant("08/11 11:30")) == ()
    assert overdue_steps(stage.state, instant("08/11 11:31")) == (APPRAISAL,)
    stage.do("08/11 14:00", FinishStep("appraise"), CHI).do("08/11 15:00", GRANT, DUNG)
    stage.do("08/11 16:00", IssueResult(), DUNG)
    assert overdue_steps(stage.state, instant("08/12 11:00")) == ()


def test_papers_that_begin_the_term_again_give_the_whole_hours_again() -> None:
    stage = working().do("07/11 09:00", AskForSupplement(("Bản đồ",), "Thiếu"), CHI)
    assert overdue_steps(stage.state, instant("14/11 09:00")) == ()
    stage.do("12/11 10:00", ReceiveSupplement(("Bản đồ",)))
    assert open_ends(stage.state) == (StepEnd("appraise", instant("15/11 11:30")),)


def test_after_a_payment_there_is_left_what_was_left() -> None:
    stage = working().do("08/11 10:00", RequestPayment(1_000, "Lệ phí"), CHI)
    stage.do("12/11 09:00", ConfirmPayment("BL-1"))
    assert open_ends(stage.state) == (StepEnd("appraise", instant("12/11 10:30")),)
    late = working().do("09/11 10:00", RequestPayment(1_000, "Lệ phí"), CHI).do("12/11 09:00", ConfirmPayment("BL-1"))
    assert open_ends(late.state) == (APPRAISAL,), "what was over stays over"


def test_a_plan_that_reaches_a_year_without_a_calendar_holds_up_nothing() -> None:
    stage = accepted("22/12/2026 09:00").do("30/12/2026 16:00", HandOver())
    assert open_ends(stage.state) == ()


def test_a_list_asks_for_dossiers_with_a_step_overdue(world: World) -> None:
    code = accept_dossier(world.binh, application(), at=instant("05/11 09:00")).state.code
    hand_over_dossier(world.binh, code, at=instant("05/11 10:00"))
    assert not with_overdue_step(world.chi, instant("08/11 09:00")).exists()
    assert [row.code for row in with_overdue_step(world.chi, instant("09/11 09:00"))] == [code]
    assert not with_overdue_step(world.giang, instant("09/11 09:00")).exists()
    assert verify_one(code).differences == []
    carry_out(world.chi, code, FinishStep("appraise"), at=instant("09/11 10:00"))
    assert not with_overdue_step(world.chi, instant("09/11 11:00")).exists()
