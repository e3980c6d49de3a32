"""What those who appraise do: score a criterion, agree with the rest, enter surveys, return, finalise, publish."""

from collections.abc import Callable, Sequence
from datetime import datetime
from fractions import Fraction
from typing import Any
from uuid import UUID

from motcua.indices.access import Loaded, province_centres
from motcua.indices.actions.act_on_assessment import act_on_assessment
from motcua.indices.models import Assessment
from motcua.indices.policies import may_appraise, may_publish
from motcua.indices.rules.composite import decide
from motcua.indices.rules.composite.story import Figure
from motcua.indices.survey_part import survey_of
from motcua.organisation.actors import Actor


def appraise_criterion(
    actor: Actor,
    number: UUID,
    code: str,
    *,
    points: Fraction,
    reason: str,
    at: datetime,
    request_id: UUID | None = None,
) -> Assessment:
    """The appraised points of one criterion, with the reason where they differ."""
    return _appraise(
        actor,
        number,
        lambda loaded: decide.decide_appraise(
            loaded.criteria, loaded.state, code, points=points, reason=reason, account=actor.account_id
        ),
        at,
        request_id,
    )


def agree_with_rest(actor: Actor, number: UUID, *, at: datetime, request_id: UUID | None = None) -> Assessment:
    """All that is not appraised yet gets the points that it was scored."""
    return _appraise(
        actor,
        number,
        lambda loaded: decide.decide_agree(loaded.criteria, loaded.state, account=actor.account_id),
        at,
        request_id,
    )


def enter_survey(
    actor: Actor,
    number: UUID,
    code: str,
    *,
    figure: Figure,
    source: str,
    at: datetime,
    request_id: UUID | None = None,
) -> Assessment:
    """What a survey found of one criterion."""
    return _appraise(
        actor,
        number,
        lambda loaded: decide.decide_survey(
            loaded.criteria, loaded.state, code, figure=figure, source=source, account=actor.account_id
        ),
        at,
        request_id,
    )


def take_survey(
    actor: Actor, number: UUID, code: str, *, campaign: UUID, at: datetime, request_id: UUID | None = None
) -> Assessment:
    """The index of a published survey of ours, as the survey part. Raises `Refused` (`no_such_survey_figure`)."""

    def decided(loaded: Loaded) -> Sequence[Any]:
        found = survey_of(loaded, campaign)
        figure = Figure(found.numerator, found.denominator, first=found.first, last=found.last, at=at)
        return decide.decide_survey(
            loaded.criteria,
            loaded.state,
            code,
            figure=figure,
            source=found.source,
            account=actor.account_id,
            campaign=str(campaign),
        )

    return _appraise(actor, number, decided, at, request_id)


def return_scores(
    actor: Actor, number: UUID, reason: str, *, at: datetime, request_id: UUID | None = None
) -> Assessment:
    """Give it back to be scored anew."""
    return _appraise(
        actor,
        number,
        lambda loaded: decide.decide_return(loaded.state, reason=reason, account=actor.account_id),
        at,
        request_id,
    )


def finalise(actor: Actor, number: UUID, *, at: datetime, request_id: UUID | None = None) -> Assessment:
    """Close it and compute its index."""
    return _appraise(
        actor,
        number,
        lambda loaded: decide.decide_finalise(loaded.criteria, loaded.state, account=actor.account_id),
        at,
        request_id,
    )


def publish(actor: Actor, number: UUID, *, at: datetime, request_id: UUID | None = None) -> Assessment:
    """Let everybody see it; the head of the provincial centre does."""
    return act_on_assessment(
        actor,
        number,
        lambda loaded: decide.decide_publish(loaded.state),
        may=lambda _loaded: may_publish(actor, province_centres()),
        at=at,
        request_id=request_id,
    )


def _appraise(
    actor: Actor,
    number: UUID,
    decided: Callable[[Loaded], Sequence[Any]],
    at: datetime,
    request_id: UUID | None,
) -> Assessment:
    return act_on_assessment(
        actor, number, decided, may=lambda _loaded: may_appraise(actor), at=at, request_id=request_id
    )
