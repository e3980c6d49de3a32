"""Whether the procedure, centre, agencies and posts of a template exist, and how long the procedure may take."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from motcua.catalogue.models import Procedure
from motcua.catalogue.queries import revision_in_force
from motcua.kernel.errors import DomainError
from motcua.kernel.law_rows import valid_on
from motcua.organisation.models import Post
from motcua.organisation.queries import agency_by_code, centre_by_code
from motcua.processes.rules.budget import HOURS_PER_WORKING_DAY, budget_hours
from motcua.processes.rules.conditions import comparisons
from motcua.processes.rules.document import Reading, read_document
from motcua.processes.rules.problems import Problem, name_problem


def look_through(document: Mapping[str, Any], on: date) -> Reading:
    """The document as far as it can be read, with everything wrong with it on that day. Changes nothing."""
    procedure_code = document.get("procedure_code")
    legal_days = shortest_legal_days(procedure_code, on) if isinstance(procedure_code, str) else None
    reading = read_document(document, legal_days=legal_days)
    return replace(reading, problems=(*reading.problems, *check_names(reading, on)))


def check_names(reading: Reading, on: date) -> Iterator[Problem]:
    """One problem for each name that means nothing on that day."""
    template, scope = reading.template, reading.scope
    if scope.procedure_code and not Procedure.objects.filter(code=scope.procedure_code).exists():
        yield name_problem("unknown_procedure", procedure=scope.procedure_code)
    if scope.centre_code and not _is_known_centre(scope.centre_code, on):
        yield name_problem("unknown_centre", centre=scope.centre_code)
    known_agencies: dict[str, bool] = {}
    posts = {step.post_code for step in template.steps if step.post_code}
    known_posts = set(Post.objects.filter(valid_on(on), code__in=posts).values_list("code", flat=True))
    for step in template.steps:
        if step.agency_code and not known_agencies.setdefault(step.agency_code, _is_known_agency(step.agency_code, on)):
            yield name_problem("unknown_agency", step.key, agency=step.agency_code)
        if step.post_code and step.post_code not in known_posts:
            yield name_problem("unknown_post", step.key, post=step.post_code)
    yield from _check_cases(reading, on)


def _check_cases(reading: Reading, on: date) -> Iterator[Problem]:
    """Conditions on a case must name one of those that the procedure in force has; without one, nothing is known."""
    procedure_code = reading.scope.procedure_code
    revision = revision_in_force(procedure_code, on) if procedure_code else None
    if revision is None:
        return
    known = [case.key for case in revision.parsed_content().cases]
    for step in reading.template.steps:
        for comparison in comparisons(step.condition):
            if comparison.fact != "case":
                continue
            for key in comparison.value if isinstance(comparison.value, tuple) else (comparison.value,):
                if key not in known:
                    yield name_problem("unknown_case", step.key, case=key, cases=", ".join(known))


def shortest_legal_days(procedure_code: str, on: date) -> float | None:
    """The shortest term of the procedure in force that day, in working days of eight hours; None where none is known.

    Of all cases and channels: a process in hours must fit each of them. Where terms differ much, shares fit them all.
    """
    revision = revision_in_force(procedure_code, on) if procedure_code else None
    if revision is None:
        return None
    terms = [line.term for line in revision.parsed_content().lines if line.term is not None]
    hours = [budget_hours(term.amount, term.unit) for term in terms]
    return min(hours) / HOURS_PER_WORKING_DAY if hours else None


def _is_known_centre(code: str, on: date) -> bool:
    try:
        return centre_by_code(code, on).code == code
    except DomainError:
        return False


def _is_known_agency(code: str, on: date) -> bool:
    try:
        agency_by_code(code, on)
    except DomainError:
        return False
    return True
