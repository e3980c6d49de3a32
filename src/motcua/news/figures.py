"""Counts the figures of a periodic report, for a period and a unit, from what the project counts today."""

from datetime import date, datetime, time

from motcua.catalogue.models import CentreProcedure
from motcua.catalogue.queries import count_online_services
from motcua.kernel.clock import VIETNAM
from motcua.kernel.errors import NotFound
from motcua.kernel.law_rows import valid_on
from motcua.news.queries import count_published
from motcua.news.rules.figures import Figure
from motcua.organisation.actors import SYSTEM
from motcua.petitions.queries import sums_between
from motcua.reforms.queries import period_figures
from motcua.reforms.rules.counting import Form
from motcua.reviews.queries import reviewed_between
from motcua.reviews.rules.savings import savings_of
from motcua.statistics.queries import centre_named, seed_table
from motcua.statistics.rules.figures import Figures
from motcua.statistics.rules.periods import Period, period
from motcua.surveys.queries import satisfaction_of
from motcua.surveys.rules.answers import quarter_before, quarter_of
from motcua.territory.rules.units import Level

COUNTS = ("received", "received_online", "carried_over", "moved", "in_time", "late", "overdue")


def count_figures(first: date, last: date, unit: str, *, now: datetime) -> dict[str, Figure]:
    """The figures by code. Raises `Invalid` for a period that is none, `NotFound` for a unit that is none."""
    asked = period(first, last, today=now.date())
    table = seed_table(asked, unit)
    if unit:
        found = _of(table.total.figures, "unit")
    else:
        groups = [group for group in table.groups if group.figures.total or group.figures.received]
        found = [figure for group in groups for figure in _of(group.figures, group.level)]
        found += _four_steps(last) + _online(last)
        found += _satisfaction(asked, now.date())
    centre = centre_named(unit, last).code if unit else ""
    found += _drafts(first, last, centre) + _reviews(first, last, centre)
    found += _petitions(asked, centre, now)
    found.append(Figure("articles.published", count_published(first, last, centre, now)))
    return {figure.code: figure for figure in found}


def name_of_unit(unit: str, on: date) -> str:
    """The one-stop that a unit's report is of; "" for the whole province. Raises `NotFound`."""
    return centre_named(unit, on).name if unit else ""


def _of(figures: Figures, place: str) -> list[Figure]:
    counts = [Figure(f"{place}.{name}", getattr(figures, name)) for name in COUNTS]
    return [*counts, Figure(f"{place}.rate", figures.in_time, figures.total)]


def _four_steps(last: date) -> list[Figure]:
    offered = CentreProcedure.objects.filter(valid_on(last), centre__level=Level.PROVINCE, four_step_eligible=True)
    eligible, done = offered.count(), offered.filter(four_step_done=True).count()
    if not eligible:
        return []
    return [
        Figure("procedures.four_steps", done),
        Figure("procedures.eligible", eligible),
        Figure("procedures.four_steps_rate", done, eligible),
    ]


def _online(last: date) -> list[Figure]:
    counted = count_online_services(last)
    if not counted.total:
        return []
    return [Figure("services.online", counted.level_3_and_4), Figure("services.all", counted.total)]


def _drafts(first: date, last: date, centre: str) -> list[Figure]:
    """What was assessed and published; nothing where no procedure was drafted or published."""
    counted = period_figures(SYSTEM, first, last, centre)
    share, (_lines, published) = counted.share, counted.forms[Form.PUBLISHED]
    found = []
    if share.of:
        found += [
            Figure("drafts.procedures", share.of),
            Figure("drafts.assessed", share.assessed),
            Figure("drafts.assessed_rate", share.assessed, share.of),
        ]
    if published.procedures:
        found += [
            Figure("drafts.published", published.procedures),
            Figure("drafts.recorded", published.recorded),
        ]
    return found


def _reviews(first: date, last: date, centre: str) -> list[Figure]:
    """What the approved proposals change; nothing where none was approved."""
    saved = savings_of(reviewed_between(first, last, centre))
    if not saved.approved:
        return []
    return [
        Figure("reviews.approved", saved.approved),
        Figure("reviews.cut", saved.procedures_cut),
        Figure("reviews.amended", saved.amended),
        Figure("reviews.saved", saved.cost.before - saved.cost.after),
        Figure("reviews.saved_rate", saved.cost.before - saved.cost.after, saved.cost.before),
    ]


def _petitions(asked: Period, centre: str, now: datetime) -> list[Figure]:
    """Form 05a's sums, of a one-stop form 05b's line; nothing where no petition was in hand."""
    numbers = sums_between(datetime.combine(asked.first, time(), VIETNAM), asked.as_of(now), centre)
    if not any(numbers.values()):
        return []
    return [Figure(f"petitions.{figure}", number) for figure, number in numbers.items()]


def _satisfaction(asked: Period, today: date) -> list[Figure]:
    """Of the latest quarter that had ended on the last day; nothing where too few answered."""
    try:
        told = satisfaction_of(quarter_before(quarter_of(asked.last)), today).whole
    except NotFound:
        return []
    if told is None or told.satisfied is None:
        return []
    return [
        Figure("satisfaction.answers", told.answers),
        Figure("satisfaction.rate", told.satisfied, told.answers),
    ]
