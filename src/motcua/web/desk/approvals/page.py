"""Approval in batch."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from motcua.dossiers.actions.carry_out import Done, carry_out
from motcua.dossiers.reading_log import What
from motcua.dossiers.rules.lifecycle.conclude import Decide, IssueResult
from motcua.dossiers.rules.lifecycle.send_back import SendBack
from motcua.kernel import clock
from motcua.kernel.errors import DomainError, Refused
from motcua.web.actor import actor_of
from motcua.web.desk.approvals.files import Taken, take_in
from motcua.web.desk.approvals.form import ApprovalForm
from motcua.web.desk.approvals.readings import read_approvals
from motcua.web.desk.batch import Result, carry_out_each, number_of_request, seen_of, shown_after
from motcua.web.desk.officers import officers_only
from motcua.web.desk.results.act_form import ACCEPT
from motcua.web.forms import answer_status
from motcua.web.paging import paging_of
from motcua.web.reading import note_reading


@require_http_methods(["GET", "HEAD", "POST"])
@officers_only
def approvals(request: HttpRequest) -> HttpResponse:
    """The dossiers that wait for this approver; what is chosen is decided, each by itself."""
    form, taken, now = ApprovalForm(request.POST or None), Taken(), clock.now()
    results: tuple[Result, ...] = ()
    if form.is_valid():
        taken = take_in(request, form, now)
        results = () if taken.is_fresh else decide_each(request, form, taken)
    actor = actor_of(request)
    waiting = read_approvals(actor, request.GET.get("after", ""), own_numbers(request), taken.uploads(actor), now)
    note_reading(request, What.LIST, [row.code for row in waiting.rows], detail="approvals")
    context = {"form": shown_after(form, results), "results": results, "waiting": waiting, "chosen": form.codes}
    context |= {"paging": paging_of(request, waiting.next_key), "is_fresh": taken.is_fresh, "accept": ACCEPT}
    return render(request, "desk/approvals/approvals.html", context, status=answer_status(form))


def decide_each(request: HttpRequest, form: ApprovalForm, taken: Taken) -> tuple[Result, ...]:
    commands = form.commands()
    return carry_out_each(commands, lambda code: decide_one(request, form, code, commands[code], taken))


def decide_one(request: HttpRequest, form: ApprovalForm, code: str, command: Decide | SendBack, taken: Taken) -> Done:
    """The decision, and where asked for the result issued upon it; each is an act of its own, the last has the file."""
    page, at, document = form.cleaned_data["request_id"], clock.now(), taken.document(code)
    act = partial(carry_out, actor_of(request), code, at=at)
    seen, number = seen_of(request.POST, code), number_of_request(page, code, type(command))
    if isinstance(command, SendBack):
        return act(command, seen=seen, request_id=number)
    if not form.cleaned_data["issue"]:
        return act(replace(command, document=document), seen=seen, request_id=number)
    act(command, seen=seen, request_id=number)
    result = IssueResult(document=document)
    return issue(partial(act, result, request_id=number_of_request(page, code, IssueResult)))


def issue(act: Callable[[], Done]) -> Done:
    """Issue upon the decision; a refusal says that the decision stands."""
    try:
        return act()
    except DomainError as refusal:
        raise Refused(
            "decided_not_issued",
            vi=f"Đã quyết định, nhưng chưa ban hành được: {refusal.vi}",
            en=f"Decided, but not issued: {refusal.en}",
        ) from refusal


def own_numbers(request: HttpRequest) -> dict[str, str]:
    """The numbers typed for single dossiers, kept where the form is shown again."""
    typed = {name: str(value) for name, value in request.POST.items() if name.startswith("number-")}
    return {name.removeprefix("number-"): value for name, value in typed.items()}
