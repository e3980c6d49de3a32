"""For `motcua verify --reports`: the leadership desk's ages, durations and times, counted again dossier by dossier."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from motcua.dossiers.projectors import Change
from motcua.dossiers.rules.lifecycle.conclude import Decided
from motcua.dossiers.rules.lifecycle.supplement import SupplementRequested
from motcua.dossiers.rules.lifecycle.undo import Undone
from motcua.dossiers.rules.state import DossierState, Outcome
from motcua.organisation.actors import SYSTEM
from motcua.organisation.models import ServiceCentre
from motcua.statistics.ageing import open_dossiers
from motcua.statistics.durations import durations_of
from motcua.statistics.evenings import midnight
from motcua.statistics.reasons import MOST, Reason, reasons_of
from motcua.statistics.rules.brute_force import Evening
from motcua.statistics.rules.brute_force_times import Minutes, count_duration, count_minutes
from motcua.statistics.rules.contributions import ONE_DAY
from motcua.statistics.rules.durations import DurationKey
from motcua.statistics.rules.periods import Period
from motcua.statistics.rules.standings import day_of
from motcua.statistics.rules.stays import Stage
from motcua.statistics.rules.survival import estimate
from motcua.statistics.stays import lived_by_centre

type Given = tuple[str, str, str]
"""A centre, "asked" or "refused", and the words."""


class DeskRecount:
    """Takes every dossier's whole story, then tells what the desk has otherwise. Periods begin with their months."""

    def __init__(self, periods: Sequence[Period], *, now: datetime) -> None:
        self._now, self._today = now, now.date()
        self._periods = [Period(period.first.replace(day=1), period.last) for period in periods]
        self._minutes: list[Minutes] = [Counter() for _ in periods]
        self._ended: list[Counter[int]] = [Counter() for _ in periods]
        self._pending: list[Counter[int]] = [Counter() for _ in periods]
        self._reasons: list[Counter[Given]] = [Counter() for _ in periods]
        self._accepted: Counter[date] = Counter()
        self._due: Counter[date] = Counter()

    def add(self, change: Change) -> None:
        """Count one dossier everywhere."""
        state = change.after
        if state.accepted_at is None:
            return
        accepted = day_of(state.accepted_at)
        ended: Counter[DurationKey] = Counter()
        count_duration(ended, Counter(), change)
        for number, period in enumerate(self._periods):
            count_minutes(self._minutes[number], change, midnight(period.first), self._until(period))
            self._reasons[number].update(reasons_in(change, period))
            if period.first <= accepted <= period.last:
                if state.finished_at is None:
                    self._pending[number][(self._today - accepted).days] += 1
                for key in ended:
                    self._ended[number][key.days] += 1
        if state.finished_at is None:
            self._accepted[accepted] += 1
            if state.due_at and Evening(change, self._today).is_overdue:
                self._due[day_of(state.due_at)] += 1

    def differences(self) -> Iterator[str]:
        """One line for each figure that differs."""
        found = open_dossiers(self._today)
        for name, told, expected in (
            ("open by day of acceptance", found.by_accepted, self._accepted),
            ("overdue by due day", found.overdue_by_due, self._due),
        ):
            if told != expected:
                yield f"{name}: {told}, the events say {dict(expected)}"
        codes = dict(ServiceCentre.objects.values_list("pk", "code"))
        for number, period in enumerate(self._periods):
            where = f"{period.first} - {period.last}"
            survival = durations_of(period, found.by_accepted, self._today).survival
            if survival != (wanted := estimate(self._ended[number], self._pending[number])):
                yield f"durations {where}: {survival}, the events say {wanted}"
            lived = lived_by_centre(period.first, self._until(period))
            minutes = {(codes[centre], stage): at.minutes for (centre, stage), at in lived.items() if at.minutes}
            yield from _unlike(where, minutes, +self._minutes[number])
            yield from self._of_reasons(number, period, codes)

    def _of_reasons(self, number: int, period: Period, codes: Mapping[int, str]) -> Iterator[str]:
        """Of the centres where a reason was given."""
        given = self._reasons[number]
        for pk, code in codes.items():
            if not any(centre == code for centre, _of, _words in given):
                continue
            reasons = reasons_of(SYSTEM, pk, period)
            for kind, told in (("asked", reasons.asked), ("refused", reasons.refused)):
                expected = {words: n for (at, of, words), n in given.items() if (at, of) == (code, kind)}
                where = f"reasons {period.first} - {period.last} {code} {kind}"
                yield from _unlike_reasons(where, told, expected)

    def differences_of(self, change: Change) -> Iterator[str]:
        """Nothing is kept of a single dossier."""
        yield from ()

    def _until(self, period: Period) -> datetime:
        """The midnight that ends the last month, or now while it runs."""
        following = (period.last.replace(day=28) + 4 * ONE_DAY).replace(day=1)
        return min(midnight(following), self._now)


def _unlike(where: str, told: dict[tuple[str, Stage], int], expected: Minutes) -> Iterator[str]:
    for key in sorted({*told, *expected}):
        if told.get(key, 0) != expected.get(key, 0):
            centre, stage = key
            yield f"minutes {where} {centre} {stage.name}: {told.get(key, 0)}, the events say {expected.get(key, 0)}"


def reasons_in(change: Change, period: Period) -> set[Given]:
    """Papers asked for of a dossier accepted in the period, grounds of its refusal in it; not what was undone."""
    state, given = change.after, set[Given]()
    undone = {event.fact.undoes for event in change.events if isinstance(event.fact, Undone)}
    for step in change.transitions:
        fact = step.event.fact
        if step.after.seq in undone:
            continue
        if isinstance(fact, SupplementRequested) and _is_in(state.accepted_at, period):
            given |= {(state.centre, "asked", item) for item in fact.items}
        if isinstance(fact, Decided) and fact.outcome is Outcome.REFUSED and _was_refused(state, period):
            given.add((state.centre, "refused", fact.ground))
    return given


def _was_refused(state: DossierState, period: Period) -> bool:
    is_refused = state.decision is not None and state.decision.outcome is Outcome.REFUSED
    return is_refused and _is_in(state.finished_at, period)


def _is_in(at: datetime | None, period: Period) -> bool:
    return at is not None and period.first <= day_of(at) <= period.last


def _unlike_reasons(where: str, told: Sequence[Reason], expected: dict[str, int]) -> Iterator[str]:
    """Of equally common reasons any may be among the first ones."""
    for reason in told:
        if expected.get(reason.words, 0) != reason.dossiers:
            yield f"{where} {reason.words}: {reason.dossiers}, the events say {expected.get(reason.words, 0)}"
    if (most := sorted(expected.values(), reverse=True)[:MOST]) != (numbers := [each.dossiers for each in told]):
        yield f"{where}: {numbers}, the events say {most}"
