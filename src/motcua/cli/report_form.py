"""`motcua report form`: an official form for a quarter, year, month or any days, as a file or at the terminal."""

import sys
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from motcua.cli.report import DAY_FORMATS, UNIT_HELP
from motcua.cli.site import open_site
from motcua.kernel import clock
from motcua.kernel.errors import Invalid

if TYPE_CHECKING:
    from motcua.reports.exports.files import File
    from motcua.reports.rules.periods import ReportPeriod


class Format(StrEnum):
    """What kind of file."""

    CSV = "csv"
    JSON = "json"
    PDF = "pdf"
    XLSX = "xlsx"


BINARY = frozenset({Format.PDF, Format.XLSX})


def form(
    code: str = typer.Argument(help="Biểu: 03, 04, 05, 06, II.06a, 07, II.07b, 08. / The form."),
    quarter: str = typer.Option("", help="Quý theo NĐ 09/2019, như 2018-3. / A quarter by the legal cut-offs."),
    year: str = typer.Option("", help="Năm theo NĐ 09/2019, như 2018. / A year by the legal cut-offs."),
    month: str = typer.Option("", help="Tháng dương lịch, như 2018-10. / A calendar month."),
    first: datetime | None = typer.Option(None, "--from", formats=DAY_FORMATS, help="Ngày đầu. / The first day."),
    last: datetime | None = typer.Option(None, "--to", formats=DAY_FORMATS, help="Ngày cuối. / The last day."),
    unit: str = typer.Option("", help=UNIT_HELP),
    alone: bool = typer.Option(False, "--alone", help="Không gồm đơn vị trực thuộc. / Without the units below."),
    each: bool = typer.Option(False, "--each-unit", help="II.06a của mọi đơn vị, một tệp XLSX. / Every unit's II.06a."),
    kind: Format = typer.Option(Format.CSV, "--format", help="Loại tệp. / The kind of file."),
    out: Path | None = typer.Option(None, help="Ghi vào tệp hoặc thư mục. / Write to a file or folder."),
) -> None:
    """Lập một biểu mẫu báo cáo của TT 01/2020/TT-VPCP. / Fill in an official report form."""
    open_site()
    from motcua.reports.rules.filled import broken_in

    period = read_period(quarter, year, month, first, last)
    if each:
        write(every_unit(code, period, kind), out)
        return
    from motcua.reports.asking import ask
    from motcua.reports.exports.files import file_of
    from motcua.reports.exports.paper import office_of, paper_of
    from motcua.reports.filling.fill import fill

    now = clock.now()
    wanted = ask(code, unit, below=not alone, period=period)
    filled = fill(wanted, now=now, in_own_words=True)
    write(file_of(filled, paper_of(filled, office_of(wanted)), kind, at=now), out)
    if broken_in(filled):
        typer.echo(
            "Số liệu không khớp: hãy chạy motcua verify. / The figures do not add up: run motcua verify.", err=True
        )
        raise typer.Exit(1)


def every_unit(code: str, period: "ReportPeriod", kind: Format) -> "File":
    """A workbook with the II.06a of every unit. Raises `Invalid` for another form or kind of file."""
    from motcua.reports.asking import units_in
    from motcua.reports.exports.files import workbook_of_each
    from motcua.reports.exports.paper import office_of_row, paper_of
    from motcua.reports.filling.fill import fill_each_unit

    if code != "II.06a" or kind is not Format.XLSX:
        raise Invalid(
            "each_unit_workbook_only",
            vi="--each-unit chỉ dùng với biểu II.06a và --format xlsx. Hãy sửa lại hai lựa chọn này.",
            en="--each-unit is for form II.06a and --format xlsx only. Change these two.",
            field="format",
        )
    now = clock.now()
    offices = {centre.code: office_of_row(centre) for centre in units_in(period)}
    forms = [(filled, paper_of(filled, offices[filled.unit])) for filled in fill_each_unit(period, now=now)]
    return workbook_of_each(forms, at=now)


def read_period(quarter: str, year: str, month: str, first: datetime | None, last: datetime | None) -> "ReportPeriod":
    """The one period that was given. Raises `Invalid` for none and for several."""
    from motcua.reports.rules.periods import Kind, read

    given = [(kind, text) for kind, text in ((Kind.QUARTER, quarter), (Kind.YEAR, year), (Kind.MONTH, month)) if text]
    if first and last:
        given.append((Kind.DAYS, f"{first:%Y-%m-%d}..{last:%Y-%m-%d}"))
    if len(given) != 1 or bool(first) != bool(last):
        raise Invalid(
            "one_period_wanted",
            vi="Hãy chọn đúng một kỳ: --quarter, --year, --month, hoặc cả --from và --to.",
            en="Give exactly one period: --quarter, --year, --month, or both --from and --to.",
            field="period",
        )
    return read(*given[0], today=clock.now().date())


def write(file: "File", out: Path | None) -> None:
    """To the file or folder; else to the terminal, unless it is one and the file is not text."""
    if out is not None:
        target = out / file.name if out.is_dir() else out
        target.write_bytes(file.content)
        typer.echo(str(target))
    elif Path(file.name).suffix[1:] in BINARY and sys.stdout.isatty():
        raise Invalid(
            "binary_to_terminal",
            vi="Tệp này không hiện được trên màn hình lệnh. Hãy thêm --out với tên tệp.",
            en="This file cannot be shown at a terminal. Add --out with a file name.",
            field="out",
        )
    else:
        typer.echo(file.content, nl=False)
