"""Ratings from real dossiers: the SQL reads every story as the dossiers' own rules do."""

from collections import defaultdict
from datetime import date
from decimal import Decimal

import pytest

from motcua.catalogue.models import CentreProcedure
from motcua.dossiers.access import load_all
from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.actions.hand_over_dossier import hand_over_dossier
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.lifecycle.steps import FinishStep
from motcua.dossiers.rules.lifecycle.undo import UndoLastStep
from motcua.dossiers.rules.trail import trail
from motcua.dossiers.tests.world import World, instant, offer_at
from motcua.indices.ratings import rate_officers, rate_units
from motcua.indices.rules.ratings import Tally
from motcua.indices.tests import lives
from motcua.kernel.errors import NotFound
from motcua.processes.rules.template import StepKind
from motcua.statistics.rules.periods import Period

NOVEMBER = Period(date(2018, 11, 1), date(2018, 11, 30))
BY_STEP = {StepKind.APPRAISE, StepKind.CONSULT, StepKind.APPROVE, StepKind.ISSUE}


@pytest.fixture
def november(world: World) -> World:
    lives.resolved(world, "26/10 09:00", "01/11 09:00")
    lives.resolved(world, "05/11 09:00", "12/11 16:00")
    lives.resolved(world, "05/11 09:30", "13/11 09:00")
    lives.resolved(world, "06/11 09:00", "16/11 09:00", asked=("07/11 09:00", "09/11 09:00"))
    lives.accepted(world, "12/11 09:00")
    code = lives.accepted(world, "12/11 10:00")
    hand_over_dossier(world.binh, code, at=instant("12/11 10:00"))
    carry_out(world.chi, code, FinishStep("appraise"), at=instant("13/11 09:00"))
    carry_out(world.chi, code, UndoLastStep("Nhầm"), at=instant("13/11 09:05"))
    lives.finish(world, code, "22/11 09:00")
    return world


def test_scores_of_a_unit(november: World) -> None:
    first = rate_units(NOVEMBER)[0]
    scores = dict(first.rating.scores)
    assert (first.code, first.dossiers) == ("QNI", 5)
    assert scores[1] == Tally(1, 2, 2).score == Decimal("0.8")
    assert scores[3] == scores[4] == Tally(4, 1, 0).score == Decimal("1.8")
    assert scores[6] is scores[7] is scores[8] is None
    assert scores[5] == 1
    assert first.rating.possible == 12


def test_steps_are_scored_as_the_story_tells_them(november: World) -> None:
    by_dossier: dict[int, list[int]] = defaultdict(list)
    by_officer: dict[tuple[int, int], list[int]] = defaultdict(list)
    for loaded in load_all(Dossier.objects.filter(finished_at__isnull=False)):
        for step in trail(loaded.state, loaded.events):
            if step.step.kind in BY_STEP and step.at and step.planned_end:
                done, end = step.at.date(), step.planned_end.date()
                score = 2 if done < end else 1 if done == end else 0
                by_dossier[loaded.row.pk].append(score)
                by_officer[step.by.account, loaded.row.pk].append(score)
    assert by_dossier
    worst = [min(scores) for scores in by_dossier.values()]
    assert dict(rate_units(NOVEMBER)[0].rating.scores)[2] == tally(worst).score
    for officer in rate_officers(november.em, november.province, NOVEMBER):
        of_officer = [min(scores) for (account, _), scores in by_officer.items() if account == officer.account]
        assert dict(officer.rating.scores)[2] == tally(of_officer).score


def tally(scores: list[int]) -> Tally:
    return Tally(scores.count(2), scores.count(1), scores.count(0))


def test_an_officer_is_rated_by_the_dossiers_worked_on(november: World) -> None:
    officers = {each.name: each for each in rate_officers(november.em, november.province, NOVEMBER)}
    assert {name: each.dossiers for name, each in officers.items()} == {
        "Nguyễn Văn Bình": 5,
        "Trần Thị Chi": 5,
        "Lê Văn Dũng": 5,
    }
    assert officers["Trần Thị Chi"].rating.most == 10
    assert officers["Nguyễn Văn Bình"].rating.possible == 6, "whoever only receives has no step with a planned end"


@pytest.mark.parametrize(
    ("who", "may"), [("em", True), ("kiem", True), ("binh", False), ("chi", False), ("giang", False)]
)
def test_only_the_head_and_auditors_see_officers(november: World, who: str, may: bool) -> None:
    actor = november.cast[who]
    if may:
        assert rate_officers(actor, november.province, NOVEMBER)
    else:
        with pytest.raises(NotFound):
            rate_officers(actor, november.province, NOVEMBER)


def test_a_unit_without_dossiers_has_no_band_and_stands_last(november: World) -> None:
    offer_at(november.district, november.procedure)
    last = rate_units(NOVEMBER)[-1]
    assert (last.code, last.dossiers, last.rating.band) == ("QNI.193", 0, None)


def test_four_steps_done_here_are_two_points(november: World) -> None:
    CentreProcedure.objects.update(four_step_done=True, delegation_document="12/UQ")
    assert dict(rate_units(NOVEMBER)[0].rating.scores)[5] == 2
