"""Biểu 06 and II.06a from the bookings, against the brute-force fold over events."""

from datetime import date, datetime
from random import Random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.dossiers.projectors import Change
from motcua.kernel.clock import VIETNAM
from motcua.organisation.models import ServiceCentre
from motcua.reports.asking import ask
from motcua.reports.filling.fill import fill, fill_each_unit
from motcua.reports.filling.form_06 import values_of
from motcua.reports.rules.filled import Filled, LineKind, broken_in
from motcua.reports.rules.form_06 import IDENTITIES
from motcua.reports.rules.periods import Kind, ReportPeriod
from motcua.statistics.actions.close_days import close_days
from motcua.statistics.models import CentreTotal
from motcua.statistics.queries import centres_of
from motcua.statistics.rules.brute_force import count
from motcua.statistics.rules.figures import Figures, figures_between
from motcua.statistics.rules.tally import Tally
from motcua.statistics.tests.places import write_in_parts
from motcua.statistics.tests.stories import CENTRES, SECTORS, crowd, days_near, periods, some_periods, worlds
from motcua.statistics.tests.test_figures_of_random_stories import evening

NOW = datetime(2018, 12, 20, 9, tzinfo=VIETNAM)


def asked(first: date, last: date) -> ReportPeriod:
    return ReportPeriod(Kind.DAYS, first, last)


def filled(form: str, unit: str, first: date, last: date, *, below: bool = True) -> Filled:
    return fill(ask(form, unit, below=below, period=asked(first, last)), now=NOW)


@settings(max_examples=120, deadline=None)
@given(st.data(), worlds())
def test_every_figure_of_ii_06a_equals_the_fold_over_events(data: st.DataObject, world: list[Change]) -> None:
    tally = Tally()
    tally.add_all(world)
    period = data.draw(periods(world))
    units = data.draw(st.sets(st.sampled_from(CENTRES), min_size=1))
    for sector in (*SECTORS, None):
        sums = {key: n for key, n in tally.sums.items() if sector in (None, key.sector)}
        booked = figures_between(evening(sums, period.eve, tuple(units)), evening(sums, period.last, tuple(units)))
        expected = values_of(Figures(**count(world, period.first, period.last, units, sector=sector)))
        assert values_of(booked) == expected
        assert all(identity.holds(expected) for identity in IDENTITIES)


@pytest.mark.parametrize("seed", [1, 2])
def test_the_forms_in_the_database_equal_the_fold(places: None, seed: int) -> None:
    world, chance = crowd(seed), Random(seed)
    write_in_parts(world, 5)
    close_days(chance.choice(days_near(world)))
    for period in some_periods(world, seed, 6):
        if period.last >= NOW.date():
            continue
        unit, below = chance.choice(["", *CENTRES]), chance.random() < 0.5
        codes = set(centres_of(unit, period.last, alone=not below).values_list("code", flat=True))
        form = filled("II.06a", unit, period.first, period.last, below=below)
        for line in form.lines:
            sector = line.code or None
            expected = Figures(**count(world, period.first, period.last, codes, sector=sector))
            assert line.values == values_of(expected)
        assert broken_in(form) == ()
        province = filled("06", "", period.first, period.last)
        assert broken_in(province) == ()
        by_code = {line.code: line.values for line in province.lines}
        for code in CENTRES[1:]:
            expected = Figures(**count(world, period.first, period.last, [code]))
            assert by_code.get(code, values_of(Figures())) == values_of(expected)
        for sector in SECTORS:
            expected = Figures(**count(world, period.first, period.last, ["QNI"], sector=sector))
            assert by_code.get(f"QNI/{sector}", values_of(Figures())) == values_of(expected)


@pytest.fixture
def world(places: None) -> list[Change]:
    told = crowd(6, 40)
    write_in_parts(told, 5)
    close_days(date(2018, 2, 28))
    return told


def test_the_province_has_its_sectors_then_districts_communes_and_the_total(world: list[Change]) -> None:
    form = filled("06", "", date(2018, 1, 1), date(2018, 3, 31))
    assert [(line.kind.value, line.ordinal, line.code) for line in form.lines] == [
        ("section", "A", "province"),
        ("line", "1", "QNI/dat-dai"),
        ("line", "2", "QNI/ho-tich"),
        ("section", "B", "district"),
        ("line", "1", "QNI.193"),
        ("line", "2", "QNI.194"),
        ("section", "C", "commune"),
        ("line", "1", "QNI.06652"),
        ("total", "", ""),
    ]
    total = form.total
    assert total is not None
    assert total.values["moved"] == 0  # what left one unit came to another
    assert [rate.definition.code for rate in form.rates] == ["A", "B", "C"]


def test_there_are_no_districts_after_the_end_of_the_districts(world: list[Change]) -> None:
    ServiceCentre.objects.filter(level="district").update(valid_to=date(2018, 3, 31))
    open_there = {"QNI.193", "QNI.194"}
    later = filled("06", "", date(2018, 12, 1), date(2018, 12, 19))
    left = {line.code for line in later.lines if line.kind is LineKind.LINE} & open_there
    assert all(any(line.values.values()) for line in later.lines if line.code in left)  # only what still had dossiers


def test_every_unit_at_once_is_the_same_as_one_by_one(world: list[Change]) -> None:
    period = asked(date(2018, 1, 1), date(2018, 3, 31))
    with CaptureQueriesContext(connection) as queries:
        each = fill_each_unit(period, now=NOW)
    assert len(queries) == 3
    assert [form.unit for form in each] == ["QNI", "QNI.193", "QNI.194", "QNI.06652"]
    for form in each:
        alone = filled("II.06a", form.unit, period.first, period.last, below=False)
        assert (form.lines, form.rates) == (alone.lines, alone.rates)


def test_biểu_06_reads_no_dossier(world: list[Change]) -> None:
    with CaptureQueriesContext(connection) as queries:
        filled("06", "", date(2018, 1, 1), date(2018, 3, 31))
    assert len(queries) <= 8
    assert not [query for query in queries if "dossiers_" in query["sql"]]


def test_a_damaged_sum_breaks_an_identity_and_the_sum_of_the_lines(world: list[Change]) -> None:
    close_days(date(2018, 3, 31))
    CentreTotal.objects.filter(day=date(2018, 3, 31), open__gt=0).update(open=900)
    told = broken_in(filled("06", "", date(2018, 1, 1), date(2018, 3, 31)))
    assert {broken.identity is None for broken in told} == {True, False}
