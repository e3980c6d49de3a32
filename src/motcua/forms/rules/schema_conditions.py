"""Conditions as JSON Schema: what must hold of the answers' object. None for what it cannot say: dates in order."""

from typing import Any

from motcua.forms.rules.conditions import ORDER, Answered, Compare, Condition, Operator
from motcua.kernel.conditions import All, AnyOf, Not

_LIMITS = {
    Operator.AT_LEAST: "minimum",
    Operator.AT_MOST: "maximum",
    Operator.GREATER: "exclusiveMinimum",
    Operator.LESS: "exclusiveMaximum",
}


def schema_if(condition: Condition) -> dict[str, Any] | None:
    """A schema that an object of answers fits exactly where the condition holds."""
    match condition:
        case All(of=conditions):
            return _joined("allOf", conditions)
        case AnyOf(of=conditions):
            return _joined("anyOf", conditions)
        case Not(of=inner):
            said = schema_if(inner)
            return None if said is None else {"not": said}
        case Answered(field=field):
            return _at(field, {})
        case Compare(field=field, operator=operator, value=value):
            if operator in ORDER:
                return None if isinstance(value, str) else _at(field, {"type": "number", _LIMITS[operator]: value})
            if operator is Operator.ONE_OF:
                return _at(field, {"enum": list(value) if isinstance(value, tuple) else []})
            return _at(field, {"contains": {"const": value}} if operator is Operator.INCLUDES else {"const": value})


def _joined(keyword: str, conditions: tuple[Condition, ...]) -> dict[str, Any] | None:
    said = [schema_if(each) for each in conditions]
    return None if None in said else {keyword: said}


def _at(path: str, schema: dict[str, Any]) -> dict[str, Any]:
    for key in reversed(path.split(".")):
        schema = {"type": "object", "properties": {key: schema}, "required": [key]}
    return schema
