"""Reads the ratings into what their pages show."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import get_language, gettext

from motcua.indices.policies import may_see_officers, no_such_rating
from motcua.indices.ratings import RatedUnit, rate_officers
from motcua.indices.rules.rating_indicators import MOST_EACH, RATED_BY_NUMBER, RATING_INDICATORS, VALIDITY
from motcua.indices.rules.rating_periods import rating_period
from motcua.indices.rules.ratings import OFFICER_BANDS, UNIT_BANDS, Band, Rating
from motcua.organisation.actors import Actor
from motcua.organisation.models import ServiceCentre
from motcua.statistics.rules.definitions import Words
from motcua.statistics.rules.periods import Period
from motcua.web.figures import period_as_of
from motcua.web.leadership.asked import Asked
from motcua.web.leadership.ratings.view_models import IndicatorWords, RatingPage, RatingRow
from motcua.web.leadership.ratings.whose import Whose, figure_of
from motcua.web.leadership.readings import name_of_whole


def read_unit_ratings(actor: Actor, rated: Iterable[RatedUnit], code: str, unit: str, now: datetime) -> RatingPage:
    """The units that `unit` names ("" all) in the period called `code`, as rated at `now`."""
    period = rating_period(code, now.date())
    rows = []
    for each in rated:
        whose = Whose(code, each.code)
        address = whose.address("ratings-officers") if may_see_officers(actor, each.number) else ""
        rows.append(_row(each.name, each.dossiers, each.rating, whose, address))
    return _page(name_of_whole(Asked(period, unit)), period, now, rows, UNIT_BANDS, of_officers=False)


def read_officer_ratings(actor: Actor, code: str, unit: str, now: datetime) -> RatingPage:
    """The officers of a unit. Raises `NotFound` for a unit that is not there or not this actor's to see."""
    centre = ServiceCentre.objects.filter(code=unit).first()
    if centre is None or not may_see_officers(actor, centre.pk):
        raise no_such_rating()
    period = rating_period(code, now.date())
    rows = [
        _row(each.name, each.dossiers, each.rating, Whose(code, unit, each.account))
        for each in rate_officers(actor, centre, period)
    ]
    return _page(centre.name, period, now, rows, OFFICER_BANDS, of_officers=True)


def _page(
    scope: str, period: Period, now: datetime, rows: Iterable[RatingRow], bands: tuple[Band, ...], *, of_officers: bool
) -> RatingPage:
    shown = [each for each in RATING_INDICATORS if each.of_officers or not of_officers]
    return RatingPage(
        scope=scope,
        period=period_as_of(period, now),
        in_force=period.last in VALIDITY,
        rows=tuple(rows),
        indicators=tuple(
            IndicatorWords(each.number, _read(each.name), _read(each.scale), _read(each.note), _read(each.no_source))
            for each in shown
        ),
        bands=tuple((band.least, _read(band.name)) for band in bands),
        most=MOST_EACH * len(shown),
    )


def _row(name: str, dossiers: int, rating: Rating, whose: Whose, address: str = "") -> RatingRow:
    band, reach = rating.band, rating.reach
    return RatingRow(
        name=name,
        behind=figure_of("rated", dossiers, whose),
        detail=whose.address("ratings-detail"),
        scores=tuple((f"{number}. {_read(RATED_BY_NUMBER[number].name)}", score) for number, score in rating.scores),
        total=rating.total,
        possible=rating.possible,
        band=_read(band.name) if band else gettext("không phát sinh"),
        reach=_read(reach.name) if reach and reach is not band else "",
        address=address,
    )


def _read(words: Words | None) -> str:
    return words.read(get_language() or "vi") if words else ""
