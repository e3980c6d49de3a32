"""What the officer's pages need to be drawn."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.functional import Promise

from motcua.web.desk.acts.view_models import Acts
from motcua.web.desk.file_readings import FileRow
from motcua.web.desk.printable import PrintableForm
from motcua.web.statuses import Tag, Tone


@dataclass(frozen=True, slots=True)
class Detail:
    """A label and its value under one event."""

    label: str | Promise
    value: str


@dataclass(frozen=True, slots=True)
class StoryEntry:
    """One event of the story as a person reads it."""

    number: int  # the event's place in the chain, from 1
    at: datetime
    title: str | Promise
    tone: Tone
    actor: str  # who acted, "" when the system did
    place: str  # the title of the post held
    details: tuple[Detail, ...] = ()
    is_undone: bool = False  # a later event took it back
    instead_of: str = ""  # the absent colleague for whom a substitute acted


@dataclass(frozen=True, slots=True)
class CountedDay:
    """One day between the start and the due date, and why it counts or not."""

    day: date
    is_counted: bool
    reason: str


@dataclass(frozen=True, slots=True)
class DueDate:
    """The appointment: the instant, the one first given if it has moved, and how it was reckoned.

    `sentences` and `days` tell the last computation from a term, `moves` what has moved it since.
    """

    at: datetime
    first_given_at: datetime
    sentences: tuple[str, ...]
    moves: tuple[str, ...]
    days: tuple[CountedDay, ...]

    @property
    def has_moved(self) -> bool:
        return self.at != self.first_given_at


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step of the dossier's process: whose it is, who did or began it and when, by when it was planned."""

    name: str
    state: str  # "done", "current" or "waiting", as components/step_mark.html draws it
    role: str | Promise
    agency: str  # "" where it is the one that has the dossier
    who: str
    at: datetime | None
    planned_end: datetime | None
    is_begun: bool
    is_late: bool


@dataclass(frozen=True, slots=True)
class PartyLine:
    """A person of the dossier, with what identifies and reaches them."""

    part: str | Promise
    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paper as handed in, with its files; or files that belong to none of the papers, under what they are."""

    name: str | Promise
    originals: int = 0
    certified: int = 0
    copies: int = 0
    note: str = ""
    files: tuple[FileRow, ...] = ()
    is_data: bool = True  # the name is the dossier's, in Vietnamese


@dataclass(frozen=True, slots=True)
class ConsultationLine:
    """A question to another agency, and whether its reply has come, or is late."""

    agency: str
    question: str
    due_at: datetime
    replied_at: datetime | None
    is_late: bool


@dataclass(frozen=True, slots=True)
class IncidentLine:
    """Something wrong, lost or damaged that nobody has put right yet; `number` is that of the event that told of it."""

    number: int
    what: str | Promise
    reported_at: datetime


@dataclass(frozen=True, slots=True)
class OnlinePanel:
    """What came with an online submission, and the conversation with whoever handed it in.

    `form` is the electronic form with its version, "" where there is none; `talk_address` is "" where the reader is on
    no side of it.
    """

    form: str
    receive: str | Promise
    receive_address: str
    authority: str
    talk_address: str
    messages: int
    has_unread: bool


@dataclass(frozen=True, slots=True)
class Desk:
    """What stands around the story for whoever works on the dossier."""

    acts: Acts = field(default_factory=Acts)
    steps: tuple[StepLine, ...] = ()
    parties: tuple[PartyLine, ...] = ()
    papers: tuple[PaperLine, ...] = ()
    consultations: tuple[ConsultationLine, ...] = ()
    incidents: tuple[IncidentLine, ...] = ()
    forms: tuple[PrintableForm, ...] = ()
    online: OnlinePanel | None = None


@dataclass(frozen=True, slots=True)
class TogetherLine:
    """Another dossier of the same visit."""

    code: str
    name: str
    status: Tag


@dataclass(frozen=True, slots=True)
class AnswerDue:
    """By when the one-stop answers an online submission, and by which rule."""

    at: datetime
    hours: int
    source: str
    is_late: bool


@dataclass(frozen=True, slots=True)
class Story:
    """A dossier and everything that happened to it, newest last.

    `code` is "" before acceptance; `answer`: by when what was submitted online is to be answered.
    """

    code: str
    procedure_code: str
    procedure_name: str
    revision_number: int
    centre_name: str
    agency_name: str
    owner_name: str
    applicant_name: str
    channel: str | Promise
    status: Tag
    timeliness: Tag | None
    accepted_at: datetime | None
    due: DueDate | None
    finished_at: datetime | None
    entries: tuple[StoryEntry, ...]
    is_chain_whole: bool
    may_see_readers: bool = False
    number: int = 0
    submitted_at: datetime | None = None
    answer: AnswerDue | None = None
    together: tuple[TogetherLine, ...] = ()
    may_print_together: bool = False
    desk: Desk = field(default_factory=Desk)
