"""What the owner of a local account states of oneself; a national identity takes its place."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from motcua.people.actions.declare_identity import declare_identity
from motcua.people.queries import who_is
from motcua.people.rules.identity import IdentityKind
from motcua.web.desk.account.page import account_of
from motcua.web.forms import answer_status, refusals_shown_on
from motcua.web.portal.account import site

KINDS = [
    ("", "–"),
    (IdentityKind.CCCD.value, gettext_lazy("Căn cước (12 số)")),
    (IdentityKind.PASSPORT.value, gettext_lazy("Hộ chiếu")),
]


class IdentityForm(forms.Form):
    full_name = forms.CharField(label=gettext_lazy("Họ và tên"), max_length=200)
    identity_kind = forms.ChoiceField(label=gettext_lazy("Loại giấy tờ"), choices=KINDS, required=False)
    identity_number = forms.CharField(
        label=gettext_lazy("Số giấy tờ"),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    birth_date = forms.DateField(
        label=gettext_lazy("Ngày sinh"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    address = forms.CharField(label=gettext_lazy("Địa chỉ"), required=False, max_length=300)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("identity_number") and not cleaned.get("identity_kind"):
            self.add_error("identity_kind", _("Hãy chọn loại giấy tờ của số này."))
        return cleaned


@require_http_methods(["GET", "HEAD", "POST"])
def identity(request: HttpRequest) -> HttpResponse:
    """Name, number, birth date and address, for forms to begin with."""
    account, citizen = account_of(request), who_is(account_of(request).pk)
    first: dict[str, Any] = {"full_name": account.full_name}
    if citizen:
        first |= {name: getattr(citizen, name) or "" for name in ("identity_kind", "identity_number", "address")}
        first |= {"birth_date": citizen.birth_date}
    form = IdentityForm(request.POST or None, initial=first)
    if form.is_valid():
        with refusals_shown_on(form):
            given = form.cleaned_data
            declare_identity(
                account,
                full_name=given["full_name"],
                identity_kind=IdentityKind(given["identity_kind"]) if given["identity_kind"] else None,
                identity_number=given["identity_number"],
                birth_date=given["birth_date"],
                address=given["address"],
                on=site.today(),
            )
            messages.success(request, _("Đã lưu thông tin cá nhân."))
            return redirect("account")
    context = {"form": form, "citizen": citizen, "providers": settings.IDENTITY_PROVIDERS}
    return render(request, "portal/account/identity.html", context, status=answer_status(form))
