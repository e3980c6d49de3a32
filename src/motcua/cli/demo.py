"""`motcua demo`: the model case of 30/10/2018, built step by step, and the file of its dossiers."""

import os
from pathlib import Path

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from motcua.cli.importing import run_import
from motcua.cli.site import bring_up_to_date, data_file, open_site
from motcua.kernel import clock
from motcua.kernel.configuration import Configuration

app = typer.Typer(no_args_is_help=True, help="Trang tập huấn Quảng Ninh 2018. / The training site of Quảng Ninh 2018.")
COLUMNS = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())


@app.command("up")
def up(
    serve: str = typer.Option("yes", help="no: chỉ chuẩn bị. / no: prepare only, print the table and end."),
    port: int = typer.Option(8000, min=1, max=65535, help="Cổng. / The port to listen on."),
    scale: float = typer.Option(1.0, help="Tỷ lệ số hồ sơ. / Share of the dossiers (1: all 499,063)."),
) -> None:
    """Dựng trang tập huấn và mở ra. / Build the training site and open it."""
    from motcua.demo.site_file import write_training_site

    console = Console(stderr=True)
    write_training_site()
    site = open_site()
    bring_up_to_date()
    prepare_world(console)
    accounts = prepare_cast()
    bring_dossiers(site, scale, console)
    print_published_table()
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

    return prepare_cast(clock.now().date())


def bring_dossiers(site: Configuration, scale: float, console: Console) -> None:
    """Write the year's file and import it, unless its dossiers are there."""
    from motcua.demo.year_2018.write import margins_by_centre
    from motcua.dossiers.queries import has_dossiers

    total = sum(share.received + share.carried_over for share in margins_by_centre(scale).values())
    if has_dossiers(total):
        return
    file = data_file(site, "demo", f"dossiers-2018-{scale:g}.parquet")
    if not file.exists():
        write_dossiers(file, scale, console)
    tally = run_import(file, file.with_suffix(".rejects.csv"), os.cpu_count() or 1, console)
    if tally.rejected:
        console.print(f"{tally.rejected} dòng bị từ chối / rejected lines: {file.with_suffix('.rejects.csv').name}")


def write_dossiers(out: Path, scale: float, console: Console) -> None:
    """Write the file under another name first, so that half a file is never taken for a whole one."""
    from motcua.demo.year_2018.write import margins_by_centre, write_2018

    total = sum(share.received + share.carried_over for share in margins_by_centre(scale).values())
    unfinished = out.with_name(f"unfinished-{out.name}")
    with Progress(*COLUMNS, console=console) as progress:
        task = progress.add_task("Viết hồ sơ năm 2018 / writing the year 2018", total=total)
        write_2018(unfinished, scale=scale, report=lambda done: progress.update(task, completed=done))
    unfinished.replace(out)


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
