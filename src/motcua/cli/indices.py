"""`motcua indices`: published indices and sets of criteria, from files."""

from pathlib import Path

import typer

from motcua.cli.site import bring_up_to_date, open_site
from motcua.kernel import clock

app = typer.Typer(no_args_is_help=True, help="Chỉ số công bố, bộ tiêu chí. / Published indices, sets of criteria.")


@app.callback()
def together() -> None:
    """Keeps `load` a verb of its own."""


@app.command("load")
def load(
    files: list[Path] | None = typer.Argument(None, help="Tệp CSV; bỏ trống: kèm theo. / None: those shipped."),
) -> None:
    """Nhập PAPI, PAR INDEX, SIPAS, PCI, ICT. / Take published indices in; exit status 1: lines have problems."""
    open_site()
    bring_up_to_date()
    from motcua.indices.actions.load_published import load_published, shipped_files
    from motcua.indices.actions.load_sets import load_sets

    now = clock.now()
    loaded = load_published(files or shipped_files(), at=now)
    for problem in loaded.problems:
        typer.echo(f"{problem.where}: {problem.vi}. / {problem.en}.", err=True)
    if loaded.problems:
        raise typer.Exit(1)
    typer.echo(f"Bảng / tables: {loaded.tables}; dòng / lines: {loaded.lines}")
    if not files:
        typer.echo(f"Bộ tiêu chí mới / new sets of criteria: {load_sets()}")
