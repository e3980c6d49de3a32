"""A form as JSON Schema (draft 2020-12) of its answers, with a part for pages, and back.

The schema is that of the object "values" of an answers document. Labels in both languages, conditions, prefilling and
what else a schema cannot say stand in "x-motcua", of the whole and of each property; where it stands, it is what is
read back, and reading what was written gives the same form.

Read without it (the schema of somebody else): "type" string (with "format" date or email, "maxLength", "enum" or
"oneOf" of constants with titles), integer and number (with "minimum", "maximum"), boolean, array of enumerated strings
(several), array of flat objects (a table); "title", "description", "required". Anything else becomes a problem.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from motcua.forms.rules.codec import FORMAT, write_definition, write_field
from motcua.forms.rules.conditions import Condition
from motcua.forms.rules.definition import Field, FormDefinition, Section
from motcua.forms.rules.schema_conditions import schema_if
from motcua.forms.rules.schema_types import schema_of
from motcua.kernel.conditions import All

DIALECT = "https://json-schema.org/draft/2020-12/schema"
PART = "x-motcua"
PART_FORMAT = "motcua.form-ui/1"


@dataclass(frozen=True, slots=True)
class Origin:
    """Of which procedure and case a form is, and where it comes from."""

    procedure: str = ""
    case: str = ""
    source: str = ""


def write_schema(definition: FormDefinition, origin: Origin) -> dict[str, Any]:
    """The schema of the form's answers, with its part for pages."""
    document = write_definition(definition)
    sections = [
        {
            **{name: value for name, value in written.items() if name != "fields"},
            "fields": [f.key for f in section.fields],
        }
        for written, section in zip(document["sections"], definition.sections, strict=True)
    ]
    part = {
        "format": PART_FORMAT,
        "procedure": origin.procedure,
        "case": origin.case,
        "source": origin.source,
        "title": document["title"],
        **({"help": document["help"]} if "help" in document else {}),
        "sections": sections,
    }
    places = [(section, field) for section in definition.sections for field in section.fields]
    rules = [rule for section, field in places for rule in _rules(section, field)]
    return {
        "$schema": DIALECT,
        "title": definition.title.vi,
        "type": "object",
        "properties": {field.key: _property(field) for _, field in places},
        "required": [field.key for section, field in places if _is_always_needed(section, field)],
        "additionalProperties": False,
        **({"allOf": rules} if rules else {}),
        PART: part,
    }


def read_schema(schema: Mapping[str, Any]) -> tuple[dict[str, Any], Origin]:
    """The definition's document that the schema describes, for `codec.read_definition` to check, and its origin."""
    properties = schema.get("properties")
    named: Mapping[str, Any] = properties if isinstance(properties, Mapping) else {}
    required = schema.get("required")
    needed = [each for each in required if isinstance(each, str)] if isinstance(required, list) else []
    fields = {key: _field(key, each, key in needed) for key, each in named.items()}
    part = schema.get(PART)
    if not isinstance(part, Mapping):
        title = {"vi": _words(schema, "title"), "en": ""}
        section = {"key": "form", "title": title, "fields": list(fields.values())}
        return {"format": FORMAT, "title": title, "sections": [section]}, Origin()
    sections = part.get("sections")
    listed = [_section(each, fields) for each in sections] if isinstance(sections, list) else sections
    more = {name: part[name] for name in part if name not in ("format", "procedure", "case", "source", "sections")}
    origin = Origin(*(_words(part, name) for name in ("procedure", "case", "source")))
    return {"format": FORMAT, **more, "sections": listed}, origin


def is_schema(document: Mapping[str, Any]) -> bool:
    """Whether a document says that it is a JSON Schema."""
    return document.get("$schema") == DIALECT


def _property(field: Field) -> dict[str, Any]:
    described = {"title": field.label.vi, **({"description": field.help.vi} if field.help else {})}
    written = {name: value for name, value in write_field(field).items() if name != "key"}
    return {**described, **schema_of(field), PART: written}


def _is_always_needed(section: Section, field: Field) -> bool:
    return field.required is True and section.shown is None and field.shown is None


def _rules(section: Section, field: Field) -> list[dict[str, Any]]:
    """What holds of a field by its conditions: absent where it is not shown, present where it is needed."""
    rules: list[dict[str, Any]] = []
    conditions = [condition for condition in (section.shown, field.shown) if condition is not None]
    if conditions and (shown := schema_if(All(tuple(conditions)))):
        rules.append({"if": shown, "else": {"properties": {field.key: False}}})
    needed: list[Condition] = [*conditions, *([] if isinstance(field.required, bool) else [field.required])]
    if field.required is not False and needed and (asked := schema_if(All(tuple(needed)))):
        rules.append({"if": asked, "then": {"required": [field.key]}})
    return rules


def _section(section: Any, fields: Mapping[str, Any]) -> Any:
    if not isinstance(section, Mapping) or not isinstance(section.get("fields"), list):
        return section
    return {**section, "fields": [fields.get(key, key) if isinstance(key, str) else key for key in section["fields"]]}


def _field(key: str, schema: Any, is_needed: bool) -> Any:
    """A field's document: its part for pages where it has one, else what the schema says."""
    if not isinstance(schema, Mapping):
        return {"key": key, "type": "unknown"}
    if isinstance(schema.get(PART), Mapping):
        return {"key": key, **schema[PART]}
    label = {"vi": _words(schema, "title") or key, "en": ""}
    help_ = _words(schema, "description")
    return {
        "key": key,
        "label": label,
        **({"help": {"vi": help_, "en": ""}} if help_ else {}),
        **({"required": True} if is_needed else {}),
        **_type(schema),
    }


def _type(schema: Mapping[str, Any]) -> dict[str, Any]:
    if options := _options(schema):
        return {"type": "choice", "options": options}
    items = schema.get("items")
    match schema.get("type"):
        case "string":
            named = {"date": "date", "email": "email"}.get(str(schema.get("format")), "text")
            return {"type": named, **_renamed(schema, {"maxLength": "longest"} if named == "text" else {})}
        case "integer":
            return {"type": "number", **_renamed(schema, {"minimum": "least", "maximum": "most"})}
        case "number":
            return {"type": "number", "decimals": 2, **_renamed(schema, {"minimum": "least", "maximum": "most"})}
        case "boolean":
            return {"type": "yes_no"}
        case "array" if isinstance(items, Mapping) and (several := _options(items)):
            return {"type": "choice", "options": several, "several": True}
        case "array" if isinstance(items, Mapping) and isinstance(items.get("properties"), Mapping):
            required = items.get("required")
            needed = required if isinstance(required, list) else []
            columns = [_field(key, each, key in needed) for key, each in items["properties"].items()]
            return {"type": "table", "columns": columns, **_renamed(schema, {"minItems": "least", "maxItems": "most"})}
    return {"type": str(schema.get("type"))}


def _options(schema: Mapping[str, Any]) -> list[dict[str, Any]]:
    if isinstance(schema.get("enum"), list):
        return [{"key": str(each), "label": {"vi": str(each), "en": ""}} for each in schema["enum"]]
    options = schema.get("oneOf")
    if not isinstance(options, list) or not all(isinstance(each, Mapping) and "const" in each for each in options):
        return []
    return [
        {"key": str(each["const"]), "label": {"vi": _words(each, "title") or str(each["const"]), "en": ""}}
        for each in options
    ]


def _renamed(schema: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    return {ours: schema[theirs] for theirs, ours in names.items() if theirs in schema}


def _words(mapping: Mapping[str, Any], name: str) -> str:
    value = mapping.get(name)
    return value if isinstance(value, str) else ""
