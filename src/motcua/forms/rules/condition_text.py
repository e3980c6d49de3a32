"""Conditions over answers as a person types them, and back (`kernel.condition_text`).

    place = other        place in (hospital, other)        papers has passport        copies > 5 và không (yes = true)
    child.birth_date > today-18y        answered(where)

A value with blanks stands in quotes: name = "An Bình".
"""

import re
from typing import Any

from motcua.forms.rules.conditions import Answered, Condition, Leaf, Operator
from motcua.kernel.condition_text import JOINING, Unreadable, Words, read_text, write_text

__all__ = ["Unreadable", "read_condition_text", "write_condition_text"]

_WORD = re.compile(r'\s*("[^"]*"|>=|<=|=|>|<|\(|\)|,|[^\s()=<>,"]+)')
_SIGNS = {
    "=": Operator.EQUALS,
    ">=": Operator.AT_LEAST,
    "<=": Operator.AT_MOST,
    ">": Operator.GREATER,
    "<": Operator.LESS,
    "has": Operator.INCLUDES,
    "có": Operator.INCLUDES,
}
_PLAIN = re.compile(r'[^\s()=<>,"]+')
_NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,6})?")


def write_condition_text(condition: Condition | None) -> str:
    """The condition in words; "" for none. `read_condition_text` gives a condition that says the same."""
    return write_text(condition, _write)


def read_condition_text(text: str) -> dict[str, Any] | None:
    """The condition as it stands in a document (`rules.codec`); None for a blank. Raises `Unreadable`."""
    return read_text(text, _WORD, _read)


def _write(leaf: Leaf) -> str:
    if isinstance(leaf, Answered):
        return f"answered({leaf.field})"
    if isinstance(leaf.value, tuple):
        return f"{leaf.field} in ({', '.join(_written(each) for each in leaf.value)})"
    sign = next(sign for sign, meant in _SIGNS.items() if meant is leaf.operator)
    return f"{leaf.field} {sign} {_written(leaf.value)}"


def _read(words: Words) -> dict[str, Any]:
    word = words.take()
    if word == "answered" and words.next == "(":
        words.take()
        field = _field(words, words.take())
        words.expect(")")
        return {"answered": field}
    field, sign = _field(words, word), words.take()
    if sign in _SIGNS:
        return {"field": field, "is": _SIGNS[sign].value, "value": _value(_word(words))}
    if sign.lower() != "in":
        words.stop(sign)
    values = words.listed(lambda: _word(words))
    return {"field": field, "is": Operator.ONE_OF.value, "value": [each.strip('"') for each in values]}


def _field(words: Words, word: str) -> str:
    return word if _PLAIN.fullmatch(word) and word.lower() not in JOINING else words.stop(word)


def _word(words: Words) -> str:
    word = words.take()
    if not word.isprintable() or word in ("(", ")", ",") or (word in _SIGNS and word not in ("has", "có")):
        words.stop(word)
    return word


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    text = str(value).replace('"', "")
    is_plain = _PLAIN.fullmatch(text) and not _NUMBER.fullmatch(text) and text not in ("true", "false", *_SIGNS)
    return text if is_plain else f'"{text}"'


def _value(word: str) -> str | int | float | bool:
    """In quotes always text; else true, false and numbers are what they look like."""
    if word.startswith('"'):
        return word.strip('"')
    if word in ("true", "false"):
        return word == "true"
    if _NUMBER.fullmatch(word):
        return float(word) if "." in word else int(word)
    return word
