from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from motcua.kernel import clock
from motcua.people.actions.set_up_second_factor import set_up_second_factor
from motcua.people.models import Account
from motcua.people.rules.sign_in import Step
from motcua.people.second_factor import new_secret, recovery_codes, seal, unseal
from motcua.web.desk.app_to_scan import app_to_scan
from motcua.web.desk.second_factor import AppCodeForm
from motcua.web.desk.sign_in.pending import Pending, keep
from motcua.web.desk.sign_in.steps import go_on, step_page
from motcua.web.forms import answer_status, refusals_shown_on
from motcua.web.visitor import address_of


@require_http_methods(["GET", "HEAD", "POST"])
@step_page(Step.SET_UP)
def set_up(request: HttpRequest, pending: Pending, account: Account) -> HttpResponse:
    """The site demands a second factor, and there is none yet: scan, and show that it works."""
    if not pending.secret:
        pending = keep(request, pending, secret=seal(new_secret()))
    secret, form = unseal(pending.secret), AppCodeForm(request.POST or None)
    if form.is_valid():
        with refusals_shown_on(form):
            code, now = form.cleaned_data["code"], clock.real_now()
            set_up_second_factor(account, secret, code, at=now, address=address_of(request))
            keep(request, pending, secret="", code_was_right=True, codes_are_new=True)
            return go_on(request)
    context = {"form": form, "app": app_to_scan(account, secret)}
    return render(request, "desk/sign_in/set_up.html", context, status=answer_status(form))


@require_http_methods(["GET", "HEAD", "POST"])
@step_page(Step.KEEP_RECOVERY_CODES)
def keep_recovery_codes(request: HttpRequest, pending: Pending, account: Account) -> HttpResponse:
    """The recovery codes, shown until somebody says that they are kept."""
    if request.method == "POST":
        keep(request, pending, codes_are_new=False)
        return go_on(request)
    return render(request, "desk/sign_in/recovery_codes.html", {"codes": recovery_codes(account)})
