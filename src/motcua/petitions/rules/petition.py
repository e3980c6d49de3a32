"""What a petition's facts amount to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from motcua.journal.rules.story import Story
from motcua.kernel.facts import Event
from motcua.petitions.rules.clocks import PRESSING
from motcua.petitions.rules.facts import (
    FACTS,
    About,
    Answered,
    Classified,
    Clock,
    Desk,
    Elsewhere,
    Kind,
    Lack,
    NotAccepted,
    Place,
    Published,
    Rated,
    Received,
    Redirected,
    Reopened,
    Sorted,
    SupplementAsked,
    Supplemented,
    TakenUp,
    Task,
    Transferred,
    Withheld,
)
from motcua.petitions.rules.files import AttachedFile
from motcua.petitions.rules.routing import is_about_whole_unit


class Status(StrEnum):
    """Where it stands."""

    NEW = "new"
    ASKED = "asked"
    REFUSED = "refused"
    REDIRECTED = "redirected"
    CLASSIFIED = "classified"
    TRANSFERRED = "transferred"
    PASSED_ON = "passed_on"
    IN_PROGRESS = "in_progress"
    ANSWERED = "answered"
    PUBLISHED = "published"
    WITHHELD = "withheld"


HANDLED = frozenset(
    {Status.REFUSED, Status.REDIRECTED, Status.PASSED_ON, Status.ANSWERED, Status.PUBLISHED, Status.WITHHELD}
)
"""Nothing more is owed to the sender."""
ANSWERED = frozenset({Status.ANSWERED, Status.PUBLISHED, Status.WITHHELD})
NOWHERE = Place("", Desk.CONTROL)
DONE_BY: Mapping[type, Task] = {
    NotAccepted: Task.REFUSE,
    SupplementAsked: Task.SUPPLEMENT,
    Transferred: Task.TRANSFER,
    Redirected: Task.TRANSFER,
    TakenUp: Task.TRANSFER,
    Answered: Task.ANSWER,
    Published: Task.PUBLISH,
    Withheld: Task.PUBLISH,
}
"""Which clock an act answers."""


@dataclass(frozen=True, slots=True)
class Petition:
    """A petition as it stands. `late_at`: from when on something was late (`_measure`); `opened`, `closed`:
    when it was received or opened again, and handled; `files`: those of the sender, as they came."""

    received: Received | None = None
    status: Status = Status.NEW
    kind: Kind = Kind.PROCEDURE
    about: About = field(default_factory=About)
    place: Place = NOWHERE
    control: Place = NOWHERE
    sorted: Sorted | None = None
    in_charge: int | None = None
    sender: str = ""
    lacks: tuple[Lack, ...] = ()
    clocks: Mapping[Task, Clock] = field(default_factory=dict)
    supplements: tuple[str, ...] = ()
    answer: Answered | None = None
    elsewhere: Elsewhere | None = None
    published: Published | None = None
    rating: Rated | None = None
    late_at: datetime | None = None
    classified_at: datetime | None = None
    published_at: datetime | None = None
    disliked_at: datetime | None = None
    opened: tuple[datetime, ...] = ()
    closed: tuple[datetime, ...] = ()
    files: tuple[AttachedFile, ...] = ()

    @property
    def is_about_whole_unit(self) -> bool:
        return is_about_whole_unit(self.kind, self.about)

    @property
    def next_due(self) -> datetime | None:
        """The earliest instant by which something must be done in any case."""
        return min((each.due for each in self.clocks.values() if each.task in PRESSING and each.due), default=None)

    @property
    def is_denunciation(self) -> bool:
        return self.elsewhere is Elsewhere.DENUNCIATION


def evolve(petition: Petition, event: Event) -> Petition:
    """The petition after one more event."""
    fact: Any = event.fact
    petition = _with_files(_measure(petition, fact, event.at), fact, event.at)
    match fact:
        case Received():
            return replace(
                petition,
                received=fact,
                kind=fact.kind,
                about=fact.about,
                place=fact.place,
                control=fact.place,
                sender=fact.sender,
                lacks=fact.lacks,
                clocks=_running(fact.clocks),
                opened=(fact.arrived,),
            )
        case NotAccepted():
            return _closed(petition, Status.REFUSED, event.at, classified_at=petition.classified_at or event.at)
        case SupplementAsked():
            return replace(petition, status=Status.ASKED, clocks={})
        case Supplemented():
            return replace(
                petition,
                status=Status.NEW,
                sender=fact.sender,
                lacks=fact.lacks,
                clocks=_running(fact.clocks),
                supplements=(*petition.supplements, fact.text) if fact.text else petition.supplements,
            )
        case Redirected():
            return _closed(
                petition,
                Status.REDIRECTED,
                event.at,
                elsewhere=fact.elsewhere,
                in_charge=event.by.account,
                classified_at=petition.classified_at or event.at,
            )
        case Classified():
            return replace(
                petition,
                status=Status.CLASSIFIED,
                kind=fact.kind,
                about=fact.about,
                sorted=fact.sorted,
                clocks=_without(petition.clocks, Task.REFUSE, Task.SUPPLEMENT),
                classified_at=petition.classified_at or event.at,
            )
        case Transferred():
            return _transferred(petition, fact, event.at)
        case TakenUp():
            return replace(
                petition,
                status=Status.IN_PROGRESS,
                in_charge=fact.account,
                place=fact.place,
                clocks=_without(petition.clocks, Task.TRANSFER),
            )
        case Answered():
            answered = _closed(petition, Status.ANSWERED, event.at, answer=fact)
            return replace(answered, clocks=_running(fact.clocks))
        case Published():
            return replace(
                petition,
                status=Status.PUBLISHED,
                published=fact,
                published_at=petition.published_at or event.at,
                clocks={},
            )
        case Withheld():
            return replace(petition, status=Status.WITHHELD, clocks={})
        case Rated():
            disliked = None if fact.satisfied else event.at
            return replace(petition, rating=fact, disliked_at=petition.disliked_at or disliked)
        case Reopened():
            return replace(
                petition,
                status=Status.CLASSIFIED,
                place=fact.place,
                control=fact.place if fact.place.desk is Desk.CONTROL else petition.control,
                in_charge=None,
                rating=None,
                published=None,
                clocks=_running(fact.clocks),
                opened=(*petition.opened, event.at),
            )
    raise ValueError(f"no such fact: {fact!r}")


def _measure(petition: Petition, fact: Any, at: datetime) -> Petition:
    """Whether the act came after its due instant, or another one had been missed before it. What presses is late from
    its due instant on; to refuse or to ask only from when it was done, or a past report would change with it."""
    task = DONE_BY.get(type(fact))
    over = [each for each in petition.clocks.values() if each.due and each.due < at]
    pressed = [each.due for each in over if each.due and each.task in PRESSING]
    done_late = [at for each in over if each.task is task and task not in PRESSING]
    missed = min((*pressed, *done_late), default=None)
    if missed is None or (petition.late_at is not None and petition.late_at <= missed):
        return petition
    return replace(petition, late_at=missed)


def _with_files(petition: Petition, fact: Any, at: datetime) -> Petition:
    """With the files that the fact brings, if it is of those that bring some."""
    brought = getattr(fact, "files", ())
    if not brought:
        return petition
    new = (AttachedFile(number, each, at) for number, each in enumerate(brought, start=len(petition.files) + 1))
    return replace(petition, files=(*petition.files, *new))


def _transferred(petition: Petition, fact: Transferred, at: datetime) -> Petition:
    if fact.place is None:
        return _closed(petition, Status.PASSED_ON, at)
    return replace(
        petition,
        status=Status.TRANSFERRED if fact.place.desk is Desk.HANDLING else Status.CLASSIFIED,
        place=fact.place,
        control=fact.place if fact.place.desk is Desk.CONTROL else petition.control,
        in_charge=None,
        clocks=_without(petition.clocks, Task.TRANSFER),
    )


def _closed(petition: Petition, status: Status, at: datetime, **changes: Any) -> Petition:
    return replace(petition, status=status, clocks={}, closed=(*petition.closed, at), **changes)


def _running(clocks: Iterable[Clock]) -> dict[Task, Clock]:
    return {each.task: each for each in clocks}


def _without(clocks: Mapping[Task, Clock], *tasks: Task) -> dict[Task, Clock]:
    return {task: clock for task, clock in clocks.items() if task not in tasks}


PETITIONS = Story("petition", FACTS, Petition(), evolve)
