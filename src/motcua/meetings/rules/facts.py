"""What can happen to a teleconference point and to a session. Instants and days are those on which it happened."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID


class PointLevel(StrEnum):
    """Where a point stands, in the order of lists."""

    PROVINCE = "province"
    DEPARTMENT = "department"
    DISTRICT = "district"
    COMMUNE = "commune"


@dataclass(frozen=True, slots=True)
class PointRegistered:
    """A point is in the register. `one_stop`: the one-stop of its unit; `agency`: its agency, where it is a
    department's; `source` says where this is known from, or what of it is assumed."""

    KIND: ClassVar[str] = "point_registered"
    code: str
    name: str
    level: PointLevel
    place: str
    equipment: str
    line: str
    contact: str
    source: str
    one_stop: str = ""
    agency: str = ""


@dataclass(frozen=True, slots=True)
class PointTested:
    """Picture, sound and line were tried. `note` says what was wrong, where anything was."""

    KIND: ClassVar[str] = "point_tested"
    on: date
    picture: bool
    sound: bool
    line: bool
    note: str = ""

    @property
    def is_passed(self) -> bool:
        return self.picture and self.sound and self.line


@dataclass(frozen=True, slots=True)
class PointTakenOut:
    """Out of use from a first day, up to and with a last one or until it is put back."""

    KIND: ClassVar[str] = "point_taken_out"
    first: date
    reason: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class PointPutBack:
    """In use again from that day on."""

    KIND: ClassVar[str] = "point_put_back"
    on: date
    note: str = ""


POINT_FACTS = (PointRegistered, PointTested, PointTakenOut, PointPutBack)


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One thing on the agenda and how long it takes."""

    title: str
    minutes: int
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account, and the name as it stood that day."""

    account: int
    name: str


@dataclass(frozen=True, slots=True)
class Planned:
    """A session is planned: who chairs it, from which point, and when: `begins` ≤ t < `ends`."""

    KIND: ClassVar[str] = "planned"
    code: str
    title: str
    host: UUID
    chair: Person
    begins: datetime
    ends: datetime
    agenda: tuple[AgendaItem, ...]


@dataclass(frozen=True, slots=True)
class AgendaSet:
    """The whole agenda anew."""

    KIND: ClassVar[str] = "agenda_set"
    agenda: tuple[AgendaItem, ...]


@dataclass(frozen=True, slots=True)
class Invited:
    """Points and persons are invited, further ones where some are already."""

    KIND: ClassVar[str] = "invited"
    points: tuple[UUID, ...] = ()
    persons: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class PointDropped:
    """An invited point does not take part after all, and is free for others."""

    KIND: ClassVar[str] = "point_dropped"
    point: UUID
    reason: str


@dataclass(frozen=True, slots=True)
class TimeChanged:
    KIND: ClassVar[str] = "time_changed"
    begins: datetime
    ends: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Cancelled:
    KIND: ClassVar[str] = "cancelled"
    reason: str


@dataclass(frozen=True, slots=True)
class Held:
    """The chair opened the session."""

    KIND: ClassVar[str] = "held"
    began: datetime


@dataclass(frozen=True, slots=True)
class PointJoined:
    """A point is connected; `who` sits there."""

    KIND: ClassVar[str] = "point_joined"
    point: UUID
    at: datetime
    who: str


@dataclass(frozen=True, slots=True)
class PointLeft:
    KIND: ClassVar[str] = "point_left"
    point: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class IncidentNoted:
    """The line of a point was lost from `begun` on, or something else went wrong. `ended` and `remedy`: where it is
    over already. `number` is given by the rule."""

    KIND: ClassVar[str] = "incident_noted"
    point: UUID
    begun: datetime
    cause: str
    ended: datetime | None = None
    remedy: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class IncidentEnded:
    KIND: ClassVar[str] = "incident_ended"
    number: int
    ended: datetime
    remedy: str


@dataclass(frozen=True, slots=True)
class Closed:
    """The session is over, with its minutes (biên bản) and what the chair concluded."""

    KIND: ClassVar[str] = "closed"
    ended: datetime
    minutes: str
    conclusions: str = ""


SESSION_FACTS = (
    Planned,
    AgendaSet,
    Invited,
    PointDropped,
    TimeChanged,
    Cancelled,
    Held,
    PointJoined,
    PointLeft,
    IncidentNoted,
    IncidentEnded,
    Closed,
)
