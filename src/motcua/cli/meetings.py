"""`motcua meetings`: the register of teleconference points, from a file."""

from pathlib import Path

import typer

from motcua.cli.site import bring_up_to_date, open_site
from motcua.kernel import clock

app = typer.Typer(no_args_is_help=True, help="Điểm cầu họp trực tuyến. / Teleconference points.")


@app.callback()
def together() -> None:
    """Keeps `load` a verb of its own."""


@app.command("load")
def load(
    file: Path | None = typer.Argument(None, help="Tệp CSV; bỏ trống: kèm theo. / None: shipped."),
) -> None:
    """Nạp danh mục điểm cầu; điểm đã có giữ nguyên. / Load the register of points; those there stay as they are."""
    open_site()
    bring_up_to_date()
    from motcua.meetings.actions.load_points import FILE, load_points

    typer.echo(f"Điểm cầu mới / new points: {load_points(file or FILE, at=clock.now())}")
