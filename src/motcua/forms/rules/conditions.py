"""When a field is shown or must be answered: a typed tree over the answers to other fields.

A condition is checked with its definition (`rules.condition_checks`); after that `holds` always answers, and what has
not been answered, or is hidden, compares with nothing: only `Not` and "is not answered" are true of it.

Worked example: "a representative, who is no adult" is
`All((Compare("by", Operator.EQUALS, "representative"), Compare("birth_date", Operator.GREATER, "today-18y")))`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from motcua.forms.rules.days import day_of, read_day, read_limit


class Operator(StrEnum):
    """How an answer is compared. Order only for numbers, đồng and dates; `includes` only for a choice of several."""

    EQUALS = "equals"
    ONE_OF = "one_of"
    INCLUDES = "includes"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    GREATER = "greater"
    LESS = "less"


ORDER = (Operator.AT_LEAST, Operator.AT_MOST, Operator.GREATER, Operator.LESS)

type Operand = str | bool | int | float | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compare:
    """The answer to `field` ("birth_date", or a part as "owner.sex") stands to `value` as `operator` says.

    Dates are written 2018-10-30, or against the day of filling in: today-18y.
    """

    field: str
    operator: Operator
    value: Operand


@dataclass(frozen=True, slots=True)
class Answered:
    """`field` has an answer."""

    field: str


@dataclass(frozen=True, slots=True)
class All:
    """Every one of the conditions holds."""

    of: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of the conditions holds."""

    of: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The condition does not hold."""

    of: "Condition"


type Condition = All | AnyOf | Not | Compare | Answered


def holds(condition: Condition | None, values: Mapping[str, object], on: date) -> bool:
    """Whether a checked condition holds over the answers so far; no condition always does."""
    match condition:
        case None:
            return True
        case All(of=conditions):
            return all(holds(each, values, on) for each in conditions)
        case AnyOf(of=conditions):
            return any(holds(each, values, on) for each in conditions)
        case Not(of=inner):
            return not holds(inner, values, on)
        case Answered(field=field):
            return answer_at(values, field) is not None
        case Compare(field=field, operator=operator, value=value):
            known = answer_at(values, field)
            return known is not None and _compare(known, operator, value, on)


def asked_fields(condition: Condition | None) -> Iterator[str]:
    """Every field (or part) that the condition asks about, from left to right."""
    match condition:
        case All(of=conditions) | AnyOf(of=conditions):
            for each in conditions:
                yield from asked_fields(each)
        case Not(of=inner):
            yield from asked_fields(inner)
        case Compare(field=field) | Answered(field=field):
            yield field


def answer_at(values: Mapping[str, object], path: str) -> object:
    """The answer at "field" or "field.part"; None where there is none."""
    found: object = values
    for key in path.split("."):
        found = found.get(key) if isinstance(found, Mapping) else None
    return found


def _compare(known: object, operator: Operator, value: Operand, on: date) -> bool:
    match operator:
        case Operator.EQUALS:
            return known == value and isinstance(known, bool) == isinstance(value, bool)
        case Operator.ONE_OF:
            return isinstance(value, tuple) and known in value
        case Operator.INCLUDES:
            return isinstance(known, list | tuple) and value in known
    if isinstance(known, str) and isinstance(value, str):
        return _in_order(read_day(known).toordinal(), operator, day_of(read_limit(value), on).toordinal())
    if isinstance(known, int | float) and isinstance(value, int | float):
        return _in_order(known, operator, value)
    return False


def _in_order(known: float, operator: Operator, value: float) -> bool:
    match operator:
        case Operator.AT_LEAST:
            return known >= value
        case Operator.AT_MOST:
            return known <= value
        case Operator.GREATER:
            return known > value
        case _:
            return known < value
