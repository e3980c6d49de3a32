"""By which of their posts somebody acts: all of them, or the one chosen in the header, remembered by the session."""

from dataclasses import replace

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from motcua.organisation.actors import Actor

CHOSEN = "chosen_post"
SECOND_FACTOR = "second_factor"
"""True in the session of somebody who showed a second factor when signing in."""


def with_chosen_post(request: HttpRequest, whole: Actor) -> Actor:
    """`whole` with the posts it acts by in this session.

    Where the site demands a second factor and the session began without one (as that of a citizen who has since become
    an officer), no post counts until the next sign-in.
    """
    if settings.SECOND_FACTOR_DEMANDED and not request.session.get(SECOND_FACTOR):
        return replace(whole, posts=())
    code = request.session.get(CHOSEN)
    if not code:
        return whole
    acting = whole.acting_by(code)
    if acting.posts:
        return acting
    del request.session[CHOSEN]
    sentence = _("Vị trí anh/chị đang dùng đã kết thúc. Từ giờ anh/chị làm việc với mọi vị trí còn lại.")
    messages.warning(request, sentence, fail_silently=True)
    return whole


def choose_post(request: HttpRequest, whole: Actor, code: str) -> bool:
    """Act by the post with this code from now on, "" for all; False, and nothing changes, for one that is not held."""
    if code and not whole.acting_by(code).posts:
        return False
    request.session[CHOSEN] = code
    return True
