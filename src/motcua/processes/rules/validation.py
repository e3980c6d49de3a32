"""Everything wrong with a process template, at once (TT 01/2018/TT-VPCP Art 8; NĐ 61/2018 Art 19.5-19.7).

`validate` looks at each step by itself (step_checks), at the steps as a graph and at what happens in every kind of
dossier that the conditions tell apart (flow_checks). A template without problems can be frozen for any dossier, and
walking it always ends.
"""

from motcua.processes.rules.flow_checks import check_flow
from motcua.processes.rules.problems import Problem, name_problem
from motcua.processes.rules.step_checks import check_steps
from motcua.processes.rules.template import ProcessTemplate

MOST_STEPS = 100


def validate(
    template: ProcessTemplate, *, legal_days: float | None = None, doubts: frozenset[str] = frozenset()
) -> tuple[Problem, ...]:
    """All problems of `template`, step by step in its own order, those of the whole process last.

    `legal_days` is the procedure's shortest legal term in working days where the caller knows it: hours must fit into
    it whatever the template itself says. `doubts` are the fields ("kind", "after", "condition") that could not be read
    for some step of a file: nothing is held against the template that follows from not knowing them.
    """
    if len(template.steps) > MOST_STEPS:
        return (name_problem("too_many_steps", count=len(template.steps), limit=MOST_STEPS),)
    found = [*check_steps(template), *check_flow(template, doubts, legal_days)]
    places = {step.key: place for place, step in reversed(list(enumerate(template.steps)))}
    return tuple(sorted(dict.fromkeys(found), key=lambda each: places.get(each.step, len(places))))
