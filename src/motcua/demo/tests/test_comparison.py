"""What differs between the counted table and the margins is named; what is equal is not."""

from datetime import date

from motcua.demo.year_2018.comparison import differences
from motcua.demo.year_2018.margins import Margins
from motcua.statistics.rules.figures import Figures
from motcua.statistics.rules.periods import Period
from motcua.statistics.rules.tables import Row, Table, total_of

PERIOD = Period(date(2018, 1, 1), date(2018, 10, 30))
COUNTED = Figures(received=10, carried_over=2, early=6, on_time=3, open=3, overdue=1)
EXPECTED = Margins(received=10, carried_over=2, in_time=9, overdue=1)


def table(**figures: Figures) -> Table:
    rows = tuple(Row(code, f"Trung tâm {code}", "district", found) for code, found in figures.items())
    return Table(PERIOD, rows, (), total_of(rows))


def test_equal_is_no_difference() -> None:
    assert list(differences(table(A=COUNTED, B=Figures()), {"A": EXPECTED})) == []


def test_each_number_that_differs_is_named_with_its_centre() -> None:
    wanted = Margins(received=1_010, carried_over=2, in_time=9, overdue=1)
    assert list(differences(table(A=COUNTED), {"A": wanted})) == [
        "A Trung tâm A: mới tiếp nhận đếm được 10, phải là 1,010. / received: counted 10, should be 1,010.",
        "A Trung tâm A: đang giải quyết, trong hạn đếm được 2, phải là 1,002. / "
        "open, in term: counted 2, should be 1,002.",
    ]


def test_dossiers_where_there_should_be_none_and_none_where_there_should_be() -> None:
    found = list(differences(table(B=COUNTED), {"A": EXPECTED}))
    assert sum(sentence.startswith("A ") for sentence in found) == 5
    assert sum(sentence.startswith("B ") for sentence in found) == 5


def test_nothing_may_be_resolved_late() -> None:
    late = Figures(received=10, carried_over=2, early=6, on_time=2, late=1, open=3, overdue=1)
    found = list(differences(table(A=late), {"A": EXPECTED}))
    assert [sentence.split(" / ")[1] for sentence in found] == [
        "early or on time: counted 8, should be 9.",
        "late: counted 1, should be 0.",
    ]
