"""Reading the fields of a process document: a wrong one is named, and reading goes on.

What cannot be read becomes empty; `excused` then lists the problem codes that would only say so a second time.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from motcua.kernel.conditions import read_tree
from motcua.kernel.object_reading import ObjectReader
from motcua.kernel.text import nfc
from motcua.processes.rules.conditions import Compare, Condition, Operator, Value
from motcua.processes.rules.problems import Problem, name_problem
from motcua.processes.rules.template import Name, Step, StepKind

DEEPEST = 12
_CLOUDING = frozenset({"kind", "after", "condition"})
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


class Fields(ObjectReader[Problem]):
    """The fields of one JSON object of the step `where`, or, "", of the whole process."""

    def __init__(self, document: Mapping[str, Any], step: str) -> None:
        super().__init__(document, step, name_problem)

    def code(self, field: str) -> str:
        """A template's code."""
        text = self.text(field, 60)
        if field not in self.refused and not _CODE.fullmatch(text):
            self.refuse(field, "chữ thường không dấu, số, . _ -", "lower-case letters, digits, . _ -")
        return text

    def name(self, field: str) -> Name:
        """A name {"vi": …, "en": …}."""
        value = self.take(field)
        if not isinstance(value, Mapping):
            self.refuse(field, 'dạng {"vi": …, "en": …}', 'of the form {"vi": …, "en": …}')
            return Name("")
        inner = Fields(value, self.where)
        name = Name(inner.text("vi", 300), inner.text("en", 300))
        inner.close()
        if not name.vi and not self.where and not inner.problems:
            inner.refuse("vi", "tên tiếng Việt", "the Vietnamese name")
        self.problems += inner.problems
        if inner.problems:
            self.refused.add(field)
        return name

    def texts(self, field: str) -> tuple[str, ...]:
        """A list of texts without repetitions; () where absent."""
        value = self.take(field)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            self.refuse(field, "một danh sách mã bước", "a list of step keys")
            return ()
        return tuple(dict.fromkeys(value))

    def is_exactly(self, field: str, wanted: str) -> None:
        """The field must say just this."""
        if self.take(field) != wanted:
            self.refuse(field, f"«{wanted}»", f"“{wanted}”")

    def condition(self, field: str) -> Condition | None:
        """A condition; None where absent."""
        return self.tree(field, _read_leaf, DEEPEST)

    def kind(self, field: str) -> StepKind | None:
        """The kind of a step."""
        value = self.take(field)
        try:
            return StepKind(str(value))
        except ValueError:
            self.refused.add(field)
            kinds = ", ".join(StepKind)
            self.problems.append(name_problem("unknown_kind", self.where, kind=str(value)[:40], kinds=kinds))
            return None

    @property
    def excused(self) -> frozenset[str]:
        """The problem codes that would only repeat what has been refused."""
        return frozenset(code for field in self.refused for code in _SAID_ALREADY.get(field, ()))


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
        key=fields.text("key", 40) or fields.where,
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


def read_condition(value: object) -> Condition:
    """A condition from its document. Raises `ValueError`."""
    return read_tree(value, _read_leaf, DEEPEST)


def _read_leaf(value: Mapping[str, Any]) -> Compare:
    match dict(value):
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
