"""How forms look, and how a domain's refusal becomes an error beside the field it speaks of."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.forms import Form, Select
from django.forms.renderers import DjangoTemplates
from django.forms.utils import flatatt
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from motcua.kernel.errors import DomainError, NotFound

REFUSED_WITH = "refused_with"


class Renderer(DjangoTemplates):
    """Django's form renderer with our own markup: label, hint, error, input; the summary is components/errors.html."""

    field_template_name = "components/field.html"


class LongSelect(Select):
    """A choice of hundreds: Django's own draws each option with two templates, which takes longer than the page."""

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        widget = self.get_context(name, value, attrs)["widget"]
        groups = (
            format_html('<optgroup label="{}">{}</optgroup>', label, self._options(options))
            if label
            else self._options(options)
            for label, options, _index in widget["optgroups"]
        )
        drawn = format_html_join("", "{}", ((group,) for group in groups))
        return format_html('<select name="{}"{}>{}</select>', name, flatatt(widget["attrs"]), drawn)

    @staticmethod
    def _options(options: list[dict[str, Any]]) -> SafeString:
        drawn = ((each["value"], flatatt({"selected": each["selected"]}), each["label"]) for each in options)
        return format_html_join("", '<option value="{}"{}>{}</option>', drawn)


@contextmanager
def refusals_shown_on(form: Form, **fields: str) -> Iterator[None]:
    """Run an action inside; its refusal becomes an error of `form`, and what the person typed stays.

    A refusal that names one of the form's fields stands beside that field, any other above the form; `fields` says what
    the form calls a field that the refusal calls otherwise. `NotFound` passes through: absent and forbidden have their
    own page.
    """
    try:
        yield
    except NotFound:
        raise
    except DomainError as error:
        refuse(
            form, fields.get(error.field or "", error.field), error.message(get_language() or "vi"), error.http_status
        )


def refuse(form: Form, field: str | None, sentence: str, status: int) -> None:
    """Put one sentence on the form, beside `field` where the form has it; the page will answer with `status`."""
    form.add_error(field if field in form.fields else None, sentence)
    setattr(form, REFUSED_WITH, int(status))


def sent(request: HttpRequest) -> tuple[Any, Any]:
    """What a form is bound to: what was posted, with its files; nothing for a page that is only shown."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def answer_status(form: Form) -> int:
    """The HTTP status of a page showing this form: 200, the refusal's own, or 400 for a field wrongly filled in."""
    return 200 if not form.errors else getattr(form, REFUSED_WITH, 400)
