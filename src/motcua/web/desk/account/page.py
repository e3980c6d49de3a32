from typing import cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.people import second_factor, sign_in_log
from motcua.people.models import Account
from motcua.people.queries import who_is
from motcua.web.acting_for import acting_for
from motcua.web.actor import whole_actor_of
from motcua.web.desk.account.sign_in_words import told
from motcua.web.portal.account.sessions import session_rows

LINES = 20


def account_of(request: HttpRequest) -> Account:
    """The signed-in account, typed."""
    return cast(Account, request.user)


@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """What there is to know and to change about one's own account."""
    own = account_of(request)
    context = {
        "has_second_factor": second_factor.has_second_factor(own),
        "is_demanded": settings.SECOND_FACTOR_DEMANDED and whole_actor_of(request).is_officer,
        "codes_left": len(second_factor.recovery_codes(own)),
        "citizen": who_is(own.pk),
        "acts_for": acting_for(request),
        "sessions": session_rows(request),
        "providers": settings.IDENTITY_PROVIDERS,
        "lines": [told(line) for line in sign_in_log.lines_of(own)[:LINES]],
    }
    return render(request, "desk/account/page.html", context)
