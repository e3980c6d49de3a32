from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from motcua.inspections.access import centre_for, watched_centres
from motcua.inspections.actions.open_case import open_case
from motcua.inspections.directory import heads_within, inspectors_within, officers_at, reach_of
from motcua.inspections.policies import check_may_open_cases
from motcua.inspections.proposals import MOST, Proposal, proposal_about, proposals
from motcua.inspections.rules.case_facts import CaseKind
from motcua.kernel import clock
from motcua.organisation.actors import Actor
from motcua.organisation.models import ServiceCentre
from motcua.oversight.rules.signs import SIGN, SignKind
from motcua.web.actor import actor_of
from motcua.web.forms import answer_status, sent
from motcua.web.leadership.warnings.words import read
from motcua.web.reform.cases.forms import CaseForm
from motcua.web.reform.inspections.forms import UnitForm
from motcua.web.reform.inspections.plan_pages import ACT
from motcua.web.reform.inspections.story_forms import people

SHOWN = 3
"""Codes of dossiers in a line of the list."""
AT_ONCE = 50
"""Dossiers, and signs, that the form begins with; more are added to the case later."""


@require_safe
def case_proposals(request: HttpRequest) -> HttpResponse:
    """What warnings propose to look into. Nothing is opened but by a person."""
    found = proposals(actor_of(request), clock.now())
    lines = [
        {
            "each": each,
            "kinds": _kinds(each),
            "codes": [dossier.code for dossier in each.dossiers[:SHOWN]],
            "more": max(len(each.dossiers) - SHOWN, 0),
        }
        for each in found
    ]
    return render(request, "reform/cases/proposals.html", {"lines": lines, "most": MOST})


def _kinds(proposal: Proposal) -> list[tuple[str, int]]:
    counted: dict[SignKind, int] = {}
    for sign in proposal.signs:
        kind = SignKind(sign.kind)
        counted[kind] = counted.get(kind, 0) + 1
    return [(read(SIGN[kind].name), number) for kind, number in counted.items()]


@require_http_methods(ACT)
def case_new(request: HttpRequest) -> HttpResponse:
    """Open a case: the unit first, then whom and what; with the evidence of a proposal where one is named."""
    actor, made, unit = actor_of(request), [], request.GET.get("unit", "")
    check_may_open_cases(actor)
    if not unit:
        units = UnitForm(watched_centres(actor).order_by("level", "name_sort", "code"))
        return render(request, "reform/cases/unit.html", {"form": units, "title": gettext("Lập vụ việc")})
    centre = centre_for(actor, unit)
    form = CaseForm(*sent(request), first=_first(actor, centre, request.GET.get("officer")))
    _offer(form, centre)
    if form.is_bound and form.is_valid():
        new, number = form.read(unit), form.cleaned_data["request_id"]
        if form.does(lambda: made.append(open_case(actor, new, request_id=number, at=clock.now()))):
            return redirect("case", made[0].pk)
    context = {"form": form, "title": gettext("Lập vụ việc"), "lead": centre.name}
    return render(request, "reform/cases/new.html", context, status=answer_status(form))


def _first(actor: Actor, centre: ServiceCentre, officer: str | None) -> dict[str, object]:
    """What the form begins with: the unit's head; all evidence of the proposal about the officer, or ("") the unit."""
    first: dict[str, object] = {
        "head": next((each.account for each in officers_at(centre, clock.now().date()) if each.heads), "")
    }
    if officer is None or not (officer == "" or (officer.isdecimal() and len(officer) < 19)):
        return first
    proposal = proposal_about(actor, centre.code, int(officer) if officer else None, clock.now())
    if proposal is None:
        return {**first, "subject": officer}
    return {
        **first,
        "subject": officer,
        "kind": (CaseKind.FIGURES if proposal.signs else CaseKind.LATENESS).value,
        "occurred_on": proposal.last_day,
        "dossiers": "\n".join(each.code or "" for each in proposal.dossiers[:AT_ONCE]),
        "signs": "\n".join(str(each.pk) for each in proposal.signs[:AT_ONCE]),
    }


def _offer(form: CaseForm, centre: ServiceCentre) -> None:
    """Fill in who may be chosen; who is independent, the rules say."""
    reach, today = reach_of(centre), clock.now().date()
    heads = heads_within(reach, today)
    nobody = gettext("– chọn –")
    form.offer(
        subject=people(officers_at(centre, today), nobody),
        investigator=people(inspectors_within(reach, today), nobody),
        decider=people(heads, nobody),
        head=people(heads, gettext("– không có trên hệ thống –")),
        head_decider=people(heads, nobody),
    )
