"""A filled-in form, read only: for the citizen who handed it in, and for the officer who looks at it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import orjson
from django.template.defaultfilters import filesizeformat

from motcua.dossiers.access import LoadedDossier
from motcua.dossiers.rules.documents import Part
from motcua.forms.queries import version_named
from motcua.forms.rules.definition import FormDefinition
from motcua.kernel.errors import NotFound
from motcua.kernel.files import store
from motcua.web.eforms.summary import summarise
from motcua.web.eforms.view_models import KeptFile


@dataclass(frozen=True, slots=True)
class ShownForm:
    """The answers with the version of the form they were given to; `definition` None where that is gone.

    `digest` is the document's, as the event names it.
    """

    code: str
    version: int
    values: dict[str, Any]
    definition: FormDefinition | None
    digest: str


def read_answers_of(loaded: LoadedDossier) -> ShownForm:
    """The form of a dossier that somebody has been let in to. Raises `NotFound` where none was filled in."""
    for each in loaded.state.attachments:
        if each.part is Part.FORM:
            with store.open_kept(each.document.digest) as file:
                document = orjson.loads(file.read())
            version = version_named(document["form"], document["version"])
            return ShownForm(
                code=document["form"],
                version=document["version"],
                values=document["values"],
                definition=version.as_rule() if version else None,
                digest=each.document.digest,
            )
    raise NotFound(
        "no_form", vi="Hồ sơ này không có tờ khai điện tử.", en="No electronic form was filled in for this dossier."
    )


def form_page(loaded: LoadedDossier, back: str, address_of: Callable[[int], str]) -> dict[str, Any]:
    """The context of the page; `address_of` a file by the number of its event."""
    shown = read_answers_of(loaded)
    files = {
        each.document.digest: KeptFile(
            each.document.digest, each.document.name, filesizeformat(each.document.size), address_of(each.number)
        )
        for each in loaded.state.attachments
        if each.part is Part.INPUT and not each.removed
    }
    filled_on = (loaded.state.submitted_at or loaded.events[0].at).date()
    sections = summarise(shown.definition, shown.values, on=filled_on, files=files) if shown.definition else ()
    raw = orjson.dumps(shown.values, option=orjson.OPT_INDENT_2).decode()
    return {"shown": shown, "sections": sections, "raw": raw, "back": back}
