"""A process template as a JSON document: the form in which it is stored, exported, imported and edited.

    {"format": "motcua.process/1", "code": "dat-dai-5-ngay", "procedure_code": "1.004206", "centre_code": "",
     "name": {"vi": "…", "en": "…"}, "term_working_days": 5, "lead_agency": "",
     "steps": [{"key": "receive", "kind": "receive", "name": {"vi": "…"}, "role": "receptionist", "hours": 2}, …]}

A step may also have "post_code", "share", "after" (a list of keys), "agency_code" and a "condition": {"all": […]},
{"any": […]}, {"not": …} or {"fact": "amount", "is": "at_least", "value": 5000000}. Fields left out are empty.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from motcua.kernel.conditions import write_tree
from motcua.processes.rules.conditions import Compare, Condition
from motcua.processes.rules.problems import Problem
from motcua.processes.rules.reading import Fields, read_step
from motcua.processes.rules.template import Name, ProcessTemplate, Step
from motcua.processes.rules.validation import validate

FORMAT = "motcua.process/1"


@dataclass(frozen=True, slots=True)
class Scope:
    """What a template serves: one procedure or all ("") at one centre or all ("")."""

    procedure_code: str = ""
    centre_code: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as far as it could be read, and everything wrong with it. With no problem the template is whole."""

    template: ProcessTemplate
    scope: Scope
    problems: tuple[Problem, ...]


def read_document(document: Mapping[str, Any], *, version: int = 0, legal_days: float | None = None) -> Reading:
    """Read and validate; every problem of form and of sense at once (`legal_days` as for `validate`)."""
    fields = Fields(document, "")
    code = fields.code("code")
    scope = Scope(fields.text("procedure_code", 60), fields.text("centre_code", 60))
    name = fields.name("name")
    term = fields.number("term_working_days")
    lead_agency = fields.text("lead_agency", 35)
    fields.is_exactly("format", FORMAT)
    read = [read_step(each, place) for place, each in enumerate(fields.listing("steps"), start=1)]
    fields.close()
    template = ProcessTemplate(
        code, version, name, tuple(each.step for each in read if each.step), lead_agency, term_working_days=term
    )
    doubts = frozenset(doubt for each in read for doubt in each.doubts)
    excused = {(each.step.key, code) for each in read if each.step for code in each.excused}
    excused |= {("", code) for code in fields.excused}
    problems = [*fields.problems, *(problem for each in read for problem in each.problems)]
    problems += [
        problem
        for problem in validate(template, legal_days=legal_days, doubts=doubts)
        if (problem.step, problem.code) not in excused
    ]
    return Reading(template, scope, tuple(dict.fromkeys(problems)))


def write_document(template: ProcessTemplate, scope: Scope) -> dict[str, Any]:
    """The document of a template; reading it again gives the same template."""
    document: dict[str, Any] = {
        "format": FORMAT,
        "code": template.code,
        "procedure_code": scope.procedure_code,
        "centre_code": scope.centre_code,
        "name": _write_name(template.name),
        "term_working_days": template.term_working_days,
        "lead_agency": template.lead_agency,
        "steps": [_write_step(step) for step in template.steps],
    }
    return {field: value for field, value in document.items() if value not in ("", None)}


def _write_step(step: Step) -> dict[str, Any]:
    document: dict[str, Any] = {
        "key": step.key,
        "kind": step.kind.value,
        "name": _write_name(step.name),
        "role": step.role,
        "post_code": step.post_code,
        "hours": step.hours,
        "share": step.share,
        "after": list(step.after),
        "agency_code": step.agency_code,
        "condition": None if step.condition is None else write_condition(step.condition),
    }
    return {field: value for field, value in document.items() if value not in ("", None, [])}


def _write_name(name: Name) -> dict[str, str]:
    return {"vi": name.vi, "en": name.en} if name.en != name.vi else {"vi": name.vi}


def write_condition(condition: Condition) -> dict[str, Any]:
    """A condition as it stands in a document."""
    return write_tree(condition, _write_leaf)


def _write_leaf(leaf: Compare) -> dict[str, Any]:
    value = list(leaf.value) if isinstance(leaf.value, tuple) else leaf.value
    return {"fact": leaf.fact, "is": leaf.operator.value, "value": value}
