"""The one door to a review: absent and not this actor's look alike."""

from dataclasses import dataclass
from uuid import UUID

from motcua.journal.reading import told
from motcua.journal.rules.story import Told
from motcua.organisation.actors import Actor
from motcua.reviews.models import ReviewPlan
from motcua.reviews.policies import no_such_page
from motcua.reviews.queries import visible_to
from motcua.reviews.rules.review import REVIEW, Plan


@dataclass(frozen=True, slots=True)
class LoadedPlan:
    """A review that the actor may see: its row and its story."""

    row: ReviewPlan
    told: Told[Plan]

    @property
    def plan(self) -> Plan:
        return self.told.state


def plan_for(actor: Actor, number: UUID, *, to_change: bool = False) -> LoadedPlan:
    """The review, with its row locked where it is to be changed. Raises `NotFound`."""
    found = visible_to(actor).select_related("centre")
    row = (found.select_for_update(of=("self",)) if to_change else found).filter(pk=number).first()
    if row is None:
        raise no_such_page()
    return LoadedPlan(row, told(REVIEW, row.pk))
