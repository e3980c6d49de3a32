"""Reports and the lists behind them, from real tables, against the brute-force fold."""

from random import Random

import pytest

from motcua.dossiers.projectors import Change
from motcua.organisation.models import ServiceCentre
from motcua.statistics.actions.close_days import close_days
from motcua.statistics.drill_down import dossiers_behind
from motcua.statistics.grains import BY_SECTOR
from motcua.statistics.models import ClosedDay
from motcua.statistics.queries import figures_by, sector_table, seed_table
from motcua.statistics.recount import Recounting
from motcua.statistics.rules.brute_force import count
from motcua.statistics.rules.columns import COLUMNS
from motcua.statistics.rules.figures import Figures, sum_of
from motcua.statistics.tests.places import write_in_parts
from motcua.statistics.tests.stories import CENTRES, crowd, days_near, some_periods

pytestmark = pytest.mark.usefixtures("places")
SEEDS = pytest.mark.parametrize("seed", [1, 2, 3])
CHANNELS = (None, "counter", "online", "post")


@SEEDS
def test_reports_equal_a_brute_force_fold(seed: int) -> None:
    world, days = crowd(seed), Random(seed)
    write_in_parts(world, 5)
    close_days(days.choice(days_near(world)))
    for period in some_periods(world, seed, 12):
        table = seed_table(period)
        rows = {row.code: row.figures for row in table.rows}
        for code in CENTRES:
            assert rows[code] == Figures(**count(world, period.first, period.last, [code]))
        assert table.total.figures == Figures(**count(world, period.first, period.last, CENTRES))
        assert sum_of(figures_by("sector_id", BY_SECTOR, period).values()) == table.total.figures


@SEEDS
def test_every_figure_opens_as_many_dossiers(seed: int) -> None:
    world, chance = crowd(seed), Random(seed)
    write_in_parts(world, 5)
    numbers = dict(ServiceCentre.objects.values_list("code", "pk"))
    for place, period in enumerate(some_periods(world, seed, 12)):
        group = chance.sample(CENTRES, chance.randint(1, 3))
        channel = CHANNELS[place % 4]
        figures = Figures(**count(world, period.first, period.last, group, channel))
        for code in COLUMNS:
            behind = dossiers_behind(code, period, centres=[numbers[centre] for centre in group], channel=channel)
            found = behind.counted.count() - behind.taken_back.count()
            assert (code, found) == (code, getattr(figures, code))


@SEEDS
def test_a_recount_finds_nothing_to_say(seed: int) -> None:
    world = crowd(seed)
    write_in_parts(world, 7)
    close_days(days_near(world)[-9])
    assert recounted(world) == []


@SEEDS
def test_what_is_booked_on_closed_evenings_is_in_every_report_at_once(seed: int) -> None:
    world = crowd(seed)
    early, late = world[::2], world[1::2]
    write_in_parts(early, 0)
    days = days_near(world)
    close_days(days[-1])
    write_in_parts(late, 0)
    for period in some_periods(world, seed, 4):
        expected = Figures(**count(world, period.first, period.last, CENTRES))
        assert seed_table(period).total.figures == expected
        assert sector_table(period).total.figures == expected
    close_days(days[-1])
    assert ClosedDay.objects.filter(day=days[-1]).exists()
    assert recounted(world) == []


def recounted(world: list[Change]) -> list[str]:
    recount = Recounting()
    for change in world:
        recount.add(change)
    return list(recount.differences())
