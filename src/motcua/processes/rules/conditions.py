"""Conditions of a step: a typed tree over the facts that every dossier has at acceptance.

A condition is checked when its template is saved (`check_condition`); after that `holds` always answers. There is no
text to parse at run time and no fact that could be missing: `Facts` has them all.

Worked example: "only at the counter, and only for fees of 5,000,000 đ or more" is
`All((Compare("channel", Operator.EQUALS, "counter"), Compare("amount", Operator.AT_LEAST, 5_000_000)))`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from motcua.catalogue.rules.content import Channel
from motcua.kernel.conditions import All, AnyOf, Not, Tree, leaves, tree_holds
from motcua.processes.rules.problems import Problem, name_problem

CHANNELS = tuple(channel.value for channel in Channel)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a dossier when it is accepted; the only things a condition may ask about.

    `channel` is one of `CHANNELS`; `case` the key of the procedure's case ("" where it has only one); `fee_due`
    whether the dossier costs something; `amount` its fees and charges in đồng. Where the published procedure leaves
    them uncertain `amount` is None and reads as more than any amount a condition names, and a fee is due: silence is
    not "free", and the dossier goes the more careful way, one that was checked when the template was saved.
    """

    channel: str
    case: str = ""
    fee_due: bool = False
    amount: int | None = 0


class Operator(StrEnum):
    """How a fact is compared. Order only for numbers; `one_of` only for words."""

    EQUALS = "equals"
    ONE_OF = "one_of"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


type Value = str | bool | int | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compare:
    """`fact` stands to `value` as `operator` says."""

    fact: str
    operator: Operator
    value: Value


type Condition = Tree[Compare]

_ORDER = (Operator.AT_LEAST, Operator.AT_MOST)
_ALLOWED: dict[str, tuple[type, tuple[Operator, ...]]] = {
    "channel": (str, (Operator.EQUALS, Operator.ONE_OF)),
    "case": (str, (Operator.EQUALS, Operator.ONE_OF)),
    "fee_due": (bool, (Operator.EQUALS,)),
    "amount": (int, (Operator.EQUALS, *_ORDER)),
}


def holds(condition: Condition | None, facts: Facts) -> bool:
    """Whether a checked condition holds; no condition always does."""
    return condition is None or tree_holds(condition, lambda leaf: _compare(leaf, getattr(facts, leaf.fact)))


def comparisons(condition: Condition | None) -> Iterator[Compare]:
    """Every comparison in the tree, from left to right."""
    return iter(()) if condition is None else leaves(condition)


def check_condition(condition: Condition | None, step: str) -> list[Problem]:
    """Everything wrong with the condition of `step`: unknown facts, values of another type, empty groups."""
    match condition:
        case All(of=conditions) | AnyOf(of=conditions):
            if not conditions:
                return [name_problem("empty_condition", step)]
            return [problem for each in conditions for problem in check_condition(each, step)]
        case Not(of=inner):
            return check_condition(inner, step)
        case Compare():
            return _check_compare(condition, step)
    return []


def _compare(condition: Compare, known: str | bool | int | None) -> bool:
    value = condition.value
    if known is None:
        return condition.operator is Operator.AT_LEAST
    match condition.operator:
        case Operator.EQUALS:
            return known == value
        case Operator.ONE_OF:
            return isinstance(value, tuple) and known in value
        case Operator.AT_LEAST:
            return isinstance(value, int) and isinstance(known, int) and known >= value
        case Operator.AT_MOST:
            return isinstance(value, int) and isinstance(known, int) and known <= value


def _check_compare(condition: Compare, step: str) -> list[Problem]:
    fact, operator, value = condition.fact, condition.operator, condition.value
    if fact not in _ALLOWED:
        return [name_problem("unknown_fact", step, fact=fact, facts=", ".join(_ALLOWED))]
    kind, operators = _ALLOWED[fact]
    if operator not in operators:
        return [name_problem("wrong_operator", step, fact=fact, operators=", ".join(operators))]
    values: tuple[object, ...] = value if operator is Operator.ONE_OF and isinstance(value, tuple) else (value,)
    if not values or any(type(each) is not kind for each in values):
        return [name_problem("wrong_type", step, fact=fact, value=repr(value))]
    if fact == "channel":
        return [
            name_problem("unknown_channel", step, channel=each, channels=", ".join(CHANNELS))
            for each in values
            if each not in CHANNELS
        ]
    if isinstance(value, int) and value < 0:
        return [name_problem("wrong_type", step, fact=fact, value=value)]
    return []
