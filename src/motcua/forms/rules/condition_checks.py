"""Whether the conditions of a definition make sense: fields that exist, operators and values of the right type."""

from motcua.forms.rules.conditions import ORDER, Answered, Compare, Condition, Operand, Operator
from motcua.forms.rules.days import read_day, read_limit
from motcua.forms.rules.definition import FormDefinition
from motcua.forms.rules.field_types import (
    Choice,
    Commune,
    Day,
    Dong,
    Email,
    FieldType,
    Identity,
    Number,
    Phone,
    TaxCode,
    Text,
    YesNo,
)
from motcua.forms.rules.parts import parts_of
from motcua.forms.rules.problems import Problem, name_problem
from motcua.kernel.conditions import All, AnyOf, Not

_EQUAL = (Operator.EQUALS, Operator.ONE_OF)
_WORDED = (Text, Identity, TaxCode, Phone, Email, Commune)


def check_condition(condition: Condition | None, path: str, definition: FormDefinition) -> list[Problem]:
    """Everything wrong with a condition that belongs to `path`."""
    match condition:
        case All(of=conditions) | AnyOf(of=conditions):
            if not conditions:
                return [name_problem("empty_condition", path)]
            return [problem for each in conditions for problem in check_condition(each, path, definition)]
        case Not(of=inner):
            return check_condition(inner, path, definition)
        case Answered(field=field):
            return [] if type_at(definition, field) else [name_problem("unknown_asked", path, asked=field)]
        case Compare():
            return _check_compare(condition, path, definition)
    return []


def type_at(definition: FormDefinition, asked: str) -> FieldType | None:
    """The type of the field or part that a condition asks about; None for columns of tables and what is not there."""
    key, *rest = asked.split(".")
    field = definition.field(key)
    type_ = field.type if field else None
    for part in rest:
        parts = {each.key: each.type for each in parts_of(type_)} if type_ and not hasattr(type_, "columns") else {}
        type_ = parts.get(part)
    return type_


def operators_for(type_: FieldType) -> tuple[Operator, ...]:
    """How answers of a type can be compared; () where not at all."""
    match type_:
        case Choice(several=True):
            return (Operator.INCLUDES,)
        case Choice():
            return _EQUAL
        case YesNo():
            return (Operator.EQUALS,)
        case Number() | Dong() | Day():
            return (Operator.EQUALS, *ORDER)
    return _EQUAL if isinstance(type_, _WORDED) else ()


def _check_compare(condition: Compare, path: str, definition: FormDefinition) -> list[Problem]:
    asked, operator, value = condition.field, condition.operator, condition.value
    type_ = type_at(definition, asked)
    if type_ is None:
        return [name_problem("unknown_asked", path, asked=asked)]
    allowed = operators_for(type_)
    if not allowed:
        return [name_problem("not_comparable", path, asked=asked)]
    if operator not in allowed:
        return [name_problem("wrong_operator", path, asked=asked, operators=", ".join(allowed))]
    values: tuple[Operand, ...] = value if operator is Operator.ONE_OF and isinstance(value, tuple) else (value,)
    if (operator is Operator.ONE_OF) != isinstance(value, tuple) or not values:
        return [name_problem("wrong_operand", path, asked=asked, value=value)]
    if isinstance(type_, Choice):
        keys = {option.key for option in type_.options}
        return [name_problem("unknown_option", path, asked=asked, option=each) for each in values if each not in keys]
    if not all(_fits(type_, operator, each) for each in values):
        return [name_problem("wrong_operand", path, asked=asked, value=value)]
    return []


def _fits(type_: FieldType, operator: Operator, value: Operand) -> bool:
    match type_:
        case YesNo():
            return isinstance(value, bool)
        case Number():
            return isinstance(value, int | float) and not isinstance(value, bool)
        case Dong():
            return isinstance(value, int) and not isinstance(value, bool)
        case Day():
            return isinstance(value, str) and _is_day(value, relative=operator in ORDER)
    return isinstance(value, str) and bool(value)


def _is_day(text: str, *, relative: bool) -> bool:
    try:
        (read_limit if relative else read_day)(text)
    except ValueError:
        return False
    return True
