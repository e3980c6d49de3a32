"""Reads for screens, each from `visible_to`, `own_petitions` or what is public; and the figures of reports."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from motcua.kernel.clock import VIETNAM
from motcua.kernel.text import fold
from motcua.organisation.actors import Actor
from motcua.organisation.models import ServiceCentre
from motcua.organisation.queries import centres
from motcua.organisation.rules.posts import Role
from motcua.petitions.access import visible_to
from motcua.petitions.models import Petition as Row
from motcua.petitions.policies import WORKERS, check_may_look
from motcua.petitions.rules.facts import Kind
from motcua.petitions.rules.reporting import Figure, Lived, count, count_by
from motcua.territory.rules.units import Level

DUE_SOON = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is narrowed to; "" is everything. `due`: "overdue" now, "soon" (within two days), ever "late"."""

    q: str = ""
    status: str = ""
    kind: str = ""
    due: str = ""
    centre: str = ""


def listed(actor: Actor, filters: Filters, now: datetime) -> QuerySet[Row]:
    """The petitions that the officer sees, the most pressing first. Raises `NotFound` for who sees none at all."""
    check_may_look(actor)
    found = visible_to(actor, now.astimezone(VIETNAM).date()).select_related("place_centre", "about_centre")
    if filters.status == "open":
        found = found.filter(closed_at=None)
    elif filters.status:
        found = found.filter(status=filters.status)
    if filters.kind:
        found = found.filter(kind=filters.kind)
    if filters.centre:
        found = found.filter(place_centre__code=filters.centre)
    if filters.due == "overdue":
        found = found.filter(next_due_at__lt=now)
    elif filters.due == "soon":
        found = found.filter(next_due_at__gte=now, next_due_at__lt=now + DUE_SOON)
    elif filters.due == "late":
        found = found.filter(Q(next_due_at__lt=now) | Q(late_at__lt=now))
    words = fold(filters.q)
    if words:
        found = found.filter(Q(code__istartswith=filters.q.strip()) | Q(title_folded__contains=words))
    return found.order_by("-received_at", "-pk")


def public_petitions(q: str = "") -> QuerySet[Row]:
    """What everybody may read, the latest first; words in any order, with or without accents."""
    found = Row.objects.filter(is_public=True).order_by("-published_at", "-pk")
    for word in fold(q).split()[:10]:
        found = found.filter(public_folded__contains=word)
    return found


def public_petition(code: str) -> Row | None:
    """A published one by its code; None for any other."""
    return Row.objects.filter(is_public=True, code=code).first()


def places_in_force(on: date) -> list[tuple[str, str, str]]:
    """Code, name and level of every one-stop that works on that day, by name."""
    return list(centres(None, on).values_list("code", "name", "level"))


@dataclass(frozen=True, slots=True)
class Report:
    """Forms 05a (by kind) and 05b (by the unit that holds it): of each line and column, which petitions."""

    by_kind: Mapping[str, Mapping[Figure, frozenset[UUID]]]
    by_centre: Mapping[ServiceCentre, Mapping[Figure, frozenset[UUID]]]
    total: Mapping[Figure, frozenset[UUID]]


def report_of(actor: Actor, begin: datetime, end: datetime) -> Report:
    """The figures of a period up to, not including, `end`. Raises `NotFound` for who sees no petitions."""
    check_may_look(actor)
    return _report(_in_scope(actor), begin, end)


def figures_of_all(begin: datetime, end: datetime) -> Report:
    """The same of the whole province, for official forms: numbers, which open nothing."""
    return _report(Row.objects.all(), begin, end)


def _report(rows: QuerySet[Row], begin: datetime, end: datetime) -> Report:
    lived = _lived(rows, begin, end)
    by_kind = count_by(lived, begin, end, lambda each: each.kind)
    by_centre = count_by(lived, begin, end, lambda each: each.centre)
    places = ServiceCentre.objects.filter(pk__in=by_centre).order_by("name_sort", "code")
    return Report(
        {kind.value: by_kind.get(kind.value, count((), begin, end)) for kind in Kind},
        {centre: by_centre[centre.pk] for centre in places},
        count(lived, begin, end),
    )


def sums_between(begin: datetime, end: datetime, centre: str = "") -> dict[Figure, int]:
    """How many by column, up to, not including, `end`: of all, or of those that a one-stop, by its code, holds."""
    rows = Row.objects.filter(place_centre__code=centre) if centre else Row.objects.all()
    return {figure: len(behind) for figure, behind in count(_lived(rows, begin, end), begin, end).items()}


def _in_scope(actor: Actor) -> QuerySet[Row]:
    """Whose petitions a report counts: all of the province for auditors and the province's own, else those that one's
    one-stop sorts or holds. It counts what one may not open, too: the list says how many these are."""
    own = [post.centre_id for post in actor.posts if post.roles & WORKERS and post.centre_id]
    province = ServiceCentre.objects.filter(pk__in=own, level=Level.PROVINCE)
    if actor.has(Role.AUDITOR) or province.exists():
        return Row.objects.all()
    return Row.objects.filter(Q(control_centre__in=own) | Q(place_centre__in=own))


def _lived(rows: QuerySet[Row], begin: datetime, end: datetime) -> list[Lived]:
    """What was received before `end` and not long settled at `begin`."""
    touched = Q(closed_at=None) | Q(closed_at__gte=begin) | Q(published_at__gte=begin)
    columns = ("pk", "kind", "place_centre_id", "opened", "closed", "late_at", "next_due_at", "published_at")
    found = rows.filter(touched, received_at__lt=end).values_list(*columns)
    return [
        Lived(pk, kind, centre, tuple(opened), tuple(closed), late, due, published)
        for pk, kind, centre, opened, closed, late, due, published in found
    ]


@dataclass(frozen=True, slots=True)
class Handled:
    """Indicators 5.1–5.3 of QĐ 766: of the petitions received in a period, how many were classified, never late, and
    left nobody unsatisfied."""

    received: int
    classified: int
    on_time: int
    satisfied: int


def handled_in(begin: datetime, end: datetime, of: Collection[int] | None = None) -> Handled:
    """As of `end`; of the units that hold them, or of all. One query."""
    found = Row.objects.filter(received_at__gte=begin, received_at__lt=end)
    if of is not None:
        found = found.filter(place_centre__in=of)
    rows = list(found.values_list("classified_at", "late_at", "next_due_at", "disliked_at", "opened"))
    on_time = [row for row in rows if not (_before(row[1], end) or _before(row[2], end))]
    return Handled(
        received=len(rows),
        classified=sum(_before(row[0], end) for row in rows),
        on_time=len(on_time),
        satisfied=sum(not _before(row[3], end) and not any(each < end for each in row[4][1:]) for row in on_time),
    )


def _before(moment: datetime | None, end: datetime) -> bool:
    return moment is not None and moment < end


def shown_of(actor: Actor, subjects: Iterable[UUID], on: date) -> QuerySet[Row]:
    """Those of these petitions that the officer may see."""
    rows = visible_to(actor, on).filter(pk__in=list(subjects)).select_related("place_centre", "about_centre")
    return rows.order_by("-received_at", "-pk")
