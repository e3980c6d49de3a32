"""From the flat names of a posted form to a tree of what was typed, and back."""

import re
from collections.abc import Iterable, Mapping

from motcua.forms.rules.definition import Field, FormDefinition
from motcua.forms.rules.field_types import COMPOSED, Choice, File, Table
from motcua.forms.rules.parts import parts_of

_ROW = re.compile(r"[0-9]{1,4}")
MOST_ROWS_READ = 300


def gather(definition: FormDefinition, posted: Mapping[str, list[str]]) -> dict[str, object]:
    """What was typed, by field: text, a list of texts where several may be given, an object of parts, a list of rows.

    Rows come in the order of their numbers, which need not follow one another: a row may have been taken out.
    """
    return {field.key: _gather(field, posted, field.key) for field in definition.fields()}


def spread(definition: FormDefinition, values: Mapping[str, object]) -> dict[str, list[str]]:
    """The values of an answers document as a browser would post them: `gather`'s other way."""
    posted: dict[str, list[str]] = {}
    for field in definition.fields():
        _spread(field, values.get(field.key), field.key, posted)
    return posted


def typed(value: object) -> str:
    """A simple answer as it stands in a field: a comma before decimals, day/month/year, yes and no."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:.6f}".rstrip("0").rstrip(".").replace(".", ",")
    return str(value)


def row_numbers(names: Iterable[str], table: str) -> list[int]:
    """The numbers of the rows of which something was posted."""
    beginning = f"{table}."
    found = (name[len(beginning) :].split(".")[0] for name in names if name.startswith(beginning))
    return sorted({int(number) for number in found if _ROW.fullmatch(number) and number.isascii()})[:MOST_ROWS_READ]


def _gather(field: Field, posted: Mapping[str, list[str]], path: str) -> object:
    if isinstance(field.type, Table):
        return [
            {column.key: _gather(column, posted, f"{path}.{number}.{column.key}") for column in field.type.columns}
            for number in row_numbers(posted, path)
        ]
    if isinstance(field.type, COMPOSED):
        return {part.key: _gather(part, posted, f"{path}.{part.key}") for part in parts_of(field.type)}
    given = [each for each in posted.get(path, []) if each]
    if isinstance(field.type, File) or (isinstance(field.type, Choice) and field.type.several):
        return given
    return given[-1] if given else ""


def _spread(field: Field, value: object, path: str, posted: dict[str, list[str]]) -> None:
    if value is None:
        return
    if isinstance(field.type, Table) and isinstance(value, list):
        for number, row in enumerate(value):
            for column in field.type.columns:
                _spread(column, row.get(column.key), f"{path}.{number}.{column.key}", posted)
    elif isinstance(field.type, COMPOSED) and isinstance(value, Mapping):
        for part in parts_of(field.type):
            _spread(part, value.get(part.key), f"{path}.{part.key}", posted)
    elif isinstance(value, list):
        posted[path] = [str(each) for each in value]
    else:
        posted[path] = [typed(value)]
