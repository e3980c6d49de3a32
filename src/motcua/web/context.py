"""What every page knows: the training clock, the navigation and the address to come back to."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.kernel import clock
from motcua.organisation.actors import STRANGER
from motcua.organisation.rules.posts import Role
from motcua.oversight.policies import watches
from motcua.web.actor import actor_of
from motcua.web.portal.notices.bell import unread_of
from motcua.web.reform.sections import SECTIONS, sections_for


@dataclass(frozen=True, slots=True)
class NavigationItem:
    address: str
    label: str | Promise
    is_current: bool


type Items = tuple[tuple[str, str | Promise, set[str]], ...]
"""The name of a route, its label, and the routes within it."""

LEADERSHIP_NAVIGATION: Items = (
    ("report", _("Bảng giải quyết hồ sơ"), {"report", "report-dossiers"}),
    ("leadership-desk", _("Toàn cảnh"), {"leadership-desk"}),
    ("leadership-time", _("Thời gian"), {"leadership-time", "leadership-open"}),
    (
        "warnings",
        _("Cảnh báo"),
        {"warnings", "warnings-dossiers", "warnings-signs", "warnings-sign", "warnings-model"},
    ),
    (
        "official-forms",
        _("Biểu mẫu báo cáo"),
        {"official-forms", "official-form", "official-form-dossiers", "submitted-reports", "submitted-report"},
    ),
    ("index-766", _("Bộ chỉ số 766"), {"index-766", "index-766-dossiers", "index-766-procedures"}),
    ("ratings", _("Xếp loại"), {"ratings", "ratings-officers"}),
    ("satisfaction", _("Mức độ hài lòng"), {"satisfaction", "survey-comments"}),
    ("open-data", _("Dữ liệu mở"), {"open-data"}),
)
"""The parts of "Báo cáo" with the routes within each, shown on every page that extends `leadership/base.html`.

Warnings are led to only for those who have any."""

NAVIGATION: Items = (
    ("home", _("Trang chủ"), {"home"}),
    ("procedures", _("Thủ tục"), {"procedures", "procedure", "life-events", "life-event"}),
    ("reception-points", _("Nơi tiếp nhận"), {"reception-points", "reception-point"}),
    ("look-up", _("Tra cứu hồ sơ"), {"look-up", "story", "story-without-code", "files", "act"}),
    ("report", _("Báo cáo"), {route for _name, _label, within in LEADERSHIP_NAVIGATION for route in within}),
    (
        "reform",
        _("Cải cách"),
        {"reform"} | {route for section in SECTIONS for route in section.within | {section.route}},
    ),
)

OFFICER_NAVIGATION: Items = (
    ("work", _("Việc của tôi"), {"work", "work-find", "work-reassign"}),
    ("unread-messages", _("Tin nhắn"), {"unread-messages"}),
    ("approvals", _("Phê duyệt"), {"approvals"}),
    ("returns", _("Quầy trả kết quả"), {"returns", "postal-list"}),
)


AUDITOR_NAVIGATION = (("all-readers", _("Nhật ký đọc"), {"all-readers", "readers"}),)


def site(request: HttpRequest) -> dict[str, Any]:
    """Template context of every page. Touches no database, so that an error page can be drawn without one."""
    return {
        "navigation": _navigation(request, NAVIGATION),
        "leadership_navigation": lambda: _navigation(request, _of_leadership(request)),
        "reform_navigation": lambda: _navigation(request, _of_reform(request)),
        "officer_navigation": lambda: _navigation(request, _of_officer(request)),
        "unread_notices": lambda: unread_of(request),
        "training_now": _training_now(),
        "this_address": request.get_full_path() if request.method == "GET" else request.path,
    }


def _navigation(request: HttpRequest, items: Items) -> list[NavigationItem]:
    here = request.resolver_match.view_name if request.resolver_match else ""
    return [NavigationItem(reverse(name), label, here in within) for name, label, within in items]


def _of_officer(request: HttpRequest) -> Items:
    """What who works on dossiers is led to. Asked by the template only where it stands: it reads the account."""
    if not hasattr(request, "actor") or not actor_of(request).dossier_posts:
        return ()
    return OFFICER_NAVIGATION + AUDITOR_NAVIGATION if Role.AUDITOR in actor_of(request).roles else OFFICER_NAVIGATION


def _of_leadership(request: HttpRequest) -> Items:
    if hasattr(request, "actor") and watches(actor_of(request)):
        return LEADERSHIP_NAVIGATION
    return tuple(item for item in LEADERSHIP_NAVIGATION if item[0] != "warnings")


def _of_reform(request: HttpRequest) -> Items:
    actor = actor_of(request) if hasattr(request, "actor") else STRANGER
    return tuple((section.route, section.label, {section.route, *section.within}) for section in sections_for(actor))


def _training_now() -> datetime | None:
    return clock.now() if clock.training_clock() else None
