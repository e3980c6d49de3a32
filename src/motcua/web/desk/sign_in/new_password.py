from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from motcua.kernel import clock
from motcua.people.actions.change_password import change_password
from motcua.people.models import Account
from motcua.people.rules.sign_in import Step
from motcua.web.desk.password_forms import NewPasswordForm
from motcua.web.desk.sign_in.pending import Pending, keep
from motcua.web.desk.sign_in.steps import go_on, step_page
from motcua.web.forms import answer_status, refusals_shown_on
from motcua.web.visitor import address_of


@require_http_methods(["GET", "HEAD", "POST"])
@step_page(Step.CHANGE_PASSWORD)
def new_password(request: HttpRequest, pending: Pending, account: Account) -> HttpResponse:
    """Somebody else has given the password: its owner chooses another before coming in."""
    form = NewPasswordForm(request.POST or None)
    if form.is_valid():
        with refusals_shown_on(form):
            chosen = form.cleaned_data["new_password"]
            change_password(account, chosen, at=clock.real_now(), address=address_of(request))
            keep(request, pending, session_hash=account.get_session_auth_hash())
            return go_on(request)
    context = {"form": form, "username": account.username}  # the name is for the browser's store of passwords
    return render(request, "desk/sign_in/new_password.html", context, status=answer_status(form))
