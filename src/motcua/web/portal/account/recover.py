"""A forgotten password: where to send a code, then the code and a new password."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from motcua.kernel import clock
from motcua.people.actions.recover_password import recover_password, start_recovery
from motcua.web.desk.password_forms import NewPasswordForm
from motcua.web.forms import answer_status, refusals_shown_on
from motcua.web.portal.account import site
from motcua.web.portal.account.codes import AddressForm, SentCodeForm, count_sending
from motcua.web.visitor import address_of

PAGE = ["GET", "HEAD", "POST"]


class RecoverForm(SentCodeForm, NewPasswordForm):
    field_order = ["code", "new_password", "again"]


@login_not_required
@never_cache
@require_http_methods(PAGE)
def recover(request: HttpRequest) -> HttpResponse:
    """Where the code goes; whether there is an account, the page does not tell."""
    form = AddressForm(request.POST or None)
    if form.is_valid():
        with refusals_shown_on(form, email="address", phone="address"):
            way, address = form.cleaned_data["way"], form.cleaned_data["address"]
            count_sending(address, address_of(request))
            code = start_recovery(
                way,
                address,
                language=get_language() or "vi",
                is_officer=site.is_officer,
                on=site.today(),
                at=clock.real_now(),
            )
            return redirect("recover-code", code.pk)
    return render(request, "portal/account/recover.html", {"form": form}, status=answer_status(form))


@login_not_required
@sensitive_post_parameters()
@never_cache
@require_http_methods(PAGE)
def recover_code(request: HttpRequest, number: UUID) -> HttpResponse:
    """The code and a new password; then one signs in with it as ever."""
    form = RecoverForm(request.POST or None)
    if form.is_valid():
        with refusals_shown_on(form):
            typed, chosen = form.cleaned_data["code"], form.cleaned_data["new_password"]
            recover_password(number, typed, chosen, at=clock.real_now(), place=address_of(request))
            messages.success(request, _("Đã đặt mật khẩu mới. Hãy đăng nhập bằng mật khẩu này."))
            return redirect("sign-in")
    return render(request, "portal/account/recover_code.html", {"form": form}, status=answer_status(form))
