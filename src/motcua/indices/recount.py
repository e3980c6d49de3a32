"""For `motcua verify --reports`: the index of QĐ 766 and the ratings, counted again dossier by dossier.

What dossiers tell is counted from their states; a dossier's steps as its page reads them (`dossiers.rules.trail`). Sets
of procedures are counted row by row of the catalogue; those of payments are no matter of dossiers and not looked at.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db import connection

from motcua.catalogue.rules.content import Channel
from motcua.dossiers.projectors import Change
from motcua.dossiers.rules.documents import Part
from motcua.dossiers.rules.lifecycle.undo import Undone
from motcua.dossiers.rules.state import DossierState, Status
from motcua.dossiers.rules.trail import trail
from motcua.indices.dossier_sets import SETS, counts_by_centre, seconds_taken_and_given
from motcua.indices.ratings import parameters_of, rate_units
from motcua.indices.recount_procedures import unlike_procedures
from motcua.indices.step_scores import CONDITIONS, OFFICERS
from motcua.organisation.models import ServiceCentre
from motcua.processes.rules.template import StepKind
from motcua.statistics.rules.periods import Period
from motcua.statistics.rules.standings import day_of

DOSSIER_SETS = tuple(code for code in SETS if not code.startswith("paid"))
WORKED = frozenset({"accepted", "step_finished", "decided", "result_issued"})
SCORED = frozenset({StepKind.APPRAISE, StepKind.CONSULT, StepKind.APPROVE, StepKind.ISSUE})

type ByPlace = Counter[tuple[str, str]]


class IndexRecount:
    """Takes every dossier's whole story, then tells what the index and the ratings have otherwise."""

    def __init__(self, periods: Sequence[Period], *, now: datetime) -> None:
        self._periods = list(periods)
        self._sets: list[ByPlace] = [Counter() for _ in periods]
        self._seconds: list[Counter[str]] = [Counter() for _ in periods]
        self._units: list[ByPlace] = [Counter() for _ in periods]
        self._officers: list[Counter[tuple[str, int, str]]] = [Counter() for _ in periods]
        self._used: list[set[str]] = [set() for _ in periods]

    def add(self, change: Change) -> None:
        """Count one dossier in every period."""
        state = change.after
        if state.accepted_at is None:
            return
        for number, period in enumerate(self._periods):
            for code, centre in sets_of(state, period):
                self._sets[number][code, centre] += 1
            if state.channel is Channel.ONLINE and period.first <= day_of(state.accepted_at) <= period.last:
                self._used[number].add(state.procedure)
            if _issued_in(state, period):
                self._count_issued(number, change)

    def _count_issued(self, number: int, change: Change) -> None:
        state = change.after
        if state.due_at and state.accepted_at and state.finished_at:
            self._seconds[number]["taken"] += round((state.finished_at - state.accepted_at).total_seconds() * 1_000_000)
            self._seconds[number]["given"] += round((state.due_at - state.accepted_at).total_seconds() * 1_000_000)
        scores = scores_of(change)
        for name in conditions_of(state, min((score for _, score in scores), default=None)):
            self._units[number][name, state.centre] += 1
        for account in accounts_of(change):
            own = min((score for by, score in scores if by == account), default=None)
            for name in conditions_of(state, own):
                self._officers[number][name, account, state.centre] += 1

    def differences(self) -> Iterator[str]:
        """One line for each count that differs."""
        codes = dict(ServiceCentre.objects.values_list("pk", "code"))
        for number, period in enumerate(self._periods):
            where = f"{period.first} - {period.last}"
            found = counts_by_centre(period, None)
            told = {(code, codes[pk]): n for code in DOSSIER_SETS for pk, n in found[code].items()}
            yield from _unlike(f"766 {where}", told, self._sets[number])
            seconds = tuple(round(self._seconds[number][name] / 1_000_000) for name in ("taken", "given"))
            if (sums := seconds_taken_and_given(period, None)) != seconds:
                yield f"766 {where} 2.2: {sums}, the events say {seconds}"
            rated = {(name, unit.code): n for unit in rate_units(period) for name, n in unit.counts.items()}
            yield from _unlike(f"ratings {where}", rated, self._units[number])
            yield from _unlike(f"officers {where}", _officers(period, codes), self._officers[number])
            yield from unlike_procedures(period, self._used[number])

    def differences_of(self, change: Change) -> Iterator[str]:
        """Nothing is kept of a single dossier."""
        yield from ()


def sets_of(state: DossierState, period: Period) -> Iterator[tuple[str, str]]:
    """The sets of the index that a dossier is in, and at which centre."""
    parts = {each.part for each in state.attachments if not each.removed}
    assert state.accepted_at  # noqa: S101 - the caller looked
    if period.first <= day_of(state.accepted_at) <= period.last and state.channel is Channel.ONLINE:
        ended = state.status in (Status.RESOLVED, Status.RETURNED) and state.finished_at is not None
        if not (ended and state.finished_at and day_of(state.finished_at) <= period.last) or Part.RESULT in parts:
            yield "online_with_result", state.received_centre
    if _issued_in(state, period):
        yield "results", state.centre
        if state.due_at:
            yield "dated_results", state.centre
        if Part.RESULT in parts:
            yield "electronic_results", state.centre
            if Part.INPUT in parts:
                yield "digitised", state.centre


def _issued_in(state: DossierState, period: Period) -> bool:
    if state.status not in (Status.RESOLVED, Status.RETURNED) or state.finished_at is None:
        return False
    return period.first <= day_of(state.finished_at) <= period.last


def scores_of(change: Change) -> list[tuple[int | None, int]]:
    """Of each step with a planned end: whose it was, and 2 early, 1 on time, 0 late, by the day."""
    found = []
    for step in trail(change.after, change.events):
        if step.step.kind in SCORED and step.at and step.planned_end and step.by:
            done, end = day_of(step.at), day_of(step.planned_end)
            found.append((step.by.account, 2 if done < end else 1 if done == end else 0))
    return found


def accounts_of(change: Change) -> set[int]:
    """Who did a step of it, what was undone aside."""
    undone = {step.event.fact.undoes for step in change.transitions if isinstance(step.event.fact, Undone)}
    return {
        step.event.by.account
        for step in change.transitions
        if step.event.kind in WORKED and step.after.seq not in undone and step.event.by.account is not None
    }


def conditions_of(state: DossierState, worst: int | None) -> Iterator[str]:
    """The counts of ratings that a dossier with a result is in, its worst step having that score."""
    yield "rated"
    if state.due_at and state.finished_at:
        days = (day_of(state.finished_at) - day_of(state.due_at)).days
        yield "early" if days < 0 else "on_time" if days == 0 else "late"
        if days > 0 and state.channel is Channel.ONLINE:
            yield "online_late"
    if worst is not None:
        yield ("steps_late", "steps_on_time", "steps_early")[worst]
    yield ("never_asked", "asked_once", "asked_more")[min(state.supplements, 2)]
    if state.supplements:
        yield "asked"


def _officers(period: Period, codes: dict[int, str]) -> dict[tuple[str, int, str], int]:
    """What the ratings of officers count, centre by centre."""
    found: dict[tuple[str, int, str], int] = {}
    with connection.cursor() as cursor:
        for number, code in codes.items():
            cursor.execute(OFFICERS, parameters_of(period, [number]))
            for account, _name, *row in cursor.fetchall():
                found |= {(name, account, code): n for name, n in zip(CONDITIONS, row, strict=True)}
    return found


def _unlike[K: tuple[object, ...]](where: str, told: dict[K, int], expected: Counter[K]) -> Iterator[str]:
    for key in sorted({*told, *expected}, key=repr):
        if told.get(key, 0) != expected.get(key, 0):
            yield f"{where} {' '.join(map(str, key))}: {told.get(key, 0)}, the events say {expected.get(key, 0)}"
