"""What JSON Schema can say of the answer to each type of field."""

from typing import Any

from motcua.forms.rules.definition import Field
from motcua.forms.rules.field_types import (
    COMPOSED,
    LARGEST_NUMBER,
    Choice,
    Commune,
    Day,
    Dong,
    Email,
    File,
    Identity,
    Number,
    Phone,
    Table,
    TaxCode,
    Text,
    YesNo,
)
from motcua.forms.rules.parts import parts_of
from motcua.forms.rules.simple_values import LARGEST_DONG
from motcua.people.rules.identity import IdentityKind

ONE_LINE = r"^[^\u0000-\u001f\u007f]*\S[^\u0000-\u001f\u007f]*$"
MANY_LINES = r"\S"
_PAPERS = {
    IdentityKind.CCCD: "[0-9]{12}",
    IdentityKind.CMND: "[0-9]{9}",
    IdentityKind.PASSPORT: "(?=.*[0-9])[0-9A-Z]{6,9}",
}


def schema_of(field: Field) -> dict[str, Any]:
    """The schema of an answer; check digits, dates against today and communes are beyond it."""
    match field.type:
        case Text(longest=longest, many_lines=many_lines):
            return {"type": "string", "maxLength": longest, "pattern": MANY_LINES if many_lines else ONE_LINE}
        case Number(decimals=decimals, least=least, most=most):
            limits = {
                "minimum": -LARGEST_NUMBER if least is None else least,
                "maximum": LARGEST_NUMBER if most is None else most,
            }
            return {"type": "number" if decimals else "integer", **limits}
        case Dong(least=least, most=most):
            return {"type": "integer", "minimum": least, "maximum": LARGEST_DONG if most is None else most}
        case Day():
            return {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
        case Choice(options=options, several=several):
            one = {"oneOf": [{"const": option.key, "title": option.label.vi} for option in options]}
            return {"type": "array", "items": one, "minItems": 1, "uniqueItems": True} if several else one
        case YesNo(confirmation=confirmation):
            return {"const": True} if confirmation else {"type": "boolean"}
        case File(most=most):
            reference = {"type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$"}
            return {"type": "array", "items": reference, "minItems": 1, "maxItems": most, "uniqueItems": True}
        case Table(columns=columns, least=least, most=most):
            return {"type": "array", "items": _object(columns), "minItems": max(1, least), "maxItems": most}
    return _object(parts_of(field.type)) if isinstance(field.type, COMPOSED) else _worded(field)


def _worded(field: Field) -> dict[str, Any]:
    match field.type:
        case Identity(kinds=kinds):
            return {"type": "string", "pattern": f"^(?:{'|'.join(_PAPERS[kind] for kind in kinds)})$"}
        case TaxCode():
            return {"type": "string", "pattern": "^[0-9]{10}(?:-[0-9]{3})?$"}
        case Phone():
            return {"type": "string", "pattern": "^0[0-9]{9,10}$"}
        case Email():
            return {"type": "string", "format": "email", "maxLength": 254, "pattern": r"^[^@\s]+@[^@\s]+$"}
        case Commune():
            return {"type": "string", "pattern": "^[0-9]{1,5}$"}
    raise AssertionError(field.type)


def _object(parts: tuple[Field, ...]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {part.key: {"title": part.label.vi, **schema_of(part)} for part in parts},
        "required": [part.key for part in parts if part.required is True],
        "additionalProperties": False,
        "minProperties": 1,
    }
