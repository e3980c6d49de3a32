"""Sessions as iCalendar (RFC 5545): one session's file, and the feed of one person at a secret address.

No link to join is ever in a calendar: it leads to the session's page, which asks who one is. The one place that knows
the library icalendar.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from icalendar import Calendar, Event, vText
from icalendar.prop import vUri

from motcua.meetings.access import sessions_for
from motcua.meetings.models import CalendarFeed
from motcua.meetings.models import Session as SessionRow
from motcua.meetings.policies import check_may_look
from motcua.meetings.rules.session import Stage
from motcua.organisation.actors import STRANGER, Actor, actor_for

NAME = "Họp trực tuyến"
KEPT = timedelta(days=90)
"""How far back a feed goes."""
MOST = 1_000


@dataclass(frozen=True, slots=True)
class Entry:
    """A session in a calendar; `address` is its page."""

    row: SessionRow
    address: str


def digest_of(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def owner_of(token: str, on: date) -> Actor | None:
    """Whose calendar the token opens; None for no or a revoked one, and for an account that is locked."""
    feed = CalendarFeed.objects.select_related("account").filter(digest=digest_of(token)).first()
    actor = actor_for(feed.account, on) if feed else STRANGER
    return actor if actor.is_officer else None


def feed_of(actor: Actor) -> CalendarFeed | None:
    """The actor's calendar, if there is one. Raises `NotFound` for whoever is no officer."""
    check_may_look(actor)
    return CalendarFeed.objects.filter(account=actor.account_id).first()


def sessions_of(actor: Actor, now: datetime) -> list[SessionRow]:
    """The sessions of a feed: those that the actor sees, of the last 90 days and all to come."""
    rows = sessions_for(actor).filter(ends__gt=now - KEPT).select_related("host")
    return list(rows.order_by("begins", "id")[:MOST])


def calendar_of(entries: Iterable[Entry], now: datetime) -> bytes:
    """The file, in UTF-8 with the line ends that the format asks for."""
    calendar = Calendar()
    calendar.add("prodid", "-//motcua//hop truc tuyen//VI")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", NAME)
    for entry in entries:
        calendar.add_component(_event(entry, now))
    return bytes(calendar.to_ical())


def _event(entry: Entry, now: datetime) -> Event:
    """`sequence` grows with each change, so that programs take the newer one."""
    row, event = entry.row, Event()
    event.add("uid", f"{row.pk}@motcua")
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", row.begins.astimezone(UTC))
    event.add("dtend", row.ends.astimezone(UTC))
    event.add("sequence", row.seq)
    event.add("summary", f"{row.code}: {row.title}")
    event.add("location", row.host.name)
    event.add("description", vText(f"Chủ trì: {row.chair_name}\n{entry.address}"))
    event.add("url", vUri(entry.address))
    event.add("status", "CANCELLED" if row.stage == Stage.CANCELLED else "CONFIRMED")
    return event
