"""The simulation, and the dossiers behind each of its figures."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from motcua.dossiers.queries import visible_to
from motcua.kernel import clock
from motcua.organisation.actors import Actor
from motcua.organisation.queries import centres
from motcua.reviews.policies import check_may_look
from motcua.reviews.simulating import Replayed, Simulated, ask, simulate
from motcua.web.actor import actor_of
from motcua.web.csv_answer import csv_answer
from motcua.web.figures import Figure
from motcua.web.forms import answer_status, refusals_shown_on
from motcua.web.paging import paging_of
from motcua.web.reform.reviews.forms import SimulationForm
from motcua.web.reform.tables import Cell, table
from motcua.web.templatetags.display import day
from motcua.worktime.rules.terms import parse_term

ROWS = 50


@require_safe
def review_simulation(request: HttpRequest) -> HttpResponse:
    """The question, and what the on-time rate would have been."""
    check_may_look(actor_of(request))
    form, answer = _answered(request)
    context = {"form": form, "answer": answer, "figures": _figures(request, answer) if answer else []}
    return render(request, "reform/reviews/simulation.html", context, status=answer_status(form))


def _answered(request: HttpRequest) -> tuple[SimulationForm, Simulated | None]:
    now = clock.now()
    places = list(centres(None, now.date()).values_list("code", "name"))
    asked = request.GET.dict() if "first" in request.GET else None
    form = SimulationForm(asked, centres=places, today=now.date())
    found: list[Simulated] = []
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        is_term = told["question"] == "term"
        with refusals_shown_on(form):
            term = parse_term(told["term"]) if is_term and told["term"] else None
            question = ask(
                question=told["question"],
                first=told["first"],
                last=told["last"],
                today=now.date(),
                procedure=told["procedure"].strip(),
                centre=told["centre"],
                days=told["days"] if is_term and term is None else None,
                term=term,
                stage=told["stage"],
                hours=told["hours"],
            )
            found.append(simulate(question))
    return form, found[0] if found else None


def _figures(request: HttpRequest, answer: Simulated) -> list[Figure]:
    titles = {
        "ended": gettext("Hồ sơ kết thúc trong kỳ"),
        "in-time-before": gettext("Sớm và đúng hạn, thực tế"),
        "in-time-after": gettext("Sớm và đúng hạn, nếu như vậy"),
        "late-before": gettext("Trễ hạn, thực tế"),
        "late-after": gettext("Trễ hạn, nếu như vậy"),
        "rescued": gettext("Trễ thành đúng hạn"),
        "lost": gettext("Đúng hạn thành trễ"),
    }
    return [Figure(title, len(answer.of(group)), _address(request, group)) for group, title in titles.items()]


def _address(request: HttpRequest, group: str) -> str:
    query = {key: value for key, value in request.GET.items() if key not in ("group", "after")}
    return f"{reverse('review-simulation-dossiers')}?{urlencode(query | {'group': group})}"


@require_safe
def review_simulation_dossiers(request: HttpRequest) -> HttpResponse:
    """The dossiers behind a figure that the actor may see, with both due dates and both ends."""
    actor = actor_of(request)
    check_may_look(actor)
    form, answer = _answered(request)
    if answer is None:
        asked: dict[str, Any] = {"form": form, "answer": None, "figures": []}
        return render(request, "reform/reviews/simulation.html", asked, status=answer_status(form))
    behind = answer.of(request.GET.get("group", "ended"))
    shown = _visible(actor, behind)
    start = _place(request.GET.get("after", ""))
    page = shown[start : start + ROWS]
    next_key = str(start + ROWS) if len(shown) > start + ROWS else ""
    headings = [gettext("Mã hồ sơ"), gettext("Hẹn trả"), gettext("Kết thúc"), gettext("Hẹn trả, nếu như vậy")]
    rows = [
        [Cell(each.code, reverse("story", args=[each.code]) if each.code[0] != "#" else ""), *_days(each)]
        for each in page
    ]
    context = {
        "table": table(gettext("Hồ sơ của mô phỏng"), [*headings, gettext("Kết thúc, nếu như vậy")], rows),
        "total": len(behind),
        "hidden": len(behind) - len(shown),
        "back": f"{reverse('review-simulation')}?{request.GET.urlencode()}",
        "csv": f"{reverse('review-simulation-csv')}?{request.GET.urlencode()}",
        "paging": paging_of(request, next_key),
    }
    return render(request, "reform/reviews/simulation_dossiers.html", context)


@require_safe
def review_simulation_csv(request: HttpRequest) -> HttpResponse:
    """The same list, whole, as CSV; nobody is named."""
    actor = actor_of(request)
    check_may_look(actor)
    _form, answer = _answered(request)
    behind = _visible(actor, answer.of(request.GET.get("group", "ended"))) if answer else ()
    headings = ["code", "due", "ended", "due_then", "ended_then", "was", "would_be"]
    rows = (
        [each.code, each.due, each.ended, each.due_then, each.ended_then, each.was, each.would_be] for each in behind
    )
    return csv_answer("mo-phong.csv", [headings, *rows])


def _visible(actor: Actor, behind: tuple[Replayed, ...]) -> list[Replayed]:
    seen = set(visible_to(actor).filter(pk__in=[each.number for each in behind]).values_list("pk", flat=True))
    return [each for each in behind if each.number in seen]


def _days(each: Replayed) -> list[Cell]:
    return [Cell(day(value)) for value in (each.due, each.ended, each.due_then, each.ended_then)]


def _place(after: str) -> int:
    return int(after) if after.isascii() and after.isdigit() and len(after) < 7 else 0
