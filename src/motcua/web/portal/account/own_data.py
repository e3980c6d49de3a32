"""One's own data: consent given and taken back, a copy to fetch, the account closed."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth import logout
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.kernel import clock
from motcua.people.actions.close_account import close_account, what_becomes
from motcua.people.actions.give_consent import give_consent, withdraw_consent
from motcua.people.actions.make_export import ask_for_export, fetch_export
from motcua.people.queries import exports_of, purposes_agreed_to
from motcua.people.rules.purposes import PURPOSES
from motcua.web.desk.account.page import account_of
from motcua.web.forms import answer_status, refusals_shown_on
from motcua.web.portal.account import recent, site
from motcua.web.portal.account.contact import CurrentPasswordForm, check_it_is_the_owner
from motcua.web.visitor import address_of


@require_safe
def own_data(request: HttpRequest) -> HttpResponse:
    """Purposes, copies, and the way to close the account."""
    account = account_of(request)
    agreed, is_english = purposes_agreed_to(account.pk), get_language() == "en"
    context = {
        "purposes": [
            {
                "code": each.code,
                "words": each.en if is_english else each.vi,
                "is_needed": each.is_needed,
                "agreed": each.code in agreed,
            }
            for each in PURPOSES
        ],
        "exports": exports_of(account.pk, now=clock.real_now()),
    }
    return render(request, "portal/account/own_data.html", context)


@require_POST
def consent(request: HttpRequest) -> HttpResponse:
    """Agree to a purpose, or take it back."""
    account, code, now = account_of(request), request.POST.get("purpose", ""), clock.real_now()
    if request.POST.get("agree") == "yes":
        give_consent(account, code, at=now)
    else:
        withdraw_consent(account, code, at=now)
    messages.success(request, _("Đã ghi lựa chọn của anh/chị."))
    return redirect("account-data")


@require_POST
def export(request: HttpRequest) -> HttpResponse:
    """Ask for a copy of one's data."""
    ask_for_export(account_of(request), at=clock.real_now(), address=address_of(request))
    messages.success(request, _("Đang chuẩn bị bản sao. Khi xong sẽ có tin báo, và liên kết tải hiện ở đây."))
    return redirect("account-data")


@never_cache
@require_safe
def export_file(request: HttpRequest, number: UUID) -> HttpResponseBase:
    """The copy, for its owner."""
    file = fetch_export(account_of(request), number, at=clock.real_now(), address=address_of(request))
    name = f"motcua-du-lieu-{site.today():%Y%m%d}.zip"
    return FileResponse(file, as_attachment=True, filename=name, content_type="application/zip")


class CloseForm(CurrentPasswordForm):
    sure = forms.BooleanField(
        label=gettext_lazy("Tôi hiểu và muốn đóng tài khoản này."),
        error_messages={"required": gettext_lazy("Hãy đánh dấu để xác nhận, hoặc quay lại trang tài khoản.")},
    )


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest) -> HttpResponse:
    """Told what goes and what stays; the owner confirms by password, or by having just signed in at the provider."""
    account = account_of(request)
    form = CloseForm(request.POST or None, account=account)
    if form.is_valid():
        with refusals_shown_on(form):
            check_it_is_the_owner(request, form)
            now, place = clock.real_now(), address_of(request)
            close_account(account, is_officer=site.is_officer, at=clock.now(), real_at=now, address=place)
            logout(request)
            messages.success(request, _("Tài khoản đã đóng. Hồ sơ đã nộp vẫn tra cứu được bằng mã."))
            return redirect("home")
    is_english = get_language() == "en"
    stays = [each.en if is_english else each.vi for each in what_becomes(account.pk)]
    context = {"form": form, "stays": stays, "provider": recent.provider_of(request)}
    return render(request, "portal/account/close.html", context, status=answer_status(form))
