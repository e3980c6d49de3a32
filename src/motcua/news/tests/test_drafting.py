"""The sentences of the periodic report say the figures as they were counted, and nothing gets lost on the way."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.journal.tests.promises import CHI, MORNING
from motcua.kernel.clock import VIETNAM
from motcua.kernel.errors import DomainError
from motcua.kernel.facts import Event
from motcua.news.figures import COUNTS, _of
from motcua.news.rules.drafting import HEADINGS, NO_FIGURES, draft
from motcua.news.rules.figures import IN_TEXT, Figure, marks_in, plain
from motcua.news.rules.report import (
    REPORTS,
    Drafted,
    Report,
    decide_edit,
    decide_submit,
    digest_of,
    evolve,
)
from motcua.statistics.rules.figures import Figures

FIRST, LAST = date(2018, 1, 1), date(2018, 10, 30)
AS_OF = datetime(2018, 10, 31, tzinfo=VIETNAM)
PUBLISHED = {
    "province": Figures(received=62_798, carried_over=1_612, early=60_000, on_time=3_256, overdue=36),
    "district": Figures(received=427_125, carried_over=7_528, early=400_000, on_time=25_163),
}


def published_figures() -> dict[str, Figure]:
    found = [figure for place, figures in PUBLISHED.items() for figure in _of(figures, place)]
    return {figure.code: figure for figure in found}


def test_the_published_figures_of_2018_stand_in_the_report_as_they_were_published() -> None:
    told = {section.code: plain(section.text) for section in draft("", FIRST, LAST, published_figures())}
    assert list(told) == list(HEADINGS)
    execution = told["execution"]
    assert "Từ ngày 01/01/2018 đến hết ngày 30/10/2018" in execution
    assert "tiếp nhận mới 62.798 hồ sơ, kỳ trước chuyển qua 1.612 hồ sơ" in execution
    assert "đã giải quyết trước và đúng hạn 63.256 hồ sơ, đạt 98,2 %" in execution
    assert "đang giải quyết quá hạn 36 hồ sơ" in execution
    assert "tiếp nhận mới 427.125 hồ sơ, kỳ trước chuyển qua 7.528 hồ sơ" in execution
    assert "đã giải quyết trước và đúng hạn 425.163 hồ sơ, đạt 97,8 %" in execution
    assert told["obstacles"] == NO_FIGURES


def test_nothing_to_divide_by_is_said_in_words() -> None:
    figures = {figure.code: figure for figure in _of(Figures(), "unit")}
    (execution,) = (each.text for each in draft("Một cửa A", FIRST, LAST, figures) if each.code == "execution")
    assert "đạt không phát sinh" in plain(execution)
    assert plain(execution).split("\n\n")[1].startswith("Một cửa A tiếp nhận mới 0 hồ sơ")


@given(st.lists(st.integers(0, 10**9), min_size=len(COUNTS), max_size=len(COUNTS)))
def test_every_figure_of_a_sentence_is_the_counted_one(numbers: list[int]) -> None:
    """Whatever was counted: read back from the draft, each figure is as it was kept, none marked as edited."""
    figures = {f"unit.{name}": Figure(f"unit.{name}", number) for name, number in zip(COUNTS, numbers, strict=True)}
    figures["unit.rate"] = Figure("unit.rate", numbers[0], numbers[1])
    text = "\n".join(each.text for each in draft("Một cửa A", FIRST, LAST, figures))
    marks = marks_in(text, figures, figures)
    assert {mark.code for mark in marks} >= {"unit.received", "unit.rate", "unit.overdue", "unit.late"}
    assert not any(mark.was_edited or mark.differs_now for mark in marks)
    assert not IN_TEXT.search(plain(text))


def test_an_edited_figure_and_a_recount_that_differs_are_marked() -> None:
    kept = {"unit.received": Figure("unit.received", 1_000)}
    now = {"unit.received": Figure("unit.received", 1_001)}
    as_counted, by_hand, unknown = marks_in(
        "[1.000](#unit.received) [2.000](#unit.received) [7](#unit.nothing)", kept, now
    )
    assert (as_counted.was_edited, as_counted.differs_now, as_counted.now) == (False, True, "1.001")
    assert (by_hand.was_edited, by_hand.counted) == (True, "1.000")
    assert (unknown.was_edited, unknown.counted, unknown.differs_now) == (True, None, False)


def drafted() -> Report:
    figures = published_figures()
    fact = Drafted("", "", FIRST, LAST, AS_OF, tuple(figures.values()), draft("", FIRST, LAST, figures))
    assert REPORTS.codec.decode("drafted", REPORTS.codec.encode(fact), None) == fact
    return evolve(Report(), Event(MORNING, CHI, fact))


def test_a_report_is_frozen_by_somebody_else_and_its_digest_binds_every_word() -> None:
    report = drafted()
    with pytest.raises(DomainError) as refused:
        decide_submit(report, CHI.account)
    assert refused.value.code == "own_report"
    (submitted,) = decide_submit(report, 99)
    (edited,) = decide_edit(report, "other", "Không phát sinh.")
    assert digest_of(evolve(report, Event(MORNING, CHI, edited))) != submitted.digest
    frozen = evolve(report, Event(MORNING, CHI, submitted))
    assert frozen.digest == digest_of(frozen)
    for late in (lambda: decide_edit(frozen, "other", "x"), lambda: decide_submit(frozen, 99)):
        with pytest.raises(DomainError) as refused:
            late()
        assert refused.value.code == "report_is_frozen"


@pytest.mark.parametrize(("section", "text"), [("nowhere", "x"), ("other", "  "), ("other", "x" * 20_001)])
def test_what_is_no_section(section: str, text: str) -> None:
    with pytest.raises(DomainError):
        decide_edit(drafted(), section, text)
    assert decide_edit(drafted(), "obstacles", NO_FIGURES) == ()
