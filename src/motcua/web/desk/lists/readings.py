"""Reads the work lists and the search into what their pages show."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.functional import Promise

from motcua.catalogue.models import ProcedureRevision, Sector
from motcua.dossiers.models import Duty
from motcua.dossiers.queries import visible_to
from motcua.dossiers.rules.duties import UNIT, Work, held_by
from motcua.dossiers.rules.online_answer import answer_due
from motcua.dossiers.rules.state import Status
from motcua.dossiers.worklists.counts import Bounded, count_lists
from motcua.dossiers.worklists.desk import Desk, desk_of
from motcua.dossiers.worklists.lists import Days, Filters, WorkList, segments_of
from motcua.dossiers.worklists.pages import Page, read_page
from motcua.dossiers.worklists.search import search
from motcua.kernel.errors import Refused
from motcua.kernel.law_rows import valid_on
from motcua.organisation.actors import Actor
from motcua.organisation.models import ServiceCentre
from motcua.people.models import Account
from motcua.web.desk.addresses import address_of_dossier
from motcua.web.desk.lists.view_models import FoundPage, ListLink, WorkPage, WorkRow
from motcua.web.desk.lists.words import ABOUT, LISTS, WORKS
from motcua.web.paging import address_with
from motcua.web.statuses import NATIONAL_STATUSES, timeliness_tag
from motcua.worktime.queries import schedule_for
from motcua.worktime.rules.schedule import in_vietnam

ROWS = 25
SOON = 3
"""Working days in which what is due is due soon."""
PINNED = ProcedureRevision.objects.filter(procedure=OuterRef("procedure"), number=OuterRef("revision"))
COLUMNS = (
    *("pk", "code", "seq", "name", "owner_name", "status", "centre_id"),
    *("submitted_at", "accepted_at", "due_at", "waiting_since", "finished_at"),
)
TAKEN = frozenset({Work.CONSULT, Work.APPRAISE, Work.APPROVE, Work.ISSUE})
"""The work on a step of the process: what can be taken, and given to somebody."""


def read_work(request: HttpRequest, actor: Actor, which: WorkList, filters: Filters, now: datetime) -> WorkPage:
    """A list from the key in the address on, with how many stand in each of the others."""
    desk = desk_of(actor)
    days = Days(now, last_day_soon(desk, now.date()))
    page = read_page(segments_of(actor, desk, which, days, filters), request.GET.get("after", ""), ROWS)
    counts = count_lists(actor, desk, which, days, filters)

    def link(label: str | Promise, count: Bounded, is_current: bool, **query: str) -> ListLink:
        return ListLink(label, address_with(request, after="", **query), is_current, count)

    return WorkPage(
        title=LISTS[which],
        about=ABOUT[which],
        lists=tuple(link(LISTS[each], counts.lists[each], each is which, list=each.value) for each in WorkList),
        works=tuple(
            link(WORKS[work], count, filters.work == work, work=work.value)
            for work, count in counts.works.items()
            if count.number or filters.work == work
        ),
        rows=read_rows(actor, desk, page, now),
        next_key=page.next_key,
    )


def read_found(actor: Actor, text: str, after: str, now: datetime) -> FoundPage:
    """What the search finds for `text`. Raises `Invalid` for what is too short."""
    desk = desk_of(actor)
    page = search(actor, desk, text, today=now.date(), after=after, size=ROWS)
    return FoundPage(read_rows(actor, desk, page, now), page.next_key)


def read_rows(actor: Actor, desk: Desk, page: Page, now: datetime) -> tuple[WorkRow, ...]:
    """The rows of a page, in its order; a dossier that has become invisible meanwhile is left out."""
    named = visible_to(actor).annotate(name=Coalesce(Subquery(PINNED.values("name")[:1]), F("procedure__name")))
    found = {row["pk"]: row for row in named.filter(pk__in=page.numbers).values(*COLUMNS)}
    answers = read_answers(found.values(), now)
    duties = read_duties(desk, found)
    holders = read_holders(duties)
    return tuple(
        row_of(found[number] | answers.get(number, {}), duties.get(number, []), holders, desk, actor, now.date())
        for number in page.numbers
        if number in found
    )


def read_answers(rows: Iterable[Mapping[str, Any]], now: datetime) -> dict[int, dict[str, Any]]:
    """Of those that wait for their acceptance, by when each is to be answered, and whether that has passed."""
    online = [row for row in rows if row["status"] == Status.REGISTERED and row["submitted_at"]]
    centres = {row["centre_id"] for row in online}
    units = dict(ServiceCentre.objects.filter(pk__in=centres).values_list("pk", "unit__code")) if online else {}
    schedules = {centre: schedule_for(unit) for centre, unit in units.items()}
    due = {row["pk"]: answer_due(row["submitted_at"], schedules[row["centre_id"]]) for row in online}
    return {number: {"answer_by": at, "is_answer_late": at is not None and at < now} for number, at in due.items()}


type Owned = tuple[str, str, str]
"""Place, owner and work of a duty."""


def read_duties(desk: Desk, numbers: Iterable[int]) -> dict[int, list[Owned]]:
    """The duties of the dossiers that fall to the officer's unit."""
    duties: dict[int, list[Owned]] = {}
    rows = Duty.objects.filter(dossier__in=list(numbers)).values_list("dossier_id", "place", "whose", "work")
    for number, *owned in rows:
        duties.setdefault(number, []).append((owned[0], owned[1], owned[2]))
    return duties


def read_holders(duties: Mapping[int, Iterable[Owned]]) -> dict[str, str]:
    """The names of those who have a step in hand, by owner."""
    accounts = {int(whose[1:]) for owned in duties.values() for _, whose, _ in owned if whose.startswith("=")}
    found = Account.objects.filter(pk__in=accounts) if accounts else ()
    return {held_by(account.pk): account.full_name or account.username for account in found}


def row_of(
    row: Mapping[str, Any],
    duties: Iterable[Owned],
    holders: Mapping[str, str],
    desk: Desk,
    actor: Actor,
    today: date,
) -> WorkRow:
    duties = list(duties)
    works = {work for _, whose, work in duties if whose == UNIT}
    names = dict.fromkeys(holders[whose] for _, whose, _ in sorted(duties) if whose in holders)
    own = set(desk.own)
    return WorkRow(
        code=row["code"] or "",
        number=row["pk"],
        address=address_of_dossier(row["code"], row["pk"]),
        seen=row["seq"],
        procedure_name=row["name"],
        owner_name=row["owner_name"],
        accepted_at=row["accepted_at"],
        due_at=row["due_at"],
        status=NATIONAL_STATUSES[Status(row["status"])],
        timeliness=timeliness_tag(
            Status(row["status"]), row["due_at"], row["finished_at"], row["waiting_since"], today
        ),
        works=tuple(WORKS[work] for work in Work if work in works),
        holder=", ".join(names),
        is_mine=any((place, whose) in desk.held for place, whose, _ in duties),
        submitted_at=in_vietnam(row["submitted_at"]) if "answer_by" in row else None,
        answer_by=row.get("answer_by"),
        is_answer_late=row.get("is_answer_late", False),
        can_take=any((place, whose) in own and work in TAKEN for place, whose, work in duties),
    )


def last_day_soon(desk: Desk, today: date) -> date:
    """The third working day from today, in the calendar of the first centre; without a calendar, three days."""
    units = ServiceCentre.objects.filter(pk__in=desk.centres).order_by("pk").values_list("unit__code", flat=True)
    try:
        return schedule_for(units.first(), today).add_working_days(today, SOON)
    except Refused:
        return today + timedelta(days=SOON)


def read_sectors() -> list[tuple[str, str]]:
    """The sectors to choose from, in Vietnamese alphabetical order."""
    return list(Sector.objects.order_by("name_sort", "code").values_list("code", "name"))


def read_officers(actor: Actor, today: date) -> list[tuple[int, str]]:
    """Those who hold a post today at a centre or an agency of the actor's posts, by name."""
    prefix = "post_holdings__"
    here = Q(post_holdings__post__centre__in=actor.centre_ids) | Q(
        post_holdings__post__centre=None, post_holdings__post__agency__in=actor.agency_ids
    )
    found = Account.objects.filter(here & valid_on(today, prefix) & valid_on(today, f"{prefix}post__"), is_active=True)
    return list(found.order_by("full_name", "pk").distinct().values_list("pk", "full_name"))
