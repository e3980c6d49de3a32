"""Conditions of a step as a person types them, and back (`kernel.condition_text`).

    channel = online        case in (c1, c2)        fee_due        amount >= 5000000 và không (channel = post)

The facts are those of `conditions.Facts`.
"""

import re
from typing import Any

from motcua.kernel.condition_text import AND, OR, Unreadable, Words, read_text, write_text
from motcua.processes.rules.conditions import Compare, Condition, Operator

__all__ = ["Unreadable", "read_condition_text", "write_condition_text"]

_WORD = re.compile(r"\s*(>=|<=|=|\(|\)|,|[^\s()=<>,]+)")
_SIGNS = {"=": Operator.EQUALS, ">=": Operator.AT_LEAST, "<=": Operator.AT_MOST}


def write_condition_text(condition: Condition | None) -> str:
    """The condition in words; "" for none. `read_condition_text` gives a condition that says the same."""
    return write_text(condition, _write)


def read_condition_text(text: str) -> dict[str, Any] | None:
    """The condition as it stands in a document (`rules.document`); None for a blank. Raises `Unreadable`."""
    return read_text(text, _WORD, _read)


def _write(leaf: Compare) -> str:
    if isinstance(leaf.value, tuple):
        return f"{leaf.fact} in ({', '.join(each for each in leaf.value if each)})"
    if isinstance(leaf.value, bool):
        return leaf.fact if leaf.value else f"không {leaf.fact}"
    sign = next(sign for sign, meant in _SIGNS.items() if meant is leaf.operator)
    return f"{leaf.fact} {sign} {leaf.value}"


def _read(words: Words) -> dict[str, Any]:
    fact = words.take()
    if fact in (")", ",", *_SIGNS) or fact.lower() in AND | OR:
        words.stop(fact)
    if words.next in _SIGNS:
        operator = _SIGNS[words.take()]
        return {"fact": fact, "is": operator.value, "value": _value(fact, _word(words))}
    if words.next.lower() == "in":
        words.take()
        return {"fact": fact, "is": Operator.ONE_OF.value, "value": words.listed(lambda: _word(words))}
    return {"fact": fact, "is": Operator.EQUALS.value, "value": True}


def _word(words: Words) -> str:
    word = words.take()
    return word if word not in ("(", ")", ",", *_SIGNS) else words.stop(word)


def _value(fact: str, word: str) -> str | int:
    """An amount is a number, written with or without points; anything else a word."""
    digits = word.replace(".", "")
    is_number = fact == "amount" and digits.isascii() and digits.isdecimal() and len(digits) < 16
    return int(digits) if is_number else word
