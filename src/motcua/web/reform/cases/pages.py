from datetime import date
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from motcua.inspections.access import case_for, cases_visible_to
from motcua.inspections.actions.record_on_case import record_on_case
from motcua.inspections.directory import heads_within, inspectors_within, reach_of
from motcua.inspections.models import CaseRow
from motcua.inspections.policies import may_open_cases, no_such_case
from motcua.inspections.queries import cases, kept_of
from motcua.inspections.reading_log import What, record_reading
from motcua.inspections.rules.case import CASES, Case
from motcua.inspections.rules.case_facts import Party
from motcua.inspections.rules.judging import parts_of
from motcua.inspections.terms import sanctions_on
from motcua.kernel import clock
from motcua.web.actor import actor_of
from motcua.web.desk.once import Choices
from motcua.web.forms import answer_status, sent
from motcua.web.paging import page_of
from motcua.web.reform.cases.acts import ACTS
from motcua.web.reform.cases.forms import ExplainForm, FactForm, OfficeForm, SanctionForm
from motcua.web.reform.cases.readings import offered_sanctions, read_case, read_list
from motcua.web.reform.inspections.plan_pages import ACT
from motcua.web.reform.inspections.story_forms import people
from motcua.web.visitor import address_of

SHOWN = 50
"""Lines of a page."""


@require_safe
def cases_list(request: HttpRequest) -> HttpResponse:
    """The cases that the reader has a part in, without names; and the way to figures and proposals."""
    actor = actor_of(request)
    if not actor.is_officer:
        raise no_such_case()
    rows, paging = page_of(request, cases(actor), SHOWN)
    lines = read_list(actor, kept_of(CASES, rows), clock.now().date())
    context = {"lines": lines, "paging": paging, "may_open": may_open_cases(actor)}
    return render(request, "reform/cases/list.html", context)


@require_safe
def case(request: HttpRequest, subject: UUID) -> HttpResponse:
    """One case with its names, for those in it; the reading is written down."""
    actor, now = actor_of(request), clock.now()
    row, story = case_for(actor, subject)
    record_reading(actor, row, What.PAGE, at=now, address=address_of(request))
    parts = parts_of(story.state, actor.account_id)
    acts = [(name, act.title) for name, act in ACTS.items() if act.is_open(parts, story.state, now.date())]
    page = read_case(actor, row, story, now.date())
    return render(request, "reform/cases/case.html", {"page": page, "acts": acts})


@require_http_methods(ACT)
def case_act(request: HttpRequest, subject: UUID, act: str) -> HttpResponse:
    """One act in a case. What is sent out of its turn the rule refuses, so that what was typed is not lost."""
    actor, now = actor_of(request), clock.now()
    row, story = case_for(actor, subject)
    if act not in ACTS:
        raise Http404
    parts, is_sent = parts_of(story.state, actor.account_id), request.method == "POST"
    if not (ACTS[act].is_of(parts) if is_sent else ACTS[act].is_open(parts, story.state, now.date())):
        raise no_such_case()
    record_reading(actor, row, What.ACT, at=now, address=address_of(request))
    form = ACTS[act].form(*sent(request), first={"seen": story.seq})
    _know(form, row, story.state, now.date())
    if form.is_bound and form.is_valid():
        fact, number, seen = form.read(), form.cleaned_data["request_id"], form.cleaned_data["seen"]
        if form.does_upon(
            lambda: case_for(actor, subject)[1].seq,
            lambda: record_on_case(actor, subject, fact, seen=seen, request_id=number, at=now),
        ):
            is_left = cases_visible_to(actor).filter(pk=subject).exists()
            return redirect("case", subject) if is_left else redirect("cases")
    context = {"form": form, "title": ACTS[act].title, "row": row, "asked": _asked(form, story.state)}
    return render(request, "reform/cases/act.html", context, status=answer_status(form))


def _know(form: FactForm, row: CaseRow, case: Case, today: date) -> None:
    sanctions = _sanctions(form.party, row, case, today) if isinstance(form, SanctionForm) else []
    form.know(case, sanctions)
    if isinstance(form, OfficeForm):
        reach = reach_of(row.centre)
        form.offer(person=people([*inspectors_within(reach, today), *heads_within(reach, today)], gettext("– chọn –")))


def _sanctions(party: Party, row: CaseRow, case: Case, today: date) -> Choices:
    """Those of the lists in force since the case was opened; which day's counts, the rule says."""
    if case.opened is None:
        return []
    staff = case.opened.staff if party is Party.SUBJECT else case.opened.head_staff
    listed = [*sanctions_on(today, staff), *sanctions_on(row.opened_on, staff)]
    return offered_sanctions(listed)


def _asked(form: FactForm, case: Case) -> str:
    """The questions, on the form that answers them."""
    asked = case.round_of(form.party).asked
    return asked.questions if asked and isinstance(form, ExplainForm) else ""
