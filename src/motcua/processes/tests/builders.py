"""Small processes to start from; each test breaks one thing."""

from dataclasses import replace
from typing import Any

from motcua.processes.rules.template import Name, ProcessTemplate, Step, StepKind

ROLE_OF = {
    StepKind.RECEIVE: "receptionist",
    StepKind.CONSULT: "appraiser",
    StepKind.APPRAISE: "appraiser",
    StepKind.APPROVE: "approver",
    StepKind.ISSUE: "issuer",
    StepKind.RETURN: "returner",
}


def step(key: str, kind: StepKind, *after: str, **fields: Any) -> Step:
    """A sound step of one working hour unless said otherwise."""
    fields = {"role": ROLE_OF[kind], "hours": 1.0, "name": Name(f"Bước {key}", f"Step {key}")} | fields
    return Step(key=key, kind=kind, after=after, **fields)


def process(*steps: Step, **fields: Any) -> ProcessTemplate:
    """A process of these steps, planned for five working days."""
    fields = {"code": "thu", "version": 1, "name": Name("Thử", "Trial"), "term_working_days": 5} | fields
    return ProcessTemplate(steps=steps, **fields)


def straight() -> ProcessTemplate:
    """receive → appraise → approve → issue → return, one hour each."""
    return process(
        step("receive", StepKind.RECEIVE),
        step("appraise", StepKind.APPRAISE, "receive"),
        step("approve", StepKind.APPROVE, "appraise"),
        step("issue", StepKind.ISSUE, "approve"),
        step("return", StepKind.RETURN, "issue"),
    )


def changed(template: ProcessTemplate, key: str, **fields: Any) -> ProcessTemplate:
    """The template with one step changed."""
    return replace(
        template, steps=tuple(replace(each, **fields) if each.key == key else each for each in template.steps)
    )


def added(template: ProcessTemplate, *steps: Step) -> ProcessTemplate:
    """The template with more steps at its end."""
    return replace(template, steps=(*template.steps, *steps))
