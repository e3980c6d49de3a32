"""Conditions for the script: their JSON, days relative to today worked out."""

from datetime import date

import orjson

from motcua.forms.rules.codec import write_condition
from motcua.forms.rules.conditions import ORDER, All, AnyOf, Compare, Condition, Not
from motcua.forms.rules.days import day_of, read_limit


def for_script(condition: Condition | None, on: date) -> str:
    """The condition as an attribute of the page; "" for none."""
    return orjson.dumps(write_condition(_on_day(condition, on))).decode() if condition is not None else ""


def _on_day(condition: Condition, on: date) -> Condition:
    match condition:
        case All(of=parts):
            return All(tuple(_on_day(part, on) for part in parts))
        case AnyOf(of=parts):
            return AnyOf(tuple(_on_day(part, on) for part in parts))
        case Not(of=inner):
            return Not(_on_day(inner, on))
        case Compare(field=field, operator=operator, value=str(value)) if operator in ORDER:
            return Compare(field, operator, day_of(read_limit(value), on).isoformat())
    return condition
