"""What warnings propose to look into: late dossiers and signs, by officer where one is known, else by unit.

Nothing is opened by this: an inspector or head who sees a proposal may open a case with its dossiers and signs as
evidence. What is evidence in a case already is not proposed again, to a head only where the case is the head's to see:
what is missing would tell about whom it is. Neither is a sign that a supervisor has explained.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from motcua.dossiers.models import Dossier, Duty
from motcua.dossiers.worklists.lists import OPEN, WorkList, condition_of
from motcua.inspections.access import cases_visible_to, watched_centres
from motcua.inspections.models import CaseRow
from motcua.inspections.policies import check_may_open_cases
from motcua.inspections.rules.evidence import EvidenceKind
from motcua.kernel.clock import VIETNAM
from motcua.organisation.actors import Actor
from motcua.organisation.models import ServiceCentre
from motcua.organisation.rules.posts import Role
from motcua.oversight.models import FoundSign
from motcua.oversight.queries import days_on
from motcua.oversight.rules.standings import Standing
from motcua.people.models import Account

MOST = 500
"""Dossiers and signs looked at, the longest overdue and the latest first; the page says so."""
ASSIGNED = "="
"""Before the account to whom a step was given (`dossiers.rules.duties`)."""


@dataclass(slots=True)
class Proposal:
    """What there is about an officer (`account`), or a unit as a whole (None)."""

    centre: ServiceCentre
    account: int | None
    name: str = ""
    dossiers: list[Dossier] = field(default_factory=list)
    signs: list[FoundSign] = field(default_factory=list)

    @property
    def weight(self) -> int:
        return len(self.dossiers) + len(self.signs)

    @property
    def last_day(self) -> date | None:
        """When the last of it happened: a sign's day, or the day a dossier was due."""
        moments = [sign.at for sign in self.signs] + [each.due_at for each in self.dossiers if each.due_at]
        return max(moments).astimezone(VIETNAM).date() if moments else None


def proposals(actor: Actor, now: datetime) -> list[Proposal]:
    """All but about the actor, the one with most behind it first. Six queries. Raises `NotFound` for who opens no
    cases."""
    check_may_open_cases(actor)
    watched = list(watched_centres(actor))
    centres = {centre.pk: centre for centre in watched}
    known = CaseRow.objects if actor.has(Role.INSPECTOR) else cases_visible_to(actor)
    used = {key for keys in known.filter(centre__in=watched).values_list("evidence", flat=True) for key in keys}
    found: dict[tuple[int, int | None], Proposal] = {}

    def about(centre: int, account: int | None) -> Proposal:
        return found.setdefault((centre, account), Proposal(centres[centre], account))

    for dossier, account in _late(watched, now):
        if f"{EvidenceKind.DOSSIER}:{dossier.code}" not in used:
            about(dossier.centre_id, account).dossiers.append(dossier)
    signs = FoundSign.objects.filter(centre__in=watched).exclude(standing=Standing.EXPLAINED)
    for sign in signs.order_by("-at", "-pk")[:MOST]:
        if f"{EvidenceKind.SIGN}:{sign.pk}" not in used:
            for account in _each_or_none(sign.accounts):
                about(sign.centre_id, account).signs.append(sign)
    others = [each for each in found.values() if each.account is None or each.account != actor.account_id]
    _name(others)
    return sorted(others, key=lambda each: (-each.weight, each.centre.code, each.name))


def proposal_about(actor: Actor, centre: str, account: int | None, now: datetime) -> Proposal | None:
    """One of them."""
    every = proposals(actor, now)
    return next((each for each in every if each.centre.code == centre and each.account == account), None)


def _late(watched: list[ServiceCentre], now: datetime) -> list[tuple[Dossier, int | None]]:
    """Overdue dossiers, each with every officer to whom an open step was given; None where there is none."""
    overdue = Dossier.objects.filter(OPEN, condition_of(WorkList.OVERDUE, days_on(now)), centre__in=watched)
    rows = list(overdue.select_related("procedure").order_by("due_at", "pk")[:MOST])
    given: dict[int, set[int]] = defaultdict(set)
    duties = Duty.objects.filter(dossier__in=[row.pk for row in rows], whose__startswith=ASSIGNED)
    for number, whose in duties.values_list("dossier_id", "whose"):
        given[number].add(int(whose.removeprefix(ASSIGNED)))
    return [(row, account) for row in rows for account in _each_or_none(sorted(given[row.pk]))]


def _each_or_none(accounts: Sequence[int]) -> Sequence[int | None]:
    return accounts or (None,)


def _name(proposed: Collection[Proposal]) -> None:
    accounts = Account.objects.in_bulk({each.account for each in proposed if each.account is not None})
    for each in proposed:
        if each.account is not None:
            account = accounts.get(each.account)
            each.name = (account.full_name or account.username) if account else ""
