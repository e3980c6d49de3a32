"""Signing in with the national electronic identity: to the provider and back, and out again."""

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from motcua.kernel import clock
from motcua.kernel.errors import DomainError, NotFound, Refused
from motcua.kernel.identity_providers import IdentityProvider
from motcua.people import sign_in_log
from motcua.people.actions.end_sessions import end_sessions_of_provider
from motcua.people.actions.enter_by_identity import Told, enter_by_identity
from motcua.people.actions.prove_identity_of_account import MergeOffered, prove_identity_of_account
from motcua.people.models import Account
from motcua.people.rules.claims import read_claims
from motcua.people.rules.sign_in import SignInKind
from motcua.web import open_sessions
from motcua.web.chosen_post import SECOND_FACTOR
from motcua.web.language import own_address
from motcua.web.portal.account import merging, recent
from motcua.web.portal.account.provider import (
    Answer,
    provider_named,
    read_answer,
    read_logout,
    send_there,
    sign_out_address,
)
from motcua.web.portal.account.site import is_officer, today
from motcua.web.visitor import address_of

ON_THE_WAY = "national_on_the_way"


@login_not_required
@never_cache
@require_safe
def to_provider(request: HttpRequest, name: str) -> HttpResponse:
    """Off to the provider: to sign in or, while signed in, to prove who one is."""
    provider = provider_or_404(name)
    account_id = request.user.pk if request.user.is_authenticated else None
    next_page = request.GET.get("next", "")
    request.session[ON_THE_WAY] = {"account": account_id, "next": next_page and own_address(request, next_page)}
    try:
        return send_there(request, provider, back_address(request, provider))
    except Refused as error:
        return show_refusal(request, provider, error)


@login_not_required
@never_cache
@require_safe
def from_provider(request: HttpRequest, name: str) -> HttpResponse:
    """Back from the provider, with a code."""
    provider = provider_or_404(name)
    began = request.session.pop(ON_THE_WAY, {})
    try:
        answer = read_answer(request, provider)
        told = Told(answer.issuer, answer.subject, read_claims(answer.claims, on=today(), level=provider.level))
    except Refused as error:
        why = " ".join([error.code, provider.name, str(error.details.get("why", ""))])
        now = clock.real_now()
        sign_in_log.record(SignInKind.PROVIDER_REFUSED, None, at=now, address=address_of(request), detail=why)
        return show_refusal(request, provider, error)
    try:
        if request.user.is_authenticated:
            return prove(request, provider, answer, told, began)
        return enter(request, provider, answer, told, began)
    except DomainError as error:
        return show_refusal(request, provider, error)


def enter(
    request: HttpRequest, provider: IdentityProvider, answer: Answer, told: Told, began: dict[str, Any]
) -> HttpResponse:
    """Nobody was signed in: now somebody is."""
    now, place = clock.real_now(), address_of(request)
    account = enter_by_identity(told, is_officer=is_officer, at=now, address=place)
    login(request, account)
    request.session[SECOND_FACTOR] = False
    recent.note_sign_in(request, provider, answer.id_token)
    open_sessions.begin(request, account, issuer=answer.issuer, provider_session=answer.provider_session)
    sign_in_log.record(SignInKind.SIGNED_IN, account, at=now, address=place, detail=answer.issuer)
    return HttpResponseRedirect(began.get("next") or reverse("home"))


def prove(
    request: HttpRequest, provider: IdentityProvider, answer: Answer, told: Told, began: dict[str, Any]
) -> HttpResponse:
    """A signed-in account shows who it is; where that person has an account already, the two can be merged."""
    own = cast(Account, request.user)
    if began.get("account") != own.pk:
        raise Refused(
            "account_changed_meanwhile",
            vi="Trong lúc xác nhận, trình duyệt đã đăng nhập tài khoản khác: hãy bắt đầu lại từ trang tài khoản.",
            en="Meanwhile another account signed in in this browser: begin again from the account page.",
        )
    try:
        prove_identity_of_account(own, told, is_officer=is_officer, at=clock.real_now(), address=address_of(request))
    except MergeOffered as offer:
        merging.offer(request, offer.other)
        return redirect("account-merge")
    recent.note_sign_in(request, provider, answer.id_token)
    messages.success(request, _("Đã xác nhận danh tính bằng tài khoản định danh điện tử."))
    return HttpResponseRedirect(began.get("next") or reverse("account"))


@login_not_required
@csrf_exempt
@never_cache
@require_POST
def signed_out_there(request: HttpRequest, name: str) -> HttpResponse:
    """The provider says that somebody has signed out there (back-channel logout); its token is the proof."""
    provider = provider_or_404(name)
    try:
        issuer, subject, session = read_logout(provider, request.POST.get("logout_token", ""))
    except Refused as error:
        return HttpResponse(error.code, status=400, content_type="text/plain")
    end_sessions_of_provider(issuer, subject, session, at=clock.real_now())
    return HttpResponse(status=200)


def sign_out_there(request: HttpRequest, came_by: dict[str, str] | None) -> str:
    """The address at which the provider is signed out of, too; "" where there is none."""
    provider = provider_named(came_by["provider"]) if came_by else None
    if provider is None or came_by is None:
        return ""
    return sign_out_address(provider, came_by["id_token"], request.build_absolute_uri(reverse("home")))


def show_refusal(request: HttpRequest, provider: IdentityProvider, error: DomainError) -> HttpResponse:
    context = {
        "sentence": error.message(get_language() or "vi"),
        "provider": provider,
        "again": "account" if request.user.is_authenticated else "sign-in",
    }
    return render(request, "portal/account/national_refused.html", context, status=error.http_status)


def provider_or_404(name: str) -> IdentityProvider:
    provider = provider_named(name)
    if provider is None:
        raise NotFound("no_such_provider", vi="Không có cổng định danh này.", en="There is no such provider.")
    return provider


def back_address(request: HttpRequest, provider: IdentityProvider) -> str:
    return request.build_absolute_uri(reverse("national-back", args=[provider.name]))
