"""A filled-in form, read only: for the citizen who handed it in, and for the officer who looks at it."""

from dataclasses import dataclass

import orjson

from motcua.dossiers.access import LoadedDossier
from motcua.dossiers.rules.documents import Part
from motcua.forms.queries import version_named
from motcua.forms.rules.definition import FormDefinition
from motcua.kernel.errors import NotFound
from motcua.kernel.files import store


@dataclass(frozen=True, slots=True)
class ShownForm:
    """The answers with the version of the form they were given to; `definition` None where that is gone.

    `digest` is the document's, as the event names it; `number` that of the event.
    """

    code: str
    version: int
    values: dict[str, object]
    definition: FormDefinition | None
    digest: str
    number: int


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
                number=each.number,
            )
    raise NotFound(
        "no_form", vi="Hồ sơ này không có tờ khai điện tử.", en="No electronic form was filled in for this dossier."
    )
