"""Conditions as a person types them, and back.

    channel = online        case in (c1, c2)        fee_due        amount >= 5000000 và không (channel = post)

`và`/`and` binds tighter than `hoặc`/`or`; `không`/`not` stands before what it turns round. The facts are those of
`conditions.Facts`.
"""

import re
from typing import Any

from motcua.processes.rules.conditions import All, AnyOf, Compare, Condition, Not, Operator

_TOKEN = re.compile(r"\s*(>=|<=|=|\(|\)|,|[^\s()=<>,]+)")
_AND, _OR, _NOT = {"và", "and"}, {"hoặc", "or"}, {"không", "not"}
_SIGNS = {"=": Operator.EQUALS, ">=": Operator.AT_LEAST, "<=": Operator.AT_MOST}
DEEPEST = 10


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
        case Compare(fact=fact, operator=Operator.ONE_OF, value=value):
            return f"{fact} in ({', '.join(str(each) for each in value if value)})"  # type: ignore[union-attr]
        case Compare(fact=fact, operator=operator, value=value):
            if isinstance(value, bool):
                return fact if value else f"không {fact}"
            sign = next(sign for sign, meant in _SIGNS.items() if meant is operator)
            return f"{fact} {sign} {value}"


def read_condition_text(text: str) -> dict[str, Any] | None:
    """The condition as it stands in a document (`rules.document`); None for a blank. Raises `Unreadable`."""
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
        if depth > DEEPEST * 2:
            raise Unreadable(self._next)
        part = self.both if key == "any" else self.one
        parts = [part(depth + 1)]
        while self._next.lower() in words:
            self._take()
            parts.append(part(depth + 1))
        return parts[0] if len(parts) == 1 else {key: parts}

    def one(self, depth: int) -> dict[str, Any]:
        word = self._take()
        if word.lower() in _NOT:
            return {"not": self.one(depth + 1)} if depth < DEEPEST * 2 else self._stop(word)
        if word == "(":
            inner = self.either(depth + 1)
            self._expect(")")
            return inner
        return self._comparison(word)

    def _comparison(self, fact: str) -> dict[str, Any]:
        if fact in (")", ",", *_SIGNS) or fact.lower() in _AND | _OR:
            raise Unreadable(fact)
        if self._next in _SIGNS:
            operator = _SIGNS[self._take()]
            return {"fact": fact, "is": operator.value, "value": _value(fact, self._word())}
        if self._next.lower() == "in":
            self._take()
            self._expect("(")
            values = [self._word()]
            while self._next == ",":
                self._take()
                values.append(self._word())
            self._expect(")")
            return {"fact": fact, "is": Operator.ONE_OF.value, "value": values}
        return {"fact": fact, "is": Operator.EQUALS.value, "value": True}

    @property
    def _next(self) -> str:
        return self.rest[0] if self.rest else ""

    def _take(self) -> str:
        if not self.rest:
            raise Unreadable("")
        return self.rest.pop(0)

    def _word(self) -> str:
        word = self._take()
        return word if word not in ("(", ")", ",", *_SIGNS) else self._stop(word)

    def _expect(self, wanted: str) -> None:
        if self._take() != wanted:
            raise Unreadable(wanted)

    def _stop(self, word: str) -> Any:
        raise Unreadable(word)


def _inside(part: Condition) -> str:
    text = write_condition_text(part)
    return f"({text})" if isinstance(part, All | AnyOf) else text


def _value(fact: str, word: str) -> str | int:
    """An amount is a number, written with or without points; anything else a word."""
    digits = word.replace(".", "")
    is_number = fact == "amount" and digits.isascii() and digits.isdecimal() and len(digits) < 16
    return int(digits) if is_number else word
