from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from motcua.dossiers.actions.assign_step import Result, give_back_step, reassign_many, take_step
from motcua.kernel import clock
from motcua.web.desk.lists.assign_form import AssignForm, read_dossiers
from motcua.web.desk.lists.officers import officer_of
from motcua.web.desk.lists.readings import read_officers
from motcua.web.forms import answer_status


@require_POST
def reassign(request: HttpRequest) -> HttpResponse:
    """Give the dossiers ticked to one officer, with a result for each; what was refused may be tried again."""
    actor, now = officer_of(request), clock.now()
    form = AssignForm(read_officers(actor, now.date()), request.POST.dict())
    dossiers = read_dossiers(request.POST.getlist("dossier"))
    results: list[Result] = []
    if form.is_valid():
        results = list(reassign_many(actor, dossiers, **asked_of(form), at=now))
    refused = {result.code for result in results if result.error} if results else {each.code for each in dossiers}
    context = {
        "form": form,
        "results": results,
        "ticked": [each.code for each in dossiers if each.code in refused],
        "next": own_address(request),
    }
    return render(request, "desk/lists/assigned.html", context, status=answer_status(form))


def asked_of(form: AssignForm) -> dict:
    return {"account_id": form.cleaned_data["officer"], "reason": form.cleaned_data["reason"]}


@require_POST
def take(request: HttpRequest) -> HttpResponse:
    """The officer takes a step that is in nobody's hands."""
    (asked,) = read_dossiers([request.POST.get("take", "")])
    take_step(officer_of(request), asked.code, at=clock.now(), seen=asked.seen)
    messages.success(request, gettext("Đã nhận hồ sơ %(code)s.") % {"code": asked.code})
    return redirect(own_address(request))


@require_POST
def give_back(request: HttpRequest) -> HttpResponse:
    """The officer gives a step back to whoever is charged with it."""
    (asked,) = read_dossiers([request.POST.get("give_back", "")])
    give_back_step(officer_of(request), asked.code, at=clock.now(), seen=asked.seen)
    messages.success(request, gettext("Đã trả lại hồ sơ %(code)s cho cả nhóm.") % {"code": asked.code})
    return redirect(own_address(request))


def own_address(request: HttpRequest) -> str:
    """The list to go back to."""
    address = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if is_ours else reverse("work")
