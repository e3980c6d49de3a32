"""`motcua report seed`: the article's table for any period, at the terminal, as JSON or as CSV."""

import csv
import sys
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import orjson
import typer
from rich.console import Console
from rich.table import Table as Grid

from motcua.cli.site import open_site
from motcua.kernel import clock
from motcua.kernel.numbers import whole
from motcua.statistics.rules.tables import By, columns_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from motcua.statistics.rules.columns import Column
    from motcua.statistics.rules.tables import Row, Table

app = typer.Typer(no_args_is_help=True, help="Báo cáo. / Reports.")
UNIT_HELP = (
    "Mã trung tâm; cấp huyện gồm cả cấp xã, trung tâm tỉnh đứng riêng; bỏ trống: toàn tỉnh. / "
    "A centre's code; a district with its communes, the provincial centre alone; none: the whole province."
)
BY_HELP = (
    "Mỗi dòng: unit (nơi tiếp nhận), successor (nơi đã kết thúc gộp vào nơi kế thừa), sector (lĩnh vực). / "
    "What a row is."
)
DAY_FORMATS = ["%Y-%m-%d", "%d/%m/%Y"]
LEVELS = {"province": "Trung tâm tỉnh", "district": "Trung tâm cấp huyện", "commune": "Cấp xã"}
TOTAL = "Tổng cộng"


@app.command("seed")
def seed(
    first: datetime = typer.Option(..., "--from", formats=DAY_FORMATS, help="Ngày đầu kỳ. / The first day."),
    last: datetime = typer.Option(..., "--to", formats=DAY_FORMATS, help="Ngày cuối kỳ. / The last day."),
    unit: str = typer.Option("", help=UNIT_HELP),
    by: By = typer.Option(By.UNIT, help=BY_HELP),
    as_json: bool = typer.Option(False, "--json", help="In dạng JSON. / Print JSON."),
    as_csv: bool = typer.Option(False, "--csv", help="In dạng CSV. / Print CSV."),
) -> None:
    """Bảng số liệu của bài báo 12/11/2018, cho kỳ bất kỳ. / The article's table for any period."""
    open_site()
    table = read_table(first.date(), last.date(), unit, by)
    if as_json:
        from motcua.statistics.rules.documents import table_document

        document = table_document(table, unit, clock.now())
        sys.stdout.write(orjson.dumps(document, option=orjson.OPT_INDENT_2).decode() + "\n")
    elif as_csv:
        write_csv(table)
    else:
        print_table(table)
    if any(row.broken_identities for row in (*table.rows, table.total)):
        typer.echo(
            "Số liệu không khớp: hãy chạy motcua verify. / The figures do not add up: run motcua verify.", err=True
        )
        raise typer.Exit(1)


@app.command("close-days")
def close_days() -> None:
    """Cộng sổ các ngày đã qua để báo cáo nhanh. / Total the past days, so that reports stay fast."""
    open_site()
    closed = close_past_days()
    typer.echo(f"Đã cộng sổ {whole(closed)} lượt ngày. / {closed:,} evenings totalled.")


def close_past_days() -> int:
    """Sum up what has been booked, total the evenings up to yesterday's, from now on nightly; how many."""
    from motcua.statistics.actions.close_days import close_days as close
    from motcua.statistics.jobs import enqueue_closing

    now = clock.now()
    enqueue_closing(now)
    return close(now.date() - timedelta(days=1))


def read_table(first: date, last: date, unit: str = "", by: By = By.UNIT) -> "Table":
    """The table of a checked period and a unit (`centres_of`), a row for each centre or each sector."""
    from motcua.statistics.queries import table_by
    from motcua.statistics.rules.periods import period

    checked = period(first, last, today=clock.now().date())
    return table_by(by, checked, unit)


def print_table(table: "Table") -> None:
    """Groups, centres or sectors where something happened, the total, and the three rates by name."""
    grid = Grid(title=f"{table.period.first:%d/%m/%Y} – {table.period.last:%d/%m/%Y}")
    grid.add_column("", no_wrap=True)
    columns = columns_of(table)
    for name in (*(column.title.vi for column in columns), "Tỷ lệ (A)"):
        grid.add_column(name, justify="right")
    for group in table.groups:
        if group.is_empty:
            continue
        grid.add_row(*cells(LEVELS[group.level], group, columns), style="bold")
        for row in table.rows:
            if row.level == group.level and not row.is_empty and row.level != "province":
                grid.add_row(*cells(f"  {row.name}", row, columns))
    if table.by is By.SECTOR:
        for row in table.rows:
            if not row.is_empty:
                grid.add_row(*cells(row.name, row, columns))
    grid.add_row(*cells(TOTAL, table.total, columns), style="bold", end_section=True)
    console = Console(width=None if sys.stdout.isatty() else 160)
    console.print(grid)
    for each in table.total.rates:
        definition = each.definition
        console.print(
            f"{definition.code}. {definition.name.vi}: {whole(each.numerator)} ÷ {whole(each.denominator)} = "
            f"{each.text()} ({definition.law})",
            highlight=False,
            soft_wrap=True,
        )
    for told in identities(table):
        console.print(told, highlight=False, markup=False, soft_wrap=True)


def identities(table: "Table") -> list[str]:
    """What does not add up, by name; or that all does."""
    return [
        f"KHÔNG KHỚP / DOES NOT HOLD: {row.name or LEVELS.get(row.level, TOTAL)}: {identity.name.vi} "
        f"({whole(identity.left)} {identity.relation} {whole(identity.right)})"
        for row in (*table.rows, table.total)
        for identity in row.broken_identities
    ] or [f"Đúng / holds: {'; '.join(identity.name.vi for identity in table.total.identities)}."]


def cells(name: str, row: "Row", columns: "Sequence[Column]") -> list[str]:
    """One line of the printed table."""
    return [name, *(whole(getattr(row.figures, column.code)) for column in columns), row.rates[0].text()]


def write_csv(table: "Table") -> None:
    """A line for each centre, each group and the total."""
    from motcua.statistics.rules.documents import table_lines

    csv.writer(sys.stdout).writerows(table_lines(table))
