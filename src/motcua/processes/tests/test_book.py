import pickle
from dataclasses import replace
from datetime import date

import pytest

from motcua.kernel.validity import Validity
from motcua.processes.rules.book import BookEntry, TemplateBook
from motcua.processes.rules.default import DEFAULT_TEMPLATE
from motcua.processes.tests.builders import straight

START = date(2018, 1, 1)


def entry(code: str, procedure: str, centre: str, since: date = START, until: date | None = None) -> BookEntry:
    return BookEntry(procedure, centre, Validity(since, until), replace(straight(), code=code))


BOOK = TemplateBook(
    (
        entry("both", "1.01", "QNI"),
        entry("procedure", "1.01", ""),
        entry("centre", "", "QNI.CP"),
        entry("old", "1.02", "", START, date(2018, 6, 30)),
        entry("new", "1.02", "", date(2018, 7, 1)),
    )
)


@pytest.mark.parametrize(
    ("procedure", "centre", "on", "code"),
    [
        ("1.01", "QNI", date(2018, 5, 1), "both"),
        ("1.01", "QNI.HL", date(2018, 5, 1), "procedure"),
        ("1.01", "QNI.CP", date(2018, 5, 1), "procedure"),
        ("1.09", "QNI.CP", date(2018, 5, 1), "centre"),
        ("1.09", "QNI", date(2018, 5, 1), "default"),
        ("1.02", "QNI", date(2018, 6, 30), "old"),
        ("1.02", "QNI", date(2018, 7, 1), "new"),
        ("1.02", "QNI", date(2017, 12, 31), "default"),
    ],
)
def test_the_narrowest_template_in_force_serves(procedure: str, centre: str, on: date, code: str) -> None:
    assert BOOK.find(procedure, centre, on).code == code


def test_an_empty_book_serves_the_four_steps_everywhere() -> None:
    assert TemplateBook(()).find("1.01", "QNI", date(2026, 1, 1)) is DEFAULT_TEMPLATE


def test_a_book_travels_to_worker_processes() -> None:
    BOOK.find("1.01", "QNI", date(2018, 5, 1))
    assert pickle.loads(pickle.dumps(BOOK)).find("1.01", "QNI", date(2018, 5, 1)).code == "both"
