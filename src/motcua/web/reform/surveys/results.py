from dataclasses import dataclass
from fractions import Fraction
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.kernel.numbers import percent_digits
from motcua.statistics.rules.disclosure import SMALL
from motcua.surveys.campaign_queries import (
    Results,
    centre_names,
    earlier_published,
    expectations_of,
    results_of,
)
from motcua.surveys.rules.campaign import Campaign, Figure
from motcua.surveys.rules.estimates import Interval, wilson
from motcua.surveys.rules.questionnaire import Factor, criteria, expectations
from motcua.surveys.rules.results import INDEX, WHOLE, share_then
from motcua.web.actor import actor_of
from motcua.web.csv_answer import csv_answer
from motcua.web.leadership.desk.charts import chart, per_cent, series
from motcua.web.leadership.desk.view_models import Chart
from motcua.web.reform.surveys.words import FACTORS, LEVELS, words_of


@dataclass(frozen=True, slots=True)
class Line:
    """A figure as it is shown; `share` is None where there is nothing or it is left out (`is_hidden`)."""

    name: str | Promise
    figure: Figure
    interval: tuple[Fraction, Fraction] | None = None
    weighted: Fraction | None = None
    error: Fraction | None = None
    earlier: tuple[Fraction | None, ...] = ()

    @property
    def is_of_centre(self) -> bool:
        return self.figure.scope.startswith("centre:")

    @property
    def is_hidden(self) -> bool:
        return self.figure.part is None

    @property
    def share(self) -> Fraction | None:
        return Fraction(self.figure.part or 0, self.figure.whole) if self.figure.whole else None


@login_not_required
@require_safe
def results(request: HttpRequest, number: UUID) -> HttpResponse:
    """What a closed campaign came to: index, factors, criteria, levels, places."""
    found = results_of(actor_of(request), number)
    earlier = earlier_published(found.campaign)
    names = _names(found)
    lines = {
        (each.scope, each.item): _line(each, names, found, [state for _row, state in earlier]) for each in found.figures
    }
    questions = found.campaign.state.questions
    chosen = expectations_of(found.campaign)
    whole = [lines[WHOLE, str(item)] for item in (INDEX, *Factor)]
    by_criterion = [lines[WHOLE, question.code] for question in criteria(questions)]
    context = {
        "row": found.campaign.row,
        "campaign": found.campaign.state,
        "found": found,
        "index": whole[0],
        "rate": Fraction(found.responded, found.campaign.state.invited)
        if found.responded is not None and found.campaign.state.invited
        else None,
        "factors": whole,
        "criteria": by_criterion,
        "places": [
            (_place(scope, names), [lines[scope, str(item)] for item in (INDEX, *Factor)])
            for scope in dict.fromkeys(each.scope for each in found.figures if each.scope)
        ],
        "factor_names": list(FACTORS.values()),
        "earlier": [row for row, _state in earlier],
        "wishes": [
            (words_of(q), [(words_of(option), chosen[f"{q.code}:{option.code}"]) for option in q.options])
            for q in expectations(questions)
        ],
        "chart": _chart(by_criterion),
        "small": SMALL,
    }
    return render(request, "reform/surveys/results.html", context)


@login_not_required
@require_safe
def results_csv(request: HttpRequest, number: UUID) -> HttpResponse:
    """The same as CSV; what is left out stands empty."""
    found = results_of(actor_of(request), number)
    names = _names(found)
    lines: list[list[object]] = [
        [_("Phạm vi"), _("Mã"), _("Tên"), _("Người trả lời"), _("Hài lòng"), _("Trả lời hợp lệ"), "%"]
    ]
    for each in found.figures:
        share = percent_digits(each.part, each.whole, 2) if each.part is not None and each.whole else ""
        place = _place(each.scope, names) if each.scope else _("Toàn mẫu")
        lines.append([place, each.item, names[each.item], each.people, each.part, each.whole, share])
    return csv_answer("khao-sat-hai-long.csv", lines)


def _names(found: Results) -> dict[str, str | Promise]:
    names: dict[str, str | Promise] = {INDEX: _("Chỉ số hài lòng chung"), **FACTORS}
    names |= {question.code: words_of(question) for question in criteria(found.campaign.state.questions)}
    names |= {f"level:{level}": words for level, words in LEVELS.items()}
    plan = found.campaign.state.plan
    return names | {f"centre:{code}": name for code, name in centre_names(plan.centres).items()}


def _place(scope: str, names: dict[str, str | Promise]) -> str | Promise:
    return names.get(scope, scope)


def _line(figure: Figure, names: dict[str, str | Promise], found: Results, earlier: list[Campaign]) -> Line:
    if figure.scope != WHOLE:
        return Line(names[figure.item], figure)
    before = tuple(share_then(then, found.campaign.state, figure.item) for then in earlier)
    if figure.item not in (INDEX, *Factor):
        interval = wilson(figure.part, figure.whole) if figure.part is not None and figure.whole else None
        return Line(names[figure.item], figure, _bounds(interval), earlier=before)
    weighted = found.intervals.get(figure.item)
    return Line(
        names[figure.item],
        figure,
        _bounds(weighted),
        Fraction(weighted.share) if weighted else None,
        Fraction(weighted.error) if weighted and weighted.error is not None else None,
        before,
    )


def _bounds(interval: Interval | None) -> tuple[Fraction, Fraction] | None:
    return (Fraction(interval.low), Fraction(interval.high)) if interval else None


def _chart(lines: list[Line]) -> Chart | None:
    if not any(line.share is not None for line in lines):
        return None
    values = [None if line.is_hidden else per_cent(line.share) for line in lines]
    title = _("Tỷ lệ hài lòng theo tiêu chí")
    return chart(
        "criteria",
        title,
        _("Mỗi tiêu chí một thanh, từ 0 đến 100 %."),
        [str(line.name) for line in lines],
        series(_("Hài lòng và rất hài lòng"), "bar", values),
        unit="%",
        across=True,
    )
