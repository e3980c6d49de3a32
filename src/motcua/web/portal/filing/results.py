"""Whether a result is authentic, for anybody who holds its QR code: number, day, issuer, hash; nothing personal."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.filing.verification import verified
from motcua.kernel.errors import NotFound


@login_not_required
@never_cache
@require_safe
def verify(request: HttpRequest, token: str) -> HttpResponse:
    """The result that bears the token. Raises `NotFound` for a word that nobody was given."""
    found = verified(token)
    if found is None:
        raise NotFound(
            "no_such_result",
            vi="Không có kết quả nào ứng với mã này. Hãy quét lại mã trên bản kết quả.",
            en="No result bears this code. Scan the code on the result again.",
        )
    return render(request, "portal/filing/verify.html", {"result": found})
