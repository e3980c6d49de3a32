"""What all finders do: one statement over the days of a period, and the schedule of each one-stop."""

from collections.abc import Iterator
from datetime import timedelta
from functools import cached_property
from typing import Any

from django.db import connection

from motcua.organisation.models import ServiceCentre
from motcua.statistics.evenings import midnight
from motcua.statistics.rules.periods import Period
from motcua.worktime.queries import schedule_for
from motcua.worktime.rules.schedule import Schedule

AT_ONCE = 10_000
SETS_DUE = "('accepted', 'clock_started', 'supplement_received', 'payment_confirmed', 'extended', 'corrected')"
"""The events that may tell a due date, in SQL: literals, so that the index of watched events serves."""


def rows_of(statement: str, period: Period, **more: Any) -> Iterator[tuple[Any, ...]]:
    """The rows of a statement that asks for `since` and `until`, the midnights around the period's days."""
    values = {"since": midnight(period.first), "until": midnight(period.last + timedelta(days=1)), **more}
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        while rows := cursor.fetchmany(AT_ONCE):
            yield from rows


class Schedules:
    """The schedule of each one-stop by its row number, each looked up once."""

    def __init__(self) -> None:
        self._units = dict(ServiceCentre.objects.values_list("pk", "unit__code"))
        self._known: dict[str, Schedule] = {}

    @cached_property
    def common(self) -> Schedule:
        """The province's."""
        return schedule_for()

    def of(self, centre: int) -> Schedule:
        unit = self._units[centre]
        if unit not in self._known:
            self._known[unit] = schedule_for(unit)
        return self._known[unit]


def accounts_in(*accounts: int | None) -> frozenset[int]:
    return frozenset(account for account in accounts if account is not None)
