"""What can be wrong with one step, or with the names that steps call each other by."""

import math
import re
from collections import Counter
from collections.abc import Iterator

from motcua.processes.rules.conditions import check_condition
from motcua.processes.rules.problems import Problem, name_problem
from motcua.processes.rules.template import ROLES, ProcessTemplate, Step, StepKind

_KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")
_MOST_HOURS = 20_000


def check_steps(template: ProcessTemplate) -> Iterator[Problem]:
    """The problems of each step by itself, and of keys used twice or by nobody."""
    known = Counter(step.key for step in template.steps)
    for key, times in known.items():
        if times > 1:
            yield name_problem("duplicate_key", key, times=times)
    for step in template.steps:
        yield from _check_identity(step)
        yield from _check_time(step)
        yield from check_condition(step.condition, step.key)
        for predecessor in dict.fromkeys(step.after):
            if predecessor not in known:
                yield name_problem("unknown_predecessor", step.key, predecessor=predecessor)


def is_usable_time(hours: float | None) -> bool:
    """Whether these are quarters of an hour from 0 on."""
    return hours is not None and math.isfinite(hours) and 0 <= hours <= _MOST_HOURS and float(hours * 4).is_integer()


def is_usable_share(share: int | None) -> bool:
    """Whether this is a share from 0 to 100 per cent."""
    return share is not None and 0 <= share <= 100


def _check_identity(step: Step) -> Iterator[Problem]:
    if not _KEY.fullmatch(step.key):
        yield name_problem("bad_key", step.key)
    if not step.name.vi.strip():
        yield name_problem("missing_name", step.key)
    if not step.role and not step.post_code:
        yield name_problem("missing_role", step.key)
    if step.role and step.role not in ROLES:
        yield name_problem("unknown_role", step.key, role=step.role, roles=", ".join(ROLES))
    if step.condition is not None and step.kind in (StepKind.RECEIVE, StepKind.RETURN):
        yield name_problem("conditional_end", step.key)


def _check_time(step: Step) -> Iterator[Problem]:
    if step.hours is None and step.share is None:
        takes_part = step.agency_code or step.kind is StepKind.CONSULT
        yield name_problem("participant_without_deadline" if takes_part else "missing_hours", step.key)
    if step.hours is not None and step.share is not None:
        yield name_problem("hours_and_share", step.key)
    if step.hours is not None and not is_usable_time(step.hours):
        yield name_problem("bad_hours", step.key, hours=step.hours)
    if step.share is not None and not is_usable_share(step.share):
        yield name_problem("bad_share", step.key, share=step.share)
