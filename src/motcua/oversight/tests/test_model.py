"""Fitting on real rows: what is learnt, what is tested, and what is said of open dossiers."""

from datetime import date
from typing import Any

import pytest

from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.models import Dossier, DossierEvent
from motcua.dossiers.rules.lifecycle.steps import FinishStep
from motcua.dossiers.rules.lifecycle.supplement import AskForSupplement, ReceiveSupplement
from motcua.dossiers.tests.world import World, add_procedure, instant
from motcua.kernel import clock
from motcua.kernel.jobs.worker import run_pending
from motcua.oversight.actions.fit_model import fit_model
from motcua.oversight.counting import count_cases
from motcua.oversight.jobs import enqueue_watch
from motcua.oversight.models import LateEstimate, LateGroup, LateModel
from motcua.oversight.queries import Watched, likely_late
from motcua.oversight.rules.likely_late import Level, Stage, spans_on
from motcua.oversight.tests import lives

NIGHT = instant("30/11 01:30")


@pytest.fixture
def past(world: World) -> World:
    """Of September: 40 dossiers late and 20 in time; of November: 10 late and 5 in time. Each had five working days."""
    for accepted, due, late, in_time, number in (
        ("03/09 09:00", "10/09 17:00", "12/09 10:00", "07/09 10:00", 20),
        ("05/11 09:00", "12/11 17:00", "14/11 10:00", "09/11 10:00", 5),
    ):
        lives.past(world, 2 * number, instant(accepted), instant(due), instant(late))
        lives.past(world, number, instant(accepted), instant(due), instant(in_time))
    return world


def test_cases_are_the_mornings_of_past_dossiers(past: World) -> None:
    counted = count_cases(spans_on(NIGHT.date()))
    assert (counted.dossiers, counted.late) == (60, 40)
    learnt = {(like.stage, like.left): tuple(tally) for like, tally in counted.learnt}
    # Late ones were still in hand on the due morning; those in time until the Friday before, with one day left.
    assert learnt == {(Stage.WORKING, 0): (40, 40), **{(Stage.WORKING, left): (40, 60) for left in (1, 2, 3)}}
    tested = {(like.stage, like.left): tuple(tally) for like, tally in counted.tested}
    assert tested == {(Stage.WORKING, 0): (10, 10), **{(Stage.WORKING, left): (10, 15) for left in (1, 2, 3)}}


def test_the_model_is_kept_with_its_test_and_speaks_of_open_dossiers(past: World) -> None:
    code = lives.handed_over(past, "26/11 09:00")  # due 03/12: one working day left on Friday 30/11
    model = fit_model(at=NIGHT)
    assert (model.as_of, model.cut, model.dossiers, model.late_dossiers) == (
        date(2018, 11, 30),
        date(2018, 10, 1),
        60,
        40,
    )
    assert model.is_taught
    assert model.measured | {"bands": 0} == {
        "cases": 55, "late": 40, "warned": 55, "hits": 40, "unknown": 0, "bands": 0,
        "by_left": {"0": [10, 10, 10, 10], "1": [15, 10, 15, 10], "2": [15, 10, 15, 10], "3": [15, 10, 15, 10]},
    }  # fmt: skip
    (estimate,) = LateEstimate.objects.all()
    assert estimate.dossier_id == Dossier.objects.get(code=code).pk
    assert (estimate.stage, estimate.left, estimate.level) == (Stage.WORKING, 1, Level.PROCEDURE)
    assert (estimate.late, estimate.cases, estimate.share) == (40, 60, 667)
    assert list(likely_late(Watched(past.kiem, None))) == [estimate]


def test_a_dossier_that_ends_leaves_the_list_at_once(past: World) -> None:
    code = lives.handed_over(past, "26/11 09:00")
    fit_model(at=NIGHT)
    carry_out(past.chi, code, AskForSupplement(("Bản đồ",), "Thiếu"), at=instant("30/11 09:00"))
    assert not likely_late(Watched(past.kiem, None)).exists()


def test_a_stage_is_read_from_events_and_what_was_asked_of_applicants_is_none_of_it(past: World) -> None:
    appraised = lives.handed_over(past, "26/11 09:00")
    carry_out(past.chi, appraised, FinishStep("appraise"), at=instant("27/11 09:00"))
    asked = lives.handed_over(past, "26/11 09:00")
    carry_out(past.chi, asked, AskForSupplement(("Bản đồ",), "Thiếu"), at=instant("27/11 09:00"))
    fit_model(at=NIGHT)
    assert not LateEstimate.objects.exists()  # no past case had a step done, and one that waits is not ours to hurry
    carry_out(past.binh, asked, ReceiveSupplement(("Bản đồ",)), at=instant("28/11 09:00"))
    fit_model(at=NIGHT)
    assert LateEstimate.objects.get().left == 3  # due 05/12 now


def test_time_before_the_due_date_was_set_anew_is_not_counted(past: World) -> None:
    code = lives.handed_over(past, "03/09 09:00")
    carry_out(past.chi, code, AskForSupplement(("Bản đồ",), "Thiếu"), at=instant("04/09 09:00"))
    carry_out(past.binh, code, ReceiveSupplement(("Bản đồ",)), at=instant("20/09 09:00"))  # due 27/09: overdue now
    counted = count_cases(spans_on(NIGHT.date()))
    assert (counted.dossiers, counted.late) == (61, 41)
    learnt = {(like.stage, like.left): tally.cases for like, tally in counted.learnt}
    assert learnt[Stage.WORKING, 3] == 61
    assert (Stage.WORKING, 5) not in learnt


def test_a_due_date_corrected_after_the_cut_is_not_learnt(past: World) -> None:
    """Due on 10/09 and late; corrected to 13/09 in November, when the test is run already: the cut knew it as late."""
    before = count_cases(spans_on(NIGHT.date()))
    due, at = instant("13/09 17:00"), instant("05/11 09:00")
    (number,) = lives.past(past, 1, instant("03/09 09:00"), due, instant("12/09 10:00"))
    assert count_cases(spans_on(NIGHT.date())).dossiers == before.dossiers + 1
    DossierEvent.objects.create(
        dossier_id=number, seq=4, kind="corrected", at=at, recorded_at=at, actor_name="Bình",
        data={"reason": "x", "due_at": due.isoformat()}, hash=b"",
    )  # fmt: skip
    after = count_cases(spans_on(NIGHT.date()))
    assert (after.dossiers, after.late) == (before.dossiers, before.late)


def test_what_happens_after_the_night_changes_no_estimate_that_was_tested(past: World) -> None:
    """Dossiers of every kind that come, end and are asked about later: the test of the night stays as it was."""
    night = count_cases(spans_on(NIGHT.date()))
    lives.past(past, 30, instant("20/11 09:00"), instant("30/11 17:00"), instant("03/12 10:00"))
    lives.past(past, 30, instant("03/12 09:00"), instant("10/12 17:00"), instant("12/12 10:00"))
    lives.handed_over(past, "03/12 09:00")
    assert count_cases(spans_on(NIGHT.date())) == night


def test_the_hit_rate_is_that_of_a_count_by_hand(world: World) -> None:
    """Two procedures: one mostly late, of which the model warns; one mostly in time, of which it does not."""
    bad, good = world.procedure, add_procedure(world.province, code="1.000002")
    for procedure, due_in, late in ((bad, "10/09", 30), (good, "10/09", 4), (bad, "12/11", 12), (good, "12/11", 3)):
        begun = "03/09 09:00" if due_in == "10/09" else "05/11 09:00"
        done = {"10/09": ("12/09 10:00", "10/09 10:00"), "12/11": ("14/11 10:00", "12/11 10:00")}[due_in]
        here = {"procedure": procedure, "sector": procedure.sector}
        lives.past(world, late, instant(begun), instant(f"{due_in} 17:00"), instant(done[0]), **here)
        in_time = 40 - late if due_in == "10/09" else 20 - late
        lives.past(world, in_time, instant(begun), instant(f"{due_in} 17:00"), instant(done[1]), **here)
    measured = fit_model(at=NIGHT).measured
    # Of each procedure 20 dossiers on four mornings: 3, 2, 1 and 0 working days left (5 and 4 are compared as none).
    assert measured["by_left"] == {str(left): [40, 15, 20, 12] for left in (0, 1, 2, 3)}
    assert (measured["warned"], measured["hits"], measured["late"], measured["cases"]) == (80, 48, 60, 160)
    # 75 % said of the bad one, 60 % happened; 10 % of the good one, 15 % happened.
    assert measured["bands"][1] == [80, 12, 8.0]
    assert measured["bands"][5] == [80, 48, 60.0]


def test_with_too_few_late_dossiers_the_model_says_nothing(world: World) -> None:
    lives.past(world, 29, instant("03/09 09:00"), instant("10/09 17:00"), instant("12/09 10:00"))
    lives.past(world, 40, instant("03/09 09:00"), instant("10/09 17:00"), instant("07/09 10:00"))
    lives.handed_over(world, "26/11 09:00")
    model = fit_model(at=NIGHT)
    assert (model.is_taught, model.late_dossiers) == (False, 29)
    assert LateGroup.objects.exists()
    assert not LateEstimate.objects.exists()


def test_fitting_again_on_the_same_day_keeps_one_model(past: World) -> None:
    first = fit_model(at=NIGHT)
    groups = set(LateGroup.objects.values_list("level", "what", "centre_id", "stage", "left", "late", "cases"))
    again = fit_model(at=instant("30/11 08:00"))
    assert again.pk == first.pk
    assert groups == set(LateGroup.objects.values_list("level", "what", "centre_id", "stage", "left", "late", "cases"))


def test_a_site_without_anything_has_a_model_that_says_so(world: World) -> None:
    model = fit_model(at=NIGHT)
    assert (model.cases, model.is_taught, model.measured["cases"]) == (0, False, 0)


def test_the_nightly_watch_asks_for_the_coming_night(past: World, settings: Any) -> None:
    settings.TRAINING_CLOCK = clock.TrainingClock(NIGHT, clock.real_now())
    enqueue_watch(instant("29/11 10:00"))
    enqueue_watch(instant("29/11 11:00"))
    assert run_pending() == 1
    assert LateModel.objects.get().as_of == NIGHT.date()
