"""`motcua demo`: the model case of 30/10/2018, built step by step, and the file of its dossiers."""

import os
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from motcua.cli.importing import run_import
from motcua.cli.report import close_past_days
from motcua.cli.site import bring_up_to_date, data_file, open_site
from motcua.cli.warnings import watch_past
from motcua.kernel import clock
from motcua.kernel.configuration import Configuration
from motcua.kernel.numbers import whole

if TYPE_CHECKING:
    from motcua.demo.year_2018.margins import Margins

app = typer.Typer(no_args_is_help=True, help="Trang tập huấn Quảng Ninh 2018. / The training site of Quảng Ninh 2018.")
COLUMNS = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())


@app.command("up")
def up(
    serve: str = typer.Option("yes", help="no: chỉ chuẩn bị. / no: prepare only, print the table and end."),
    port: int = typer.Option(8000, min=1, max=65535, help="Cổng. / The port to listen on."),
    scale: float = typer.Option(1.0, help="Tỷ lệ số hồ sơ. / Share of the dossiers (1: all 499,063)."),
    began_at: float = typer.Option(0.0, hidden=True, help="Giây Unix. / When it all began, in Unix seconds."),
) -> None:
    """Dựng trang tập huấn và mở ra. / Build the training site and open it."""
    began_at = began_at or time.time()
    from motcua.demo.site_file import write_training_site
    from motcua.demo.year_2018.margins import check_scale

    check_scale(scale)
    console = Console(stderr=True)
    write_training_site()
    site = open_site()
    bring_up_to_date()
    refuse_another_scale(site, scale)
    prepare_world(console)
    accounts = prepare_cast()
    bring_dossiers(site, scale, console)
    tell_afterwards(console)
    print_published_table()
    print_first_page(began_at)
    print_accounts(accounts)
    if serve != "no":
        from motcua.cli.serve import serve as serve_site

        serve_site(port=port, host="127.0.0.1", workers=os.cpu_count() or 1, threads=1, work=True)


@app.command("write-2018")
def write(
    out: Path = typer.Option(help="Tệp .csv, .jsonl hoặc .parquet. / The file to write."),
    scale: float = typer.Option(1.0, help="Nhân các con số đã công bố. / Multiplies the published margins."),
) -> None:
    """Viết hồ sơ năm 2018 thành tệp nhập. / Write the dossiers of 2018 as an import file."""
    from motcua.demo.year_2018.margins import check_scale

    check_scale(scale)
    open_site()
    write_dossiers(out, scale, Console(stderr=True))


def prepare_world(console: Console) -> None:
    """Units, centres, calendar and catalogue, a bar for them all; nothing is done twice."""
    from motcua.demo.steps import STEPS

    with Progress(*COLUMNS, console=console) as progress:
        task = progress.add_task("", total=len(STEPS))
        for step in STEPS:
            progress.update(task, description=f"{step.vi} / {step.en}")
            step.run(clock.now())
            progress.advance(task)
        progress.update(task, description="Đơn vị, lịch, danh mục / world and law")


def prepare_cast() -> dict[str, str]:
    """The demo's accounts; user names with the passwords just given to them."""
    from motcua.demo.cast import prepare_cast

    return prepare_cast()


def tell_afterwards(console: Console) -> None:
    """What needs the dossiers and the cast; nothing is told twice, and no step by half."""
    from django.db import transaction

    from motcua.demo.steps import AFTERWARDS

    for step in AFTERWARDS:
        with console.status(f"{step.vi} / {step.en}"), transaction.atomic():
            step.run(clock.now())


def memory_of(site: Configuration) -> Path:
    """Where the data directory remembers how far the demo's dossiers are."""
    return data_file(site, "demo", "year-2018.json")


def refuse_another_scale(site: Configuration, scale: float) -> None:
    """Dossiers of two scales never meet. Raises `Refused`."""
    from motcua.demo.memory import check_same_scale

    check_same_scale(memory_of(site), scale)


def bring_dossiers(site: Configuration, scale: float, console: Console) -> None:
    """Write the year's file, import it, close the days, count and watch, unless all of that was done before.

    Ends the program with 1 where lines are rejected or a figure is not the expected one.
    """
    from motcua.demo.memory import Memory, recall, remember
    from motcua.demo.year_2018.write import CARRIED, YEAR, margins_by_centre
    from motcua.dossiers.queries import has_dossiers

    margins = margins_by_centre(scale)
    is_whole = has_dossiers(sum(share.received + share.carried_over for share in margins.values()))
    if is_whole and recall(memory_of(site)) == Memory(scale, counted=True):
        return
    remember(memory_of(site), Memory(scale))
    if is_whole:
        close_past_days()  # the run that imported them may have been killed before it did
    else:
        import_year(site, scale, console)
    check_count(margins)
    with console.status("Tìm cảnh báo / looking for warnings"):
        watch_past(CARRIED[0], YEAR[1])
    remember(memory_of(site), Memory(scale, counted=True))


def import_year(site: Configuration, scale: float, console: Console) -> None:
    """Write the year's file unless it is there, and import it. Rejected lines end the program with 1."""
    file = data_file(site, "demo", f"dossiers-2018-{scale:g}.parquet")
    if not file.exists():
        write_dossiers(file, scale, console)
    rejects = file.with_suffix(".rejects.csv")
    tally = run_import(file, rejects, os.cpu_count() or 1, console)
    if tally.rejected:
        typer.echo(
            f"{whole(tally.rejected)} dòng bị từ chối, xem / {tally.rejected:,} lines were rejected, see {rejects}",
            err=True,
        )
        raise typer.Exit(1)


def check_count(margins: Mapping[str, "Margins"]) -> None:
    """The figures counted from the dossiers are those they were written for; else end the program with 1, naming what
    differs."""
    from motcua.cli.report import read_table
    from motcua.demo.year_2018.comparison import differences
    from motcua.demo.year_2018.write import YEAR

    found = list(differences(read_table(*YEAR), margins))
    for sentence in found:
        typer.echo(sentence, err=True)
    if found:
        typer.echo(
            "Bảng số liệu không đúng như đã công bố: hãy chạy motcua verify và báo lỗi. / "
            "The table is not the published one: run motcua verify, and report it.",
            err=True,
        )
        raise typer.Exit(1)


def write_dossiers(out: Path, scale: float, console: Console) -> None:
    """Write the file under another name first, so that half a file is never taken for a whole one."""
    from motcua.demo.year_2018.write import margins_by_centre, write_2018

    total = sum(share.received + share.carried_over for share in margins_by_centre(scale).values())
    unfinished = out.with_name(f"unfinished-{out.name}")
    with Progress(*COLUMNS, console=console) as progress:
        task = progress.add_task("Viết hồ sơ năm 2018 / writing the year 2018", total=total)
        write_2018(unfinished, scale=scale, report=lambda done: progress.update(task, completed=done))
    unfinished.replace(out)


def print_first_page(began_at: float) -> None:
    """How long it took until the first page was answered; a page that is none ends the program with 1."""
    from motcua.cli.first_page import first_page, in_words

    status, _ = first_page()
    if status != 200:
        typer.echo(f"Trang đầu tiên báo lỗi {status}. / The first page answers with {status}.", err=True)
        raise typer.Exit(1)
    typer.echo(f"\nĐến trang đầu tiên / to the first page: {in_words(time.time() - began_at)}")


def print_accounts(accounts: dict[str, str]) -> None:
    """Whom one may sign in as."""
    from motcua.demo.cast import CAST

    typer.echo("\nĐăng nhập / sign in:")
    for member in CAST:
        typer.echo(f"  {member.username:6} {accounts[member.username]}   {member.name}: {member.vi} / {member.en}")


def print_published_table() -> None:
    """The published table, counted from the dossiers."""
    from motcua.cli.report import print_table, read_table
    from motcua.demo.year_2018.write import YEAR

    print_table(read_table(*YEAR))
