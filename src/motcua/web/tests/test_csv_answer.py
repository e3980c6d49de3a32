"""A CSV file opens with its accents in a spreadsheet, and runs nothing there."""

import csv
from io import StringIO

import pytest
from django.utils.translation import gettext_lazy

from motcua.web.csv_answer import csv_answer


def test_accents_survive_and_lines_end_as_spreadsheets_expect() -> None:
    answer = csv_answer("bang.csv", [[gettext_lazy("Tên"), "Số"], ['Hồ sơ "A", bản 2', 3], ["", None]])
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="bang.csv"'
    assert answer.content == '\ufeffTên,Số\r\n"Hồ sơ ""A"", bản 2",3\r\n,\r\n'.encode()


@pytest.mark.parametrize("typed", ["=1+1", "+84 912", "-2", "@SUM(A1)", "\tx", "\rx"])
def test_what_somebody_typed_is_text_and_a_number_of_ours_a_number(typed: str) -> None:
    told = csv_answer("x.csv", [[typed, -2]]).content.decode("utf-8-sig")
    assert next(csv.reader(StringIO(told, newline=""))) == [f"'{typed}", "-2"]
