import pytest
from django.test import RequestFactory

from motcua.kernel.errors import Invalid
from motcua.web.paging import ROWS, cut_page, page_number


def ask(query: str):
    return RequestFactory().get(f"/thu-tuc/?{query}")


def test_one_row_more_than_shown_means_another_page() -> None:
    rows, paging = cut_page(ask("q=dat"), 1, range(ROWS + 1))
    assert (len(rows), paging.previous, paging.next) == (ROWS, "", "/thu-tuc/?q=dat&page=2")


def test_a_full_last_page_has_no_next() -> None:
    _rows, paging = cut_page(ask("q=dat&page=3"), 3, range(ROWS))
    assert (paging.previous, paging.next) == ("/thu-tuc/?q=dat&page=2", "")


def test_the_way_back_to_the_first_page_carries_no_number() -> None:
    assert cut_page(ask("page=2"), 2, range(3))[1].previous == "/thu-tuc/"


@pytest.mark.parametrize("number", ["0", "-1", "x", "501", "9999999999", "1.5", "²", "١", ""])
def test_a_page_number_that_is_none_is_refused(number: str) -> None:
    with pytest.raises(Invalid) as refusal:
        page_number(ask(f"page={number}"))
    assert refusal.value.code == "bad_page_number"


@pytest.mark.parametrize(("query", "number"), [("", 1), ("page=7", 7), ("page=500", 500)])
def test_a_page_number_is_read(query: str, number: int) -> None:
    assert page_number(ask(query)) == number
