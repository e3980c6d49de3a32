"""Counting changes: what one act, a thousand imported dossiers or a whole recount book. Pure, mergeable, picklable."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

from motcua.dossiers.rules.state import DossierState, Status
from motcua.kernel.facts import Event
from motcua.statistics.rules.contributions import Key, Sums, book_change
from motcua.statistics.rules.durations import Durations, book_duration
from motcua.statistics.rules.past import Past, remember
from motcua.statistics.rules.standings import day_of, standing_of
from motcua.statistics.rules.stays import Stays, book_stays

WORKING = frozenset({Status.ACCEPTED, Status.PROCESSING})


class Step(Protocol):
    """One event with the states on both sides of it (`dossiers.projectors.Transition`)."""

    @property
    def before(self) -> DossierState: ...

    @property
    def event(self) -> Event: ...

    @property
    def after(self) -> DossierState: ...


class Story(Protocol):
    """Consecutive steps of one dossier (`dossiers.projectors.Change`)."""

    @property
    def dossier_id(self) -> int: ...

    @property
    def transitions(self) -> tuple[Step, ...]: ...


@dataclass(slots=True)
class Tally:
    """Sums by key, and the past standings to remember. Sums that came to nothing may stay in it as 0."""

    sums: Sums = field(default_factory=dict)
    past: Past = field(default_factory=dict)
    durations: Durations = field(default_factory=dict)
    stays: Stays = field(default_factory=dict)

    def add(self, story: Story) -> None:
        """Count the steps of `story`. Steps of one dossier come in their order, in one call or in several."""
        self.add_to_ledgers(story)
        for step in story.transitions:
            if is_untouched(step.before, step.after):
                continue
            before, after = standing_of(step.before), standing_of(step.after)
            if before != after:
                day = day_of(step.event.at)
                book_change(self.sums, day, before, after)
                remember(self.past, story.dossier_id, day, before, after)

    def add_to_ledgers(self, story: Story) -> None:
        """Count only how long the dossier took, and where it stayed."""
        for step in story.transitions:
            book_duration(self.durations, step.before, step.after)
            book_stays(self.stays, step.before, step.event, step.after)

    def add_all(self, stories: Iterable[Story]) -> None:
        for story in stories:
            self.add(story)

    def bookings(self) -> list[tuple[Key, int]]:
        """What did not come to nothing."""
        return [(key, n) for key, n in self.sums.items() if n]


def is_untouched(before: DossierState, after: DossierState) -> bool:
    """True when no figure can have changed; a quick look that spares most events the long one."""
    return (
        (after.status is before.status or (after.status in WORKING and before.status in WORKING))
        and after.due_at is before.due_at
        and after.centre == before.centre
        and after.received_centre == before.received_centre
        and after.supplements == before.supplements
        and after.extended == before.extended
        and after.accepted_at is before.accepted_at
        and after.finished_at is before.finished_at
        and after.sector == before.sector
        and after.channel is before.channel
    )
