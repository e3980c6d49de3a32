"""What goes along when two accounts of one person are merged. Rooms above register what they move, at start-up."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Mover:
    """`move(from_account, to_account, at)` hands over what one room keeps, in the caller's transaction: how many.

    `vi`, `en`: what that is, as "hồ sơ", "dossiers". `at` is the site's instant.
    """

    name: str
    vi: str
    en: str
    move: Callable[[int, int, datetime], int]


_movers: dict[str, Mover] = {}


def register(mover: Mover) -> None:
    """Raises ValueError when another mover has the name."""
    known = _movers.get(mover.name)
    if known and known.move is not mover.move:
        raise ValueError(f"two movers are called {mover.name}")
    _movers[mover.name] = mover


def movers() -> tuple[Mover, ...]:
    return tuple(_movers.values())
