"""For `motcua verify --reports`: the leadership desk's ages, durations and times, counted again dossier by dossier."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from motcua.dossiers.projectors import Change
from motcua.organisation.models import ServiceCentre
from motcua.statistics.ageing import open_dossiers
from motcua.statistics.durations import durations_of
from motcua.statistics.evenings import midnight
from motcua.statistics.rules.brute_force import Evening
from motcua.statistics.rules.brute_force_times import Minutes, count_duration, count_minutes
from motcua.statistics.rules.contributions import ONE_DAY
from motcua.statistics.rules.durations import DurationKey
from motcua.statistics.rules.periods import Period
from motcua.statistics.rules.standings import day_of
from motcua.statistics.rules.stays import Stage
from motcua.statistics.rules.survival import estimate
from motcua.statistics.stays import lived_by_centre


class DeskRecount:
    """Takes every dossier's whole story, then tells what the desk has otherwise. Periods begin with their months."""

    def __init__(self, periods: Sequence[Period], *, now: datetime) -> None:
        self._now, self._today = now, now.date()
        self._periods = [Period(period.first.replace(day=1), period.last) for period in periods]
        self._minutes: list[Minutes] = [Counter() for _ in periods]
        self._ended: list[Counter[int]] = [Counter() for _ in periods]
        self._pending: list[Counter[int]] = [Counter() for _ in periods]
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
