"""Conditions for the script: their JSON, days relative to today worked out."""

from dataclasses import replace
from datetime import date

import orjson

from motcua.forms.rules.codec import write_leaf
from motcua.forms.rules.conditions import ORDER, Compare, Condition, Leaf
from motcua.forms.rules.days import day_of, read_limit
from motcua.kernel.conditions import write_tree


def for_script(condition: Condition | None, on: date) -> str:
    """The condition as an attribute of the page; "" for none."""
    if condition is None:
        return ""
    return orjson.dumps(write_tree(condition, lambda leaf: write_leaf(_on_day(leaf, on)))).decode()


def _on_day(leaf: Leaf, on: date) -> Leaf:
    if isinstance(leaf, Compare) and leaf.operator in ORDER and isinstance(leaf.value, str):
        return replace(leaf, value=day_of(read_limit(leaf.value), on).isoformat())
    return leaf
