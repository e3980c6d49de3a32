"""What rows say otherwise than the stories that they were written from."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any
from uuid import UUID

from django.db.models import Model


def rows_that_differ[State](
    model: type[Model], states: Mapping[UUID, State], columns_of: Callable[[State], Mapping[str, Any]]
) -> Iterator[tuple[UUID, str]]:
    """Each subject with what its row, kept under the same key, says otherwise. One query."""
    rows = model._default_manager.in_bulk(list(states))
    for subject, state in states.items():
        row = rows.get(subject)
        if row is None:
            yield subject, "events without a row"
            continue
        for name, value in columns_of(state).items():
            if getattr(row, name) != value:
                yield subject, f"{name} is {getattr(row, name)!r}, by the events {value!r}"
