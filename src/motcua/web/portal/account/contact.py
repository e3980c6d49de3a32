"""Another e-mail address or telephone, with a code sent to it."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from motcua.kernel import clock
from motcua.people.actions.change_contact import confirm_contact_change, start_contact_change
from motcua.people.models import Account
from motcua.web.desk.account.page import account_of
from motcua.web.desk.account.password import check_current
from motcua.web.desk.second_factor import guessing_limited
from motcua.web.forms import answer_status, refusals_shown_on
from motcua.web.portal.account import recent, site
from motcua.web.portal.account.codes import AddressForm, SentCodeForm, count_sending
from motcua.web.visitor import address_of

PAGE = ["GET", "HEAD", "POST"]


class CurrentPasswordForm(forms.Form):
    """Shows that it is not somebody who found the session open; accounts without a password have just signed in."""

    current = forms.CharField(
        label=gettext_lazy("Mật khẩu hiện tại"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *arguments: object, account: Account, **named: object) -> None:
        super().__init__(*arguments, **named)  # type: ignore[arg-type]
        if not account.has_usable_password():
            del self.fields["current"]


class ContactForm(AddressForm, CurrentPasswordForm):
    field_order = ["way", "address", "current"]


def check_it_is_the_owner(request: HttpRequest, form: CurrentPasswordForm) -> None:
    """By password, or by having just signed in at the provider where there is none.

    Raises `Refused` (`password_wrong`, `second_factor_locked` beside `current`, `sign_in_anew`).
    """
    if "current" not in form.fields:
        recent.check_just_signed_in(request)
    else:
        account, place = account_of(request), address_of(request)
        with guessing_limited(account, place):
            check_current(account, form.cleaned_data["current"], place)


@sensitive_post_parameters()
@never_cache
@require_http_methods(PAGE)
def contact(request: HttpRequest) -> HttpResponse:
    """The new address; a code goes there."""
    account = account_of(request)
    form = ContactForm(request.POST or None, account=account)
    if form.is_valid():
        with refusals_shown_on(form, email="address", phone="address"):
            check_it_is_the_owner(request, form)
            way, address = form.cleaned_data["way"], form.cleaned_data["address"]
            count_sending(address, address_of(request))
            code = start_contact_change(account, way, address, on=site.today(), at=clock.real_now())
            return redirect("account-contact-code", code.pk)
    context = {"form": form, "provider": recent.provider_of(request)}
    return render(request, "portal/account/contact.html", context, status=answer_status(form))


@never_cache
@require_http_methods(PAGE)
def contact_code(request: HttpRequest, number: UUID) -> HttpResponse:
    """The code: from now on the new address counts."""
    form = SentCodeForm(request.POST or None)
    if form.is_valid():
        with refusals_shown_on(form):
            typed, now = form.cleaned_data["code"], clock.real_now()
            confirm_contact_change(account_of(request), number, typed, at=now, place=address_of(request))
            messages.success(request, _("Đã đổi địa chỉ liên hệ."))
            return redirect("account")
    return render(request, "portal/account/contact_code.html", {"form": form}, status=answer_status(form))
