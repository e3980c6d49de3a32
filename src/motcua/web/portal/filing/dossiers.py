"""One's own dossiers: the list, the page of each, its files, its form as filled in, taking it back."""

from http import HTTPStatus

from django import forms
from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_http_methods, require_safe

from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.citizens_side import has_handed_in
from motcua.dossiers.files import attachment_in
from motcua.dossiers.rules.lifecycle.stop import Withdraw
from motcua.filing.access import own_dossier
from motcua.filing.queries import Shown, dossiers_of, drafts_of, unread_by_citizen
from motcua.kernel import clock
from motcua.web.actor import actor_of
from motcua.web.desk.files import APART, send_document
from motcua.web.desk.once import OnceForm
from motcua.web.forms import answer_status
from motcua.web.paging import paging_of
from motcua.web.portal.filing.own_list import LABELS, address_of, choices_of_whose, row_of
from motcua.web.portal.filing.own_readings import may_withdraw, read_own
from motcua.web.portal.filing.shown_form import form_page
from motcua.web.portal.filing.typed import keeps_typed

ROWS = 20


@never_cache
@require_safe
def dossiers(request: HttpRequest) -> HttpResponse:
    """What is one's own, and of the organisations that one represents today, the latest first, by what it needs."""
    actor, word, after = actor_of(request), request.GET.get("list", ""), request.GET.get("after", "")
    shown = Shown(word) if word in set(Shown) else Shown.ALL
    before = int(after) if after.isascii() and after.isdigit() and len(after) < 16 else 0
    whose = choices_of_whose(request, shown) if actor.organisations else []
    organisation = next((each.organisation for each in whose if each.is_current), None)
    found = list(dossiers_of(actor, shown, organisation=organisation, before=before)[: ROWS + 1])
    rows, today = found[:ROWS], clock.now().date()
    unread = unread_by_citizen([row.pk for row in rows])
    context = {
        "rows": [row_of(row, today, actor.account_id, has_unread=row.pk in unread) for row in rows],
        "choices": [(address_of(each, organisation), label, each is shown) for each, label in LABELS.items()],
        "whose": whose,
        "drafts": drafts_of(actor).count(),
        "paging": paging_of(request, str(rows[-1].pk) if len(found) > ROWS else ""),
    }
    return render(request, "portal/filing/dossiers.html", context)


@never_cache
@require_safe
def dossier(request: HttpRequest, number: int) -> HttpResponse:
    """Where it stands, what is asked, the story in plain words, the due date day by day."""
    actor = actor_of(request)
    page = read_own(request, actor, own_dossier(actor, number), clock.now())
    return render(request, "portal/filing/dossier.html", {"page": page})


@require_safe
@csp_override(APART)
def view_file(request: HttpRequest, number: int, file: int) -> FileResponse:
    """A file of one's own dossier; the result once it was returned."""
    actor = actor_of(request)
    document = attachment_in(own_dossier(actor, number), file, actor).document
    return send_document(document, is_saved="luu" in request.GET)


@require_safe
def filled_form(request: HttpRequest, number: int) -> HttpResponse:
    """The electronic form as it was handed in."""
    loaded = own_dossier(actor_of(request), number)
    context = form_page(
        loaded, reverse("own-dossier", args=[number]), lambda file: reverse("own-file", args=[number, file])
    )
    return render(request, "portal/filing/filled_form.html", context)


class WithdrawForm(OnceForm):
    reason = forms.CharField(
        label=_("Lý do"), help_text=_("Không bắt buộc."), required=False, max_length=1000, widget=forms.Textarea
    )
    is_sure = forms.BooleanField(
        label=_("Tôi muốn rút hồ sơ này"), error_messages={"required": _("Hãy đánh dấu để xác nhận rút hồ sơ.")}
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@keeps_typed
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Take one's dossier back, before it is decided."""
    actor = actor_of(request)
    loaded = own_dossier(actor, number)
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        command = Withdraw(actor.name, form.cleaned_data["reason"])
        asked = {"at": clock.now(), "request_id": form.cleaned_data["request_id"]}
        if form.does(lambda: carry_out(actor, number, command, **asked)):
            messages.info(request, gettext("Hồ sơ đã được rút."))
            return redirect("own-dossier", number)
    is_own = has_handed_in(actor, loaded.state)
    may = is_own and may_withdraw(loaded)
    told = {"procedure": loaded.state.summary, "may": may, "is_anothers": not is_own}
    context = {"form": form, "number": number} | told
    status = answer_status(form) if form.errors else HTTPStatus.OK
    return render(request, "portal/filing/withdraw.html", context, status=status)
