"""Whom a report is of: rows, groups, a centre with those below it, sectors."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.dossiers import directory
from motcua.dossiers.projectors import Change
from motcua.kernel.errors import Invalid, NotFound
from motcua.organisation.models import ServiceCentre
from motcua.statistics.actions.close_days import close_days
from motcua.statistics.drill_down import dossiers_behind
from motcua.statistics.queries import sector_table, seed_table
from motcua.statistics.rules.columns import COLUMNS
from motcua.statistics.rules.definitions import DEFINITIONS
from motcua.statistics.rules.figures import FIGURE_FIELDS, Figures
from motcua.statistics.rules.identities import identities_of
from motcua.statistics.rules.periods import Period
from motcua.statistics.tests.places import write
from motcua.statistics.tests.stories import SECTORS, crowd

PERIOD = Period(date(2018, 1, 1), date(2018, 3, 31))


@pytest.fixture
def world(places: None) -> list[Change]:
    told = crowd(5, 30)
    write(told)
    return told


def test_a_row_for_each_centre_and_sums_by_level(world: list[Change]) -> None:
    table = seed_table(PERIOD)
    assert [(row.code, row.level) for row in table.rows] == [
        ("QNI", "province"),
        ("QNI.193", "district"),
        ("QNI.194", "district"),
        ("QNI.06652", "commune"),
    ]
    assert [group.level for group in table.groups] == ["province", "district", "commune"]
    province, districts, communes = (group.figures for group in table.groups)
    assert province == table.rows[0].figures
    assert districts.received == table.rows[1].figures.received + table.rows[2].figures.received > 0
    assert communes == Figures()
    assert table.total.figures.received == province.received + districts.received


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("QNI", ["QNI"]),
        ("22", ["QNI"]),
        ("QNI.193", ["QNI.193", "QNI.06652"]),
        ("193", ["QNI.193", "QNI.06652"]),
        ("QNI.06652", ["QNI.06652"]),
    ],
)
def test_a_centre_or_unit_with_those_below_it_but_the_provincial_centre_alone(
    world: list[Change], code: str, found: list[str]
) -> None:
    table = seed_table(PERIOD, code)
    assert [row.code for row in table.rows] == found
    assert sector_table(PERIOD, code).total.figures == table.total.figures
    whole = {row.code: row.figures for row in seed_table(PERIOD).rows}
    assert all(row.figures == whole[row.code] for row in table.rows)


def test_a_district_can_be_asked_for_without_its_communes(world: list[Change]) -> None:
    alone = seed_table(PERIOD, "QNI.193", alone=True)
    assert [row.code for row in alone.rows] == ["QNI.193"]
    assert sector_table(PERIOD, "QNI.193", alone=True).total.figures == alone.total.figures


def test_an_unknown_centre_is_not_found(places: None) -> None:
    with pytest.raises(NotFound, match="centre_unknown"):
        seed_table(PERIOD, "QNI.999")


def test_a_centre_abolished_before_the_period_is_left_out_unless_it_has_figures(world: list[Change]) -> None:
    ServiceCentre.objects.filter(code__in=["QNI.06652", "QNI.194"]).update(valid_to=date(2017, 12, 31))
    assert [row.code for row in seed_table(PERIOD).rows] == ["QNI", "QNI.193", "QNI.194"]


def test_sectors_add_up_to_the_whole_and_open_their_dossiers(world: list[Change]) -> None:
    close_days(date(2018, 2, 28))
    table = sector_table(PERIOD)
    assert [row.code for row in table.rows] == list(SECTORS)
    assert table.total.figures == seed_table(PERIOD).total.figures
    for row in table.rows:
        behind = dossiers_behind("received", PERIOD, sector=row.code)
        assert behind.counted.count() == row.figures.received > 0


def test_nothing_booked_is_a_table_of_nothing(places: None) -> None:
    assert close_days(PERIOD.last) == 0
    table = seed_table(PERIOD)
    assert all(row.is_empty for row in table.rows)
    assert sector_table(PERIOD).rows == ()
    assert [rate.is_empty for rate in table.total.rates] == [True, True, True]


def test_a_report_costs_two_statements(world: list[Change]) -> None:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        seed_table(PERIOD)
    assert len(queries) == 2


def test_every_opening_figure_is_one_of_the_table(world: list[Change]) -> None:
    properties = {"received_otherwise", "total", "resolved", "in_time", "in_term", "on_time_766"}
    assert set(COLUMNS) == set(FIGURE_FIELDS) | properties


def test_both_numbers_of_a_rate_and_both_sides_of_an_identity_open_their_dossiers() -> None:
    told = {code for definition in DEFINITIONS for code in (definition.numerator, definition.denominator)}
    told |= {code for identity in identities_of(Figures()) for code in (*identity.left_of, *identity.right_of)}
    assert told <= set(COLUMNS)


def test_a_figure_that_opens_nothing_and_a_sector_nobody_knows_are_named(places: None) -> None:
    with pytest.raises(NotFound, match="no_such_figure"):
        dossiers_behind("received_by_night", PERIOD)
    with pytest.raises(Invalid, match="unknown_code"):
        dossiers_behind("received", PERIOD, sector="khong-co")
    assert directory.sectors.number("dat-dai")
