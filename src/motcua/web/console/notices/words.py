"""The parts of the console about notices."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from motcua.web.console.view_models import Cell, Link
from motcua.web.portal.notices.words import WAYS


def notices_home() -> Link:
    return Link(reverse("console-notices"), _("Thông báo"))


def wordings_home() -> Link:
    return Link(reverse("console-wordings"), _("Mẫu thông báo"))


def links() -> tuple[Link, ...]:
    return wordings_home(), Link(reverse("console-mailbox"), _("Hộp thư tập huấn"))


def way_words(way: str) -> Cell:
    return Cell(WAYS.get(way, way))
