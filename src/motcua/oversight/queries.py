"""Reads for the pages of warnings. Every one starts from the one-stops that the actor watches (`access`)."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, F, Q, QuerySet

from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.state import Status
from motcua.dossiers.worklists.lists import OPEN, Days, Segment, WorkList, condition_of
from motcua.dossiers.worklists.pages import Page, read_page, unreadable_key
from motcua.kernel.errors import Refused
from motcua.organisation.actors import Actor
from motcua.organisation.models import ServiceCentre
from motcua.oversight.access import signs_for, watched_centres
from motcua.oversight.models import FoundSign, LateEstimate, LateModel
from motcua.oversight.policies import check_watches, no_such_warning, sees_all
from motcua.oversight.rules.likely_late import THRESHOLD
from motcua.oversight.rules.signs import SignKind
from motcua.oversight.rules.standings import Standing
from motcua.statistics.queries import centres_of
from motcua.worktime.queries import schedule_for

SOON = 3
"""Working days."""
LIKELY = Q(share__gte=1000 * THRESHOLD.numerator // THRESHOLD.denominator) & Q(
    cases__lte=F("late") * THRESHOLD.denominator / THRESHOLD.numerator
)
STILL_RUNNING = Q(
    dossier__finished_at__isnull=True, dossier__status__in=(Status.ACCEPTED.value, Status.PROCESSING.value)
)
KEY = re.compile(r"(\d{1,4})-(\d{1,18})", re.ASCII)
NUMBER = re.compile(r"(\d{1,18})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Watched:
    """What is looked at: one-stops by their row numbers, None for all."""

    actor: Actor
    centres: frozenset[int] | None

    def within(self, column: str) -> Q:
        return Q() if self.centres is None else Q(**{f"{column}__in": self.centres})


@dataclass(frozen=True, slots=True)
class AtCentre:
    """The warnings of one one-stop. `new_signs`: those nobody has written of."""

    due_soon: int = 0
    overdue: int = 0
    likely: int = 0
    new_signs: int = 0


@dataclass(frozen=True, slots=True)
class OfKind:
    """How many signs of a kind there are, and how many of them nobody has written of."""

    new: int = 0
    all: int = 0


@dataclass(frozen=True, slots=True)
class Warnings:
    """Counts, by the row number of the one-stop, and by kind of sign."""

    centres: dict[int, AtCentre]
    kinds: dict[SignKind, OfKind]

    @property
    def total(self) -> AtCentre:
        each = self.centres.values()
        return AtCentre(
            sum(one.due_soon for one in each),
            sum(one.overdue for one in each),
            sum(one.likely for one in each),
            sum(one.new_signs for one in each),
        )


def watched_by(actor: Actor, unit: str, today: date) -> Watched:
    """What the actor watches of `unit` (a one-stop's code with those below it; "" all). Raises `NotFound`."""
    check_watches(actor)
    if not unit:
        return Watched(
            actor, None if sees_all(actor) else frozenset(watched_centres(actor).values_list("pk", flat=True))
        )
    asked = centres_of(unit, today).filter(pk__in=watched_centres(actor).values("pk"))
    found = frozenset(asked.values_list("pk", flat=True))
    if not found:
        raise no_such_warning()
    return Watched(actor, found)


def units_watched(actor: Actor) -> QuerySet[ServiceCentre]:
    """The one-stops to choose from, in Vietnamese order."""
    return watched_centres(actor).order_by("name_sort", "code")


def days_on(now: datetime) -> Days:
    """Due soon is within the next three working days of the province's calendar; three days where there is none."""
    try:
        return Days(now, schedule_for(None, now.date()).add_working_days(now.date(), SOON))
    except Refused:
        return Days(now, now.date() + timedelta(days=SOON))


def count_warnings(watched: Watched, now: datetime) -> Warnings:
    """All counts of the overview. Three statements and the calendar's."""
    days = days_on(now)
    due = (
        Dossier.objects.filter(OPEN, watched.within("centre"))
        .values_list("centre_id")
        .annotate(
            soon=Count("pk", filter=condition_of(WorkList.DUE_SOON, days)),
            over=Count("pk", filter=condition_of(WorkList.OVERDUE, days)),
        )
        .order_by()
    )
    likely = dict(likely_late(watched).values_list("centre_id").annotate(number=Count("pk")).order_by())
    signs: dict[int, int] = {}
    kinds = {kind: OfKind() for kind in SignKind}
    counted = signs_of(watched).values_list("centre_id", "kind", "standing").annotate(number=Count("pk")).order_by()
    for centre, code, standing, number in counted:
        new = number if standing == Standing.NEW else 0
        signs[centre] = signs.get(centre, 0) + new
        known = kinds[SignKind(code)]
        kinds[SignKind(code)] = OfKind(known.new + new, known.all + number)
    by_due = {centre: (soon, over) for centre, soon, over in due}
    centres = {
        centre: AtCentre(*by_due.get(centre, (0, 0)), likely.get(centre, 0), signs.get(centre, 0))
        for centre in by_due.keys() | likely.keys() | signs.keys()
    }
    return Warnings(centres, kinds)


def due_list(watched: Watched, which: WorkList, now: datetime, after: str, size: int) -> Page:
    """A page of the dossiers due soon, or overdue, the first due first: the same condition as the count's."""
    found = Dossier.objects.filter(OPEN, condition_of(which, days_on(now)), watched.within("centre"))
    return read_page((Segment("d", (found.filter(due_at__isnull=False),)),), after, size)


def count_due(watched: Watched, which: WorkList, now: datetime) -> int:
    """How many dossiers are due soon, or overdue."""
    return Dossier.objects.filter(OPEN, condition_of(which, days_on(now)), watched.within("centre")).count()


def likely_late(watched: Watched) -> QuerySet[LateEstimate]:
    """What the last model says of dossiers that still run, if it is likely to be late."""
    return LateEstimate.objects.filter(LIKELY, STILL_RUNNING, watched.within("centre_id"))


def likely_late_page(watched: Watched, after: str, size: int) -> tuple[list[LateEstimate], str]:
    """A page, the likeliest first, and the key of the next. Raises `Invalid` for a forged key."""
    found = likely_late(watched).order_by("-share", "dossier_id")
    if after:
        if not (match := KEY.fullmatch(after)):
            raise unreadable_key()
        share, number = int(match[1]), int(match[2])
        found = found.filter(Q(share__lte=share), Q(share__lt=share) | Q(dossier_id__gt=number))
    rows = list(found[: size + 1])
    shown = rows[:size]
    return shown, f"{shown[-1].share}-{shown[-1].dossier_id}" if len(rows) > size else ""


def signs_of(watched: Watched, kind: SignKind | None = None, standing: str = "") -> QuerySet[FoundSign]:
    """The signs of what is watched, narrowed to a kind and a standing."""
    found = signs_for(watched.actor).filter(watched.within("centre"))
    if kind is not None:
        found = found.filter(kind=kind)
    return found.filter(standing=standing) if standing else found


def sign_page(found: QuerySet[FoundSign], after: str, size: int) -> tuple[list[FoundSign], str]:
    """A page of signs, the latest first, and the key of the next. Raises `Invalid` for a forged key."""
    found = found.order_by("-at", "-pk")
    if after:
        if not NUMBER.fullmatch(after) or not (last := FoundSign.objects.filter(pk=int(after)).first()):
            raise unreadable_key()
        found = found.filter(Q(at__lte=last.at), Q(at__lt=last.at) | Q(pk__lt=last.pk))
    rows = list(found.select_related("centre", "dossier", "dossier__procedure")[: size + 1])
    shown = rows[:size]
    return shown, str(shown[-1].pk) if len(rows) > size else ""


def last_model() -> LateModel | None:
    return LateModel.objects.order_by("as_of").last()


def rows_by_number(numbers: Collection[int]) -> dict[int, Dossier]:
    """The dossiers of a page, with the names that it shows."""
    return Dossier.objects.select_related("procedure", "centre").in_bulk(list(numbers))
