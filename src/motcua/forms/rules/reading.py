"""Reading one JSON object of a definition: a wrong property is named, and reading goes on."""

from collections.abc import Callable, Mapping

from motcua.forms.rules.conditions import All, Answered, AnyOf, Compare, Condition, Not, Operand, Operator
from motcua.forms.rules.days import Limit, read_limit
from motcua.forms.rules.problems import Problem, name_problem
from motcua.forms.rules.words import Words
from motcua.kernel.text import nfc

DEEPEST = 10
LARGEST = 10**15
LONGEST = 2_000


class Properties:
    """The properties of one JSON object, read one by one; `close` names those that nobody asked for."""

    def __init__(self, document: Mapping[str, object], path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
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
        self.problems.append(name_problem("bad_field", self.path, field=field, wanted=(vi, en)))

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

    def words(self, field: str) -> Words:
        """{"vi": …, "en": …}; empty where absent."""
        value = self.take(field)
        if value is None:
            return Words()
        if not isinstance(value, Mapping):
            self.refuse(field, 'dạng {"vi": …, "en": …}', 'of the form {"vi": …, "en": …}')
            return Words()
        inner = Properties(value, self.path)
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

    def whole(self, field: str) -> int | None:
        """A whole number."""
        value = self.number(field)
        if isinstance(value, float):
            self.refuse(field, "một số nguyên", "a whole number")
            return None
        return value

    def number(self, field: str) -> int | float | None:
        """A finite number; a whole one is an int."""
        value = self.take(field)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= LARGEST:
            self.refuse(field, "một số", "a number")
            return None
        return int(value) if float(value).is_integer() else value

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
        value = self.take(field)
        if value is None:
            return []
        if not isinstance(value, list):
            self.refuse(field, "một danh sách", "a list")
            return []
        return value

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
        value = self.take(field)
        if value is None:
            return None
        try:
            return read_condition(value)
        except ValueError:
            self.problems.append(name_problem("bad_condition", self.path, field=field, depth=DEEPEST))
            return None

    def close(self) -> None:
        """Name the properties that mean nothing."""
        for field in self._document:
            if field not in self._asked:
                self.problems.append(name_problem("unknown_field", self.path, field=str(field)[:40]))


def read_condition(value: object, depth: int = DEEPEST) -> Condition:
    """A condition from its document. Raises `ValueError`."""
    if depth == 0 or not isinstance(value, Mapping):
        raise ValueError
    match dict(value):
        case {"all": list(parts), **rest} if not rest:
            return All(tuple(read_condition(each, depth - 1) for each in parts))
        case {"any": list(parts), **rest} if not rest:
            return AnyOf(tuple(read_condition(each, depth - 1) for each in parts))
        case {"not": inner, **rest} if not rest:
            return Not(read_condition(inner, depth - 1))
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
