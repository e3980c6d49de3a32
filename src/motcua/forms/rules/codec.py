"""A form's definition as a JSON document: the form in which it is stored, edited and shipped.

    {"format": "motcua.form/1", "title": {"vi": "…", "en": "…"},
     "sections": [{"key": "child", "title": {…}, "fields": [
        {"key": "child", "type": "person", "label": {…}, "asks": ["name", "birth_date"], "required": true},
        {"key": "other_place", "type": "text", "label": {…},
         "shown": {"field": "place", "is": "equals", "value": "other"}, "required": true}]}]}

`required` is true or a condition, `shown` a condition: {"all": […]}, {"any": […]}, {"not": …}, {"answered": "field"} or
{"field": "…", "is": "equals", "value": …}. Properties left out have the defaults of `rules.field_types`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from motcua.forms.rules.conditions import Answered, Condition, Leaf
from motcua.forms.rules.definition import Field, FormDefinition, Section, Source
from motcua.forms.rules.field_types import KINDS, Table, Text
from motcua.forms.rules.problems import Problem, name_problem
from motcua.forms.rules.reading import Properties
from motcua.forms.rules.type_codec import read_type, write_type, write_words
from motcua.forms.rules.validation import check_definition
from motcua.kernel.conditions import write_tree

FORMAT = "motcua.form/1"


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as far as it could be read, and everything wrong with it. With no problem the definition is whole."""

    definition: FormDefinition
    problems: tuple[Problem, ...]
    unreadable: tuple[Problem, ...] = ()
    """Those of `problems` that are of form: what could not be read is lost from the definition."""


def read_definition(document: Mapping[str, Any], *, code: str = "", version: int = 0) -> Reading:
    """Read and check; every problem of form and of sense at once. Never raises, whatever the document holds."""
    properties = Properties(document, "")
    if properties.take("format") != FORMAT:
        properties.refuse("format", f"«{FORMAT}»", f"“{FORMAT}”")
    title, help_ = properties.words("title"), properties.words("help")
    problems: list[Problem] = []
    sections = []
    for place, each in enumerate(properties.listing("sections"), start=1):
        if isinstance(each, Mapping):
            sections.append(_read_section(each, place, problems))
        else:
            problems.append(name_problem("not_a_section", "", place=place))
    properties.close()
    definition = FormDefinition(title, tuple(sections), help_, code, version)
    unreadable = dict.fromkeys([*properties.problems, *problems])
    return Reading(definition, tuple(unreadable | dict.fromkeys(check_definition(definition))), tuple(unreadable))


def write_definition(definition: FormDefinition) -> dict[str, Any]:
    """The document of a definition; reading it again gives the same definition."""
    return {
        "format": FORMAT,
        "title": write_words(definition.title),
        **({"help": write_words(definition.help)} if definition.help else {}),
        "sections": [_write_section(section) for section in definition.sections],
    }


def write_condition(condition: Condition) -> dict[str, Any]:
    """A condition as it stands in a document."""
    return write_tree(condition, write_leaf)


def write_leaf(leaf: Leaf) -> dict[str, Any]:
    """A leaf of a condition as it stands in a document."""
    if isinstance(leaf, Answered):
        return {"answered": leaf.field}
    value = list(leaf.value) if isinstance(leaf.value, tuple) else leaf.value
    return {"field": leaf.field, "is": leaf.operator.value, "value": value}


def read_field(document: Mapping[str, Any], path: str, problems: list[Problem], *, is_column: bool = False) -> Field:
    """One field of a document; what is wrong with its form is added to `problems`."""
    properties = Properties(document, path)
    key = properties.text("key", 60)
    kind = properties.take("type")
    given: dict[str, object] = {}
    if not isinstance(kind, str) or kind not in KINDS:
        problems.append(name_problem("unknown_type", path, type=str(kind)[:40], types=", ".join(KINDS)))
        kind = ""
    if kind == "table" and not is_column:
        given["columns"] = _read_columns(properties, path, problems)
    type_ = read_type(kind, properties, **given) if kind else Text()
    required = properties.flag("required") if isinstance(document.get("required"), bool) else None
    field = Field(
        key,
        properties.words("label"),
        type_,
        properties.words("help"),
        required if required is not None else properties.condition("required") or False,
        properties.condition("shown"),
        _read_source(properties),
        properties.take("default"),
    )
    if kind:
        properties.close()
    problems += properties.problems
    return field


def write_field(field: Field) -> dict[str, Any]:
    """A field as it stands in a document."""
    document: dict[str, Any] = {"key": field.key, **write_type(field.type), "label": write_words(field.label)}
    if isinstance(field.type, Table):
        document["columns"] = [write_field(column) for column in field.type.columns]
    if field.help:
        document["help"] = write_words(field.help)
    if field.required is not False:
        document["required"] = True if field.required is True else write_condition(field.required)
    if field.shown is not None:
        document["shown"] = write_condition(field.shown)
    if field.prefill is not None:
        document["prefill"] = field.prefill.value
    if field.default is not None:
        document["default"] = field.default
    return document


def _read_section(document: Mapping[str, Any], place: int, problems: list[Problem]) -> Section:
    key = document.get("key")
    path = f"#{key[:40]}" if isinstance(key, str) else f"#{place}"
    properties = Properties(document, path)
    fields = []
    for number, each in enumerate(properties.listing("fields"), start=1):
        if isinstance(each, Mapping):
            own = each.get("key")
            fields.append(read_field(each, own[:60] if isinstance(own, str) and own else f"{path}.{number}", problems))
        else:
            problems.append(name_problem("not_a_field", path, place=number))
    section = Section(
        properties.text("key", 60),
        properties.words("title"),
        tuple(fields),
        properties.words("help"),
        properties.condition("shown"),
    )
    properties.close()
    problems += properties.problems
    return section


def _write_section(section: Section) -> dict[str, Any]:
    document: dict[str, Any] = {"key": section.key, "title": write_words(section.title)}
    if section.help:
        document["help"] = write_words(section.help)
    if section.shown is not None:
        document["shown"] = write_condition(section.shown)
    return {**document, "fields": [write_field(field) for field in section.fields]}


def _read_columns(properties: Properties, path: str, problems: list[Problem]) -> tuple[Field, ...]:
    columns = []
    for number, each in enumerate(properties.listing("columns"), start=1):
        if isinstance(each, Mapping):
            own = each.get("key")
            name = own[:60] if isinstance(own, str) and own else str(number)
            columns.append(read_field(each, f"{path}.{name}", problems, is_column=True))
        else:
            problems.append(name_problem("not_a_field", path, place=number))
    return tuple(columns)


def _read_source(properties: Properties) -> Source | None:
    value = properties.text("prefill")
    if not value:
        return None
    try:
        return Source(value)
    except ValueError:
        names = ", ".join(Source)
        properties.refuse("prefill", f"một trong: {names}", f"one of: {names}")
        return None
