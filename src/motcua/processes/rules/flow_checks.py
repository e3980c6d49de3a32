"""What can be wrong with the way from reception to return.

Every step must lie on a way from reception to a return, none may come after itself, and each must take place in some
dossier. The order of appraisal, decision and result is checked in order_checks, the time in term_checks.
"""

from collections.abc import Iterator

from motcua.processes.rules.conditions import check_condition
from motcua.processes.rules.graph import Graph, followers, on_a_cycle, reach
from motcua.processes.rules.order_checks import check_order
from motcua.processes.rules.problems import Problem, name_problem
from motcua.processes.rules.template import ProcessTemplate, StepKind
from motcua.processes.rules.term_checks import check_hours, check_term
from motcua.processes.rules.worlds import LIMIT, worlds_of


def check_flow(template: ProcessTemplate, doubts: frozenset[str], legal_days: float | None) -> Iterator[Problem]:
    """The problems of the process as a whole. What cannot be judged is passed over: nothing is guessed."""
    yield from _check_lead(template)
    yield from check_term(template)
    graph = graph_of(template)
    cycle = on_a_cycle(graph)
    for key in graph:
        if key in cycle:
            yield name_problem("cycle", key)
    if not doubts & {"kind", "after"}:
        yield from _check_ends(template, graph)
    if "kind" not in doubts and not _keys(template, StepKind.APPROVE):
        yield name_problem("no_approver", when="")
    if "condition" in doubts or any(check_condition(step.condition, step.key) for step in template.steps):
        return
    worlds = worlds_of(template)
    if worlds is None:
        yield name_problem("too_many_cases", limit=LIMIT)
        return
    for key in graph:
        if not any(key in world.kept for world in worlds):
            yield name_problem("never_happens", key)
    if not doubts and _keys(template, StepKind.APPROVE):
        yield from check_order(template, graph, worlds)
    if not cycle:
        yield from check_hours(template, graph, worlds, legal_days)


def graph_of(template: ProcessTemplate) -> Graph:
    """Each step's key with its predecessors; steps that share a key are one."""
    graph: dict[str, tuple[str, ...]] = {}
    for step in template.steps:
        graph[step.key] = (*graph.get(step.key, ()), *step.after)
    return graph


def _check_lead(template: ProcessTemplate) -> Iterator[Problem]:
    agencies = {step.agency_code for step in template.steps if step.agency_code}
    if agencies and not template.lead_agency:
        yield name_problem("no_lead")
    if template.lead_agency and template.lead_agency not in agencies:
        yield name_problem("lead_takes_no_part", agency=template.lead_agency)


def _check_ends(template: ProcessTemplate, graph: Graph) -> Iterator[Problem]:
    starts, ends = _keys(template, StepKind.RECEIVE), _keys(template, StepKind.RETURN)
    if not starts:
        yield name_problem("no_receive")
    if len(starts) > 1:
        yield name_problem("several_receives", count=len(starts))
    if not ends:
        yield name_problem("no_return")
    reached, leading = reach(followers(graph), starts), reach(graph, ends)
    for key in graph:
        if starts and key not in reached:
            yield name_problem("unreachable", key)
        if ends and key not in leading:
            yield name_problem("dead_end", key)


def _keys(template: ProcessTemplate, kind: StepKind) -> tuple[str, ...]:
    return tuple(step.key for step in template.steps if step.kind is kind)
