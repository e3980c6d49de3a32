"""Reads of the templates: what a form looks like on a day, and whose template that is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from motcua.kernel.law_rows import valid_on
from motcua.printing.models import StoredTemplate
from motcua.printing.rules.forms import TEMPLATES, form_unknown

FOLDER = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Template:
    """The template of a form on a day; `stored` is the site's own row, None for the one of the program."""

    form: str
    text: str
    stored: StoredTemplate | None = None

    @property
    def is_own(self) -> bool:
        return self.stored is not None


def embedded_text(form: str) -> str:
    """The template that comes with the program. Raises `NotFound`."""
    if form not in TEMPLATES:
        raise form_unknown(form)
    return (FOLDER / f"{form}.typ").read_text(encoding="utf-8")


def template_in_force(form: str, on: date) -> Template:
    """What the form is printed with on that day. Raises `NotFound` for a form that is none."""
    if form not in TEMPLATES:
        raise form_unknown(form)
    stored = StoredTemplate.objects.filter(valid_on(on), form=form).order_by("-id").first()
    if stored is None or not stored.text:
        return Template(form, embedded_text(form))
    return Template(form, stored.text, stored)


def templates_in_force(on: date) -> Iterator[Template]:
    """Every form's template on that day, in the order of the forms."""
    for form in TEMPLATES:
        yield template_in_force(form, on)
