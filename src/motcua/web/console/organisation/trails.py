"""The ways back from the pages of the organisation."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from motcua.web.console.view_models import Link


def organisation() -> Link:
    return Link(reverse("console-organisation"), _("Tổ chức"))


def units() -> tuple[Link, ...]:
    return organisation(), Link(reverse("console-units"), _("Đơn vị hành chính"))


def agencies() -> tuple[Link, ...]:
    return organisation(), Link(reverse("console-agencies"), _("Cơ quan"))


def centres() -> tuple[Link, ...]:
    return organisation(), Link(reverse("console-centres"), _("Trung tâm, bộ phận một cửa"))


def posts() -> tuple[Link, ...]:
    return organisation(), Link(reverse("console-posts"), _("Vị trí công tác"))


def officers() -> tuple[Link, ...]:
    return organisation(), Link(reverse("console-officers"), _("Cán bộ"))
