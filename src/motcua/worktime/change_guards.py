"""Who has already used a day: rooms above register here, so that the calendar need not know them.

A room whose records stand on computed dates registers a guard when it starts (its `AppConfig.ready`):
`register_guard("dossiers", count_uses)`. Every change of a past day asks all guards first.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Uses:
    """How many records counted through the days in question: already closed, and still open."""

    closed: int = 0
    open: int = 0


type Guard = Callable[[date, date, str | None], Uses]
"""(first day, last day, unit code or None for all units) → uses. Runs inside the change's transaction."""

_guards: dict[str, Guard] = {}


def register_guard(name: str, guard: Guard) -> None:
    """Ask `guard` before every change of a past day. Registering a name again replaces its guard."""
    _guards[name] = guard


def forget_guard(name: str) -> None:
    """Stop asking."""
    _guards.pop(name, None)


def count_uses(first_day: date, last_day: date, unit_code: str | None) -> Uses:
    """The uses of all guards together."""
    found = [guard(first_day, last_day, unit_code) for guard in _guards.values()]
    return Uses(sum(uses.closed for uses in found), sum(uses.open for uses in found))
