from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.dossiers.rules.state import ENDED, Status
from motcua.kernel import clock
from motcua.kernel.messages.sending import ways_set_up
from motcua.notices.actions.choose_ways import Ways, choose_ways
from motcua.notices.actions.mark_read import mark_all_read, mark_read
from motcua.notices.queries import notices_of, preference_of
from motcua.web.actor import actor_of
from motcua.web.forms import answer_status, refusals_shown_on
from motcua.web.paging import paging_of
from motcua.web.portal.notices.forms import WaysForm
from motcua.web.portal.notices.words import KINDS

A_PAGE = 20


@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    """One's own notices, newest first."""
    after = request.GET.get("after", "")
    found = notices_of(account_of(request))
    if after.isascii() and after.isdecimal() and len(after) < 18:
        found = found.filter(pk__lt=int(after))
    rows = list(found[: A_PAGE + 1])
    shown = rows[:A_PAGE]
    context = {
        "notices": [(row, KINDS.get(row.kind, row.kind)) for row in shown],
        "unread": any(row.read_at is None for row in shown),
        "newest": shown[0].pk if shown else 0,
        "paging": paging_of(request, str(shown[-1].pk) if len(rows) > A_PAGE else ""),
    }
    return render(request, "portal/notices/list.html", context)


@require_safe
def notice(request: HttpRequest, number: int) -> HttpResponse:
    """One notice; whoever opens it has read it."""
    found = mark_read(account_of(request), number, at=clock.now())
    context = {
        "notice": found,
        "kind": KINDS.get(found.kind, found.kind),
        "has_ended": Status(found.dossier.status) in ENDED,
    }
    return render(request, "portal/notices/notice.html", context)


@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """All that stood on the page are read."""
    newest = request.POST.get("newest", "")
    if newest.isascii() and newest.isdecimal() and len(newest) < 18:
        mark_all_read(account_of(request), int(newest), at=clock.now())
    return redirect("notices")


@require_http_methods(["GET", "HEAD", "POST"])
def ways(request: HttpRequest) -> HttpResponse:
    """How somebody wants to be told."""
    number = account_of(request)
    form = WaysForm(request.POST or None, initial=WaysForm.of(preference_of(number), request.user))
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            choose_ways(number, Ways(**form.cleaned_data))
        if not form.errors:
            messages.success(request, _("Đã lưu cách nhận thông báo."))
            return HttpResponseRedirect(request.path)
    context = {"form": form, "possible": {way.value for way in ways_set_up()}}
    return render(request, "portal/notices/ways.html", context, status=answer_status(form))


def account_of(request: HttpRequest) -> int:
    """The account that is signed in (these pages are behind the door of LoginRequiredMiddleware)."""
    number = actor_of(request).account_id
    assert number is not None  # noqa: S101 - for the type checker
    return number
