import pytest

from motcua.kernel.errors import Invalid
from motcua.worktime.rules.terms import MAX_AMOUNT, Term, TermUnit, parse_term


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("4 working_days", Term(4, TermUnit.WORKING_DAYS)),
        ("1 working day", Term(1, TermUnit.WORKING_DAYS)),
        ("  15   Ngày làm việc ", Term(15, TermUnit.WORKING_DAYS)),
        ("30 calendar_days", Term(30, TermUnit.CALENDAR_DAYS)),
        ("30 ngày lịch", Term(30, TermUnit.CALENDAR_DAYS)),
        ("8 working_hours", Term(8, TermUnit.WORKING_HOURS)),
        ("8 giờ làm việc", Term(8, TermUnit.WORKING_HOURS)),
        ("1 month", Term(1, TermUnit.MONTHS)),
        ("2 tháng", Term(2, TermUnit.MONTHS)),
        ("at_once", Term(0, TermUnit.AT_ONCE)),
        ("at once", Term(0, TermUnit.AT_ONCE)),
        ("Ngay", Term(0, TermUnit.AT_ONCE)),
    ],
)
def test_terms_are_read(text: str, term: Term) -> None:
    assert parse_term(text) == term
    assert parse_term(str(term)) == term


def test_decomposed_vietnamese_reads_the_same() -> None:
    import unicodedata

    assert parse_term(unicodedata.normalize("NFD", "3 ngày làm việc")) == Term(3, TermUnit.WORKING_DAYS)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("0 working_days", "term_not_positive"),
        ("-3 working_days", "term_not_positive"),
        ("10000 working_days", "term_too_long"),
        ("4 ngày", "term_unit_unclear"),
        ("4 days", "term_unit_unclear"),
        ("8 giờ", "term_unit_unclear"),
        ("4", "term_unreadable"),
        ("", "term_unreadable"),
        ("working_days", "term_unreadable"),
        ("4 fortnights", "term_unreadable"),
        ("4.5 working_days", "term_unreadable"),
        ("4,5 ngày làm việc", "term_unreadable"),
        ("٤ working_days", "term_unreadable"),
        ("9" * 5000 + " working_days", "term_unreadable"),
        ("0 at_once", "term_unreadable"),
    ],
)
def test_terms_that_say_nothing_clear_are_refused(text: str, code: str) -> None:
    with pytest.raises(Invalid) as refusal:
        parse_term(text)
    assert refusal.value.code == code
    assert refusal.value.field == "term"
    assert len(refusal.value.vi) < 400


def test_at_once_carries_no_amount_and_every_other_unit_a_positive_one() -> None:
    with pytest.raises(Invalid):
        Term(1, TermUnit.AT_ONCE)
    for unit in TermUnit:
        if unit is not TermUnit.AT_ONCE:
            assert Term(MAX_AMOUNT, unit).amount == MAX_AMOUNT
            with pytest.raises(Invalid):
                Term(0, unit)


def test_terms_in_words() -> None:
    assert Term(4, TermUnit.WORKING_DAYS).describe("vi") == "4 ngày làm việc"
    assert Term(1, TermUnit.WORKING_DAYS).describe("en") == "1 working day"
    assert Term(2, TermUnit.MONTHS).describe("en") == "2 months"
    assert Term(0, TermUnit.AT_ONCE).describe("vi") == "giải quyết ngay"
