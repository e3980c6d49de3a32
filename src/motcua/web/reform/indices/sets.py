from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from motcua.indices.actions.open_assessment import open_assessment
from motcua.indices.assessments import ranking_of, set_named
from motcua.indices.models import CriterionSet
from motcua.indices.policies import may_open_assessments, no_such_assessment
from motcua.indices.rules.composite.criteria import Criteria, read_criteria
from motcua.indices.subjects import subjects_of
from motcua.kernel import clock
from motcua.kernel.numbers import decimal
from motcua.web.actor import actor_of
from motcua.web.csv_answer import csv_answer
from motcua.web.forms import answer_status
from motcua.web.reform.indices.forms import OpenForm
from motcua.web.reform.indices.words import KINDS, formula_in_words


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def criteria_set(request: HttpRequest, code: str) -> HttpResponse:
    """A set of criteria, the ranking by it, and, for coordinators, opening an assessment."""
    row, actor, now = set_named(code), actor_of(request), clock.now()
    criteria, form = read_criteria(row.content), None
    if may_open_assessments(actor):
        form = OpenForm(request.POST or None)
        day = min(now.date(), row.valid_to or now.date())
        form.offer(subject=[("", "–"), *((each.code, each.name) for each in subjects_of(criteria.kind, day))])
    if request.method == "POST":
        if form is None:
            raise no_such_assessment()
        if form.is_valid():
            number = form.cleaned_data["request_id"]
            subject = form.cleaned_data["subject"]
            if form.does(lambda: open_assessment(actor, row, subject, number=number, at=now)):
                return redirect("assessment", number)
    context = page_of(row, criteria) | {"form": form}
    return render(request, "reform/indices/set.html", context, status=answer_status(form) if form else 200)


@login_not_required
@require_safe
def ranking_csv(request: HttpRequest, code: str) -> HttpResponse:
    """The ranking by a set as CSV."""
    row = set_named(code)
    lines: list[list[Any]] = [
        [gettext("Hạng"), gettext("Đơn vị"), gettext("Điểm chỉ số"), gettext("Năm"), gettext("Ghi chú")]
    ]
    for each in ranking_of(row):
        note = gettext("dữ liệu tập huấn") if each.row.is_training else ""
        lines.append(
            [each.rank, each.row.subject_name, decimal(each.row.index_hundredths or 0, 100, 2, "en"), row.year, note]
        )
    return csv_answer(f"xep-hang-{row.code}.csv", lines)


def page_of(row: CriterionSet, criteria: Criteria) -> dict[str, Any]:
    """What the page of a set shows to everybody."""
    return {
        "set": row,
        "criteria": criteria,
        "kind": KINDS[criteria.kind],
        "fields": [(field, [(leaf, formula_in_words(leaf)) for leaf in field.leaves()]) for field in criteria.fields],
        "ranking": ranking_of(row),
    }
