"""Forms as an XLSX workbook in the official layout: a sheet each, A4 landscape, the internal table beside the form."""

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import xlsxwriter

from motcua.reports.exports.paper import HOW, LEFT, RIGHT, Paper, rate_lines, remarks_of
from motcua.reports.rules.filled import Filled, Line, LineKind
from motcua.reports.rules.form import NO_SOURCE, Column
from motcua.reports.rules.layout import headings_of, numbers_of

A4 = 9
FONT: dict[str, Any] = {"font_name": "Times New Roman", "font_size": 11}
BOX: dict[str, Any] = {**FONT, "border": 1, "valign": "vcenter"}
LOOKS: dict[str, dict[str, Any]] = {
    "head": {**FONT, "bold": True, "align": "center", "text_wrap": True, "valign": "vcenter"},
    "plain": {**FONT, "align": "center", "text_wrap": True, "valign": "vcenter"},
    "title": {**FONT, "bold": True, "font_size": 14, "align": "center", "text_wrap": True, "valign": "vcenter"},
    "note": {**FONT, "italic": True, "font_size": 9, "text_wrap": True, "valign": "top"},
    "heading": {**BOX, "bold": True, "align": "center", "text_wrap": True, "bg_color": "#EDEDED"},
    "number": {**BOX, "italic": True, "align": "center", "font_size": 9},
}
IN_TABLE: dict[str, dict[str, Any]] = {
    "ordinal": {"align": "center"},
    "name": {"text_wrap": True},
    "count": {"num_format": "#,##0"},
    "text": {"text_wrap": True, "align": "center"},
}
BOLD = (LineKind.SECTION, LineKind.TOTAL)
GAP = 1
"""Columns between the form and the internal table."""
TOP = 6
"""Rows above the heading of the table."""


def workbook_of(forms: Sequence[tuple[Filled, Paper]], *, at: datetime) -> bytes:
    """One workbook; `at` is when it says it was made: the same input gives the same bytes."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": forms[0][1].title, "author": forms[0][1].office.name, "created": at})
    looks = {name: book.add_format(look) for name, look in LOOKS.items()}
    for name, look in IN_TABLE.items():
        looks[name] = book.add_format({**BOX, **look})
        looks[f"{name} bold"] = book.add_format({**BOX, **look, "bold": True})
    for filled, paper in forms:
        name = filled.form.code if len(forms) == 1 else f"{filled.form.code} {filled.unit}"
        _Sheet(book.add_worksheet(name[:31]), looks, filled, paper).write()
    book.close()
    return file.getvalue()


class _Sheet:
    """One form on its sheet."""

    def __init__(self, sheet: Any, looks: dict[str, Any], filled: Filled, paper: Paper) -> None:
        self.sheet, self.looks, self.filled, self.paper = sheet, looks, filled, paper
        self.official, self.internal = filled.form.official, filled.form.internal
        self.last = 1 + len(self.official)

    def write(self) -> None:
        self._set_up()
        self._top()
        row = self._table(self.official, 0)
        if self.internal:
            self.sheet.write_string(TOP - 1, self.last + GAP + 2, "Bảng nội bộ kèm theo (không in)", self.looks["note"])
            self._table(self.internal, self.last + GAP + 1)
        row = self._notes(row + 1)
        self._signatures(row + 1)

    def _set_up(self) -> None:
        sheet, depth = self.sheet, len(headings_of(self.filled.form, self.official))
        sheet.set_paper(A4)
        sheet.set_landscape()
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(TOP, TOP + depth)
        sheet.freeze_panes(TOP + depth + 1, 2)
        sheet.set_footer(f"&L{self.paper.number.replace('&', '&&')}&RTrang &P/&N")
        sheet.set_column(0, 0, 5)
        sheet.set_column(1, 1, 42)
        sheet.set_column(2, self.last, 11)
        if self.internal:
            sheet.set_column(self.last + GAP, self.last + GAP, 3)
            sheet.set_column(self.last + GAP + 1, self.last + GAP + 1, 5)
            sheet.set_column(self.last + GAP + 2, self.last + GAP + 2, 30)
            sheet.set_column(self.last + GAP + 3, self.last + GAP + 2 + len(self.internal), 11)

    def _top(self) -> None:
        """Number of the form left, title in the middle, who reports right."""
        paper, third = self.paper, max(2, self.last * 2 // 3)
        self._merge(0, 0, 0, 1, f"{paper.office.superior}\n{paper.office.issuer}".strip(), "head")
        self._merge(1, 0, 1, 1, f"{paper.number}\n{paper.law}", "plain")
        self._merge(0, 2, 1, third - 1 if third > 3 else third, paper.title, "title")
        self._merge(2, 0, 2, self.last, f"Kỳ báo cáo: {paper.period}", "plain")
        self._merge(3, 0, 3, self.last, ". ".join(filter(None, (paper.as_of, paper.note))), "plain")
        if third <= self.last and third > 3:
            told = f"Đơn vị báo cáo: {paper.unit}\nĐơn vị nhận báo cáo: ………………"
            self._merge(0, third, 1, self.last, told, "plain")
        else:
            self._merge(4, 0, 4, self.last, f"Đơn vị báo cáo: {paper.unit}", "plain")
        self.sheet.set_row(0, 45)
        self.sheet.set_row(1, 45)

    def _table(self, columns: Sequence[Column], start: int) -> int:
        """Heading, numbers and lines from column `start` on, each line on its row; the row below them."""
        headings = headings_of(self.filled.form, columns)
        row = TOP + len(headings_of(self.filled.form, self.official)) - len(headings)
        for cells in headings:
            for cell in cells:
                left = start + cell.column
                right, bottom = left + cell.columns - 1, row + cell.rows - 1
                self._merge(row, left, bottom, right, cell.words.vi, "heading")
            row += 1
        for place, number in enumerate(numbers_of(columns)):
            self.sheet.write_string(row, start + place, number, self.looks["number"])
        for line in self.filled.lines:
            row += 1
            self._line(row, start, line, columns)
        return row + 1

    def _line(self, row: int, start: int, line: Line, columns: Sequence[Column]) -> None:
        bold = " bold" if line.kind in BOLD else ""
        self.sheet.write_string(row, start, line.ordinal, self.looks[f"ordinal{bold}"])
        indent = "    " if line.kind is LineKind.DETAIL else ""
        self.sheet.write_string(row, start + 1, indent + line.name, self.looks[f"name{bold}"])
        for place, column in enumerate(columns, start + 2):
            value = line.values.get(column.code)
            if isinstance(value, int):
                self.sheet.write_number(row, place, value, self.looks[f"count{bold}"])
            else:
                text = NO_SOURCE.vi if value is None else value
                self.sheet.write_string(row, place, text, self.looks[f"text{bold}"])

    def _notes(self, row: int) -> int:
        for text in (*rate_lines(self.filled), *remarks_of(self.filled)):
            self._merge(row, 0, row, self.last, text, "note")
            self.sheet.set_row(row, 26 if len(text) > 150 else 14)
            row += 1
        return row

    def _signatures(self, row: int) -> None:
        middle = max(1, self.last // 2)
        for line, (left, right) in enumerate(((LEFT, RIGHT), HOW)):
            self._merge(row + line, 0, row + line, middle, left, "plain" if line else "head")
            self._merge(row + line, middle + 1, row + line, self.last, right, "plain" if line else "head")
        self._merge(row + 6, middle + 1, row + 6, self.last, self.paper.signed_by, "head")
        self.sheet.print_area(0, 0, row + 6, self.last)

    def _merge(self, top: int, left: int, bottom: int, right: int, text: str, look: str) -> None:
        if top == bottom and left == right:
            self.sheet.write_string(top, left, text, self.looks[look])
        elif right >= left:
            self.sheet.merge_range(top, left, bottom, right, text, self.looks[look])
