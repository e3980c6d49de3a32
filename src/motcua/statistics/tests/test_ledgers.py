"""The ledgers in the database against the slow way: every dossier looked at by itself."""

from collections import Counter
from datetime import date, datetime
from random import Random

import pytest
from django.db.models import Sum

from motcua.dossiers.models import Dossier
from motcua.dossiers.projectors import Change
from motcua.statistics.actions.close_days import close_days
from motcua.statistics.ageing import open_dossiers
from motcua.statistics.durations import durations_of
from motcua.statistics.evenings import midnight
from motcua.statistics.models import Duration, Stay
from motcua.statistics.queries import seed_table
from motcua.statistics.retelling import tell_ledgers_again
from motcua.statistics.rules.brute_force_times import Minutes, count_minutes
from motcua.statistics.rules.columns import COLUMNS
from motcua.statistics.rules.periods import Period
from motcua.statistics.rules.standings import day_of
from motcua.statistics.rules.stays import Stage
from motcua.statistics.rules.survival import estimate
from motcua.statistics.spans import figures_of
from motcua.statistics.stays import lived_by_stage
from motcua.statistics.tests.places import write_in_parts
from motcua.statistics.tests.stories import crowd, days_near, some_periods

pytestmark = pytest.mark.usefixtures("places")
SEEDS = pytest.mark.parametrize("seed", [4, 5])


@SEEDS
def test_minutes_in_stages_equal_those_of_each_dossier(seed: int) -> None:
    world = crowd(seed)
    write_in_parts(world, 5)
    ended = max(change.after.last_at for change in world).date()
    until = midnight(date(ended.year + 1, 1, 1))
    for first in (date(2017, 12, 1), date(2018, 2, 1)):
        close_days(ended)
        found = {stage: lived for stage, lived in lived_by_stage(first, until).items() if lived.minutes}
        assert {stage: lived.minutes for stage, lived in found.items()} == lived_slowly(world, first, until)


def lived_slowly(world: list[Change], first: date, until: datetime) -> dict[Stage, int]:
    """Minutes of each stage, dossier by dossier."""
    minutes: Minutes = Counter()
    for change in world:
        count_minutes(minutes, change, midnight(first), until)
    by_stage: Counter[Stage] = Counter()
    for (_, stage), number in minutes.items():
        by_stage[stage] += number
    return {stage: number for stage, number in by_stage.items() if number}


@SEEDS
def test_durations_equal_those_of_the_rows(seed: int) -> None:
    """Of whole months, and of a month cut off: the 17th of March ends what the year after is compared with."""
    write_in_parts(crowd(seed), 5)
    today = date(2019, 12, 31)
    for last in (today, date(2018, 3, 31), date(2018, 3, 17), date(2018, 2, 1)):
        period = Period(date(2018, 1, 1), last)
        found = durations_of(period, open_dossiers(today).by_accepted, today)
        ended: Counter[int] = Counter()
        pending: Counter[int] = Counter()
        accepted = Dossier.objects.filter(accepted_at__isnull=False)
        for accepted_at, finished_at in accepted.values_list("accepted_at", "finished_at"):
            if not period.first <= day_of(accepted_at) <= last:
                continue
            if finished_at:
                ended[(day_of(finished_at) - day_of(accepted_at)).days] += 1
            else:
                pending[(today - day_of(accepted_at)).days] += 1
        assert found.survival == estimate(ended, pending)


def test_telling_again_and_summing_up_change_nothing() -> None:
    write_in_parts(crowd(6), 4)
    before = lines()
    close_days(date(2018, 3, 31))
    assert lines() == before
    assert not Duration.objects.filter(is_summed=False).exists()
    tell_ledgers_again()
    for was, now in zip(before, lines(), strict=True):
        assert set(now) ^ set(was) == set()


def lines() -> list[list[tuple[object, ...]]]:
    """What the ledgers say, fresh and summed together."""
    durations = Duration.objects.values_list("month", "centre_id", "days").annotate(n=Sum("ended"), w=Sum("waited"))
    stays = Stay.objects.values_list("month", "centre_id", "stage", "account").annotate(
        a=Sum("standing"), b=Sum("clock"), c=Sum("minutes"), d=Sum("finished")
    )
    return [sorted(row for row in rows if any(row[key:])) for key, rows in ((3, durations), (4, stays))]


@SEEDS
def test_several_periods_at_once_are_what_each_report_says(seed: int) -> None:
    world = crowd(seed)
    write_in_parts(world, 5)
    close_days(Random(seed).choice(days_near(world)))
    periods = list(some_periods(world, seed, 6))
    for period, figures in zip(periods, figures_of(periods), strict=True):
        told = seed_table(period).total.figures
        assert [getattr(figures, code) for code in COLUMNS] == [getattr(told, code) for code in COLUMNS]
