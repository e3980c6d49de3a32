"""The return desk and the post's hand-over list."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from motcua.dossiers.actions.carry_out import Done
from motcua.dossiers.reading_log import What
from motcua.dossiers.rules.lifecycle.return_result import ReturnResult
from motcua.kernel import clock
from motcua.payments.actions.return_paid import return_paid
from motcua.web.actor import actor_of
from motcua.web.desk.batch import Result, carry_out_each, number_of_request, seen_of, shown_after
from motcua.web.desk.officers import officers_only
from motcua.web.desk.returns.form import PostDayForm, ReturnManyForm, SearchForm
from motcua.web.desk.returns.readings import read_posted, read_ready
from motcua.web.forms import answer_status
from motcua.web.reading import note_reading


@require_http_methods(["GET", "HEAD", "POST"])
@officers_only
def returns(request: HttpRequest) -> HttpResponse:
    """The ready results, searched by `q`; what is chosen is given out, each by itself."""
    form = ReturnManyForm(request.POST or None, first={"via": "counter"})
    results = return_each(request, form) if form.is_valid() else ()
    asked = request.GET.get("q", "")[:200]
    ready = read_ready(actor_of(request), asked)
    note_reading(request, What.LIST, [row.code for row in ready.rows], detail="returns")
    if not form.is_bound:
        form.initial["receiver"] = ready.receiver
    context = {"form": shown_after(form, results), "results": results, "ready": ready, "asked": asked}
    context |= {"search": SearchForm({"q": asked}), "chosen": form.codes}
    return render(request, "desk/returns/returns.html", context, status=answer_status(form))


def return_each(request: HttpRequest, form: ReturnManyForm) -> tuple[Result, ...]:
    command, page = form.command(), form.cleaned_data["request_id"]

    def act(code: str) -> Done:
        number, seen = number_of_request(page, code, ReturnResult), seen_of(request.POST, code)
        return return_paid(actor_of(request), code, command, at=clock.now(), seen=seen, request_id=number)

    return carry_out_each(form.codes, act)


@require_safe
@officers_only
def postal_list(request: HttpRequest) -> HttpResponse:
    """What was given to the post on a day (today unless told), to be signed on hand-over."""
    today = clock.now().date()
    form = PostDayForm(request.GET if "day" in request.GET else None, initial={"day": today})
    day = (form.cleaned_data["day"] if form.is_valid() else None) or today
    rows = read_posted(actor_of(request), day)
    note_reading(request, What.LIST, [row.code for row in rows], detail="postal-list")
    context = {"form": form, "day": day, "rows": rows}
    return render(request, "desk/returns/postal_list.html", context, status=answer_status(form))
