"""What a finder hands on: one sign, found."""

from dataclasses import dataclass, field
from datetime import datetime

from motcua.oversight.rules.signs import SignKind

type EventKey = tuple[int, int]
"""A dossier's row number and the number of an event in it."""
MOST_EVENTS = 200


@dataclass(frozen=True, slots=True)
class Found:
    """`scope` names what it is about within its kind, so that finding it again finds the same ("42/7").

    `at` is the instant of the last act that makes it; `accounts` are those who acted; `events` the acts, the first
    `MOST_EVENTS`; `numbers` what was counted, by name.
    """

    kind: SignKind
    scope: str
    centre: int
    at: datetime
    events: tuple[EventKey, ...]
    dossier: int | None = None
    accounts: frozenset[int] = frozenset()
    numbers: dict[str, int | str] = field(default_factory=dict)
