"""What the portal's pages need to be drawn. Readings fill them; templates read nothing else."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from motcua.news.models import Article
from motcua.web.figures import Figure, Period, Ratio, Share
from motcua.web.statuses import Tag


@dataclass(frozen=True, slots=True)
class LevelFigures:
    """The year so far at one level: the provincial centre, or all districts or communes together."""

    name: str
    received_new: Figure
    carried_over: Figure
    in_time: Figure  # resolved early or on time
    overdue: Figure  # open past the due date as of the instant
    in_time_share: Ratio  # definition A


@dataclass(frozen=True, slots=True)
class CatalogueFigures:
    """What the provincial centre (its code) offers, and the online services of the province at the two upper levels."""

    centre: str
    procedures: int
    four_step: Share  # done in all four steps at the centre / eligible
    online_services: int
    online_levels: str  # the two upper levels by their names of the day


@dataclass(frozen=True, slots=True)
class EventLink:
    """A life event to choose."""

    name: str
    about: str
    address: str


@dataclass(frozen=True, slots=True)
class HomePage:
    """The home page. `levels` is empty and `period` None while nothing has been counted."""

    centre_name: str
    period: Period | None
    levels: tuple[LevelFigures, ...]
    catalogue: CatalogueFigures | None
    events: tuple[EventLink, ...] = ()
    news: tuple[Article, ...] = ()


@dataclass(frozen=True, slots=True)
class ProgressStep:
    """One stage of a dossier's way. `state` is "done", "current" or "waiting"; `at` is when it was done."""

    name: str
    state: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """All that a stranger may see of a dossier: its code and its progress (TT 01/2018/TT-VPCP Art 16).

    No name, no procedure, no paper: some procedures tell of an illness or an adoption by their title alone.
    """

    code: str
    status: Tag
    timeliness: Tag | None
    accepted_at: datetime | None
    due_at: datetime | None
    steps: tuple[ProgressStep, ...]
    plain: str = ""  # what that means for who waits
    due_explained: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProcedureRow:
    """One procedure in the list of results. `sector` and `agency` are "" where the source does not say."""

    code: str
    name: str
    sector: str
    agency: str
    tags: tuple[Tag, ...]


@dataclass(frozen=True, slots=True)
class TermAndFees:
    """What one way of handing in means, in one case. An unknown `term` says why; no `fees`: not known."""

    channel: str | Promise
    case: str
    term: str
    is_term_known: bool
    fees: tuple[str, ...]
    note: str = ""
    example: str = ""  # what the term means for who hands in now


@dataclass(frozen=True, slots=True)
class Summary:
    """A procedure in a few words; each "" where nothing is known."""

    papers: str
    term: str
    fees: str


@dataclass(frozen=True, slots=True)
class OnlineWay:
    """An online service: its level, what that means; `centre` where it is one centre's only, `reason` why it is in
    part only."""

    level: str
    about: str
    name: str
    centre: str
    reason: str


@dataclass(frozen=True, slots=True)
class Paper:
    """One component of the dossier. Quantities are words ("1 bản chính"), "" where the source does not say."""

    name: str
    need: Tag | None
    quantity: str
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperGroup:
    """Components under one heading of the source; `heading` "" for those that every dossier needs."""

    heading: str
    papers: tuple[Paper, ...]


@dataclass(frozen=True, slots=True)
class ProcedurePage:
    """A procedure in its revision in force. `is_name_only`: the source gives nothing but code and name."""

    code: str
    name: str
    is_name_only: bool
    sector: str
    agency: str
    levels: str
    audience: str
    tags: tuple[Tag, ...]
    summary: Summary
    lines: tuple[TermAndFees, ...]
    paper_groups: tuple[PaperGroup, ...]
    paper_notes: tuple[str, ...]  # the source's remarks about papers: nothing to hand in
    steps: str
    results: tuple[str, ...]
    conditions: str
    legal_bases: tuple[str, ...]
    revision_number: int | None
    validity: str  # since when it is in force, and how that is known; "" where nothing says so
    source: str  # in words for everybody, "" where it is not known
    note: str = ""  # what the catalogue wants said wherever the procedure is shown
    successor: tuple[str, str] | None = None  # code and name of what replaced it
    online: tuple[OnlineWay, ...] = ()
    is_filed_online: bool = False  # some one-stop takes it online today
