"""The rows of the counter's lists: received today, waiting at the gate, to be handed over."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from motcua.web.statuses import Tag


@dataclass(frozen=True, slots=True)
class ReceivedRow:
    """A dossier received today."""

    code: str
    procedure_name: str
    owner_name: str
    accepted_at: datetime
    due_at: datetime | None
    received_by: str
    status: Tag


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """A dossier without a code that waits at the gate."""

    number: int
    procedure_name: str
    owner_name: str
    since: datetime
    channel: str | Promise
    status: Tag


@dataclass(frozen=True, slots=True)
class HandOverRow:
    """A dossier to be handed over: to whom, by when."""

    code: str
    seq: int
    procedure_name: str
    owner_name: str
    agency_name: str
    received_at: datetime
    deadline: datetime
    is_late: bool


@dataclass(frozen=True, slots=True)
class HandOverResult:
    """What became of one dossier of a hand-over."""

    code: str
    tag: Tag
    sentence: str
    is_done: bool = True
