"""A kind of story: its facts, and the state that they amount to."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from motcua.kernel.facts import Event, FactCodec


class Story[State]:
    """One kind of small story.

    `name` is kept with every event ("petition"). `facts` are frozen dataclasses, each with a `KIND` of its own.
    `nothing` is the state before the first event; `evolve` is pure.
    """

    def __init__(
        self, name: str, facts: Iterable[type], nothing: State, evolve: Callable[[State, Event], State]
    ) -> None:
        by_kind: dict[str, type] = {}
        for fact in facts:
            kind = getattr(fact, "KIND", "")
            if not kind or kind in by_kind:
                raise ValueError(f"{fact.__name__} of {name} needs a KIND of its own, not {kind!r}")
            by_kind[kind] = fact
        self.name = name
        self.nothing = nothing
        self.evolve = evolve
        self.codec: FactCodec[None] = FactCodec(by_kind)

    def fold(self, events: Iterable[Event]) -> State:
        """What the events amount to."""
        state = self.nothing
        for event in events:
            state = self.evolve(state, event)
        return state


@dataclass(frozen=True, slots=True)
class Told[State]:
    """A story as far as it goes: its events in order and what they amount to. `head` is the last event's hash."""

    state: State
    events: tuple[Event, ...]
    head: bytes

    @property
    def seq(self) -> int:
        """The number of the last event; 0 before the first."""
        return len(self.events)
