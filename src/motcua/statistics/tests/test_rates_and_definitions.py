"""The three rates by name, from the seed's own numbers, and how a rate is printed."""

from datetime import date

import pytest

from motcua.statistics.rules.definitions import DEFINITIONS, FORM_06, INDEX_766, SEED, Definition
from motcua.statistics.rules.figures import Figures, sum_of
from motcua.statistics.rules.identities import broken_identities, identities_of
from motcua.statistics.rules.rates import rate
from motcua.statistics.rules.tables import Row

PROVINCE = Figures(received=62_798, carried_over=1_612, early=60_000, on_time=3_256, open=1_154, overdue=36)
DISTRICTS = Figures(received=427_125, carried_over=7_528, early=400_000, on_time=25_163, open=9_490)


def test_the_published_rates_are_definition_a() -> None:
    assert rate(SEED, PROVINCE).text("vi") == "98,2 %"
    assert rate(SEED, DISTRICTS).text("vi") == "97,8 %"
    assert rate(SEED, PROVINCE).text("en") == "98.2%"


def test_the_three_definitions_differ_on_the_same_figures() -> None:
    assert [(each.numerator, each.denominator) for each in (rate(d, PROVINCE) for d in DEFINITIONS)] == [
        (63_256, 64_410),
        (63_256, 63_256),
        (64_374, 64_410),
    ]
    assert [rate(d, PROVINCE).text() for d in DEFINITIONS] == ["98,2 %", "100,00 %", "99,94 %"]


@pytest.mark.parametrize("definition", [SEED, INDEX_766])
def test_the_words_of_the_denominator_name_all_that_it_adds(definition: Definition) -> None:
    assert rate(definition, Figures(received=5, carried_over=2, moved=-3)).denominator == 4
    for words, moved in ((definition.denominator_words.vi, "chuyển đến"), (definition.denominator_words.en, "moved")):
        assert moved in words


def test_form_06_knows_late_only_once_it_is_closed() -> None:
    closed = Figures(received=62_798, carried_over=1_612, early=63_256, late=36, open=1_118)
    assert rate(FORM_06, closed).text() == "99,94 %"


def test_index_766_counts_asked_again_as_late_and_waiting_as_in_term() -> None:
    figures = Figures(received=10, early=4, on_time=2, late=1, open=3, overdue=1, awaiting_supplement=1)
    assert (rate(INDEX_766, figures).numerator, rate(INDEX_766, figures).denominator) == (8, 10)
    overdue_while_waiting = Figures(received=10, early=4, on_time=2, late=1, open=3, overdue=2, awaiting_supplement=1)
    assert rate(INDEX_766, overdue_while_waiting).numerator == 7
    again = Figures(received=10, early=4, on_time=2, late=1, open=3, overdue=1, asked_again_in_time=2)
    assert rate(INDEX_766, again).numerator == 6
    assert rate(INDEX_766, Figures(received=3, open=3, asked_again_in_term=1)).numerator == 2


def test_ended_without_a_due_date_is_resolved_but_in_time_for_nobody() -> None:
    figures = Figures(received=2, early=1, without_due=1)
    assert [(each.numerator, each.denominator) for each in (rate(d, figures) for d in DEFINITIONS)] == [(1, 2)] * 3


@pytest.mark.parametrize("definition", DEFINITIONS)
def test_nothing_to_divide_by_is_said_so(definition) -> None:
    empty = rate(definition, Figures())
    assert empty.is_empty
    assert (empty.text("vi"), empty.text("en")) == ("không phát sinh", "none arose")


def test_each_definition_has_its_law_and_its_days() -> None:
    assert [definition.code for definition in DEFINITIONS] == ["A", "B", "C"]
    assert all(definition.law for definition in DEFINITIONS)
    assert date(2018, 10, 30) in SEED.validity
    assert date(2018, 10, 30) not in INDEX_766.validity


def test_figures_add_up_and_so_do_their_sums() -> None:
    both = sum_of([PROVINCE, DISTRICTS])
    assert (both.received, both.total, both.in_time, both.open) == (489_923, 499_063, 488_419, 10_644)
    assert sum_of([]) == Figures()


def test_the_identity_of_form_06_holds_for_the_seed_and_shows_a_damaged_row() -> None:
    assert broken_identities(PROVINCE) == ()
    damaged = Figures(received=62_798, carried_over=1_612, early=63_256, open=1_153)
    (broken,) = broken_identities(damaged)
    assert (broken.left, broken.relation, broken.right) == (64_410, "=", 64_409)
    assert broken in identities_of(damaged)


def test_what_waits_may_be_overdue() -> None:
    assert broken_identities(Figures(received=2, open=2, overdue=2, awaiting_supplement=1, awaiting_payment=1)) == ()


@pytest.mark.parametrize("damage", [{"awaiting_supplement": 2, "awaiting_payment": 1}, {"overdue": 3}])
def test_more_waiting_or_overdue_than_open_is_no_identity(damage: dict[str, int]) -> None:
    (broken,) = broken_identities(Figures(received=2, open=2, **damage))
    assert (broken.left, broken.right) == (3, 2)


def test_an_empty_row_says_so() -> None:
    assert Row("QNI.06652", "Hà Khánh", "commune", Figures()).is_empty
    assert not Row("QNI", "Quảng Ninh", "province", PROVINCE).is_empty
