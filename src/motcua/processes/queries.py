"""Reads of process templates."""

from datetime import date
from functools import lru_cache

import orjson
from django.db.models import Q, QuerySet

from motcua.kernel.law_rows import valid_on
from motcua.organisation.actors import Actor
from motcua.processes.models import Status, StoredTemplate
from motcua.processes.policies import may_see_drafts
from motcua.processes.rules.book import TemplateBook
from motcua.processes.rules.default import DEFAULT_TEMPLATE
from motcua.processes.rules.document import read_document
from motcua.processes.rules.template import ProcessTemplate


def visible_to(actor: Actor) -> QuerySet[StoredTemplate]:
    """Approved templates for everyone, drafts for those who keep them or audit."""
    if may_see_drafts(actor):
        return StoredTemplate.objects.all()
    return StoredTemplate.objects.filter(status=Status.APPROVED)


def template_for(procedure_code: str, centre_code: str, on: date) -> ProcessTemplate:
    """The template for a dossier accepted that day, in one query (for many dossiers, `load_book`).

    The centre's own for the procedure goes before everyone's for the procedure, that before the centre's for all
    procedures, that before everyone's for all; where there is none, the house's four steps.
    """
    rows = StoredTemplate.objects.filter(
        valid_on(on),
        Q(procedure_code=procedure_code) | Q(procedure_code=""),
        Q(centre_code=centre_code) | Q(centre_code=""),
        status=Status.APPROVED,
    ).order_by("-procedure_code", "-centre_code")
    for content, version in rows.values_list("content", "version")[:1]:
        return _read(orjson.dumps(content), version)
    return DEFAULT_TEMPLATE


def load_book() -> TemplateBook:
    """Every approved template at once, for imports and worker processes."""
    return TemplateBook(tuple(row.as_entry() for row in StoredTemplate.objects.filter(status=Status.APPROVED)))


@lru_cache(maxsize=1024)
def _read(content: bytes, version: int) -> ProcessTemplate:
    return read_document(orjson.loads(content), version=version).template


def export_template(row: StoredTemplate) -> bytes:
    """The template as a JSON file (UTF-8, indented), ready for `actions.import_template`."""
    return orjson.dumps(row.content, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
