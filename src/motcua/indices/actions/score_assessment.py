"""Self score one criterion, and submit them all."""

from datetime import datetime
from fractions import Fraction
from uuid import UUID

from motcua.indices.access import Loaded, scores_itself
from motcua.indices.actions.act_on_assessment import act_on_assessment
from motcua.indices.models import Assessment
from motcua.indices.own_figures import take_figure
from motcua.indices.rules.composite.decide import decide_score, decide_submit, leaf_of
from motcua.indices.rules.composite.story import Evidence, Figure, SelfScored
from motcua.organisation.actors import Actor


def score_criterion(
    actor: Actor,
    number: UUID,
    code: str,
    *,
    at: datetime,
    figure: Figure | None = None,
    points: Fraction | None = None,
    evidence: tuple[Evidence, ...] = (),
    note: str = "",
    is_absent: bool = False,
    takes_own: bool = False,
    request_id: UUID | None = None,
) -> Assessment:
    """Score one criterion by a figure; `takes_own`: the figure of our own statistics, frozen now."""

    def decide(loaded: Loaded) -> list[SelfScored]:
        told = figure
        if takes_own:
            leaf = leaf_of(loaded.criteria, code, is_survey=False)
            told = take_figure(loaded.criteria.kind, leaf.figure, loaded.subject, loaded.criteria.year, at=at)
        return decide_score(
            loaded.criteria,
            loaded.state,
            code,
            figure=told,
            points=points,
            evidence=evidence,
            note=note,
            is_absent=is_absent,
        )

    return act_on_assessment(
        actor, number, decide, may=lambda loaded: scores_itself(actor, loaded), at=at, request_id=request_id
    )


def submit_scores(
    actor: Actor, number: UUID, claimed: Fraction, *, at: datetime, request_id: UUID | None = None
) -> Assessment:
    """Send them to be appraised; `claimed` is the total of the letter."""
    return act_on_assessment(
        actor,
        number,
        lambda loaded: decide_submit(loaded.criteria, loaded.state, claimed=claimed),
        may=lambda loaded: scores_itself(actor, loaded),
        at=at,
        request_id=request_id,
    )
