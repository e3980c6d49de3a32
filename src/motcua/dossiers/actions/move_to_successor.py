"""Moving an abolished one-stop's open dossiers to its successor, in batches; repeated, it goes on where it stopped.

The district level ended on 30/06/2025 and left several communes behind: which of them a dossier belongs to, no table
says. So where there are several successors, one is named, and perhaps the dossiers that go there.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from motcua.dossiers import writer
from motcua.dossiers.access import LoadedDossier, load_all
from motcua.dossiers.actions.carry_out import by_of
from motcua.dossiers.models import Dossier
from motcua.dossiers.offers import OfferBook
from motcua.dossiers.queries import visible_to
from motcua.dossiers.rules.codes import parse_code
from motcua.dossiers.rules.lifecycle import decide
from motcua.dossiers.rules.lifecycle.checks import check_text
from motcua.dossiers.rules.lifecycle.registry import Context
from motcua.dossiers.rules.lifecycle.succeed import OPEN, MoveToSuccessor
from motcua.dossiers.rules.regimes import regime_on
from motcua.dossiers.successors import check_closed, living_agencies, successor_of
from motcua.kernel.errors import DomainError
from motcua.kernel.facts import By
from motcua.organisation.actors import Actor
from motcua.organisation.models import ServiceCentre
from motcua.organisation.policies import may_keep_reference_data, require
from motcua.organisation.rules.posts import Role
from motcua.worktime.queries import schedule_for
from motcua.worktime.rules.schedule import Schedule, in_vietnam

BATCH = 500
ATTEMPTS = 5


@dataclass(slots=True)
class Moved:
    """Where to, how many were moved, and those that the rules left where they were: number and refusal."""

    to_centre: str
    moved: int = 0
    left: list[tuple[int, DomainError]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Moving:
    """What all dossiers of one move have in common. `living`: the agencies that keep what they were handed."""

    old: ServiceCentre
    new: ServiceCentre
    ground: str
    at: datetime
    by: By
    schedule: Schedule
    living: frozenset[str]

    def append_to(self, loaded: LoadedDossier, left: list[tuple[int, DomainError]]) -> writer.Append | None:
        """What is written for one dossier; None, and a line in `left`, where the rules refuse."""
        state = loaded.state
        agency = state.agency if state.agency in self.living else self.new.agency.code_2020
        context = Context(self.at, self.by, self.schedule, regime_on((state.accepted_at or self.at).date()))
        try:
            events = decide(state, MoveToSuccessor(self.new.code, agency, self.ground), context)
        except DomainError as error:
            left.append((loaded.row.pk, error))
            return None
        return writer.Append(loaded.row.pk, state, loaded.head, events)


def move_to_successor(
    actor: Actor,
    centre: str,
    ground: str,
    *,
    at: datetime,
    to_centre: str = "",
    only: Collection[str] = (),
    report: Callable[[int], None] = lambda moved: None,
) -> Moved:
    """Move the open dossiers of `centre`, or those of them with the codes `only`, on the legal `ground`.

    `to_centre` may be left out where there is one successor. `report` hears how many have been moved. For
    administrators. Raises `Invalid` for unknown codes, `Refused`: `not_your_post`, `centre_still_open`,
    `successor_needed` (listing them), `not_a_successor`, and what `check_open` says of a closed successor.
    """
    require(may_keep_reference_data(actor))
    check_text(ground, "ground", "căn cứ pháp lý của việc chuyển giao", "legal ground of the move")
    at = in_vietnam(at)
    book = OfferBook()
    old = book.centre(centre)
    check_closed(book, old, at.date())
    new = successor_of(book, old, to_centre, at.date())
    chosen = visible_to(actor).filter(centre=old, status__in=OPEN).order_by("pk")
    if only:
        chosen = chosen.filter(code__in=[parse_code(code).text for code in only])
    post = next((each for each in actor.posts if Role.ADMINISTRATOR in each.roles), None)
    schedule, living = schedule_for(new.unit.code), living_agencies(old, at.date())
    moving = Moving(old, new, ground, at, by_of(actor, post), schedule, living)
    result = Moved(new.code)
    last = 0
    while rows := list(chosen.filter(pk__gt=last)[:BATCH]):
        _move(moving, [row.pk for row in rows], result)
        last = rows[-1].pk
        report(result.moved)
    return result


def _move(moving: Moving, numbers: Sequence[int], result: Moved) -> None:
    """One batch in one transaction; read again where somebody acted on one of them meanwhile."""
    for attempt in range(1, ATTEMPTS + 1):
        left: list[tuple[int, DomainError]] = []
        try:
            with transaction.atomic():
                rows = Dossier.objects.filter(pk__in=numbers, centre=moving.old, status__in=OPEN)
                appends = [item for each in load_all(rows) if (item := moving.append_to(each, left))]
                if appends:
                    writer.append(appends, recorded_at=moving.at)
        except writer.ActedMeanwhile:
            if attempt == ATTEMPTS:
                raise
        else:
            result.moved += len(appends)
            result.left += left
            return
