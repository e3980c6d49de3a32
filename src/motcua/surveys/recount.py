"""Counting a campaign's answers, for the first time and again after publication."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db import connection

from motcua.organisation.models import ServiceCentre
from motcua.surveys.models import Response, SurveyCampaign
from motcua.surveys.rules.campaign import Campaign, Figure
from motcua.surveys.rules.estimates import Moments
from motcua.surveys.rules.questionnaire import Factor, Question, criteria, scaled
from motcua.surveys.rules.results import INDEX, Counted, Sides, digest_of, figures_of

COUNT = """
    SELECT centre.code, place, count(*) FILTER (WHERE given >= 4), count(*)
    FROM surveys_response response JOIN organisation_servicecentre centre ON centre.id = response.centre_id,
        unnest(response.levels) WITH ORDINALITY AS said(given, place)
    WHERE response.campaign_id = %s AND given > 0
    GROUP BY centre.code, place
"""


@dataclass(frozen=True, slots=True)
class Difference:
    """A published figure and what is counted today."""

    scope: str
    item: str
    published: Figure | None
    counted: Figure | None


def count(row: SurveyCampaign, campaign: Campaign) -> tuple[Figure, ...]:
    """The figures as they may be told. Four queries, whatever the number of answers."""
    asked = scaled(campaign.questions)
    counted_codes = {question.code for question in criteria(campaign.questions)}
    counts: dict[tuple[str, str], Counted] = {}
    with connection.cursor() as cursor:
        cursor.execute(COUNT, [row.pk])
        for centre, place, part, whole in cursor.fetchall():
            code = asked[place - 1].code if place <= len(asked) else ""
            if code in counted_codes:
                counts[centre, code] = Counted(part, whole)
    strata = [stratum.centre for stratum in campaign.sample.strata] if campaign.sample else []
    levels = dict(ServiceCentre.objects.filter(code__in=strata).values_list("code", "level"))
    return figures_of(campaign.questions, counts, people_of(row), levels, sides_of(row, campaign))


def sides_of(row: SurveyCampaign, campaign: Campaign) -> dict[tuple[str, str], Sides]:
    """How many people stand behind each side of the index and of each factor, by centre."""
    asked = scaled(campaign.questions)
    items = _items_at(campaign, asked)
    found: dict[tuple[str, str], Sides] = {}
    for centre, levels in Response.objects.filter(campaign=row).values_list("centre__code", "levels").iterator():
        for item, at in items.items():
            said = {levels[n] >= 4 for n in at if levels[n]}
            found[centre, item] = found.get((centre, item), Sides()) + Sides(True in said, False in said)
    return found


def _items_at(campaign: Campaign, asked: Sequence[Question]) -> dict[str, list[int]]:
    """The places of the criteria that make up the index and each factor."""
    counted = criteria(campaign.questions)
    places: dict[str, list[int]] = {INDEX: [n for n, question in enumerate(asked) if question in counted]}
    for factor in Factor:
        places[factor] = [n for n in places[INDEX] if asked[n].factor is factor]
    return places


def people_of(row: SurveyCampaign) -> dict[str, int]:
    """How many answered, by the code of the centre."""
    people: dict[str, int] = {}
    for centre in Response.objects.filter(campaign=row).values_list("centre__code", flat=True):
        people[centre] = people.get(centre, 0) + 1
    return people


def moments_of(row: SurveyCampaign, campaign: Campaign) -> dict[str, list[Moments]]:
    """For the index and each factor the sums over people that `estimates.combined_ratio` needs, one for a stratum."""
    asked = scaled(campaign.questions)
    places = _items_at(campaign, asked)
    frame = {stratum.centre: stratum.frame for stratum in campaign.sample.strata} if campaign.sample else {}
    sums = {(item, centre): [0] * 6 for item in places for centre in frame}
    answers = Response.objects.filter(campaign=row).values_list("centre__code", "levels")
    for centre, levels in answers.iterator(chunk_size=5_000):
        for item, at in places.items():
            said = [levels[n] for n in at if levels[n]]
            x, m = sum(level >= 4 for level in said), len(said)
            for n, value in enumerate((1, x, m, x * x, x * m, m * m)):
                sums[item, centre][n] += value
    return {item: [Moments(frame[centre], *sums[item, centre]) for centre in frame] for item in places}


def differences_of(row: SurveyCampaign, campaign: Campaign) -> Iterator[Difference]:
    """Published figures that are counted otherwise today; none before publication."""
    if campaign.published is None:
        return
    counted = count(row, campaign)
    if digest_of(counted) == campaign.published.digest == digest_of(campaign.published.figures):
        return
    before, now = _by_cell(campaign.published.figures), _by_cell(counted)
    for cell in dict.fromkeys((*before, *now)):
        if before.get(cell) != now.get(cell):
            yield Difference(*cell, before.get(cell), now.get(cell))


def _by_cell(figures: Iterable[Figure]) -> dict[tuple[str, str], Figure]:
    return {(figure.scope, figure.item): figure for figure in figures}
