"""The properties of each field type in a definition's document. What equals the type's default is left out."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from datetime import date
from typing import Any

from motcua.forms.rules.days import Today, write_limit
from motcua.forms.rules.field_types import (
    FILE_TYPES,
    KINDS,
    FieldType,
    Option,
    OrganisationPart,
    PersonPart,
    Table,
    kind_of,
)
from motcua.forms.rules.reading import Properties
from motcua.forms.rules.words import Words
from motcua.people.rules.identity import IdentityKind

type _Read = Callable[[Properties, str], object]


def _known_file_type(word: str) -> str:
    if word not in FILE_TYPES:
        raise ValueError(word)
    return word


def _options(properties: Properties, field: str) -> tuple[Option, ...]:
    options = []
    for each in properties.listing(field):
        inner = Properties(each if isinstance(each, Mapping) else {}, properties.where)
        if not isinstance(each, Mapping):
            inner.refuse(field, 'các lựa chọn {"key": …, "label": …}', 'options {"key": …, "label": …}')
        else:
            options.append(Option(inner.text("key", 60), inner.words("label")))
            inner.close()
        properties.problems += inner.problems
    return tuple(options)


def _parts(kind: type[PersonPart] | type[OrganisationPart]) -> _Read:
    return lambda properties, field: properties.words_of(field, kind, ", ".join(kind))


_PROPERTIES: dict[str, dict[str, _Read]] = {
    "text": {"longest": Properties.whole, "many_lines": Properties.flag},
    "number": {
        "decimals": Properties.whole,
        "least": Properties.number,
        "most": Properties.number,
        "unit": Properties.words,
    },
    "dong": {"least": Properties.whole, "most": Properties.whole},
    "date": {"least": Properties.limit, "most": Properties.limit},
    "choice": {"options": _options, "several": Properties.flag},
    "yes_no": {"confirmation": Properties.flag},
    "identity": {"kinds": lambda properties, field: properties.words_of(field, IdentityKind, "cccd, cmnd, passport")},
    "file": {
        "component": lambda properties, field: properties.text(field, 120),
        "types": lambda properties, field: properties.words_of(field, _known_file_type, ", ".join(FILE_TYPES)),
        "most": Properties.whole,
    },
    "address": {"anywhere": Properties.flag},
    "person": {"asks": _parts(PersonPart), "may_lack": _parts(PersonPart), "least_age": Properties.whole},
    "organisation": {"asks": _parts(OrganisationPart), "may_lack": _parts(OrganisationPart)},
    "table": {"least": Properties.whole, "most": Properties.whole},
}


def properties_of(kind: str) -> tuple[str, ...]:
    """The names of what can be said of a type, columns of a table excepted."""
    return tuple(_PROPERTIES.get(kind, {}))


def read_type(kind: str, properties: Properties, **given: object) -> FieldType:
    """The type named `kind` with the properties that stand there; `given` are those read elsewhere."""
    read = {name: reader(properties, name) for name, reader in _PROPERTIES.get(kind, {}).items()}
    known = {name: value for name, value in read.items() if value is not None}
    made: FieldType = KINDS[kind](**known, **given)
    return made


def write_type(type_: FieldType) -> dict[str, Any]:
    """The properties of a type that differ from its defaults, its columns excepted."""
    written: dict[str, Any] = {}
    for each in fields(type_):
        value = getattr(type_, each.name)
        if isinstance(type_, Table) and each.name == "columns":
            continue
        if each.default is MISSING or value != each.default:
            written[each.name] = _write(value)
    return {"type": kind_of(type_), **written}


def write_words(words: Words) -> dict[str, str]:
    """{"vi": …, "en": …}."""
    return {"vi": words.vi, "en": words.en}


def _write(value: object) -> Any:
    match value:
        case Words():
            return write_words(value)
        case Option(key=key, label=label):
            return {"key": key, "label": write_words(label)}
        case tuple():
            return [_write(each) for each in value]
        case Today() | date():
            return write_limit(value)
        case str():
            return str(value)
    return value
