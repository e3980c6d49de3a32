"""Closing evenings while others book on them, with real connections: nothing missed, nothing counted twice."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from django.db import connection, transaction

from motcua.statistics import booking
from motcua.statistics.actions.close_days import close_days
from motcua.statistics.grains import BY_CENTRE, BY_SECTOR, GRAINS, Grain
from motcua.statistics.models import ClosedDay
from motcua.statistics.queries import figures_by
from motcua.statistics.recount import different_totals
from motcua.statistics.rules.contributions import Key
from motcua.statistics.rules.figures import Figures, sum_of
from motcua.statistics.rules.metrics import Metric
from motcua.statistics.rules.periods import Period
from motcua.statistics.rules.tally import Tally

pytestmark = pytest.mark.usefixtures("committed_places")
FIRST, LAST = date(2018, 1, 1), date(2018, 3, 31)


def book(day: date) -> None:
    """As one act would: received at one centre, and moved from it to another."""
    tally = Tally()
    for centre, metric, n in (("QNI", Metric.ACCEPTED, 1), ("QNI", Metric.MOVED, -1), ("QNI.193", Metric.MOVED, 1)):
        tally.sums[Key(day, centre, "dat-dai", "counter", metric)] = n
    with transaction.atomic(), connection.cursor() as cursor:
        booking.write(tally, cursor.cursor)


def report(last: date = LAST) -> Figures:
    return sum_of(figures_by("centre_id", BY_CENTRE, Period(FIRST, last)).values())


@contextmanager
def elsewhere() -> Iterator[Callable[..., object]]:
    """Run something in a thread with a connection of its own."""

    def run(work: Callable[..., object], *arguments: object) -> object:
        try:
            return work(*arguments)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        yield lambda work, *arguments: pool.submit(run, work, *arguments)


def test_closing_leaves_out_what_is_not_committed_and_takes_it_the_next_time() -> None:
    book(FIRST)
    with elsewhere() as run:
        with transaction.atomic():
            book(date(2018, 1, 5))
            assert run(close_days, LAST).result(timeout=10) == 90 + 3
            assert run(report).result(timeout=10).received == 1
        assert report().received == 2
    close_days(LAST)
    assert report().received == 2
    assert different() == []


def test_a_late_booking_counts_at_once_and_the_evenings_are_totalled_again() -> None:
    book(FIRST)
    close_days(LAST)
    book(date(2018, 2, 10))
    assert [report(date(2018, 2, day)).received for day in (9, 10)] == [1, 2]
    assert close_days(date(2018, 2, 20)) == 11
    assert (closed_until(BY_CENTRE), closed_until(BY_SECTOR)) == (date(2018, 2, 20), date(2018, 1, 31))
    assert [report(date(2018, 2, day)).received for day in (9, 10)] == [1, 2]
    close_days(LAST)
    assert report().received == 2
    assert different() == []


def test_one_closes_at_a_time() -> None:
    book(FIRST)
    close_days(FIRST)
    with elsewhere() as run:
        with transaction.atomic():
            close_days(date(2018, 1, 10))
            waiting = run(close_days, LAST)
            with pytest.raises(TimeoutError):
                waiting.result(timeout=0.3)
        assert waiting.result(timeout=10) == 80 + 3
    assert report().received == 1
    assert different() == []


def closed_until(grain: Grain) -> date:
    return ClosedDay.objects.filter(grain=grain.number).latest("day").day


def different() -> list[str]:
    return [text for grain in GRAINS for text in different_totals(grain)]


def test_nothing_is_missed_or_doubled_while_many_book_close_and_read() -> None:
    book(FIRST)
    stop, problems = threading.Event(), []

    def keep_booking(seed: int) -> None:
        for turn in range(40):
            book(FIRST + timedelta(days=(seed * 31 + turn * 17) % 90))

    def keep_closing() -> int:
        closed = 0
        while not stop.is_set():
            closed += close_days(FIRST + timedelta(days=closed * 7 % 90))
        return closed

    def keep_reading() -> int:
        seen = 0
        while not stop.is_set():
            figures = report()
            if figures.received < seen or figures.moved != 0:
                problems.append((seen, figures))
            seen = figures.received
        return seen

    def alone(work: Callable[..., int], *arguments: object) -> int:
        try:
            return work(*arguments)
        finally:
            connection.close()

    with ThreadPoolExecutor(5) as pool:
        closer, reader = pool.submit(alone, keep_closing), pool.submit(alone, keep_reading)
        writers = [pool.submit(alone, keep_booking, seed) for seed in range(3)]
        for writer in writers:
            writer.result()
        stop.set()
        assert closer.result() > 0
        reader.result()
    assert problems == []
    close_days(LAST)
    assert report().received == 1 + 3 * 40
    assert different() == []
