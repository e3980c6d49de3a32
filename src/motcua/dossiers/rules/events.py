"""An event: a fact, when it happened and who caused it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class By:
    """Who acted: a name as it stood that day, and the account and post where there are any."""

    name: str
    account: int | None = None
    post: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened to a dossier. `fact` is one of the fact classes beside the rule that makes it."""

    at: datetime
    by: By
    fact: Any

    @property
    def kind(self) -> str:
        kind: str = self.fact.KIND
        return kind
