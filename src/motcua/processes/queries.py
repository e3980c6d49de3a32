"""Reads of process templates."""

import orjson
from django.db.models import QuerySet

from motcua.organisation.actors import Actor
from motcua.processes.models import Status, StoredTemplate
from motcua.processes.policies import may_see_drafts
from motcua.processes.rules.book import TemplateBook


def visible_to(actor: Actor) -> QuerySet[StoredTemplate]:
    """Approved templates for everyone, drafts for those who keep them or audit."""
    if may_see_drafts(actor):
        return StoredTemplate.objects.all()
    return StoredTemplate.objects.filter(status=Status.APPROVED)


def load_book() -> TemplateBook:
    """Every approved template at once, for imports and worker processes."""
    return TemplateBook(tuple(row.as_entry() for row in StoredTemplate.objects.filter(status=Status.APPROVED)))


def export_template(row: StoredTemplate) -> bytes:
    """The template as a JSON file (UTF-8, indented), ready for `actions.import_template`."""
    return orjson.dumps(row.content, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
