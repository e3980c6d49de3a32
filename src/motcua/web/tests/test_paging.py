from django.http import HttpRequest
from django.test import RequestFactory

from motcua.web.paging import Paging, paging_of


def ask(query: str) -> HttpRequest:
    return RequestFactory().get(f"/thu-tuc/?{query}")


def test_the_next_page_continues_after_the_last_row_with_the_same_filters() -> None:
    assert paging_of(ask("q=đất đai"), "17.4") == Paging("", "/thu-tuc/?q=%C4%91%E1%BA%A5t+%C4%91ai&after=17.4")


def test_a_later_page_leads_on_and_back_to_the_beginning() -> None:
    assert paging_of(ask("q=a&after=17.4"), "16.9") == Paging("/thu-tuc/?q=a", "/thu-tuc/?q=a&after=16.9")


def test_the_end_of_a_list_has_no_next_page() -> None:
    assert paging_of(ask(""), "") == Paging("", "")
    assert paging_of(ask("after=3"), "") == Paging("/thu-tuc/", "")


def test_a_key_cannot_break_out_of_the_address() -> None:
    assert paging_of(ask(""), "1&q=x#").next == "/thu-tuc/?after=1%26q%3Dx%23"
