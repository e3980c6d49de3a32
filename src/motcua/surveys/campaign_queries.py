"""Reads of surveys for screens and for other rooms: sums, and to those who run a survey whom to invite."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from uuid import UUID

from django.db.models import Q

from motcua.journal.reading import told_of_all
from motcua.organisation.actors import Actor
from motcua.organisation.models import ServiceCentre
from motcua.statistics.rules.disclosure import left_out
from motcua.surveys.campaign_access import LoadedCampaign, campaign_for, visible_to
from motcua.surveys.frames import read_frame
from motcua.surveys.models import Invitation, SurveyCampaign
from motcua.surveys.policies import check_may_run, no_such_survey
from motcua.surveys.recount import Difference, count, differences_of, moments_of, people_of
from motcua.surveys.rules.campaign import CAMPAIGNS, Campaign, Figure, Stage
from motcua.surveys.rules.estimates import Interval, combined_ratio
from motcua.surveys.rules.expected import told_choices
from motcua.surveys.rules.questionnaire import Factor
from motcua.surveys.rules.results import INDEX, WHOLE

PAGE = 30
COMPARED = 4
"""Campaigns shown beside one another."""


@dataclass(frozen=True, slots=True)
class SurveyFigure:
    """The index of a published campaign, for an index that has a survey part; `source` says whence it is."""

    campaign: UUID
    title: str
    first: date
    last: date
    numerator: int
    denominator: int
    source: str

    @property
    def share(self) -> Fraction:
        return Fraction(self.numerator, self.denominator)


@dataclass(frozen=True, slots=True)
class Results:
    """Figures as they may be told; `intervals` of the index and the factors, where nothing of them is left out."""

    campaign: LoadedCampaign
    figures: tuple[Figure, ...]
    intervals: dict[str, Interval]
    responded: int | None
    differences: tuple[Difference, ...]
    is_frozen: bool


@dataclass(frozen=True, slots=True)
class ProgressLine:
    """A stratum: people asked, and how many answered; None where that would tell of a few."""

    centre: str
    invited: int
    answered: int | None


def campaigns_for(actor: Actor, after: str = "") -> tuple[list[SurveyCampaign], str]:
    """A page of the list, newest period first, and the key of the next one."""
    rows = visible_to(actor).order_by("-last", "-drafted_at", "pk")
    start = int(after) if after.isascii() and after.isdecimal() and len(after) < 7 else 0
    found = list(rows[start : start + PAGE + 1])
    return found[:PAGE], str(start + PAGE) if len(found) > PAGE else ""


def results_of(actor: Actor, number: UUID) -> Results:
    """Raises `NotFound` before it is closed: half a survey is no result."""
    loaded = campaign_for(actor, number)
    campaign = loaded.state
    if campaign.stage not in (Stage.CLOSED, Stage.PUBLISHED):
        raise no_such_survey()
    published = campaign.published
    figures = published.figures if published else count(loaded.row, campaign)
    whole = next((each.people for each in figures if each.scope == WHOLE), 0)
    return Results(
        loaded,
        figures,
        _intervals(loaded, figures),
        whole,
        tuple(differences_of(loaded.row, campaign)),
        published is not None,
    )


def _intervals(loaded: LoadedCampaign, figures: Sequence[Figure]) -> dict[str, Interval]:
    """Weighted by strata. Not where a place's share is left out: weights and the whole together could tell it."""
    open_items = {str(item) for item in (INDEX, *Factor)}
    open_items -= {each.item for each in figures if each.part is None or each.people is None}
    moments = moments_of(loaded.row, loaded.state)
    found = {item: combined_ratio(moments[item]) for item in moments if item in open_items}
    return {item: interval for item, interval in found.items() if interval is not None}


def progress_of(actor: Actor, number: UUID) -> list[ProgressLine]:
    """How many answered of each stratum, for those who run it; small numbers left out."""
    check_may_run(actor)
    loaded = campaign_for(actor, number)
    if loaded.state.sample is None:
        return []
    people = people_of(loaded.row)
    names = centre_names(stratum.centre for stratum in loaded.state.sample.strata)
    counts = {stratum.centre: people.get(stratum.centre, 0) for stratum in loaded.state.sample.strata}
    total = sum(counts.values())
    hidden = left_out(counts | {"": total}, [dict.fromkeys(counts, 1) | {"": -1}], {""}) if counts else frozenset()
    lines = [
        ProgressLine(names[each.centre], each.size, None if each.centre in hidden else counts[each.centre])
        for each in loaded.state.sample.strata
    ]
    return [*lines, ProgressLine("", loaded.state.invited, None if "" in hidden else total)]


def frame_size(actor: Actor, number: UUID) -> dict[str, int]:
    """People in the frame by centre, before anything is drawn. Raises `NotFound`."""
    check_may_run(actor)
    plan = campaign_for(actor, number).state.plan
    return {code: len(people) for code, people in read_frame(plan.centres, plan.first, plan.last).people.items()}


def invitations_of(actor: Actor, number: UUID, after: str = "") -> tuple[LoadedCampaign, list[Invitation], str]:
    """Whom to invite, for those who run an open survey: nothing says who has answered. A page, and the next one's key.

    Raises `NotFound`.
    """
    check_may_run(actor)
    loaded = campaign_for(actor, number)
    if loaded.state.stage is not Stage.OPEN:
        raise no_such_survey()
    rows = loaded.row.invitations.select_related("dossier", "centre").order_by("pk")
    if after.isascii() and after.isdecimal() and len(after) < 18:
        rows = rows.filter(pk__gt=int(after))
    found = list(rows[: PAGE + 1])
    return loaded, found[:PAGE], str(found[PAGE - 1].pk) if len(found) > PAGE else ""


def earlier_published(loaded: LoadedCampaign) -> list[tuple[SurveyCampaign, Campaign]]:
    """The latest published campaigns of earlier periods, newest first. Two queries."""
    rows = SurveyCampaign.objects.filter(stage=Stage.PUBLISHED, last__lt=loaded.row.last).exclude(pk=loaded.row.pk)
    found = list(rows.order_by("-last")[:COMPARED])
    told = told_of_all(CAMPAIGNS, [row.pk for row in found])
    return [(row, told[row.pk].state) for row in found]


def survey_figures(*, year: int | None = None, with_training: bool = False, centre: str = "") -> list[SurveyFigure]:
    """The index of each published campaign (of a year: whose period ends in it), newest first; `centre`: of that one.

    None of one whose index is left out or that nobody answered; training campaigns only when asked for.
    """
    scope = f"centre:{centre}" if centre else WHOLE
    wanted = Q(stage=Stage.PUBLISHED)
    if not with_training:
        wanted &= Q(is_training=False)
    if year is not None:
        wanted &= Q(last__year=year)
    rows = list(SurveyCampaign.objects.filter(wanted).order_by("-last", "-drafted_at"))
    told = told_of_all(CAMPAIGNS, [row.pk for row in rows])
    return [figure for row in rows if (figure := _figure_of(row, told[row.pk].state, scope)) is not None]


def _figure_of(row: SurveyCampaign, campaign: Campaign, scope: str) -> SurveyFigure | None:
    figures = campaign.published.figures if campaign.published else ()
    index = next((each for each in figures if (each.scope, each.item) == (scope, INDEX)), None)
    if index is None or index.part is None or not index.whole:
        return None
    source = f"{row.title} (SHA-256 {row.digest[:16]}…)"
    return SurveyFigure(row.pk, row.title, row.first, row.last, index.part, index.whole, source)


def expectations_of(loaded: LoadedCampaign) -> dict[str, int | None]:
    """How often each option was chosen, "question:option"; what would tell of a few people is left out."""
    counts: dict[str, int] = {}
    for choices in loaded.row.responses.values_list("choices", flat=True):
        for choice in choices:
            counts[choice] = counts.get(choice, 0) + 1
    return told_choices(loaded.state.questions, counts, loaded.row.responses.count())


def centre_names(codes: Iterable[str]) -> dict[str, str]:
    return dict(ServiceCentre.objects.filter(code__in=list(codes)).values_list("code", "name"))
