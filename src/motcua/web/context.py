"""What every page knows: the training clock, the navigation and the address to come back to."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.kernel import clock


@dataclass(frozen=True, slots=True)
class NavigationItem:
    address: str
    label: str | Promise
    is_current: bool


NAVIGATION = (
    ("home", _("Trang chủ"), {"home"}),
    ("procedures", _("Thủ tục"), {"procedures", "procedure"}),
    ("look-up", _("Tra cứu hồ sơ"), {"look-up", "story", "files"}),
    ("report", _("Báo cáo"), {"report", "report-dossiers"}),
)


def site(request: HttpRequest) -> dict[str, Any]:
    """Template context of every page. Touches no database, so that an error page can be drawn without one."""
    return {
        "navigation": _navigation(request),
        "training_now": _training_now(),
        "this_address": request.get_full_path() if request.method == "GET" else request.path,
    }


def _navigation(request: HttpRequest) -> list[NavigationItem]:
    here = request.resolver_match.view_name if request.resolver_match else ""
    return [NavigationItem(reverse(name), label, here in within) for name, label, within in NAVIGATION]


def _training_now() -> datetime | None:
    return clock.now() if clock.training_clock() else None
