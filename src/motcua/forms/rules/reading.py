"""Reading one JSON object of a definition: a wrong property is named, and reading goes on."""

from collections.abc import Callable, Mapping
from typing import Any

from motcua.forms.rules.conditions import Answered, Compare, Condition, Leaf, Operand, Operator
from motcua.forms.rules.days import Limit, read_limit
from motcua.forms.rules.problems import Problem, name_problem
from motcua.forms.rules.words import Words
from motcua.kernel.conditions import read_tree
from motcua.kernel.object_reading import LARGEST, ObjectReader
from motcua.kernel.text import nfc

DEEPEST = 10
LONGEST = 2_000


class Properties(ObjectReader[Problem]):
    """The properties of one JSON object of a definition, at the path `where`."""

    def __init__(self, document: Mapping[str, object], path: str) -> None:
        super().__init__(document, path, name_problem)

    def words(self, field: str) -> Words:
        """{"vi": …, "en": …}; empty where absent."""
        value = self.take(field)
        if value is None:
            return Words()
        if not isinstance(value, Mapping):
            self.refuse(field, 'dạng {"vi": …, "en": …}', 'of the form {"vi": …, "en": …}')
            return Words()
        inner = Properties(value, self.where)
        words = Words(inner.text("vi", LONGEST), inner.text("en", LONGEST))
        inner.close()
        self.problems += inner.problems
        return words

    def flag(self, field: str) -> bool | None:
        """true or false."""
        value = self.take(field)
        if value is not None and not isinstance(value, bool):
            self.refuse(field, "true hoặc false", "true or false")
            return None
        return value

    def number(self, field: str) -> int | float | None:
        """A finite number; a whole one is an int."""
        value = super().number(field)
        return int(value) if value is not None and float(value).is_integer() else value

    def limit(self, field: str) -> Limit | None:
        """A day, or "today-18y"."""
        value = self.take(field)
        if value is None:
            return None
        try:
            return read_limit(value if isinstance(value, str) else "")
        except ValueError:
            self.refuse(
                field,
                "một ngày như 2018-10-30, today, today+30d hoặc today-18y",
                "a day such as 2018-10-30, today, today+30d or today-18y",
            )
            return None

    def listing(self, field: str) -> list[object]:
        """A list; [] where absent."""
        if self.has(field):
            return super().listing(field)
        self.take(field)
        return []

    def words_of[T](self, field: str, known: Callable[[str], T], names: str) -> tuple[T, ...] | None:
        """A list of words that `known` knows (it raises `ValueError` for others)."""
        value = self.take(field)
        if value is None:
            return None
        try:
            if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
                raise ValueError(field)
            return tuple(known(each) for each in value)
        except ValueError:
            self.refuse(field, f"một danh sách gồm: {names}", f"a list of: {names}")
            return None

    def condition(self, field: str) -> Condition | None:
        """A condition; None where absent."""
        return self.tree(field, _read_leaf, DEEPEST)


def read_condition(value: object) -> Condition:
    """A condition from its document. Raises `ValueError`."""
    return read_tree(value, _read_leaf, DEEPEST)


def _read_leaf(value: Mapping[str, Any]) -> Leaf:
    match dict(value):
        case {"answered": str(field), **rest} if not rest:
            return Answered(field)
        case {"field": str(field), "is": str(operator), "value": sought, **rest} if not rest:
            return Compare(field, Operator(operator), _read_operand(sought))
    raise ValueError


def _read_operand(value: object) -> Operand:
    if isinstance(value, list):
        return tuple(_read_word(each) for each in value)
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        if not abs(value) <= LARGEST:
            raise ValueError
        return int(value) if float(value).is_integer() else value
    return _read_word(value)


def _read_word(value: object) -> str:
    if not isinstance(value, str) or len(value) > LONGEST or not value.isprintable():
        raise ValueError
    return nfc(value)
