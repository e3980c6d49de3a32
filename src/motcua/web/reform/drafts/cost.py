from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from motcua.kernel import clock
from motcua.reforms.access import draft_for, draft_unknown
from motcua.reforms.actions.cost_procedure import cost_procedure
from motcua.reforms.policies import may_write
from motcua.reforms.reference import wages_on
from motcua.reforms.rules.compliance_cost import Activity, ComplianceCost
from motcua.reforms.rules.draft import Draft, Stage
from motcua.reforms.rules.facts import Side
from motcua.reforms.writer import Act
from motcua.web.actor import actor_of
from motcua.web.forms import answer_status
from motcua.web.reform.drafts.forms import CostLineForm, FrequencyForm
from motcua.web.reform.drafts.readings import CostShown, read_procedure
from motcua.web.reform.drafts.words import SIDES

Lines = forms.formset_factory(CostLineForm, extra=0, max_num=100, absolute_max=100)
MORE = 3


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def draft_cost(request: HttpRequest, subject: UUID, key: int, side: str) -> HttpResponse:
    """A cost table to the đồng with its inputs; while it is drafted, its form."""
    actor = actor_of(request)
    row, told = draft_for(actor, subject)
    procedure = told.state.procedures.get(key)
    if procedure is None or side not in procedure.sides:
        raise draft_unknown()
    can_write = may_write(actor, row) and told.state.stage is Stage.DRAFTING
    if request.method == "POST" and not can_write:
        raise draft_unknown()
    cost = procedure.costs.get(Side(side))
    context: dict[str, Any] = {"row": row, "key": key, "shown": read_procedure(procedure), "can_write": can_write}
    context["table"] = CostShown(Side(side), SIDES[side], cost)
    status = 200
    if can_write:
        form, lines = _forms(request, told.state, cost)
        if "more" not in request.POST and form.is_valid() and lines.is_valid():
            doing = Act(actor, subject, clock.now(), form.cleaned_data["request_id"])
            if form.does(lambda: cost_procedure(doing, key=key, side=Side(side), cost=_cost(form, lines))):
                messages.success(request, gettext("Đã ghi bảng chi phí."))
                return HttpResponseRedirect(reverse("draft-cost", args=[subject, key, side]))
        is_wrong = lines.is_bound and "more" not in request.POST and not lines.is_valid()
        status = 400 if is_wrong else 200 if "more" in request.POST else answer_status(form)
        context |= {"form": form, "lines": lines}
    return render(request, "reform/drafts/cost.html", context, status=status)


def _forms(request: HttpRequest, draft: Draft, cost: ComplianceCost | None) -> tuple[FrequencyForm, Any]:
    wages = wages_on(draft.begun_on)
    named = {basis.as_rule: code for code, basis in wages.items()}
    first = {"times": 1, "in_years": 1}
    rows: list[dict[str, Any]] = [{"activity": activity.value} for activity in Activity] if cost is None else []
    if cost is not None:
        first = {"times": cost.times, "in_years": cost.in_years, "subjects": cost.subjects}
        for line in cost.lines:
            hours = f"{line.minutes // 60}:{line.minutes % 60:02}"
            spent = {name: getattr(line, name) for name in ("name", "hiring", "fee", "other")}
            rows.append({"activity": line.activity.value, "hours": hours, "wage": named.get(line.wage), **spent})
    data = request.POST.copy() if request.method == "POST" else None
    if data is not None and "more" in data and str(data.get("form-TOTAL_FORMS", "")).isdecimal():
        data["form-TOTAL_FORMS"] = str(min(int(str(data["form-TOTAL_FORMS"])[:4]) + MORE, 100))
    lines = Lines(data, initial=[*rows, *({} for _ in range(MORE if cost else 0))], form_kwargs={"wages": wages})
    return FrequencyForm(data, first=first), lines


def _cost(form: forms.Form, lines: Any) -> ComplianceCost:
    given = form.cleaned_data
    told = tuple(line.line() for line in lines if line.is_filled)
    return ComplianceCost(told, given["times"], given["subjects"], given["in_years"])
