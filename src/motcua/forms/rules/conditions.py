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
from motcua.kernel.conditions import Tree, leaves, tree_holds


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


type Leaf = Compare | Answered
type Condition = Tree[Leaf]


def holds(condition: Condition | None, values: Mapping[str, object], on: date) -> bool:
    """Whether a checked condition holds over the answers so far; no condition always does."""
    return condition is None or tree_holds(condition, lambda leaf: _leaf_holds(leaf, values, on))


def asked_fields(condition: Condition | None) -> Iterator[str]:
    """Every field (or part) that the condition asks about, from left to right."""
    return iter(()) if condition is None else (leaf.field for leaf in leaves(condition))


def answer_at(values: Mapping[str, object], path: str) -> object:
    """The answer at "field" or "field.part"; None where there is none."""
    found: object = values
    for key in path.split("."):
        found = found.get(key) if isinstance(found, Mapping) else None
    return found


def _leaf_holds(leaf: Leaf, values: Mapping[str, object], on: date) -> bool:
    known = answer_at(values, leaf.field)
    if known is None or isinstance(leaf, Answered):
        return known is not None
    return _compare(known, leaf.operator, leaf.value, on)


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
