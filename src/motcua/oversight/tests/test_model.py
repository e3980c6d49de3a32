"""Fitting on real rows: what is learnt, what is tested, and what is said of open dossiers."""

from datetime import date
from typing import Any

import pytest

from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.lifecycle.steps import FinishStep
from motcua.dossiers.rules.lifecycle.supplement import AskForSupplement, ReceiveSupplement
from motcua.dossiers.tests.world import World, instant
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
