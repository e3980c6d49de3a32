"""`motcua inspections`: lists of sanctions and legal terms, as files."""

from pathlib import Path

import typer

from motcua.cli.site import bring_up_to_date, open_site

app = typer.Typer(no_args_is_help=True, help="Kiểm tra, trách nhiệm. / Inspections and accountability.")


@app.callback()
def inspections() -> None:
    """Kiểm tra, trách nhiệm. / Inspections and accountability."""


@app.command("load")
def load(
    folder: Path | None = typer.Argument(
        None, file_okay=False, help="Thư mục có sanctions.csv, terms.csv; bỏ trống: kèm theo. / None: those shipped."
    ),
) -> None:
    """Nạp danh sách hình thức kỷ luật và thời hạn. / Load the lists of sanctions and the legal terms."""
    open_site()
    bring_up_to_date()
    from motcua.inspections.actions.load_sanctions import FOLDER, load_sanctions

    added = load_sanctions(folder or FOLDER)
    typer.echo(f"Thêm / added: {added}")
