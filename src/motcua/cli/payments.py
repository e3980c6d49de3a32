"""`motcua payments reconcile`: the gateway's file of a day compared with our book."""

import csv
import sys
from datetime import datetime
from pathlib import Path

import typer

from motcua.cli.site import open_site
from motcua.kernel import clock

app = typer.Typer(no_args_is_help=True, help="Thu phí trực tuyến. / Fees paid online.")
DAY_FORMATS = ["%Y-%m-%d", "%d/%m/%Y"]


@app.callback()
def payments() -> None:
    """Thu phí trực tuyến. / Fees paid online."""


@app.command()
def reconcile(
    file: Path = typer.Argument(..., help="Tệp CSV của cổng. / The gateway's CSV file.", exists=True, dir_okay=False),
    gateway: str = typer.Option(..., help="Khóa của cổng trong cấu hình. / The gateway's key in the configuration."),
    day: datetime = typer.Option(..., formats=DAY_FORMATS, help="Ngày đối soát. / The day compared."),
) -> None:
    """So sổ của cổng với sổ của mình; in ra chênh lệch. / Compare the two books; print what differs."""
    open_site()
    from motcua.organisation.actors import SYSTEM
    from motcua.payments.actions.reconcile_day import reconcile_day
    from motcua.payments.online.reconciling import differences_of

    text = file.read_bytes().decode("utf-8-sig", errors="replace")
    done = reconcile_day(SYSTEM, gateway, day.date(), text, at=clock.now())
    found = list(differences_of(gateway, day.date()).filter(settled=""))
    writer = csv.writer(sys.stdout)
    writer.writerow(["finding", "kind", "transaction", "reference", "ours", "theirs"])
    writer.writerows(
        [each.finding, each.kind, each.transaction, each.reference, each.ours, each.theirs] for each in found
    )
    typer.echo(
        f"{done.matched} khớp, {len(found)} chênh lệch. / {done.matched} matched, {len(found)} differ.", err=True
    )
    if found:
        raise typer.Exit(1)
