"""Leads somebody who is on the way in from one page to the next, and in at the end."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from motcua.kernel import clock
from motcua.organisation.actors import actor_for
from motcua.people import second_factor, sign_in_log
from motcua.people.models import Account
from motcua.people.rules.sign_in import SignInKind, Step, next_step
from motcua.web import open_sessions
from motcua.web.chosen_post import SECOND_FACTOR
from motcua.web.desk.sign_in import pending as on_the_way
from motcua.web.desk.sign_in.pending import Pending
from motcua.web.visitor import address_of

PAGES = {
    Step.GIVE_CODE: "sign-in-code",
    Step.SET_UP: "sign-in-set-up",
    Step.KEEP_RECOVERY_CODES: "sign-in-recovery-codes",
    Step.CHANGE_PASSWORD: "sign-in-new-password",
}
type StepView = Callable[[HttpRequest, Pending, Account], HttpResponse]


def step_page(step: Step) -> Callable[[StepView], Callable[[HttpRequest], HttpResponse]]:
    """A page of the way in, for those whose turn it is; others are led to where they are."""

    def of(view: StepView) -> Callable[[HttpRequest], HttpResponse]:
        @login_not_required
        @never_cache
        @sensitive_post_parameters()
        @wraps(view)
        def show(request: HttpRequest) -> HttpResponse:
            if request.user.is_authenticated:
                return redirect(settings.LOGIN_REDIRECT_URL)
            found = on_the_way.read(request)
            if found is None:
                return begin_again(request)
            pending, account = found
            return view(request, pending, account) if step_of(pending, account) is step else go_on(request)

        return show

    return of


def step_of(pending: Pending, account: Account) -> Step:
    """What `account` has to do next."""
    return next_step(
        has_second_factor=second_factor.has_second_factor(account),
        code_was_right=pending.code_was_right,
        is_demanded=settings.SECOND_FACTOR_DEMANDED and actor_for(account, clock.now().date()).is_officer,
        codes_are_new=pending.codes_are_new,
        must_change_password=account.must_change_password,
    )


def go_on(request: HttpRequest) -> HttpResponse:
    """To the page of the next step, or in."""
    found = on_the_way.read(request)
    if found is None:
        return begin_again(request)
    pending, account = found
    step = step_of(pending, account)
    return enter(request, pending, account) if step is Step.ENTER else redirect(PAGES[step])


def enter(request: HttpRequest, pending: Pending, account: Account) -> HttpResponse:
    """Signed in, at last."""
    on_the_way.forget(request)
    login(request, account)
    request.session[SECOND_FACTOR] = pending.code_was_right
    open_sessions.begin(request, account)
    sign_in_log.record(SignInKind.SIGNED_IN, account, at=clock.real_now(), address=address_of(request))
    return HttpResponseRedirect(pending.next)


def begin_again(request: HttpRequest) -> HttpResponse:
    on_the_way.forget(request)
    messages.warning(request, _("Lần đăng nhập trước đã hết hạn hoặc chưa bắt đầu. Xin đăng nhập lại từ đầu."))
    return redirect(settings.LOGIN_URL)
