"""Two accounts made one: what goes along is told, and nothing takes it back."""

from django import forms
from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from motcua.kernel import clock
from motcua.kernel.errors import NotFound
from motcua.people import sign_in_log
from motcua.people.actions.merge_accounts import merge_accounts
from motcua.people.merging import movers
from motcua.people.rules.sign_in import SignInKind
from motcua.web import open_sessions
from motcua.web.desk.account.page import account_of
from motcua.web.forms import answer_status, refusals_shown_on
from motcua.web.portal.account import site
from motcua.web.portal.account.merging import offered
from motcua.web.visitor import address_of


class MergeForm(forms.Form):
    sure = forms.BooleanField(
        label=gettext_lazy("Tôi hiểu rằng hai tài khoản sẽ thành một và không tách lại được."),
        error_messages={"required": gettext_lazy("Hãy đánh dấu để xác nhận, hoặc quay lại trang tài khoản.")},
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: HttpRequest) -> HttpResponse:
    """For whoever has just proven, by the national identity, to have the other account."""
    own, other, form = account_of(request), offered(request), MergeForm(request.POST or None)
    if other is None:
        raise NotFound("no_merge_offered", vi="Không có tài khoản để gộp.", en="There is no account to merge with.")
    if form.is_valid():
        with refusals_shown_on(form):
            now, place = clock.real_now(), address_of(request)
            merge_accounts(own, other, is_officer=site.is_officer, at=clock.now(), real_at=now, address=place)
            request.session.flush()
            login(request, other)
            open_sessions.begin(request, other)
            sign_in_log.record(SignInKind.SIGNED_IN, other, at=now, address=place)
            messages.success(request, _("Đã gộp hai tài khoản. Từ nay đăng nhập bằng tài khoản định danh điện tử."))
            return redirect("account")
    context = {"form": form, "other": other, "movers": movers()}
    return render(request, "portal/account/merge.html", context, status=answer_status(form))
