"""The names of the forms and the ways back from their pages."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from motcua.printing.queries import Template
from motcua.printing.rules.sets import form_set_on
from motcua.web.console.view_models import Link
from motcua.web.statuses import Tag, Tone

SHIPPED, OWN = Tag(_("kèm theo chương trình")), Tag(_("đã thay"), Tone.ACTIVE)


def title_of(form: str, on: date) -> str:
    """ "Giấy tiếp nhận hồ sơ và hẹn trả kết quả"."""
    return " ".join(form_set_on(on).title(form).split()).capitalize()


def tag_of(template: Template) -> Tag:
    return OWN if template.is_own else SHIPPED


def printed() -> Link:
    return Link(reverse("console-templates"), _("Mẫu in"))


def address_of(form: str) -> str:
    return reverse("console-template", args=[form])


def trail(form: str, on: date) -> tuple[Link, ...]:
    return printed(), Link(address_of(form), title_of(form, on))
