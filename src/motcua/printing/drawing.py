"""Filled forms become one PDF, each with the template that held on its day."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from motcua.kernel.pdf import TemplateFault, make_pdf
from motcua.printing.queries import FOLDER, template_in_force
from motcua.printing.rules.parts import Data
from motcua.printing.source import embedded, source_of

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Filled:
    """One form filled in: its key, its data, and the day that says which template it is drawn with."""

    form: str
    data: Data
    on: date


def draw(documents: Sequence[Filled], *, at: datetime) -> bytes:
    """One PDF of all of them in order; `at` is when it was made, and the same input gives the same bytes.

    A site's own template that fails on real data, though it passed every sample, is told in the log, and the program's
    is used: the citizen at the counter gets the paper all the same.
    """
    texts: dict[str, int] = {}
    chosen: dict[tuple[str, date], str] = {}
    for document in documents:
        if (key := (document.form, document.on)) not in chosen:
            found = template_in_force(*key)
            chosen[key] = found.text if found.is_own else embedded(document.form)
    numbered = [
        {"template": texts.setdefault(chosen[each.form, each.on], len(texts)), "data": each.data} for each in documents
    ]
    try:
        return make_pdf(source_of(list(texts)), numbered, folder=FOLDER, at=at)
    except TemplateFault as fault:
        own = {form for (form, _), text in chosen.items() if text != embedded(form)}
        if not own:
            raise
        log.warning("The site's own template of %s failed (line %s): %s", sorted(own), fault.line, fault.message)
    return make_pdf(*with_embedded(documents), folder=FOLDER, at=at)


def with_embedded(documents: Sequence[Filled]) -> tuple[str, list[Data]]:
    """The same documents with the program's own templates."""
    forms = list(dict.fromkeys(each.form for each in documents))
    numbered = [{"template": forms.index(each.form), "data": each.data} for each in documents]
    return source_of([embedded(form) for form in forms]), numbered
