"""Reads for screens."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, Q, QuerySet, Value, When

from motcua.kernel.law_rows import valid_on
from motcua.kernel.text import fold
from motcua.meetings.access import points_for, sessions_for
from motcua.meetings.models import Booking
from motcua.meetings.models import Point as PointRow
from motcua.meetings.models import Session as SessionRow
from motcua.meetings.policies import check_may_look, check_may_run
from motcua.meetings.rules import checks as check
from motcua.meetings.rules.facts import Person, PointLevel
from motcua.meetings.rules.point import TESTED_EVERY
from motcua.meetings.rules.session import Stage
from motcua.organisation.actors import Actor
from motcua.organisation.models import PostHolding

ROWS = 50
STATES = ("in-use", "out", "due", "failed")
"""By which points are listed: in use, out of use, test due, last test in vain."""


def out_on(day: date) -> Q:
    """Points out of use that day."""
    return Q(out_from__lte=day) & (Q(out_until=None) | Q(out_until__gte=day))


def in_state(state: str, today: date) -> Q:
    """Raises `ValueError` for a state that there is not."""
    if state == "in-use":
        return ~Q(out_from__isnull=False) | ~out_on(today)
    if state == "out":
        return out_on(today)
    if state == "due":
        return Q(tested_on=None) | Q(tested_on__lt=today - TESTED_EVERY)
    if state == "failed":
        return Q(test_passed=False)
    raise ValueError(state)


def search_points(text: str) -> QuerySet[PointRow]:
    """Points of whose code or name the text is a part, accents or none; the one of that very code first."""
    exact = Case(When(code__iexact=text.strip(), then=Value(0)), default=Value(1))
    return PointRow.objects.filter(name_folded__contains=fold(text)).order_by(exact, "order")


def points_listed(actor: Actor, today: date, level: str = "", state: str = "", text: str = "") -> QuerySet[PointRow]:
    """The register in its order. Raises `NotFound` for who runs no meetings."""
    check_may_run(actor)
    rows = points_for(actor)
    if level in set(PointLevel):
        rows = rows.filter(level=level)
    if state in STATES:
        rows = rows.filter(in_state(state, today))
    if text.strip():
        rows = rows.filter(name_folded__contains=fold(text))
    return rows.order_by("order")


def page_of_points(rows: QuerySet[PointRow], after: str) -> tuple[list[PointRow], str]:
    """Fifty of them after the code `after`, and the code to continue after; "" at the end."""
    last = PointRow.objects.filter(code=after).values_list("order", flat=True).first() if after else None
    if last is not None:
        rows = rows.filter(order__gt=last)
    found = list(rows[: ROWS + 1])
    return found[:ROWS], found[ROWS - 1].code if len(found) > ROWS else ""


def count_points(actor: Actor, today: date) -> dict[str, int]:
    """How many there are, and how many in each state. One query."""
    check_may_run(actor)
    states = {state.replace("-", "_"): Count("pk", filter=in_state(state, today)) for state in STATES}
    counted: dict[str, int] = points_for(actor).aggregate(all=Count("pk"), **states)
    return counted


def count_in_use(day: date) -> dict[str, int]:
    """Points in use on a day, by level."""
    counted = PointRow.objects.filter(in_state("in-use", day)).values_list("level").annotate(Count("pk")).order_by()
    return dict(counted)


def subjects_of(codes: Iterable[str], levels: Iterable[str], days: Sequence[date]) -> tuple[UUID, ...]:
    """The points of these codes, and all of these levels that are in use on these days, in the order of lists.

    Raises `Invalid` (`no_such_thing`) naming a code that there is not.
    """
    wanted = list(dict.fromkeys(codes))
    known = set(PointRow.objects.filter(code__in=wanted).values_list("code", flat=True))
    for code in wanted:
        if code not in known:
            raise check.no_such("points", code)
    whole = Q(level__in=list(levels))
    for day in days:
        whole &= in_state("in-use", day)
    return tuple(
        PointRow.objects.filter(Q(code__in=wanted) | whole).order_by("order").values_list("subject", flat=True)
    )


def subject_of(code: str, field: str = "host") -> UUID:
    """Raises `Invalid` (`no_such_thing`)."""
    found = PointRow.objects.filter(code=code).values_list("subject", flat=True).first()
    if found is None:
        raise check.no_such(field, code)
    return found


def persons_of(usernames: Iterable[str], on: date, field: str = "persons") -> tuple[Person, ...]:
    """Officers of that day by user name. Raises `Invalid` (`no_such_thing`) naming one who is none."""
    wanted = list(dict.fromkeys(usernames))
    held = PostHolding.objects.filter(valid_on(on), account__username__in=wanted, account__is_active=True)
    found = {
        username: Person(pk, name or username)
        for pk, username, name in held.values_list("account_id", "account__username", "account__full_name")
    }
    for username in wanted:
        if username not in found:
            raise check.no_such(field, username)
    return tuple(found[username] for username in wanted)


def sessions_listed(actor: Actor, now: datetime, *, past: bool) -> QuerySet[SessionRow]:
    """What is to come, the next one first; or what is over, the last one first. Raises `NotFound` for no officer."""
    check_may_look(actor)
    is_over = Q(ends__lte=now) | Q(stage=Stage.CLOSED)
    rows = sessions_for(actor).filter(is_over if past else ~is_over).select_related("host")
    return rows.order_by("-begins", "-id") if past else rows.order_by("begins", "id")


def page_of_sessions(rows: QuerySet[SessionRow], after: str, *, past: bool) -> tuple[list[SessionRow], str]:
    """Fifty of them after the session of the code `after`, and the code to continue after; "" at the end."""
    last = SessionRow.objects.filter(code=after).only("begins", "id").first() if after else None
    if last is not None:
        beyond: dict[str, Any] = {"begins__lt" if past else "begins__gt": last.begins}
        same: dict[str, Any] = {"begins": last.begins, "id__lt" if past else "id__gt": last.pk}
        rows = rows.filter(Q(**beyond) | Q(**same))
    found = list(rows[: ROWS + 1])
    return found[:ROWS], found[ROWS - 1].code if len(found) > ROWS else ""


def count_taking_part(rows: Iterable[SessionRow]) -> dict[UUID, int]:
    """How many points take part in each. One query."""
    counted = Booking.objects.filter(session__in=[row.pk for row in rows]).values_list("session_id")
    return dict(counted.annotate(Count("pk")).order_by())


@dataclass(frozen=True, slots=True)
class BookedTime:
    """A time for which a point is taken. `session` is None where the actor may not see it."""

    booking: Booking
    session: SessionRow | None


def bookings_of(actor: Actor, row: PointRow, now: datetime) -> list[BookedTime]:
    """The bookings of a point from now on and the twenty before, the latest first."""
    found = row.bookings.exclude(span=None).select_related("session").order_by("-session__begins")
    later = list(found.filter(session__ends__gt=now)[:ROWS])
    listed = [*later, *found.filter(session__ends__lte=now)[:20]]
    seen = sessions_for(actor).in_bulk([each.session_id for each in listed])
    return [BookedTime(each, seen.get(each.session_id)) for each in listed]
