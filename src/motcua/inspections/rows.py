"""What the rows of the three stories have in common: written as the story stands, compared with what it says."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any
from uuid import UUID

from django.db import models


def differences[State](
    kind: type[models.Model], states: Mapping[UUID, State], columns_of: Callable[[State], dict[str, Any]]
) -> Iterator[tuple[UUID, str]]:
    """What rows say otherwise than the refolded stories."""
    rows = kind._default_manager.in_bulk(list(states))
    for subject, state in states.items():
        row = rows.get(subject)
        if row is None:
            yield subject, "events without a row"
            continue
        for name, value in columns_of(state).items():
            if getattr(row, name) != value:
                yield subject, f"{name} is {getattr(row, name)!r}, the story says {value!r}"
