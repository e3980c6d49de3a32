"""`motcua calendar`: take a working calendar into use, and look at a year of it."""

from pathlib import Path

import typer
from rich.console import Console
from rich.table import Table

from motcua.cli.site import bring_up_to_date, open_site
from motcua.kernel import clock
from motcua.kernel.errors import NotFound
from motcua.worktime.calendar_files import SHIPPED, read_calendar_files

app = typer.Typer(no_args_is_help=True, help="Lịch làm việc. / The working calendar.")


@app.command("load")
def load(
    directory: Path = typer.Option(SHIPPED, help="Thư mục có years.csv, days.csv, hours.csv. / Where the files are."),
) -> None:
    """Nạp lịch và xác nhận các năm đã đủ. / Load a calendar and confirm its complete years."""
    files = read_calendar_files(directory)
    open_site()
    bring_up_to_date()
    from motcua.organisation.actors import SYSTEM
    from motcua.worktime.actions.adopt_calendar_files import adopt_calendar_files
    from motcua.worktime.change_log import Change

    adopted = adopt_calendar_files(
        files, Change(SYSTEM, clock.now(), "adopt", f"motcua calendar load {directory.name}")
    )
    typer.echo(f"Đã nạp / loaded: {_list(adopted.loaded.written)}")
    typer.echo(f"Đã xác nhận / confirmed: {_list(adopted.confirmed)}")


@app.command("show")
def show(year: int = typer.Argument(help="Năm. / The year.")) -> None:
    """Xem các ngày đặc biệt của một năm. / The unusual days of a year, with their sources."""
    open_site()
    from motcua.worktime import queries

    row = next((row for row in queries.years() if row.year == year), None)
    if row is None:
        raise NotFound(
            "calendar_year_unknown",
            vi=f"Chưa nạp lịch năm {year}: dùng motcua calendar load.",
            en=f"The calendar of {year} is not loaded: use motcua calendar load.",
        )
    state = "đã xác nhận / confirmed" if row.confirmed else "CHƯA XÁC NHẬN / NOT CONFIRMED"
    table = Table("Ngày / day", "Loại / kind", "Tên / name", "Thay cho / for", "Nguồn / source", box=None)
    for marked in queries.days_of_year(year):
        replaces = f"{marked.replaces:%d/%m/%Y}" if marked.replaces else ""
        table.add_row(f"{marked.day:%d/%m/%Y}", marked.kind.value, marked.name, replaces, marked.source)
    console = Console(highlight=False)
    console.print(f"{year}: {state}. {row.source}", markup=False)
    console.print(table)


def _list(years: tuple[int, ...]) -> str:
    return ", ".join(str(year) for year in years) or "0"
