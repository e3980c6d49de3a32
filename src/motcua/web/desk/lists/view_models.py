"""What the pages of the work lists need to be drawn."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from motcua.dossiers.worklists.counts import Bounded
from motcua.web.statuses import Tag


@dataclass(frozen=True, slots=True)
class ListLink:
    """One list, or one kind of work in it, with how many stand there."""

    label: str | Promise
    address: str
    is_current: bool
    count: Bounded


@dataclass(frozen=True, slots=True)
class WorkRow:
    """One dossier of a list. `works` is what it waits for; `seen` its last event, for whoever acts on it from here.

    `code` is "" before acceptance, `address` its page. `submitted_at` and `answer_by` are of what waits for its
    acceptance, None for anything else.
    """

    code: str
    number: int
    address: str
    seen: int
    procedure_name: str
    owner_name: str
    accepted_at: datetime | None
    due_at: datetime | None
    status: Tag
    timeliness: Tag | None
    works: tuple[str | Promise, ...]
    holder: str  # the officer who has it in hand, "" for nobody
    is_mine: bool  # that officer is the reader
    can_take: bool
    submitted_at: datetime | None = None
    answer_by: datetime | None = None
    is_answer_late: bool = False

    @property
    def name(self) -> str:
        """The dossier as a form names it: code and last event."""
        return f"{self.code} {self.seen}"


@dataclass(frozen=True, slots=True)
class WorkPage:
    """A list with all the others beside it."""

    title: str | Promise
    about: str | Promise
    lists: tuple[ListLink, ...]
    works: tuple[ListLink, ...]
    rows: tuple[WorkRow, ...]
    next_key: str


@dataclass(frozen=True, slots=True)
class FoundPage:
    """What the search found, a page of it."""

    rows: tuple[WorkRow, ...]
    next_key: str
