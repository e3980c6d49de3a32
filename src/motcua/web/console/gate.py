"""The one door to the console: for anybody but an administrator its pages are not there."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from motcua.kernel.errors import NotFound
from motcua.organisation.policies import may_keep_reference_data
from motcua.web.actor import actor_of

type View = Callable[..., HttpResponse]


def administrators_only(view: View) -> View:
    """Absent and forbidden look alike: `NotFound` for whoever may not keep reference data."""

    @wraps(view)
    def guarded(request: HttpRequest, **asked: Any) -> HttpResponse:
        if not may_keep_reference_data(actor_of(request)):
            raise absent()
        return view(request, **asked)

    return guarded


def absent() -> NotFound:
    """What is not there, or not for this person."""
    return NotFound(
        "nothing_here",
        vi="Không có nội dung này. Hãy mở lại từ danh sách.",
        en="There is nothing here. Open it from its list again.",
    )
