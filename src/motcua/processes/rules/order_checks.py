"""Whether a dossier can be carried to its end: appraised, then decided once, then issued, then returned.

A dossier is decided once and its result issued once, so in every kind of dossier exactly one step approves and at most
one issues. What is to be appraised or asked of others comes before the decision (afterwards it could no longer be
finished), the result after it (NĐ 61/2018 Art 20). A sign-off on the way to the decision is a step of appraisal.
"""

from collections.abc import Iterator

from motcua.processes.rules.graph import Graph, reach
from motcua.processes.rules.problems import Problem, name_problem
from motcua.processes.rules.template import ProcessTemplate, StepKind
from motcua.processes.rules.worlds import World

type Fault = tuple[str, str]


def check_order(template: ProcessTemplate, graph: Graph, worlds: tuple[World, ...]) -> Iterator[Problem]:
    """Each fault once, with the first kind of dossier in which it shows."""
    ancestors = {key: reach(graph, graph[key]) for key in graph}
    told: set[Fault] = set()
    for world in worlds:
        for code, key in _faults_in(template, ancestors, world.kept):
            if (code, key) not in told:
                told.add((code, key))
                yield name_problem(code, key, when=world.when)


def _faults_in(
    template: ProcessTemplate, ancestors: dict[str, frozenset[str]], kept: frozenset[str]
) -> Iterator[Fault]:
    by_kind: dict[StepKind, list[str]] = {kind: [] for kind in StepKind}
    for step in template.steps:
        if step.key in kept:
            by_kind[step.kind].append(step.key)
    approvals, issues = by_kind[StepKind.APPROVE], by_kind[StepKind.ISSUE]
    if not approvals:
        yield "no_approver", ""
    if len(approvals) > 1:
        yield "several_approvals", ""
    if len(issues) > 1:
        yield "several_issues", ""
    for approval in approvals[:1]:
        for key in by_kind[StepKind.APPRAISE] + by_kind[StepKind.CONSULT]:
            if key not in ancestors[approval]:
                yield "after_decision", key
        for key in issues + by_kind[StepKind.RETURN]:
            if approval not in ancestors[key]:
                yield "before_decision", key
    for issue in issues[:1]:
        for key in by_kind[StepKind.RETURN]:
            if issue not in ancestors[key]:
                yield "before_issue", key
