"""What is published of a year, and that nobody can work out what was left out."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.kernel.errors import NotFound
from motcua.statistics.open_data import open_table, published
from motcua.statistics.rules.disclosure import SMALL, left_out
from motcua.statistics.rules.open_table import HEADINGS, PUBLISHED, Group, open_table_lines, published_period
from motcua.statistics.rules.periods import Period
from motcua.statistics.rules.unknowns import determined
from motcua.statistics.tests.places import write
from motcua.statistics.tests.stories import crowd

ROW = {"a": 1, "b": 1, "c": 1, "sum": -1}


@pytest.mark.parametrize(
    ("values", "hidden"),
    [
        ({"a": 3, "b": 40, "c": 57, "sum": 100}, {"a", "b"}),
        ({"a": 0, "b": 40, "c": 60, "sum": 100}, set()),
        ({"a": 4, "b": 4, "c": 92, "sum": 100}, {"a", "b"}),
        ({"a": 1, "b": 1, "c": 98, "sum": 100}, {"a", "b", "c"}),
        ({"a": 3, "b": 0, "c": 0, "sum": 3}, {"a", "sum"}),
        ({"a": 5, "b": 5, "c": 0, "sum": 10}, set()),
    ],
)
def test_small_cells_and_what_would_tell_them_are_left_out(values: dict[str, int], hidden: set[str]) -> None:
    assert left_out(values, [ROW]) == hidden


def test_a_cell_that_only_several_sums_tell_together_is_protected_by_a_cell_of_another_sum() -> None:
    """x + a = b with nothing shown, and 2 b - 2 a = s: together they tell x, which stands in the first one only."""
    values = {"x": 3, "a": 2, "b": 5, "s": 6}
    equations = [{"x": 1, "a": 1, "b": -1}, {"a": 2, "b": -2, "s": 1}]
    assert left_out(values, equations) == set(values)


def test_a_table_as_large_as_a_province_is_protected_while_one_waits() -> None:
    """Two hundred lines by thirteen figures with both sums, one cell in three small: some hundred steps of hiding."""
    chance = Random(766)
    cells = {(y, x): chance.choice((0, 0, 2, 7, 40, 300)) for y in range(200) for x in range(13)}
    values = cells | {(y, "all"): sum(cells[y, x] for x in range(13)) for y in range(200)}
    values |= {("all", x): sum(cells[y, x] for y in range(200)) for x in range(13)}
    equations = [{(y, "all"): -1} | {(y, x): 1 for x in range(13)} for y in range(200)]
    equations += [{("all", x): -1} | {(y, x): 1 for y in range(200)} for x in range(13)]
    hidden = left_out(values, equations)
    assert not determined([{cell: n for cell, n in each.items() if cell in hidden} for each in equations])
    assert len(hidden) < len(values) / 2


@given(st.lists(st.dictionaries(st.sampled_from("abcdef"), st.integers(-3, 3)), max_size=6))
def test_what_is_told_is_what_elimination_with_fractions_tells(equations: list[dict[str, int]]) -> None:
    assert determined(equations) == told_by_rows(equations)


def told_by_rows(equations: list[dict[str, int]]) -> frozenset[str]:
    """The unknowns that stand alone in a row of the reduced echelon form."""
    cells = sorted({cell for equation in equations for cell in equation})
    rows = [[Fraction(equation.get(cell, 0)) for cell in cells] for equation in equations]
    done = 0
    for column in range(len(cells)):
        lead = next((n for n in range(done, len(rows)) if rows[n][column]), None)
        if lead is None:
            continue
        rows[done], rows[lead] = rows[lead], rows[done]
        rows[done] = [each / rows[done][column] for each in rows[done]]
        for n in range(len(rows)):
            if n != done:
                rows[n] = [a - rows[n][column] * b for a, b in zip(rows[n], rows[done], strict=True)]
        done += 1
    alone = [[cell for cell, n in zip(cells, row, strict=True) if n] for row in rows]
    return frozenset(row[0] for row in alone if len(row) == 1)


@given(st.lists(st.lists(st.integers(0, 12), min_size=3, max_size=3), min_size=2, max_size=5))
def test_no_left_out_cell_can_be_worked_out_from_a_table_with_both_sums(cells: list[list[int]]) -> None:
    height = len(cells)
    full = [[*row, sum(row)] for row in cells]
    full.append([sum(row[column] for row in full) for column in range(4)])
    values = {(y, x): full[y][x] for y in range(height + 1) for x in range(4)}
    equations: list[Mapping[tuple[int, int], int]] = [
        {(y, x): 1 if x < 3 else -1 for x in range(4)} for y in range(height + 1)
    ]
    equations += [{(y, x): 1 if y < height else -1 for y in range(height + 1)} for x in range(4)]
    hidden = left_out(values, equations)
    assert {cell for cell, value in values.items() if 0 < value < SMALL} <= hidden
    unknown = [{cell: n for cell, n in equation.items() if cell in hidden} for equation in equations]
    assert not determined(unknown)


def test_a_system_fixes_what_several_equations_fix_together() -> None:
    pairs = [{"a": 1, "b": 1}, {"b": 1, "c": 1}, {"a": 1, "c": 1}]
    assert determined(pairs[:2]) == frozenset()
    assert determined(pairs) == {"a", "b", "c"}, "no single one of the three sums tells any of them"


@pytest.mark.parametrize(
    ("today", "years"),
    [(date(2018, 12, 31), {2017}), (date(2019, 1, 1), {2017, 2018}), (date(2017, 6, 30), set())],
)
def test_a_year_is_published_when_it_is_over(today: date, years: set[int]) -> None:
    found = {year: period for year in range(2017, 2021) if (period := published_period(year, today=today))}
    assert set(found) == years
    assert all(each == Period(date(year, 1, 1), date(year, 12, 31)) for year, each in found.items())


@given(st.integers(2015, 2030), st.lists(st.dates(date(2015, 1, 1), date(2035, 12, 31)), min_size=2))
def test_whoever_keeps_every_publication_has_nothing_to_subtract(year: int, days: list[date]) -> None:
    """Two tables of a year that cover other days tell, subtracted, the cells of the days between."""
    assert len({each for day in days if (each := published_period(year, today=day))}) <= 1


@pytest.mark.usefixtures("places")
def test_the_lines_of_a_year_and_their_file() -> None:
    write(crowd(5, 60))
    assert 2018 not in {each.first.year for each in published(date(2018, 12, 31))}
    today = date(2019, 1, 15)
    assert Period(date(2018, 1, 1), date(2018, 12, 31)) in published(today)
    period, lines = open_table(2018, today)
    assert period.last == date(2018, 12, 31)
    groups = [line.group for line in lines]
    assert groups.count(Group.ALL) == 1
    assert {Group.CENTRE, Group.LEVEL, Group.SECTOR} < set(groups)
    assert any(line.left_out for line in lines), "a crowd of sixty has small cells"
    assert all(not 0 < abs(value) < SMALL for line in lines for value in line.figures if value is not None)
    written = open_table_lines(lines)
    assert written[0] == list(HEADINGS)
    some = next(line for line in lines if line.left_out)
    row = dict(zip(HEADINGS, written[1 + lines.index(some)], strict=True))
    assert row["left_out"].split() == [code for code in PUBLISHED if row[code] == ""]


@pytest.mark.django_db
def test_a_year_that_is_not_published_is_refused() -> None:
    with pytest.raises(NotFound) as refused:
        open_table(2031, date(2018, 12, 15))
    assert refused.value.code == "no_open_data"
