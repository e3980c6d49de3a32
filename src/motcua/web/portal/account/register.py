"""Opening a local account, in two pages: what is declared, and the code that comes."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from motcua.kernel import clock
from motcua.people import sign_in_log
from motcua.people.actions.register_account import Registration, confirm_registration, start_registration
from motcua.people.rules.purposes import PURPOSES
from motcua.people.rules.sign_in import SignInKind
from motcua.web import open_sessions
from motcua.web.desk.password_forms import NewPasswordForm
from motcua.web.forms import answer_status, refusals_shown_on
from motcua.web.language import own_address
from motcua.web.portal.account import site
from motcua.web.portal.account.codes import AddressForm, SentCodeForm, count_sending
from motcua.web.visitor import address_of

PAGE = ["GET", "HEAD", "POST"]
WAY_BACK = "registering_for"
"""In the session: the page that somebody wanted who opened an account first."""


class RegisterForm(AddressForm, NewPasswordForm):
    full_name = forms.CharField(
        label=gettext_lazy("Họ và tên"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    purposes = forms.MultipleChoiceField(
        label=gettext_lazy("Tôi đồng ý để dữ liệu cá nhân được dùng"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    field_order = ["full_name", "way", "address", "new_password", "again", "purposes"]

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["new_password"].label = _("Mật khẩu")
        self.fields["again"].label = _("Nhập lại mật khẩu")
        self.fields["purposes"].choices = purpose_choices()  # type: ignore[attr-defined]


def purpose_choices() -> list[tuple[str, str]]:
    is_english = get_language() == "en"
    needed = _("bắt buộc")
    return [
        (each.code, f"{each.en if is_english else each.vi}{f' ({needed})' if each.is_needed else ''}")
        for each in PURPOSES
    ]


@login_not_required
@sensitive_post_parameters()
@never_cache
@require_http_methods(PAGE)
def register(request: HttpRequest) -> HttpResponse:
    """What is declared; a code goes to the address."""
    if request.user.is_authenticated:
        return redirect("account")
    if wanted := request.GET.get("next", ""):
        request.session[WAY_BACK] = own_address(request, wanted)
    form = RegisterForm(request.POST or None)
    if form.is_valid():
        with refusals_shown_on(form, email="address", phone="address"):
            given = form.cleaned_data
            count_sending(given["address"], address_of(request))
            registration = Registration(
                given["way"],
                given["address"],
                given["full_name"],
                given["new_password"],
                given["purposes"],
                get_language() or "vi",
            )
            code = start_registration(
                registration, on=site.today(), is_training=site.is_training(), at=clock.real_now()
            )
            return redirect("register-code", code.pk)
    context = {"form": form, "may_register": site.may_register_here()}
    return render(request, "portal/account/register.html", context, status=answer_status(form))


@login_not_required
@never_cache
@require_http_methods(PAGE)
def register_code(request: HttpRequest, number: UUID) -> HttpResponse:
    """The code: with it the account is made, and its owner signed in."""
    if request.user.is_authenticated:
        return redirect("account")
    form = SentCodeForm(request.POST or None)
    if form.is_valid():
        with refusals_shown_on(form):
            now, place = clock.real_now(), address_of(request)
            account = confirm_registration(number, form.cleaned_data["code"], at=now, place=place)
            login(request, account)
            open_sessions.begin(request, account)
            sign_in_log.record(SignInKind.SIGNED_IN, account, at=now, address=place)
            messages.success(request, _("Tài khoản đã mở. Lần sau đăng nhập bằng địa chỉ và mật khẩu vừa đặt."))
            return redirect(request.session.pop(WAY_BACK, "") or "account")
    context = {"form": form, "again": "register"}
    return render(request, "portal/account/register_code.html", context, status=answer_status(form))
