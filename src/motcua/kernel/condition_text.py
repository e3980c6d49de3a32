"""Conditions as a person types them, and back.

    a = b và (c = d hoặc không e = f)

`và`/`and` binds tighter than `hoặc`/`or`; `không`/`not` stands before what it turns round. What stands between them is
a room's own leaf, which the room reads word by word (`Words`) and writes.
"""

import re
from collections.abc import Callable
from typing import Any, Never

from motcua.kernel.conditions import All, AnyOf, Not, Tree

AND, OR, NOT = frozenset({"và", "and"}), frozenset({"hoặc", "or"}), frozenset({"không", "not"})
JOINING = AND | OR | NOT
DEEPEST = 20

type Document = dict[str, Any]


class Unreadable(ValueError):
    """What was typed is no condition; the message is the word at which reading stopped, "" at the end."""


class Words:
    """The words of a text, taken one after the other."""

    def __init__(self, words: list[str]) -> None:
        self.rest = words

    @property
    def next(self) -> str:
        """The word to come, "" at the end."""
        return self.rest[0] if self.rest else ""

    def take(self) -> str:
        """Raises `Unreadable` at the end."""
        if not self.rest:
            raise Unreadable("")
        return self.rest.pop(0)

    def expect(self, wanted: str) -> None:
        """Take just this word. Raises `Unreadable` for any other."""
        if self.take() != wanted:
            raise Unreadable(wanted)

    def listed(self, take: Callable[[], str]) -> list[str]:
        """(a, b, c): what `take` takes between brackets, parted by commas."""
        self.expect("(")
        found = [take()]
        while self.next == ",":
            self.take()
            found.append(take())
        self.expect(")")
        return found

    def stop(self, word: str) -> Never:
        raise Unreadable(word)


def write_text(tree: Tree[Any] | None, write_leaf: Callable[[Any], str]) -> str:
    """The condition in words; "" for none."""
    match tree:
        case None:
            return ""
        case All(of=parts):
            return " và ".join(_inside(part, write_leaf) for part in parts)
        case AnyOf(of=parts):
            return " hoặc ".join(_inside(part, write_leaf) for part in parts)
        case Not(of=inner):
            return f"không ({write_text(inner, write_leaf)})"
    return write_leaf(tree)


def read_text(text: str, word: re.Pattern[str], read_leaf: Callable[[Words], Document]) -> Document | None:
    """The condition as it stands in a document; None for a blank. `word` matches one word. Raises `Unreadable`."""
    if not text.strip():
        return None
    found, place = [], 0
    for match in word.finditer(text):
        if match.start() != place:
            break
        found.append(match[1])
        place = match.end()
    if text[place:].strip():
        raise Unreadable(text[place:].split()[0])
    words = Words(found)
    condition = _joined(words, "any", read_leaf, 0)
    if words.rest:
        raise Unreadable(words.next)
    return condition


def _joined(words: Words, key: str, read_leaf: Callable[[Words], Document], depth: int) -> Document:
    """Parts joined by "or" (`key` "any"), each of parts joined by "and" ("all")."""
    _check_depth(words, depth)
    joining = OR if key == "any" else AND

    def part() -> Document:
        return _joined(words, "all", read_leaf, depth + 1) if key == "any" else _one(words, read_leaf, depth + 1)

    parts = [part()]
    while words.next.lower() in joining:
        words.take()
        parts.append(part())
    return parts[0] if len(parts) == 1 else {key: parts}


def _one(words: Words, read_leaf: Callable[[Words], Document], depth: int) -> Document:
    _check_depth(words, depth)
    if words.next.lower() in NOT:
        words.take()
        return {"not": _one(words, read_leaf, depth + 1)}
    if words.next == "(":
        words.take()
        inner = _joined(words, "any", read_leaf, depth + 1)
        words.expect(")")
        return inner
    return read_leaf(words)


def _check_depth(words: Words, depth: int) -> None:
    if depth > DEEPEST:
        raise Unreadable(words.next)


def _inside(part: Tree[Any], write_leaf: Callable[[Any], str]) -> str:
    text = write_text(part, write_leaf)
    return f"({text})" if isinstance(part, All | AnyOf) else text
