"""The standard cost model: worked examples to the đồng, and what holds for any table."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.kernel.errors import Invalid
from motcua.reforms.rules.compliance_cost import (
    HOURS_A_YEAR,
    Activity,
    ComplianceCost,
    CostLine,
    Saving,
    Wage,
    half_up,
    saving_once,
    saving_yearly,
    total_saving,
    wage_of_gdp,
)

STATISTICS = "số liệu tập huấn"
HOURLY = Wage(25_000, 1, STATISTICS)


def line(activity: Activity = Activity.PREPARE, minutes: int = 60, **spent: int) -> CostLine:
    return CostLine(activity, "Một việc", minutes, HOURLY, **spent)


def test_a_group_of_procedures_made_cheaper() -> None:
    """The press's example of law.md §5: 1.024.000 -> 231.000 đ, 3.228 times a year, 2,56 billion saved."""
    before = ComplianceCost((line(minutes=960, hiring=500_000, fee=100_000, other=24_000),), times=1, subjects=3_228)
    after = ComplianceCost((line(minutes=240, fee=100_000, other=31_000),), times=1, subjects=3_228)
    assert (before.once, after.once) == (1_024_000, 231_000)
    assert saving_once(before, after).amount == 793_000
    assert saving_yearly(before, after).amount == 2_559_804_000
    assert saving_yearly(before, after).hundredths_of_percent == 7_744


def test_an_hour_is_worth_the_years_income_over_2112_hours() -> None:
    wage = wage_of_gdp(58_500_000, STATISTICS)
    assert wage.hours == 2_112 == HOURS_A_YEAR
    assert wage.per_hour == Fraction(58_500_000, 2_112)
    assert wage.per_hour_rounded == 27_699
    assert CostLine(Activity.SUBMIT, "Đi nộp", 6_000, wage).work == 2_769_886  # not 100 × 27.699


def test_a_licence_renewed_every_third_year_costs_a_third_of_it_a_year() -> None:
    assert ComplianceCost((line(),), times=1, in_years=3, subjects=4).yearly == 33_333


def test_activities_stand_in_the_models_order_with_those_that_cost_nothing() -> None:
    table = ComplianceCost((line(Activity.RECEIVE), line(Activity.PREPARE, fee=5), line(Activity.RECEIVE)), 1, 1)
    assert list(table.by_activity().items()) == [
        (Activity.PREPARE, 25_005),
        (Activity.SUBMIT, 0),
        (Activity.PAY, 0),
        (Activity.INSPECTION, 0),
        (Activity.OTHER, 0),
        (Activity.RECEIVE, 50_000),
    ]


@pytest.mark.parametrize("spent", [{"minutes": -1}, {"hiring": -1}, {"fee": -5}, {"other": -1}, {"minutes": 10**9}])
def test_no_line_is_negative_or_endless(spent: dict[str, int]) -> None:
    with pytest.raises(Invalid) as refused:
        line(**spent)
    assert refused.value.field in spent


@pytest.mark.parametrize("often", [{"times": -1}, {"subjects": -1}, {"in_years": 0}])
def test_no_table_is_gone_through_less_than_never(often: dict[str, int]) -> None:
    with pytest.raises(Invalid):
        ComplianceCost((line(),), **{"times": 1, "subjects": 1} | often)


def test_a_wage_needs_a_source_and_hours() -> None:
    with pytest.raises(Invalid) as refused:
        Wage(25_000, 1, "  ")
    assert refused.value.code == "wage_source_missing"
    with pytest.raises(Invalid):
        Wage(25_000, 0, STATISTICS)


def test_a_saving_of_nothing_has_no_share() -> None:
    assert Saving(0, 0).share is None
    assert Saving(0, 0).hundredths_of_percent is None
    assert Saving(100, 150).hundredths_of_percent == -5_000


amounts = st.integers(0, 10**10)
wages = st.builds(Wage, amounts, st.sampled_from([1, 8, 176, HOURS_A_YEAR]), st.just(STATISTICS))
lines = st.builds(
    CostLine, st.sampled_from(Activity), st.just("việc"), st.integers(0, 60_000), wages, amounts, amounts, amounts
)
tables = st.builds(
    ComplianceCost, st.lists(lines, max_size=8).map(tuple), st.integers(0, 50), st.integers(0, 10**6), st.integers(1, 9)
)


@given(tables)
def test_parts_add_up_to_the_total(table: ComplianceCost) -> None:
    assert sum(table.by_activity().values()) == table.once
    assert sum(one.work + one.hiring + one.fee + one.other for one in table.lines) == table.once
    assert table.once >= 0
    assert table.yearly >= 0


@given(tables, st.randoms())
def test_the_order_of_lines_does_not_matter(table: ComplianceCost, chance: object) -> None:
    mixed = list(table.lines)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    other = ComplianceCost(tuple(mixed), table.times, table.subjects, table.in_years)
    assert (other.once, other.yearly, other.by_activity()) == (table.once, table.yearly, table.by_activity())


@given(tables, lines)
def test_more_work_is_never_cheaper(table: ComplianceCost, more: CostLine) -> None:
    longer = ComplianceCost((*table.lines, more), table.times, table.subjects, table.in_years)
    assert saving_once(table, longer).amount == -more.total
    assert saving_yearly(longer, table).amount >= 0


@given(lines)
def test_rounding_is_never_further_than_half_a_dong(one: CostLine) -> None:
    assert abs(one.work - one.hours * one.wage.per_hour) <= Fraction(1, 2)


@given(st.lists(st.tuples(amounts, amounts), max_size=6))
def test_savings_together_are_the_sum(pairs: list[tuple[int, int]]) -> None:
    savings = [Saving(*pair) for pair in pairs]
    assert total_saving(savings).amount == sum(one.amount for one in savings)


@given(st.integers(-(10**6), 10**6), st.integers(1, 60))
def test_half_goes_up(top: int, bottom: int) -> None:
    exact = Fraction(top, bottom)
    assert -Fraction(1, 2) <= exact - half_up(exact) < Fraction(1, 2) or half_up(exact) - exact == Fraction(1, 2)
