"""The work lists as queries. Each is a row of segments read one after the other; each segment a row of arms.

An arm is a query that an index answers in the order of the list: one place, one owner. What an OR over several places
would sort, the arms merge, so that a page costs the same whatever the number of dossiers.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from motcua.dossiers.models import Dossier, Duty
from motcua.dossiers.queries import HANDED_OVER, visible_to
from motcua.dossiers.rules.duties import UNIT, Work, held_by
from motcua.dossiers.rules.state import Status
from motcua.dossiers.worklists.desk import Desk
from motcua.kernel.clock import VIETNAM
from motcua.organisation.actors import Actor

type Arm = QuerySet[Any]
OPEN = Q(accepted_at__isnull=False, finished_at__isnull=True)
RUNNING = OPEN & Q(status__in=(Status.ACCEPTED, Status.PROCESSING))


class WorkList(StrEnum):
    """The lists, in the order in which they stand on the page."""

    MINE = "mine"
    UNIT = "unit"
    TO_COME = "to-come"
    DUE_TODAY = "due-today"
    DUE_SOON = "due-soon"
    OVERDUE = "overdue"
    STEP_OVERDUE = "step-overdue"
    ONLINE = "online"
    AWAITING_PAPERS = "awaiting-papers"
    AWAITING_MONEY = "awaiting-money"
    AWAITING_REPLY = "awaiting-reply"
    TO_HAND_OVER = "to-hand-over"
    TO_RETURN = "to-return"
    INCIDENTS = "incidents"


STATUSES = {
    WorkList.ONLINE: Status.REGISTERED,
    WorkList.AWAITING_PAPERS: Status.AWAITING_SUPPLEMENT,
    WorkList.AWAITING_MONEY: Status.AWAITING_PAYMENT,
    WorkList.TO_HAND_OVER: Status.ACCEPTED,
    WorkList.TO_RETURN: Status.RESOLVED,
}
ORDERS = {
    WorkList.ONLINE: "submitted_at",
    WorkList.STEP_OVERDUE: "step_due_at",
    WorkList.AWAITING_REPLY: "reply_due_at",
}
"""A list is read by the due date of its dossiers, these by what is waited for, or since when."""
WITH_UNDATED = frozenset({WorkList.MINE, WorkList.UNIT, WorkList.AWAITING_PAPERS, WorkList.TO_HAND_OVER})
"""Where dossiers stand whose term has not begun (NĐ 118/2025 Art 14.3), or that were sent home with slip 02; they come
last."""


@dataclass(frozen=True, slots=True)
class Days:
    """The instant, and the last day that counts as due soon."""

    now: datetime
    soon: date

    @property
    def today(self) -> date:
        return self.now.astimezone(VIETNAM).date()


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is narrowed to; "" and None leave it as it is. Days are those of acceptance."""

    work: str = ""
    procedure: str = ""
    sector: str = ""
    channel: str = ""
    owner_kind: str = ""
    first: date | None = None
    last: date | None = None
    officer: int | None = None


NO_FILTERS = Filters()


@dataclass(frozen=True, slots=True)
class Segment:
    """Part of a list: `arms` are merged by `order` (None: undated) and `number`, the column of the dossier's number.

    `name` is one letter, for the key of a page. A dossier may stand in up to `repeats` rows of an arm.
    """

    name: str
    arms: tuple[Arm, ...] = field(repr=False)
    order: str | None = "due_at"
    number: str = "pk"
    repeats: int = 1


def segments_of(
    actor: Actor, desk: Desk, which: WorkList, days: Days, filters: Filters = NO_FILTERS
) -> tuple[Segment, ...]:
    """The segments of a list, in order; those without an arm are left out."""
    visible = visible_to(actor)
    if which is WorkList.MINE:
        segments = tuple(_mine(visible, desk, filters))
    elif which is WorkList.INCIDENTS:
        segments = _incidents(visible.filter(conditions_of(filters, desk)), desk)
    else:
        arms = tuple(_of_unit(visible.filter(conditions_of(filters, desk)), desk, which, days))
        order = ORDERS.get(which, "due_at")
        segments = (Segment("d", dated(arms, order), order),)
        if which in WITH_UNDATED:
            segments += (Segment("u", undated(arms), None),)
    return tuple(segment for segment in segments if segment.arms)


def _mine(visible: QuerySet[Dossier], desk: Desk, filters: Filters) -> Iterator[Segment]:
    """What was given to me first, then what falls to my posts and is in nobody's hands."""
    visible = visible.filter(conditions_of(replace(filters, work=""), desk))
    work = {"work": filters.work} if filters.work else {}

    def owned(owners: tuple[tuple[str, str], ...]) -> tuple[Arm, ...]:
        return tuple(duties_at(visible, place, whose).filter(**work) for place, whose in owners)

    in_my_hands = reduce(or_, (Q(place=place, whose=whose) for place, whose in desk.held), Q(pk__in=[]))
    given = Duty.objects.filter(in_my_hands, dossier=OuterRef("dossier"))
    rest = tuple(arm.filter(~Exists(given)) for arm in owned(desk.own))
    yield Segment("g", dated(owned(desk.held)), number="dossier_id")
    yield Segment("r", dated(rest), number="dossier_id")
    yield Segment("u", undated(rest), None, "dossier_id")


def _incidents(visible: QuerySet[Dossier], desk: Desk) -> tuple[Segment, ...]:
    """What is to be put right at one's centres and agencies (NĐ 61/2018 Art 21), whoever does it, ended or not."""
    arms = tuple(duties_at(visible, place, UNIT).filter(work=Work.REMEDY) for place in desk.places)
    return Segment("d", dated(arms), number="dossier_id"), Segment("u", undated(arms), None, "dossier_id")


def duties_at(visible: QuerySet[Dossier], place: str, whose: str) -> Arm:
    """The duties of one place and owner on dossiers that are `visible`."""
    return Duty.objects.filter(place=place, whose=whose, dossier__in=visible.values("pk"))


def _of_unit(visible: QuerySet[Dossier], desk: Desk, which: WorkList, days: Days) -> Iterator[Arm]:
    """One arm for each centre and agency; of what the applicant's counter does, also where it was received."""
    condition = condition_of(which, days)
    if which is WorkList.TO_COME:
        yield from _to_come(visible.filter(condition), desk)
        return
    elsewhere = ~Q(centre__in=desk.centres)
    for centre in desk.centres:
        yield visible.filter(condition, centre=centre)
        if which in (WorkList.AWAITING_PAPERS, WorkList.AWAITING_MONEY, WorkList.TO_RETURN):
            yield visible.filter(condition, ~Q(received_centre=F("centre")), elsewhere, received_centre=centre)
    if which not in (WorkList.ONLINE, WorkList.TO_HAND_OVER, WorkList.TO_RETURN):
        for agency in desk.agencies:
            yield visible.filter(condition, OPEN, elsewhere, agency_code=agency, status__in=HANDED_OVER)
    if which is WorkList.UNIT and desk.asked:
        asked = ~Q(asked_agencies=[]) & Q(asked_agencies__overlap=list(desk.asked))
        yield visible.filter(condition, asked, elsewhere).exclude(agency_code__in=desk.agencies)


def _to_come(visible: QuerySet[Dossier], desk: Desk) -> Iterator[Arm]:
    """What an agency of the desk was sent with the others of a linked process, before its turn (NĐ 61 Art 19.6)."""
    if desk.asked:
        sent = ~Q(asked_agencies=[]) & Q(asked_agencies__overlap=list(desk.asked))
        elsewhere = ~Q(centre__in=desk.centres) & ~Q(agency_code__in=desk.agencies)
        yield visible.filter(
            sent, elsewhere, ~Exists(Duty.objects.filter(dossier=OuterRef("pk"), place__in=desk.places))
        )


def condition_of(which: WorkList, days: Days) -> Q:
    """What makes a dossier one of the list, wherever it is."""
    if status := STATUSES.get(which):
        return Q(status=status)
    morning = start_of(days.today)
    tomorrow = start_of(days.today + timedelta(days=1))
    match which:
        case WorkList.DUE_TODAY:
            return RUNNING & Q(due_at__gte=morning, due_at__lt=tomorrow)
        case WorkList.DUE_SOON:
            return RUNNING & Q(due_at__gte=tomorrow, due_at__lt=start_of(days.soon + timedelta(days=1)))
        case WorkList.OVERDUE:
            asked_when_over = Q(waiting_since__date__gt=F("due_at__date"))
            return OPEN & Q(due_at__lt=morning) & (Q(waiting_since__isnull=True) | asked_when_over)
        case WorkList.STEP_OVERDUE:
            return Q(step_due_at__lt=days.now)
        case WorkList.AWAITING_REPLY:
            return Q(reply_due_at__isnull=False)
    return OPEN


def conditions_of(filters: Filters, desk: Desk) -> Q:
    """The filters in words of the row. The work of one's own list is chosen with the duty itself (`_mine`)."""
    equal = {
        "procedure__code": filters.procedure,
        "sector__code": filters.sector,
        "channel": filters.channel,
        "owner_kind": filters.owner_kind,
    }
    condition = Q(**{name: value for name, value in equal.items() if value})
    if filters.first:
        condition &= Q(accepted_at__gte=start_of(filters.first))
    if filters.last:
        condition &= Q(accepted_at__lt=start_of(filters.last + timedelta(days=1)))
    duty = Duty.objects.filter(dossier=OuterRef("pk"), place__in=desk.places)
    if filters.work:
        condition &= Q(Exists(duty.filter(whose=UNIT, work=filters.work)))
    if filters.officer:
        condition &= Q(Exists(duty.filter(whose=held_by(filters.officer))))
    return condition


def counted(actor: Actor, desk: Desk, which: WorkList, days: Days) -> tuple[Segment, ...]:
    """A list for counting: one's own without its order."""
    if which is not WorkList.MINE:
        return segments_of(actor, desk, which, days)
    visible = visible_to(actor)
    arms = tuple(duties_at(visible, place, whose) for place, whose in (*desk.held, *desk.own))
    return (Segment("w", arms, number="dossier_id"),)


def works_of(actor: Actor, desk: Desk, which: WorkList, work: str, filters: Filters = NO_FILTERS) -> Segment:
    """The dossiers that wait for one kind of work: mine, or the unit's. In no order, for counting."""
    visible = visible_to(actor).filter(conditions_of(replace(filters, work=""), desk))
    owners = (*desk.held, *desk.own) if which is WorkList.MINE else tuple((place, UNIT) for place in desk.places)
    of_place: dict[str, list[str]] = {}
    for place, whose in owners:
        of_place.setdefault(place, []).append(whose)
    here = reduce(or_, (Q(place=place, whose__in=whose) for place, whose in of_place.items()), Q())
    arm = Duty.objects.filter(here, work=work, dossier__in=visible.values("pk"))
    return Segment("w", (arm,), number="dossier_id", repeats=len(owners) or 1)


def start_of(day: date) -> datetime:
    return datetime.combine(day, time(), VIETNAM)


def dated(arms: tuple[Arm, ...], order: str = "due_at") -> tuple[Arm, ...]:
    return tuple(arm.filter(**{f"{order}__isnull": False}) for arm in arms)


def undated(arms: tuple[Arm, ...]) -> tuple[Arm, ...]:
    return tuple(arm.filter(due_at__isnull=True) for arm in arms)
