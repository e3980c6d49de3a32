"""What a page with an electronic form sends back: its answers, rows added and taken out, files."""

from collections.abc import Iterator, Mapping

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, QueryDict

from motcua.forms.rules.definition import FormDefinition
from motcua.forms.rules.field_types import File, Table
from motcua.forms.rules.posted import row_numbers

PREFIX = "eform."
"""Before the name of every answer, so that no field of a form is taken for one of the page's own."""
FILES = "eform-file."
UPDATE, ADD, REMOVE = "eform-update", "eform-add", "eform-remove"

type Posted = dict[str, list[str]]


def posted_of(data: QueryDict, definition: FormDefinition) -> Posted:
    """The answers that were sent, by path, with the row added or taken out that a button asked for."""
    posted = {name.removeprefix(PREFIX): values for name, values in data.lists() if name.startswith(PREFIX)}
    posted = {name: [str(each) for each in values] for name, values in posted.items()}
    if row := data.get(REMOVE):
        posted = {name: values for name, values in posted.items() if not name.startswith(f"{row}.")}
    field = definition.field(data.get(ADD, ""))
    if field and isinstance(field.type, Table) and field.type.columns:
        numbers = row_numbers(posted, field.key)
        if len(numbers) < field.type.most:
            following = max(numbers, default=-1) + 1
            posted[f"{field.key}.{following}.{field.type.columns[0].key}"] = [""]
    return posted


def is_update(data: QueryDict) -> bool:
    """Whether only the form itself is to be shown again: a row more or less, fields that have come to be asked."""
    return any(name in data for name in (UPDATE, ADD, REMOVE))


def uploads_of(request: HttpRequest, definition: FormDefinition) -> Iterator[tuple[str, File, UploadedFile]]:
    """The files that came along: the key of their field, its type, the file. What is kept of one is the face's matter:
    it adds its reference to the answers with `with_file`."""
    for field in definition.fields():
        if isinstance(field.type, File):
            for file in request.FILES.getlist(f"{FILES}{field.key}"):
                yield field.key, field.type, file


def with_file(posted: Mapping[str, list[str]], key: str, reference: str) -> Posted:
    """The answers with one more file in a field."""
    return {**posted, key: [*posted.get(key, []), reference]}
