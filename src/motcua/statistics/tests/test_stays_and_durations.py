"""The books of stays and durations equal a slow walk through each dossier, corrections and undoing included."""

from collections import Counter
from datetime import datetime, timedelta

from hypothesis import example, given, settings
from hypothesis import strategies as st

from motcua.dossiers.projectors import Change
from motcua.dossiers.rules.lifecycle.correct import Correct
from motcua.dossiers.rules.lifecycle.hand_over import HandOver
from motcua.dossiers.rules.lifecycle.steps import FinishStep
from motcua.dossiers.tests.stage import Stage as StageOfOne
from motcua.dossiers.tests.stage import accept, instant
from motcua.statistics.rules.brute_force_times import Minutes, count_duration, count_minutes
from motcua.statistics.rules.durations import DurationKey, Durations, book_duration
from motcua.statistics.rules.stays import EPOCH, Stage, minute_of, stages_of
from motcua.statistics.rules.tally import Tally
from motcua.statistics.tests.stories import CENTRES, Plot, tell, worlds
from motcua.statistics.tests.test_bookings_of_worked_cases import change_of
from motcua.worktime.rules.terms import parse_term

OUT_OF_AT_ONCE = Plot(0, 0, 0, 3, False, False, ((0, 0), (20, 0), (0, 4), (0, 4), (0, 4)))
"""Accepted at once, corrected a minute later to three working days, then handed over and worked on."""


def lived_slowly(world: list[Change], until: datetime) -> Minutes:
    minutes: Minutes = Counter()
    for change in world:
        count_minutes(minutes, change, EPOCH, until)
    return minutes


def booked(world: list[Change], until: datetime) -> Minutes:
    tally = Tally()
    tally.add_all(world)
    minutes: Minutes = Counter()
    for key, stay in tally.stays.items():
        minutes[key.centre, Stage(key.stage)] += stay.clock + stay.standing * minute_of(until)
    return minutes


def standing(world: list[Change]) -> tuple[Minutes, Minutes]:
    """How many stand in each place: as booked, and as the dossiers' last states say."""
    tally = Tally()
    tally.add_all(world)
    found: Minutes = Counter()
    for key, stay in tally.stays.items():
        found[key.centre, Stage(key.stage)] += stay.standing
    wanted: Minutes = Counter((c.after.centre, stage) for c in world for stage in stages_of(c.after))
    return found, wanted


@settings(max_examples=250, deadline=None)
@given(worlds(), st.integers(0, 400))
@example([tell(1, OUT_OF_AT_ONCE)], 3)
def test_minutes_and_dossiers_in_every_stage(world: list[Change], days: int) -> None:
    until = max((change.after.last_at for change in world), default=instant("05/11 08:00")) + timedelta(days=days)
    assert +booked(world, until) == +lived_slowly(world, until)
    found, wanted = standing(world)
    assert +found == wanted
    assert not -found


@settings(max_examples=150, deadline=None)
@given(worlds(), st.integers(0, 14))
def test_durations_are_those_of_the_last_states(world: list[Change], cut: int) -> None:
    sums: Durations = {}
    for change in world:
        for part in (change.transitions[:cut], change.transitions[cut:]):
            for step in part:
                book_duration(sums, step.before, step.after)
    ended: Counter[DurationKey] = Counter()
    waited: Counter[DurationKey] = Counter()
    for change in world:
        count_duration(ended, waited, change)
    assert {key: n for key, (n, _) in sums.items() if n} == dict(ended)
    assert {key: n for key, (_, n) in sums.items() if n} == dict(+waited)


def test_a_correction_out_of_at_once_moves_the_dossier_to_hand_over() -> None:
    """Accepted at 09:00, corrected at 15:00 to five working days, handed over at 16:00, appraised a day later."""
    stage = StageOfOne().do("05/11 09:00", accept(offer_term=parse_term("at_once")))
    began = stage.state.accepted_at
    assert began is not None
    stage.do("05/11 15:00", Correct("Sai trường hợp", case="b", term=parse_term("5 working_days")))
    assert stages_of(stage.state) == {Stage.HAND_OVER}
    stage.do("05/11 16:00", HandOver()).do("06/11 16:00", FinishStep("appraise"))
    minutes = booked([change_of(stage)], instant("06/11 16:00"))
    before = minute_of(instant("05/11 15:00")) - minute_of(began)
    assert +minutes == {("QNI", Stage.APPRAISE): before + 24 * 60, ("QNI", Stage.HAND_OVER): 60}


def test_the_stories_told_come_to_corrections_out_of_at_once() -> None:
    change = tell(1, OUT_OF_AT_ONCE)
    assert "corrected" in [step.event.kind for step in change.transitions]
    assert change.after.centre in CENTRES
