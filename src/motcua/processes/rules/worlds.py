"""The few kinds of dossier that a template can tell apart.

Conditions look at four facts only, so every dossier there can be behaves like one of finitely many: for each amount
named in a condition the amounts just below, at and just above it; each case named and one other; three channels; a fee
due or not. Trying these few is trying all dossiers.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from motcua.processes.rules.conditions import CHANNELS, Facts, comparisons, holds
from motcua.processes.rules.template import ProcessTemplate

LIMIT = 5_000
MOST_COMPARISONS = 500


@dataclass(frozen=True, slots=True)
class World:
    """The steps that take place, and one dossier for which they are just these."""

    kept: frozenset[str]
    facts: Facts
    everywhere: bool

    @property
    def when(self) -> tuple[str, str]:
        """When this happens, Vietnamese and English, to put after a sentence; empty where there are no conditions."""
        if self.everywhere:
            return "", ""
        facts = self.facts
        shared = f"channel={facts.channel}, case={facts.case or '-'}, amount={facts.amount}"
        vi = "đang nợ phí" if facts.fee_due else "không nợ phí"
        en = "a fee due" if facts.fee_due else "no fee due"
        return f" (ví dụ khi {shared}, {vi})", f" (for example with {shared}, {en})"


def worlds_of(template: ProcessTemplate) -> tuple[World, ...] | None:
    """Every set of steps that can take place, once each. None where the conditions tell more than `LIMIT` cases apart
    or compare more than `MOST_COMPARISONS` times: that would take too long, and nobody could read it.

    All conditions must be checked before.
    """
    conditions = [step.condition for step in template.steps if step.condition is not None]
    asked = [each for condition in conditions for each in comparisons(condition)]
    if len(asked) > MOST_COMPARISONS:
        return None
    named: dict[str, set[str | bool | int]] = {}
    for comparison in asked:
        value = comparison.value
        named.setdefault(comparison.fact, set()).update(value if isinstance(value, tuple) else (value,))
    choices = _representatives(named)
    if choices is None:
        return None
    found: dict[frozenset[str], Facts] = {}
    for facts in choices:
        found.setdefault(frozenset(step.key for step in template.steps if holds(step.condition, facts)), facts)
    return tuple(World(kept, facts, everywhere=not conditions) for kept, facts in found.items())


def _representatives(named: dict[str, set[str | bool | int]]) -> Iterator[Facts] | None:
    channels = CHANNELS if "channel" in named else CHANNELS[:1]
    cases = sorted({str(case) for case in named.get("case", set())} | {_another(named.get("case", set()))})
    fees = (False, True) if "fee_due" in named else (False,)
    thresholds = {int(value) for value in named.get("amount", set())}
    amounts = sorted({0} | {value + step for value in thresholds for step in (-1, 0, 1) if value + step >= 0})
    if len(channels) * len(cases) * len(fees) * len(amounts) > LIMIT:
        return None
    return (Facts(*each) for each in product(channels, cases, fees, amounts))


def _another(cases: set[str | bool | int]) -> str:
    """A case that no condition names."""
    other = ""
    while other in cases:
        other += "?"
    return other
