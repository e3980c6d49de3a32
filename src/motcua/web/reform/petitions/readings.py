"""Reads petitions for pages: a row of a list, one petition with its story."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.functional import Promise

from motcua.kernel.facts import Event
from motcua.kernel.files.types import TYPES
from motcua.organisation.models import ServiceCentre
from motcua.petitions.access import Loaded
from motcua.petitions.models import Petition as Row
from motcua.petitions.models import SenderMessage
from motcua.petitions.rules.clocks import PRESSING
from motcua.petitions.rules.facts import Clock, Place
from motcua.petitions.rules.files import AttachedFile
from motcua.petitions.rules.petition import Petition
from motcua.web.portal.notices.words import WAYS
from motcua.web.reform.petitions.words import (
    CHANNELS,
    KINDS,
    NEWS,
    SENDING,
    TASKS,
    name_place,
    tags_of,
    told,
    told_to_sender,
)
from motcua.web.statuses import Tag
from motcua.worktime.rules.terms import parse_term


@dataclass(frozen=True, slots=True)
class Line:
    """A petition in a list."""

    row: Row
    kind: str | Promise
    tags: list[Tag]


@dataclass(frozen=True, slots=True)
class Happened:
    """An event; `by` is "" for who sent it, and for whoever reads as the sender."""

    at: datetime
    title: str
    texts: tuple[str, ...]
    by: str


@dataclass(frozen=True, slots=True)
class Running:
    """A clock that runs: what is to be done, within which term, by when (None: no calendar)."""

    task: str | Promise
    term: str
    due: datetime | None
    is_over: bool


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file of a petition. Who may not open it (`address` is "") does not learn its `name` either: one may say who
    sent it."""

    number: int
    name: str
    about: str
    at: datetime
    address: str


@dataclass(frozen=True, slots=True)
class Message:
    """What the sender was told by one way ("" where there is none), and how far that has come: since `at`."""

    news: str | Promise
    way: str | Promise
    tag: Tag
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Page:
    """One petition with all that its page shows."""

    row: Row
    petition: Petition
    kind: str | Promise
    channel: str | Promise
    tags: list[Tag]
    about: str
    place: str
    clocks: tuple[Running, ...]
    sources: tuple[str, ...]
    story: tuple[Happened, ...]


def read_lines(rows: Iterable[Row], now: datetime) -> list[Line]:
    return [Line(row, KINDS[row.kind], tags_of(row, now)) for row in rows]


def read_petition(loaded: Loaded, now: datetime, language: str, *, as_sender: bool = False) -> Page:
    """The page for an officer, or for who sent it."""
    state, row = loaded.state, loaded.row
    received = state.received
    assert received is not None  # noqa: S101 - a petition that has a row was received
    names = _names(loaded)
    happened = _for_sender if as_sender else _for_officer
    return Page(
        row=row,
        petition=state,
        kind=KINDS[row.kind],
        channel=CHANNELS[row.channel],
        tags=tags_of(row, now),
        about=row.about_centre.name if row.about_centre else "",
        place=names.get(state.place.centre, "") if as_sender else name_place(state.place, names),
        clocks=tuple(_running(each, now, language) for each in state.clocks.values()),
        sources=tuple(dict.fromkeys(each.source for each in state.clocks.values())),
        story=tuple(happened(event, names) for event in reversed(loaded.told.events)),
    )


def read_files(loaded: Loaded, route: str) -> list[FileLine]:
    """The files. `route`: the name of the page that opens one, "" for who may not."""
    return [_file_line(loaded.row, each, route) for each in loaded.state.files]


def _file_line(row: Row, attached: AttachedFile, route: str) -> FileLine:
    document, number = attached.document, attached.number
    kind = TYPES.get(document.media_type)
    return FileLine(
        number,
        document.name if route else "",
        f"{kind.name if kind else document.media_type}, {filesizeformat(document.size)}",
        attached.at,
        reverse(route, args=[row.pk, number]) if route else "",
    )


def read_messages(messages: Iterable[SenderMessage], language: str) -> list[Message]:
    return [
        Message(
            NEWS[each.kind],
            WAYS.get(each.way, ""),
            SENDING[each.status],
            each.sent_at or each.at,
            each.reason(language) if each.status == SenderMessage.Status.DEAD else "",
        )
        for each in messages
    ]


def _names(loaded: Loaded) -> dict[str, str]:
    codes = {loaded.row.place_centre.code, loaded.row.control_centre.code}
    for event in loaded.told.events:
        place = getattr(event.fact, "place", None)
        if isinstance(place, Place):
            codes.add(place.centre)
    return dict(ServiceCentre.objects.filter(code__in=codes).values_list("code", "name"))


def _for_officer(event: Event, names: dict[str, str]) -> Happened:
    title, texts = told(event.fact, lambda place: name_place(place, names))
    return Happened(event.at, title, texts, event.by.name if event.by.account else "")


def _for_sender(event: Event, names: dict[str, str]) -> Happened:
    title, texts = told_to_sender(event.fact, names)
    return Happened(event.at, title, texts, "")


def _running(clock: Clock, now: datetime, language: str) -> Running:
    is_over = clock.task in PRESSING and clock.due is not None and clock.due < now
    return Running(TASKS[clock.task], parse_term(clock.term).describe(language), clock.due, is_over)
