"""What single stories book, day by day, told as worked cases of November 2018."""

from datetime import date
from typing import Any

import pytest

from motcua.dossiers.projectors import Change, Transition
from motcua.dossiers.rules.lifecycle import NOTHING, evolve
from motcua.dossiers.rules.lifecycle.accept import ReceiveAsCompetent
from motcua.dossiers.rules.lifecycle.conclude import Decide, IssueResult
from motcua.dossiers.rules.lifecycle.extend import Extend
from motcua.dossiers.rules.lifecycle.forward import Forward
from motcua.dossiers.rules.lifecycle.hand_over import HandOver
from motcua.dossiers.rules.lifecycle.payment import ConfirmPayment, RequestPayment
from motcua.dossiers.rules.lifecycle.register import SaveDraft, Submit
from motcua.dossiers.rules.lifecycle.return_result import ReturnResult
from motcua.dossiers.rules.lifecycle.steps import FinishStep
from motcua.dossiers.rules.lifecycle.stop import Stop, Withdraw
from motcua.dossiers.rules.lifecycle.supplement import AskForSupplement, ReceiveSupplement
from motcua.dossiers.rules.lifecycle.undo import Undone
from motcua.dossiers.rules.state import Outcome
from motcua.dossiers.tests.stage import AN, BINH, Stage, accept, accepted, instant
from motcua.kernel.facts import Event
from motcua.statistics.rules.contributions import contributions
from motcua.statistics.rules.metrics import Metric
from motcua.statistics.rules.tally import Tally

ASK = AskForSupplement(("Bản đồ",), "Thiếu")
ASK_AGAIN = AskForSupplement(("Sơ đồ",), "Thiếu", ground="Luật X", approved=True)


def change_of(stage: Stage) -> Change:
    transitions, before = [], NOTHING
    for event in stage.events:
        after = evolve(before, event)
        transitions.append(Transition(before, event, after))
        before = after
    return Change(1, tuple(transitions))


def booked(stage: Stage) -> dict[tuple[int, str, str], int]:
    """What was booked: by day of November (over 30 in December), centre and metric."""
    tally = Tally()
    tally.add(change_of(stage))
    first = date(2018, 10, 31)
    return {((key.day - first).days, key.centre, str(key.metric)): n for key, n in tally.bookings()}


def resolved(decided: str, issued: str, outcome: Outcome = Outcome.GRANTED) -> Stage:
    """Accepted on Monday 05/11 for five working days (due 12/11), resolved as told."""
    stage = accepted().do("05/11 10:00", HandOver()).do("06/11 10:00", FinishStep("appraise"))
    stage.do(decided, Decide(outcome, "1/QĐ", "Không đủ điều kiện", "Điều 5"))
    return stage.do(issued, IssueResult())


def test_acceptance_counts_today_and_as_overdue_from_the_day_after_the_due_day() -> None:
    assert booked(accepted()) == {(5, "QNI", "accepted"): 1, (5, "QNI", "open"): 1, (13, "QNI", "overdue"): 1}


def test_a_draft_and_a_submission_count_nowhere() -> None:
    stage = Stage().do("05/11 08:00", SaveDraft("QNI", "H49.01", "1.000001", "", "mau", None, owner=AN))
    stage.do("05/11 08:10", Submit())
    assert booked(stage) == {}
    assert contributions(stage.state) is None


@pytest.mark.parametrize(
    ("decided", "metric", "day"), [("09/11", "early", 9), ("12/11", "on_time", 12), ("13/11", "late", 13)]
)
def test_the_day_of_the_result_decides_early_on_time_or_late(decided: str, metric: str, day: int) -> None:
    found = booked(resolved(f"{decided} 17:00", f"{decided} 18:30"))
    assert found[day, "QNI", metric] == 1
    assert found[day, "QNI", "open"] == -1
    assert sum(n for (_, _, name), n in found.items() if name == "overdue") == 0


def test_late_was_overdue_from_the_day_after_the_due_day_until_it_was_resolved() -> None:
    found = booked(resolved("20/11 09:00", "20/11 10:00"))
    assert {day: n for (day, _, name), n in found.items() if name == "overdue"} == {13: 1, 20: -1}


def test_returning_the_result_changes_no_figure() -> None:
    before = booked(resolved("09/11 09:00", "09/11 10:00"))
    after = resolved("09/11 09:00", "09/11 10:00").do("14/11 09:00", ReturnResult(AN.name, identity_checked=True))
    assert booked(after) == before


def test_a_refusal_is_a_result_and_is_counted_apart_as_well() -> None:
    found = booked(resolved("09/11 09:00", "09/11 10:00", Outcome.REFUSED))
    assert (found[9, "QNI", "early"], found[9, "QNI", "refused"]) == (1, 1)


def test_an_undoing_takes_back_on_its_own_day() -> None:
    """Today a result is taken back on the day of issue only; a story written before that rule still counts so."""
    stage = resolved("09/11 09:00", "09/11 10:00")
    stage.events.append(Event(instant("14/11 09:00"), BINH, Undone(len(stage.events), "Nhầm hồ sơ")))
    found = booked(stage)
    assert (found[9, "QNI", "early"], found[14, "QNI", "early"]) == (1, -1)
    assert (found[9, "QNI", "open"], found[14, "QNI", "open"]) == (-1, 1)
    assert {day: n for (day, _, name), n in found.items() if name == "overdue"} == {14: 1}


@pytest.mark.parametrize("ask", [ASK, RequestPayment(50_000, "Lệ phí")])
def test_asking_takes_no_overdue_dossier_out_of_the_figure(ask: Any) -> None:
    stage = accepted().do("05/11 10:00", HandOver()).do("20/11 16:00", ask)
    assert {day: n for (day, _, name), n in booked(stage).items() if name == "overdue"} == {13: 1}
    answer = ReceiveSupplement(("Bản đồ",)) if ask is ASK else ConfirmPayment("BL-1")
    stage.do("22/11 09:00", answer)
    assert {day: n for (day, _, name), n in booked(stage).items() if name == "overdue"} == {13: 1}


def test_asked_on_the_due_day_whatever_the_hour_it_is_not_overdue_while_it_waits() -> None:
    found = booked(accepted().do("12/11 18:00", ASK))
    assert {day: n for (day, _, name), n in found.items() if name == "overdue"} == {}


def test_asked_again_when_overdue_is_overdue_and_asked_again() -> None:
    stage = accepted().do("06/11 09:00", ASK).do("06/11 10:00", ReceiveSupplement(("Bản đồ",)))
    found = booked(stage.do("20/11 09:00", ASK_AGAIN))
    assert {day: n for (day, _, name), n in found.items() if name == "overdue"} == {14: 1}
    assert {day: n for (day, _, name), n in found.items() if name == "asked_again_overdue"} == {20: 1}


def test_no_due_date_runs_while_papers_are_waited_for() -> None:
    stage = accepted().do("07/11 09:00", ASK)
    assert {day: n for (day, _, name), n in booked(stage).items() if name == "overdue"} == {}
    stage.do("20/11 09:00", ReceiveSupplement(("Bản đồ",)))
    found = booked(stage)
    assert (found[7, "QNI", "awaiting_supplement"], found[20, "QNI", "awaiting_supplement"]) == (1, -1)
    assert found[7, "QNI", "supplemented"] == 1
    assert {day: n for (day, _, name), n in found.items() if name == "overdue"} == {28: 1}


def test_asked_more_than_once_is_counted_apart_while_open_overdue_and_resolved_in_time() -> None:
    stage = accepted().do("06/11 09:00", ASK).do("07/11 09:00", ReceiveSupplement(("Bản đồ",)))
    stage.do("08/11 09:00", ASK_AGAIN).do("09/11 09:00", ReceiveSupplement(("Sơ đồ",)))
    found = booked(stage)
    assert (found[8, "QNI", "asked_again"], found[8, "QNI", "asked_again_open"]) == (1, 1)
    assert found[17, "QNI", "asked_again_overdue"] == 1
    stage.do("09/11 10:00", HandOver()).do("09/11 11:00", FinishStep("appraise"))
    stage.do("12/11 09:00", Decide(Outcome.GRANTED, "1/QĐ")).do("12/11 10:00", IssueResult())
    found = booked(stage)
    assert (found[12, "QNI", "asked_again_in_time"], found[12, "QNI", "asked_again_open"]) == (1, -1)
    assert (17, "QNI", "asked_again_overdue") not in found


def test_an_extension_moves_the_day_from_which_it_is_overdue() -> None:
    found = booked(accepted().do("09/11 09:00", Extend(date(2018, 11, 19), "Chờ đo đạc", "1/TB")))
    assert {day: n for (day, _, name), n in found.items() if name == "overdue"} == {20: 1}
    assert found[9, "QNI", "extended"] == 1


def test_received_here_stays_received_here_when_it_moves() -> None:
    found = booked(accepted().do("06/11 09:00", Forward("QNI.193", "H49.02", "Hạ Long", "Nhầm nơi")))
    assert found == {
        (5, "QNI", "accepted"): 1,
        (5, "QNI", "open"): 1,
        (6, "QNI", "open"): -1,
        (6, "QNI", "moved"): -1,
        (6, "QNI.193", "open"): 1,
        (6, "QNI.193", "moved"): 1,
        (13, "QNI.193", "overdue"): 1,
    }


def test_received_for_another_unit_has_no_due_date_until_that_unit_has_it() -> None:
    stage = Stage().do(
        "05/11/2026 09:00", accept(offer_competent_centre="QNI.193", offer_non_boundary=True, offer_centre="QNI")
    )
    assert Metric.OVERDUE not in {key.metric for key, _ in _tally(stage).bookings()}
    stage.do("06/11/2026 09:00", ReceiveAsCompetent())
    overdue = [(key.centre, n) for key, n in _tally(stage).bookings() if key.metric is Metric.OVERDUE]
    assert overdue == [("QNI.193", 1)]


@pytest.mark.parametrize(
    ("ended", "metric"), [("09/11 09:00", "early"), ("12/11 09:00", "on_time"), ("14/11 09:00", "late")]
)
def test_withdrawn_has_ended_that_day_and_is_early_on_time_or_late(ended: str, metric: str) -> None:
    found = booked(accepted().do("05/11 10:00", HandOver()).do(ended, Withdraw(AN.name)))
    day = int(ended[:2])
    assert (found[day, "QNI", metric], found[day, "QNI", "withdrawn"], found[day, "QNI", "open"]) == (1, 1, -1)


def test_stopped_because_nothing_came_is_not_late_when_it_was_asked_in_time() -> None:
    stage = accepted().do("05/11 10:00", HandOver()).do("07/11 09:00", ASK)
    found = booked(stage.do("20/12 09:00", Stop("Không bổ sung", "Điều 19")))
    assert (found[50, "QNI", "early"], found[50, "QNI", "stopped"]) == (1, 1)


def test_withdrawn_before_any_due_date_is_neither_in_time_nor_late() -> None:
    stage = Stage().do(
        "05/11/2026 09:00", accept(offer_competent_centre="QNI.193", offer_non_boundary=True, offer_centre="QNI")
    )
    stage.do("06/11/2026 09:00", Withdraw(AN.name))
    metrics = {key.metric for key, _ in _tally(stage).bookings()}
    assert Metric.WITHOUT_DUE in metrics
    assert metrics.isdisjoint({Metric.EARLY, Metric.ON_TIME, Metric.LATE})


def test_a_plain_story_leaves_nothing_to_remember() -> None:
    assert _tally(resolved("09/11 09:00", "09/11 10:00")).past == {}


def test_a_turn_is_remembered_up_to_the_evening_before_it() -> None:
    past = _tally(accepted().do("07/11 09:00", ASK).do("07/11 15:00", ReceiveSupplement(("Bản đồ",)))).past
    assert [(last_day, standing.due) for (_, last_day), standing in past.items()] == [
        (date(2018, 11, 6), date(2018, 11, 12))
    ]


def test_how_a_withdrawn_dossier_ended_is_remembered_for_ever() -> None:
    past = _tally(accepted().do("06/11 09:00", Withdraw(AN.name))).past
    assert [last_day for _, last_day in past] == [date.max]


def _tally(stage: Stage) -> Tally:
    tally = Tally()
    tally.add(change_of(stage))
    return tally
