"""Reading the CSV files of `data/`: every cell is text, composed and trimmed; a wrong one is refused with its place."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from motcua.kernel.errors import Invalid
from motcua.kernel.text import nfc


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file, and where it stands ("units.csv, line 3")."""

    where: str
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def choose[T](self, column: str, choices: Mapping[str, T]) -> T:
        """What the cell stands for. Raises `Invalid` (`data_file_bad_cell`) for anything that is no choice."""
        if self[column] not in choices:
            raise self.bad(column)
        return choices[self[column]]

    def parse[T](self, column: str, parse: Callable[[str], T]) -> T:
        """The cell as `parse` reads it. Raises `Invalid` (`data_file_bad_cell`) where that raises `ValueError`."""
        try:
            return parse(self[column])
        except ValueError as error:
            raise self.bad(column) from error

    def bad(self, column: str) -> Invalid:
        """The refusal of a cell, naming file, line, column and value."""
        return Invalid(
            "data_file_bad_cell",
            vi=f"{self.where}: giá trị “{self[column]}” ở cột {column} không hợp lệ, hãy sửa trong tệp.",
            en=f'{self.where}: the value "{self[column]}" in the column {column} is not valid; correct the file.',
            field=column,
        )


def read_rows(path: Path, columns: Sequence[str]) -> Iterator[Row]:
    """The rows of a UTF-8 CSV file with a heading line, in order; only `columns` are kept.

    Raises `Invalid`: `data_file_unreadable`, `data_file_without_columns`, `data_file_torn_row` (too few or many cells).
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Invalid(
            "data_file_unreadable",
            vi=f"Không đọc được tệp {path.name} (UTF-8): hãy kiểm tra thư mục dữ liệu.",
            en=f"The file {path.name} cannot be read as UTF-8: check the data folder.",
        ) from error
    reader = csv.DictReader(io.StringIO(text, newline=""), restkey="", strict=True)
    missing = [column for column in columns if column not in (reader.fieldnames or ())]
    if missing:
        raise Invalid(
            "data_file_without_columns",
            vi=f"Tệp {path.name} thiếu cột: {', '.join(missing)}. Hãy bổ sung.",
            en=f"The file {path.name} lacks the columns: {', '.join(missing)}. Add them.",
        )
    try:
        for cells in reader:
            if "" in cells or None in cells.values():
                raise _torn(path, reader.line_num)
            yield Row(f"{path.name}, line {reader.line_num}", {key: nfc(cells[key]).strip() for key in columns})
    except csv.Error as error:
        raise _torn(path, reader.line_num) from error


def _torn(path: Path, line: int) -> Invalid:
    where = f"{path.name}, line {line}"
    return Invalid(
        "data_file_torn_row",
        vi=f"{where}: số ô không khớp với dòng tiêu đề, hãy kiểm tra dấu phẩy và ngoặc kép.",
        en=f"{where}: the number of cells differs from the heading; check commas and quotation marks.",
    )
