"""Reads what one rating was made of: of each score the numbers, each with the list behind it."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from decimal import Decimal

from django.utils.translation import get_language, gettext

from motcua.indices.policies import no_such_rating
from motcua.indices.ratings import RatedUnit, rate_officers
from motcua.indices.rules.rating_indicators import RATED_BY_NUMBER
from motcua.indices.rules.rating_periods import rating_period
from motcua.indices.rules.ratings import TALLIES, Rating
from motcua.organisation.actors import Actor
from motcua.organisation.models import ServiceCentre
from motcua.statistics.rules.columns import COLUMNS
from motcua.statistics.rules.definitions import Words
from motcua.statistics.rules.periods import Period
from motcua.web.figures import Figure, Ratio, period_as_of
from motcua.web.leadership.asked import Asked
from motcua.web.leadership.ratings.view_models import RatingDetail, ScoreDetail
from motcua.web.leadership.ratings.whose import Whose, figure_of, procedures_of

POINTS = (2, 1, 0)


def read_unit_detail(unit: RatedUnit, whose: Whose, period: Period, now: datetime) -> RatingDetail:
    """Of a centre, as rated at `now`."""
    scores = tuple(_of_unit(number, score, unit, whose, period) for number, score in unit.rating.scores)
    return _detail(unit.name, "", unit.counts, unit.rating, scores, whose, period, now)


def read_officer_detail(actor: Actor, centre: ServiceCentre, whose: Whose, now: datetime) -> RatingDetail:
    """Of an officer of a centre. Raises `NotFound` for one who is not rated there, or is not this actor's to see."""
    period = rating_period(whose.period, now.date())
    found = {each.account: each for each in rate_officers(actor, centre, period)}
    officer = found.get(whose.officer or 0)
    if officer is None:
        raise no_such_rating()
    scores = tuple(_of_tally(number, score, officer.counts, whose) for number, score in officer.rating.scores)
    return _detail(officer.name, centre.name, officer.counts, officer.rating, scores, whose, period, now)


def _detail(
    name: str,
    scope: str,
    counts: Mapping[str, int],
    rating: Rating,
    scores: tuple[ScoreDetail, ...],
    whose: Whose,
    period: Period,
    now: datetime,
) -> RatingDetail:
    band = rating.band
    return RatingDetail(
        name=name,
        scope=scope,
        period=period_as_of(period, now),
        behind=figure_of("rated", counts["rated"], whose),
        total=rating.total,
        possible=rating.possible,
        most=rating.most,
        band=_read(band.name) if band else gettext("không phát sinh"),
        scores=scores,
    )


def _of_tally(number: int, score: Decimal | None, counts: Mapping[str, int], whose: Whose) -> ScoreDetail:
    """A score that is a sum over dossiers, with those of each number of points."""
    named = zip(POINTS, TALLIES.get(number, ()), strict=False)
    points = tuple((each, figure_of(name, counts[name], whose)) for each, name in named if name)
    return _score(number, score, points=points)


def _of_unit(number: int, score: Decimal | None, unit: RatedUnit, whose: Whose, period: Period) -> ScoreDetail:
    if number == 5:
        four, offered = (
            procedures_of(name, value, whose)
            for name, value in (("four_steps", unit.four_steps), ("offered", unit.online.offered))
        )
        return _score(number, score, ratios=((gettext("đủ bốn bước"), Ratio(four, offered)),))
    if number == 9:
        late = figure_of("online_late", unit.online.late_online, whose)
        return _score(number, score, ratios=tuple(_online(unit, whose, period)), alone=(late,))
    return _of_tally(number, score, unit.counts, whose)


def _online(unit: RatedUnit, whose: Whose, period: Period) -> Iterator[tuple[str, Ratio]]:
    """What indicator 9 divides: procedures online by those offered, dossiers received online by all received."""
    work = unit.online
    procedures = procedures_of("online", work.online_procedures, whose), procedures_of("offered", work.offered, whose)
    yield gettext("thủ tục trực tuyến"), Ratio(*procedures)
    asked = Asked(period, unit.code, alone=True)
    received = (
        Figure(_read(COLUMNS[code].title), value, asked.dossiers_address(code, ""))
        for code, value in (("received_online", work.received_online), ("received", work.received))
    )
    yield gettext("hồ sơ trực tuyến"), Ratio(*received)


def _score(
    number: int,
    score: Decimal | None,
    *,
    points: tuple[tuple[int, Figure], ...] = (),
    ratios: tuple[tuple[str, Ratio], ...] = (),
    alone: tuple[Figure, ...] = (),
) -> ScoreDetail:
    known = RATED_BY_NUMBER[number]
    lack = _read(known.no_source) if known.no_source else "" if score is not None else gettext("không phát sinh")
    return ScoreDetail(number, _read(known.name), _read(known.scale), score, points, ratios, alone, lack)


def _read(words: Words) -> str:
    return words.read(get_language() or "vi")
