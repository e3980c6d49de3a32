"""Whether the planned hours fit the legal term: their sum may not be above it (TT 01/2018/TT-VPCP Art 8)."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from motcua.processes.rules.budget import HOURS_PER_WORKING_DAY
from motcua.processes.rules.graph import Graph, longest_path
from motcua.processes.rules.problems import Problem, name_problem
from motcua.processes.rules.step_checks import is_usable_share, is_usable_time
from motcua.processes.rules.template import ProcessTemplate, Step
from motcua.processes.rules.worlds import World

_MOST_DAYS = 2_000


def check_term(template: ProcessTemplate) -> Iterator[Problem]:
    """Whether the term itself can be used."""
    if template.term_working_days is not None and not _is_usable(template.term_working_days):
        yield name_problem("bad_term", days=template.term_working_days, limit=_MOST_DAYS)


def check_hours(
    template: ProcessTemplate, graph: Graph, worlds: tuple[World, ...], legal_days: float | None
) -> Iterator[Problem]:
    """The longest way through any kind of dossier against the shorter of the template's and the law's term.

    Without a term there can only be shares, and they may not be over 100 per cent. Steps side by side count once,
    by the longest. Steps whose time cannot be used count nothing: they have a problem of their own.
    """
    terms = [
        Fraction(days) for days in (template.term_working_days, legal_days) if days is not None and _is_usable(days)
    ]
    if not terms and template.term_working_days is None and any(step.hours for step in template.steps):
        yield name_problem("missing_term")
    if not terms and any(step.hours for step in template.steps):
        return
    term = min(terms) * HOURS_PER_WORKING_DAY if terms else None
    weights = _weigh(template, term)
    needed, way, world = max(
        (
            (*longest_path(graph, {key: weight for key, weight in weights.items() if key in world.kept}), world)
            for world in worlds
        ),
        key=lambda found: found[0],
    )
    if needed > (100 if term is None else term):
        yield name_problem(
            "over_whole" if term is None else "over_term",
            needed=_read(needed),
            allowed=_read(term or Fraction(0)),
            way=" → ".join(key for key in way if key in world.kept),
            when=world.when,
        )


def _weigh(template: ProcessTemplate, term: Fraction | None) -> Mapping[str, Fraction]:
    weights: dict[str, Fraction] = {}
    for step in template.steps:
        weights[step.key] = max(weights.get(step.key, Fraction(0)), _weight(step, term))
    return weights


def _weight(step: Step, term: Fraction | None) -> Fraction:
    share = Fraction(step.share) if step.share is not None and is_usable_share(step.share) else Fraction(0)
    hours = Fraction(step.hours) if step.hours is not None and is_usable_time(step.hours) else Fraction(0)
    return share if term is None else hours + share * term / 100


def _is_usable(days: float) -> bool:
    return 0 <= days <= _MOST_DAYS


def _read(number: Fraction) -> str:
    return f"{float(number):g}"
