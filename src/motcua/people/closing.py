"""What becomes of what rooms keep for an account that its owner closes. Rooms register their part, at start-up."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Stays:
    """One thing that is kept or goes, told before somebody closes an account."""

    vi: str
    en: str


def nothing(account_id: int, at: datetime) -> None:
    """For rooms in which all stays."""


@dataclass(frozen=True, slots=True)
class Part:
    """`tell(account_id)`: what stays or goes; `close(account_id, at)` does it, in the caller's transaction."""

    name: str
    tell: Callable[[int], Sequence[Stays]]
    close: Callable[[int, datetime], None] = nothing


_parts: dict[str, Part] = {}


def register(part: Part) -> None:
    """Raises ValueError when another part has the name."""
    known = _parts.get(part.name)
    if known and known.tell is not part.tell:
        raise ValueError(f"two parts are called {part.name}")
    _parts[part.name] = part


def parts() -> tuple[Part, ...]:
    return tuple(_parts.values())
