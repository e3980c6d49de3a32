"""Accounts without a password confirm who they are by signing in at the provider anew, a few minutes before."""

from django.http import HttpRequest

from motcua.kernel import clock
from motcua.kernel.errors import Refused
from motcua.kernel.identity_providers import IdentityProvider
from motcua.web.portal.account.provider import provider_named

CAME_BY = "national_came_by"
MINUTES = 10


def note_sign_in(request: HttpRequest, provider: IdentityProvider, id_token: str) -> None:
    """The account of this session has just been proven by `provider`."""
    since = int(clock.real_now().timestamp())
    request.session[CAME_BY] = {"provider": provider.name, "id_token": id_token, "at": since}


def provider_of(request: HttpRequest) -> IdentityProvider | None:
    """By which provider this session was let in; None by none."""
    came_by = request.session.get(CAME_BY)
    return provider_named(came_by["provider"]) if came_by else None


def check_just_signed_in(request: HttpRequest) -> None:
    """Raises `Refused` (`sign_in_anew`) where the provider was asked longer ago."""
    came_by = request.session.get(CAME_BY)
    if came_by is None or clock.real_now().timestamp() - came_by["at"] > MINUTES * 60:
        raise Refused(
            "sign_in_anew",
            vi=f"Để chắc chắn là anh/chị, hãy xác nhận lại bằng tài khoản định danh điện tử rồi làm tiếp trong "
            f"{MINUTES} phút.",
            en=f"To make sure that it is you, confirm with the national electronic identity again and go on within "
            f"{MINUTES} minutes.",
        )
