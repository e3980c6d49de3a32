"""Reading the fields of a process document: a wrong one is named, and reading goes on.

What cannot be read becomes empty; `excused` then lists the problem codes that would only say so a second time.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from motcua.kernel.text import nfc
from motcua.processes.rules.conditions import All, AnyOf, Compare, Condition, Not, Operator, Value
from motcua.processes.rules.problems import Problem, name_problem
from motcua.processes.rules.template import Name, Step, StepKind

DEEPEST = 12
_CLOUDING = frozenset({"kind", "after", "condition"})
_LARGEST = 1e9
_LONGEST_WORD = 300
_CODE = re.compile(r"[a-z0-9][a-z0-9._-]{0,59}")
_SAID_ALREADY = {
    "key": ("bad_key",),
    "name": ("missing_name",),
    "role": ("missing_role",),
    "post_code": ("missing_role",),
    "hours": ("missing_hours", "participant_without_deadline"),
    "share": ("missing_hours", "participant_without_deadline"),
    "term_working_days": ("missing_term", "over_term", "over_whole"),
    "lead_agency": ("no_lead",),
    "steps": ("no_receive", "no_return", "no_approver", "lead_takes_no_part"),
}


class Fields:
    """The fields of one JSON object, read one by one; `close` names those that nobody asked for."""

    def __init__(self, document: Mapping[str, Any], step: str) -> None:
        self.step = step
        self.problems: list[Problem] = []
        self.refused: set[str] = set()
        self._document = document
        self._asked: set[str] = set()

    def text(self, field: str, most: int) -> str:
        """A text of at most `most` characters, NFC, trimmed; "" where absent."""
        value = self._take(field)
        if value is None:
            return ""
        text = nfc(value).strip() if isinstance(value, str) else ""
        if not isinstance(value, str) or len(text) > most or not text.isprintable():
            self.refuse(field, f"một dòng chữ, tối đa {most} ký tự", f"one line of text, {most} characters at most")
            return ""
        return text

    def code(self, field: str) -> str:
        """A template's code."""
        text = self.text(field, 60)
        if field not in self.refused and not _CODE.fullmatch(text):
            self.refuse(field, "chữ thường không dấu, số, . _ -", "lower-case letters, digits, . _ -")
        return text

    def number(self, field: str) -> float | None:
        """A finite number, None where absent."""
        value = self._take(field)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= _LARGEST:
            self.refuse(field, "một số", "a number")
            return None
        return value

    def whole(self, field: str) -> int | None:
        """A whole number, None where absent."""
        value = self.number(field)
        if value is not None and not float(value).is_integer():
            self.refuse(field, "một số nguyên", "a whole number")
            return None
        return None if value is None else int(value)

    def name(self, field: str) -> Name:
        """A name {"vi": …, "en": …}."""
        value = self._take(field)
        if not isinstance(value, Mapping):
            self.refuse(field, 'dạng {"vi": …, "en": …}', 'of the form {"vi": …, "en": …}')
            return Name("")
        inner = Fields(value, self.step)
        name = Name(inner.text("vi", 300), inner.text("en", 300))
        inner.close()
        if not name.vi and not self.step and not inner.problems:
            inner.refuse("vi", "tên tiếng Việt", "the Vietnamese name")
        self.problems += inner.problems
        if inner.problems:
            self.refused.add(field)
        return name

    def listing(self, field: str) -> list[Any]:
        """A list; [] where it cannot be read."""
        value = self._take(field)
        if not isinstance(value, list):
            self.refuse(field, "một danh sách", "a list")
            return []
        return value

    def texts(self, field: str) -> tuple[str, ...]:
        """A list of texts without repetitions; () where absent."""
        value = self._take(field)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            self.refuse(field, "một danh sách mã bước", "a list of step keys")
            return ()
        return tuple(dict.fromkeys(value))

    def is_exactly(self, field: str, wanted: str) -> None:
        """The field must say just this."""
        if self._take(field) != wanted:
            self.refuse(field, f"«{wanted}»", f"“{wanted}”")

    def condition(self, field: str) -> Condition | None:
        """A condition; None where absent."""
        value = self._take(field)
        if value is None:
            return None
        try:
            return _read_condition(value, DEEPEST)
        except ValueError:
            self.refused.add(field)
            self.problems.append(name_problem("bad_condition", self.step, depth=DEEPEST))
            return None

    def kind(self, field: str) -> StepKind | None:
        """The kind of a step."""
        value = self._take(field)
        try:
            return StepKind(value)
        except ValueError:
            self.refused.add(field)
            kinds = ", ".join(StepKind)
            self.problems.append(name_problem("unknown_kind", self.step, kind=str(value)[:40], kinds=kinds))
            return None

    @property
    def excused(self) -> frozenset[str]:
        """The problem codes that would only repeat what has been refused."""
        return frozenset(code for field in self.refused for code in _SAID_ALREADY.get(field, ()))

    def close(self) -> None:
        """Name the fields that mean nothing."""
        for field in self._document:
            if field not in self._asked:
                self.problems.append(name_problem("unknown_field", self.step, field=str(field)[:40]))

    def _take(self, field: str) -> Any:
        self._asked.add(field)
        return self._document.get(field)

    def refuse(self, field: str, vi: str, en: str) -> None:
        """Say what the field must be."""
        self.refused.add(field)
        self.problems.append(name_problem("bad_field", self.step, field=field, wanted=(vi, en)))


@dataclass(frozen=True, slots=True)
class ReadStep:
    """One step as far as it could be read; `doubts` are the fields whose loss clouds the judgement of the whole."""

    step: Step | None
    problems: tuple[Problem, ...]
    doubts: frozenset[str]
    excused: frozenset[str]


def read_step(document: Any, place: int) -> ReadStep:
    """The step at `place` (from 1) of a document."""
    if not isinstance(document, Mapping):
        problem = name_problem("bad_field", field=f"steps {place}", wanted=("một bước", "a step"))
        return ReadStep(None, (problem,), _CLOUDING, frozenset())
    key = document.get("key")
    fields = Fields(document, (key.strip()[:40] if isinstance(key, str) else "") or f"#{place}")
    step = Step(
        key=fields.text("key", 40) or fields.step,
        kind=fields.kind("kind") or StepKind.APPRAISE,
        name=fields.name("name"),
        role=fields.text("role", 40),
        post_code=fields.text("post_code", 60),
        hours=fields.number("hours"),
        share=fields.whole("share"),
        after=fields.texts("after"),
        condition=fields.condition("condition"),
        agency_code=fields.text("agency_code", 35),
    )
    fields.close()
    return ReadStep(step, tuple(fields.problems), frozenset(fields.refused & _CLOUDING), fields.excused)


def _read_condition(value: Any, depth: int) -> Condition:
    """Raises ValueError, for `Fields.condition` to turn into a problem."""
    if depth == 0 or not isinstance(value, Mapping):
        raise ValueError
    match dict(value):
        case {"all": list(parts), **rest} if not rest:
            return All(tuple(_read_condition(each, depth - 1) for each in parts))
        case {"any": list(parts), **rest} if not rest:
            return AnyOf(tuple(_read_condition(each, depth - 1) for each in parts))
        case {"not": inner, **rest} if not rest:
            return Not(_read_condition(inner, depth - 1))
        case {"fact": str(fact), "is": str(operator), "value": sought, **rest} if not rest:
            return Compare(fact, Operator(operator), _read_value(sought))
    raise ValueError


def _read_value(value: Any) -> Value:
    if isinstance(value, list):
        return tuple(_read_word(each) for each in value)
    if isinstance(value, bool | int):
        return value
    return _read_word(value)


def _read_word(value: Any) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST_WORD or not value.isprintable():
        raise ValueError
    return nfc(value)
