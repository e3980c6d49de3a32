from datetime import date

import pytest

from motcua.dossiers.rules.search_terms import (
    Identity,
    NameBegins,
    NumberOfDay,
    ProcedureCode,
    Term,
    WholeCode,
    read_term,
)
from motcua.kernel.errors import Invalid


@pytest.mark.parametrize(
    ("typed", "term"),
    [
        ("000.00.01.H49-181030-0001", WholeCode("000.00.01.H49-181030-0001")),
        (" 000.00.01.h49 – 181030 – 0001 ", WholeCode("000.00.01.H49-181030-0001")),
        ("17", NumberOfDay(None, 17)),
        ("0017", NumberOfDay(None, 17)),
        ("181030-0017", NumberOfDay(date(2018, 10, 30), 17)),
        ("20260301-17", NumberOfDay(date(2026, 3, 1), 17)),
        ("022190000123", Identity("022190000123")),
        ("022 190 000 123", Identity("022190000123")),
        ("100123456", Identity("100123456")),
        ("5700101764-001", Identity("5700101764-001")),
        ("1.001193", ProcedureCode("1.001193")),
        ("Phạm  Thị", NameBegins("pham thi")),
        ("công ty 19-5", NameBegins("cong ty 19-5")),
    ],
)
def test_what_was_typed_is_read_as_the_cheapest_that_it_can_be(typed: str, term: Term) -> None:
    assert read_term(typed) == term


@pytest.mark.parametrize("typed", ["", " ", "ph", "ă", "--", "0", "99.99", "181399-1", "1" * 15, "% _"])
def test_what_is_too_short_is_answered_with_what_to_type(typed: str) -> None:
    with pytest.raises(Invalid) as refusal:
        read_term(typed)
    assert refusal.value.code == "search_too_short"
    assert "181030-0017" in refusal.value.vi
