"""Who follows what is booked. Rooms above register at start-up and are called in the booking's transaction."""

from collections.abc import Callable

from motcua.payments.access import Money
from motcua.payments.rules.facts import Entry

type Follow = Callable[[Money, Entry], None]
"""Given the dossier with its ledger as it is after the entry, and the entry."""

_followers: dict[str, Follow] = {}


def register(name: str, follow: Follow) -> None:
    """Raises ValueError when another follower has the name."""
    if _followers.setdefault(name, follow) is not follow:
        raise ValueError(f"two followers are called {name}")


def follow_all(money: Money, entry: Entry) -> None:
    for follow in _followers.values():
        follow(money, entry)
