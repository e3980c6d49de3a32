"""`motcua import dossiers FILE`: years of an older system, through the same rules."""

import os
from pathlib import Path

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from motcua.cli.rejects import check_apart, rejects_at
from motcua.cli.report import close_past_days
from motcua.cli.site import open_site
from motcua.dossiers.bulk.tally import Tally
from motcua.kernel import clock
from motcua.kernel.numbers import whole


def import_dossiers(
    file: Path = typer.Argument(help="CSV, JSONL hoặc Parquet; các cột: docs/import.md. / columns: docs/import.md."),
    rejects: Path | None = typer.Option(
        None, help="Nơi ghi các dòng không nhập được. / Where rejected lines go (FILE.rejects.csv)."
    ),
    workers: int = typer.Option(os.cpu_count() or 1, min=0, help="Số tiến trình. / Processes that share the work."),
) -> None:
    """Nhập hồ sơ từ hệ thống cũ. / Import the dossiers of an older system."""
    open_site()
    rejects = rejects or file.with_name(file.name + ".rejects.csv")
    tally = run_import(file, rejects, workers, Console(stderr=True))
    typer.echo(
        f"Đã đọc {whole(tally.read)}; nhập {whole(tally.imported)} ({whole(tally.events)} sự kiện); "
        f"có sẵn {whole(tally.already_there)}; từ chối {whole(tally.rejected)}. / "
        f"Read {tally.read:,}, imported {tally.imported:,}, already there {tally.already_there:,}, "
        f"rejected {tally.rejected:,}."
    )
    if tally.rejected:
        typer.echo(f"Xem / see {rejects.name}.", err=True)
        raise typer.Exit(1)


def run_import(file: Path, rejects: Path, workers: int, console: Console) -> Tally:
    """Import with a progress bar; lines worth telling about go to the CSV file `rejects`."""
    from motcua.dossiers.actions.import_dossiers import check_heading, import_dossiers
    from motcua.dossiers.bulk.readers import count_rows

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    check_apart(file, rejects)
    check_heading(file)
    total = count_rows(file)
    with rejects_at(rejects) as note, Progress(*columns, console=console) as progress:
        task = progress.add_task("Nhập hồ sơ / importing", total=total)

        def advance(tally: Tally) -> None:
            progress.advance(task, tally.read)

        tally = import_dossiers(file, at=clock.now(), workers=workers, report=advance, remark=note)
    with console.status("Cộng sổ các ngày / totalling the days"):
        close_past_days()
    return tally
