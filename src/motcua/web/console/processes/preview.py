"""Which steps a dossier of one procedure, case and channel would go through, and how long each would have."""

from datetime import date

from django.forms import Form
from django.utils.translation import get_language, gettext

from motcua.catalogue.queries import revision_in_force
from motcua.catalogue.rules.content import Channel
from motcua.catalogue.rules.fees import amount_for
from motcua.catalogue.rules.terms import terms_of
from motcua.dossiers.offers import process_of
from motcua.kernel.errors import NotFound
from motcua.processes.rules.template import ProcessTemplate
from motcua.web.console.processes.steps import steps_table
from motcua.web.console.screen import attempt
from motcua.web.console.view_models import Table
from motcua.worktime.rules.terms import Term


def preview(form: Form, template: ProcessTemplate, on: date) -> list[Table]:
    """The steps that would take place; what cannot be told stands on the form."""
    tables: list[Table] = []
    asked = form.cleaned_data
    attempt(form, lambda: tables.append(_preview(template, asked["procedure"].strip(), asked, on)))
    return tables


def _preview(template: ProcessTemplate, procedure: str, asked: dict[str, str], on: date) -> Table:
    revision = revision_in_force(procedure, on)
    if revision is None:
        raise NotFound(
            "no_revision_in_force",
            vi="Thủ tục này không có phiên bản đang hiệu lực: hãy kiểm tra mã, hoặc công bố trước.",
            en="This procedure has no revision in force: check its code, or publish one first.",
            field="procedure",
        )
    content, case, channel = revision.parsed_content(), asked["case"].strip(), Channel(asked["channel"] or "counter")
    term = terms_of(content, case or None, channel)
    amount = amount_for(content, case or None, channel)
    frozen = process_of(template, channel, case, term if isinstance(term, Term) else None, amount)
    language = get_language() or "vi"
    told = term.describe(language) if isinstance(term, Term) else term.sentence(language)
    title = gettext("Hồ sơ %(code)s sẽ đi: %(term)s") % {"code": procedure, "term": told}
    return steps_table(title, frozen.steps)
