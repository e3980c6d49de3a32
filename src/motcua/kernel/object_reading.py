"""Reading one JSON object property by property: a wrong one is named as a problem, and reading goes on."""

from collections.abc import Callable, Mapping
from typing import Any

from motcua.kernel.conditions import Tree, read_tree
from motcua.kernel.text import nfc

LARGEST = 10**15


class ObjectReader[Problem]:
    """The properties of one object. `close` names those that nobody asked for.

    `where` says whose object it is, `name(code, where, **values)` makes a room's problem of the codes "bad_field",
    "bad_condition" and "unknown_field". What could not be read becomes empty; `refused` has its property.
    """

    def __init__(self, document: Mapping[str, object], where: str, name: Callable[..., Problem]) -> None:
        self.where = where
        self.problems: list[Problem] = []
        self.refused: set[str] = set()
        self._name = name
        self._document = document
        self._asked: set[str] = set()

    def take(self, field: str) -> object:
        """The raw value; None where absent."""
        self._asked.add(field)
        return self._document.get(field)

    def has(self, field: str) -> bool:
        """Whether it is there."""
        return self._document.get(field) is not None

    def refuse(self, field: str, vi: str, en: str) -> None:
        """Say what the property must be."""
        self.refused.add(field)
        self.problems.append(self._name("bad_field", self.where, field=field, wanted=(vi, en)))

    def text(self, field: str, most: int = 200) -> str:
        """One line of text, NFC and trimmed; "" where absent."""
        value = self.take(field)
        if value is None:
            return ""
        text = nfc(value).strip() if isinstance(value, str) else ""
        if not isinstance(value, str) or len(text) > most or not text.isprintable():
            self.refuse(field, f"một dòng chữ, tối đa {most} ký tự", f"one line of text, {most} characters at most")
            return ""
        return text

    def number(self, field: str) -> int | float | None:
        """A finite number; None where absent."""
        value = self.take(field)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= LARGEST:
            self.refuse(field, "một số", "a number")
            return None
        return value

    def whole(self, field: str) -> int | None:
        """A whole number; None where absent."""
        value = self.number(field)
        if value is not None and not float(value).is_integer():
            self.refuse(field, "một số nguyên", "a whole number")
            return None
        return None if value is None else int(value)

    def listing(self, field: str) -> list[Any]:
        """A list; [] where it cannot be read."""
        value = self.take(field)
        if not isinstance(value, list):
            self.refuse(field, "một danh sách", "a list")
            return []
        return value

    def tree[Leaf](self, field: str, read_leaf: Callable[[Mapping[str, Any]], Leaf], deepest: int) -> Tree[Leaf] | None:
        """A condition; None where absent."""
        value = self.take(field)
        if value is None:
            return None
        try:
            return read_tree(value, read_leaf, deepest)
        except ValueError:
            self.refused.add(field)
            self.problems.append(self._name("bad_condition", self.where, field=field, depth=deepest))
            return None

    def close(self) -> None:
        """Name the properties that mean nothing."""
        for field in self._document:
            if field not in self._asked:
                self.problems.append(self._name("unknown_field", self.where, field=str(field)[:40]))
