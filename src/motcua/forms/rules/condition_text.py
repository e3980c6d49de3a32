"""Conditions as a person types them, and back.

    place = other        place in (hospital, other)        papers has passport        copies > 5 và không (yes = true)
    child.birth_date > today-18y        answered(where)

`và`/`and` binds tighter than `hoặc`/`or`; `không`/`not` stands before what it turns round. A value with blanks stands
in quotes: name = "An Bình".
"""

import re
from typing import Any

from motcua.forms.rules.conditions import All, Answered, AnyOf, Compare, Condition, Not, Operator

_TOKEN = re.compile(r'\s*("[^"]*"|>=|<=|=|>|<|\(|\)|,|[^\s()=<>,"]+)')
_AND, _OR, _NOT = {"và", "and"}, {"hoặc", "or"}, {"không", "not"}
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
DEEPEST = 20


class Unreadable(ValueError):
    """What was typed is no condition; the message is the word at which reading stopped, "" at the end."""


def write_condition_text(condition: Condition | None) -> str:
    """The condition in words; "" for none. `read_condition_text` gives a condition that says the same."""
    match condition:
        case None:
            return ""
        case All(of=parts):
            return " và ".join(_inside(part) for part in parts)
        case AnyOf(of=parts):
            return " hoặc ".join(_inside(part) for part in parts)
        case Not(of=inner):
            return f"không ({write_condition_text(inner)})"
        case Answered(field=field):
            return f"answered({field})"
        case Compare(field=field, operator=Operator.ONE_OF, value=tuple() as values):
            return f"{field} in ({', '.join(_word(each) for each in values)})"
        case Compare(field=field, operator=operator, value=value):
            sign = next(sign for sign, meant in _SIGNS.items() if meant is operator)
            return f"{field} {sign} {_word(value)}"
    raise AssertionError(condition)


def read_condition_text(text: str) -> dict[str, Any] | None:
    """The condition as it stands in a document (`rules.codec`); None for a blank. Raises `Unreadable`."""
    if not text.strip():
        return None
    tokens, place = [], 0
    for found in _TOKEN.finditer(text):
        if found.start() != place:
            break
        tokens.append(found[1])
        place = found.end()
    if text[place:].strip():
        raise Unreadable(text[place:].split()[0])
    reader = _Reader(tokens)
    condition = reader.either(0)
    if reader.rest:
        raise Unreadable(reader.rest[0])
    return condition


class _Reader:
    def __init__(self, tokens: list[str]) -> None:
        self.rest = tokens

    def either(self, depth: int) -> dict[str, Any]:
        return self._joined("any", _OR, depth)

    def both(self, depth: int) -> dict[str, Any]:
        return self._joined("all", _AND, depth)

    def _joined(self, key: str, words: set[str], depth: int) -> dict[str, Any]:
        if depth > DEEPEST:
            raise Unreadable(self._next)
        part = self.both if key == "any" else self.one
        parts = [part(depth + 1)]
        while self._next.lower() in words:
            self._take()
            parts.append(part(depth + 1))
        return parts[0] if len(parts) == 1 else {key: parts}

    def one(self, depth: int) -> dict[str, Any]:
        if depth > DEEPEST:
            raise Unreadable(self._next)
        word = self._take()
        if word.lower() in _NOT:
            return {"not": self.one(depth + 1)}
        if word == "(":
            inner = self.either(depth + 1)
            self._expect(")")
            return inner
        if word == "answered" and self._next == "(":
            self._take()
            field = self._field(self._take())
            self._expect(")")
            return {"answered": field}
        return self._comparison(self._field(word))

    def _comparison(self, field: str) -> dict[str, Any]:
        sign = self._take()
        if sign in _SIGNS:
            return {"field": field, "is": _SIGNS[sign].value, "value": _value(self._word())}
        if sign.lower() != "in":
            raise Unreadable(sign)
        self._expect("(")
        values = [self._word()]
        while self._next == ",":
            self._take()
            values.append(self._word())
        self._expect(")")
        return {"field": field, "is": Operator.ONE_OF.value, "value": [each.strip('"') for each in values]}

    @property
    def _next(self) -> str:
        return self.rest[0] if self.rest else ""

    def _take(self) -> str:
        if not self.rest:
            raise Unreadable("")
        return self.rest.pop(0)

    def _field(self, word: str) -> str:
        if not _PLAIN.fullmatch(word) or word.lower() in _AND | _OR | _NOT:
            raise Unreadable(word)
        return word

    def _word(self) -> str:
        word = self._take()
        if not word.isprintable() or word in ("(", ")", ",") or (word in _SIGNS and word not in ("has", "có")):
            raise Unreadable(word)
        return word

    def _expect(self, wanted: str) -> None:
        if self._take() != wanted:
            raise Unreadable(wanted)


def _inside(part: Condition) -> str:
    text = write_condition_text(part)
    return f"({text})" if isinstance(part, All | AnyOf) else text


def _word(value: object) -> str:
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
