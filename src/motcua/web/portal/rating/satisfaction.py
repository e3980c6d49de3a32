from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_safe

from motcua.catalogue.models import Procedure
from motcua.kernel import clock
from motcua.organisation.models import ServiceCentre
from motcua.statistics.durations import durations_by_centre, durations_by_procedure
from motcua.statistics.rules.disclosure import SMALL
from motcua.statistics.rules.periods import Period
from motcua.statistics.rules.survival import HALF, NINE_TENTHS, Percentile, Survival
from motcua.surveys.queries import check_finished, comments_of, no_such_quarter, satisfaction_of, visits_of
from motcua.surveys.rules.answers import last_day_of, quarter_before, quarter_of
from motcua.surveys.rules.disclosed import REST, Line
from motcua.web.actor import actor_of
from motcua.web.portal.rating.words import LEVELS, REASONS

CHOICES = 8
"""Finished quarters to choose from."""


@dataclass(frozen=True, slots=True)
class Choice:
    address: str
    label: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class RatedLine:
    """A centre or procedure: how many answers, and the share of the satisfied."""

    name: str
    answers: int
    share: Fraction | None


@dataclass(frozen=True, slots=True)
class TimeLine:
    """How long it took at a centre, or for a procedure."""

    name: str
    address: str
    dossiers: int
    still_open: int
    median: str
    nine_tenths: str


@login_not_required
@require_safe
def satisfaction(request: HttpRequest) -> HttpResponse:
    """What citizens said in a finished quarter, and how long what was accepted in it takes, the open ones counted."""
    now = clock.now()
    quarter = _read_quarter(request, now.date())
    told = satisfaction_of(quarter, now.date())
    visits = visits_of(quarter, now.date())
    centres = {row.code: row for row in ServiceCentre.objects.all()}
    unit = centres.get(request.GET.get("unit", ""))
    period = Period(quarter, last_day_of(quarter))
    if unit is None:
        times = durations_by_centre(period, now.date())
        names = {code: row.name for code, row in centres.items()}
    else:
        times = durations_by_procedure(period, now.date(), unit.pk)
        names = _procedure_names(times)
    context = {
        "quarters": _choices(quarter, now.date()),
        "label": _label(quarter),
        "period": period,
        "as_of": now,
        "told": told,
        "by_level": [(words, told.levels[level - 1]) for level, words in LEVELS.items()],
        "centres": _rated(told.centres, {code: row.name for code, row in centres.items()}),
        "procedures": _rated(told.procedures, _procedure_names(line.code for line in told.procedures)),
        "visits": visits,
        "visits_by_level": [(words, visits.levels[level - 1]) for level, words in LEVELS.items()],
        "visits_by_centre": _rated(visits.centres, {code: row.name for code, row in centres.items()}),
        "unit": unit,
        "times": _times(times, names, quarter, leads_on=unit is None),
        "small": SMALL,
        "back": f"{reverse('satisfaction')}?quarter={_key(quarter)}",
    }
    return render(request, "portal/rating/satisfaction.html", context)


@require_safe
def comments(request: HttpRequest) -> HttpResponse:
    """What was written in a finished quarter, for auditors."""
    today = clock.now().date()
    quarter = _read_quarter(request, today)
    found = [
        (
            words,
            [
                (centre, LEVELS[level], [REASONS.get(reason, reason) for reason in reasons], text)
                for centre, level, reasons, text in comments_of(actor_of(request), quarter, today, of_visits=of_visits)
            ],
        )
        for of_visits, words in ((False, gettext("Đánh giá hồ sơ")), (True, gettext("Đánh giá lượt đến")))
    ]
    context = {"kinds": found, "label": _label(quarter), "quarters": _choices(quarter, today), "small": SMALL}
    return render(request, "portal/rating/comments.html", context)


def _read_quarter(request: HttpRequest, today: date) -> date:
    """?quarter=2018-Q3, or the latest finished one. Raises `NotFound` for any other word or quarter."""
    asked = request.GET.get("quarter", "")
    if not asked:
        return quarter_before(quarter_of(today))
    year, _, number = asked.partition("-Q")
    if not (year.isascii() and year.isdecimal() and len(year) == 4 and int(year) and number in ("1", "2", "3", "4")):
        raise no_such_quarter()
    quarter = date(int(year), 3 * int(number) - 2, 1)
    check_finished(quarter, today)
    return quarter


def _choices(chosen: date, today: date) -> list[Choice]:
    quarters = [quarter_before(quarter_of(today))]
    while len(quarters) < CHOICES:
        quarters.append(quarter_before(quarters[-1]))
    return [Choice(f"?quarter={_key(each)}", _label(each), each == chosen) for each in quarters]


def _key(quarter: date) -> str:
    return f"{quarter.year}-Q{(quarter.month + 2) // 3}"


def _label(quarter: date) -> str:
    return gettext("Quý %(number)s/%(year)s") % {"number": (quarter.month + 2) // 3, "year": quarter.year}


def _rated(lines: Iterable[Line], names: Mapping[str, str]) -> list[RatedLine]:
    together = gettext("Gộp lại (mỗi nơi, mỗi thủ tục có ít đánh giá)")
    return [RatedLine(together if line.code == REST else names[line.code], line.answers, line.share) for line in lines]


def _procedure_names(codes: Iterable[str]) -> dict[str, str]:
    return dict(Procedure.objects.filter(code__in=list(codes)).values_list("code", "name"))


def _times(times: Mapping[str, Survival], names: Mapping[str, str], quarter: date, *, leads_on: bool) -> list[TimeLine]:
    many = {code: found for code, found in times.items() if found.ended + found.pending >= SMALL}
    ordered = sorted(many.items(), key=lambda each: (-(each[1].ended + each[1].pending), each[0]))
    address = f"?quarter={_key(quarter)}&unit="
    return [
        TimeLine(
            names.get(code, code),
            f"{address}{code}#times" if leads_on else "",
            found.ended + found.pending,
            found.pending,
            _days(found.percentile(HALF)),
            _days(found.percentile(NINE_TENTHS)),
        )
        for code, found in ordered
    ]


def _days(found: Percentile | None) -> str:
    if found is None:
        return "–"
    days = ngettext("%(number)s ngày", "%(number)s ngày", found.days) % {"number": found.days}
    return gettext("hơn %(days)s") % {"days": days} if found.is_more else days
