"""`motcua warnings`: looking for signs in past days and fitting the model now, as a worker does every night."""

from datetime import date, datetime, timedelta

import typer

from motcua.cli.report import DAY_FORMATS
from motcua.cli.site import open_site
from motcua.kernel import clock
from motcua.kernel.numbers import whole

app = typer.Typer(no_args_is_help=True, help="Cảnh báo. / Warnings.")


@app.callback()
def warnings() -> None:
    """Cảnh báo. / Warnings."""


@app.command("find")
def find(
    first: datetime = typer.Option(..., "--from", formats=DAY_FORMATS, help="Ngày đầu. / The first day."),
    last: datetime | None = typer.Option(
        None, "--to", formats=DAY_FORMATS, help="Ngày cuối, mặc định hôm qua. / The last day; yesterday."
    ),
) -> None:
    """Tìm dấu hiệu trong những ngày đã qua, tính lại mô hình. / Look for signs in past days, fit the model anew."""
    open_site()
    found = watch_past(first.date(), last.date() if last else clock.now().date() - timedelta(days=1))
    for name, number in found.items():
        typer.echo(f"{name:20} {whole(number)}")


def watch_past(first: date, last: date) -> dict[str, int]:
    """Fit the model of today, and look for signs from `first` to `last`; how many of each kind are kept.

    From now on it is done nightly.
    """
    from motcua.oversight.actions.find_signs import find_signs
    from motcua.oversight.actions.fit_model import fit_model
    from motcua.oversight.jobs import enqueue_watch
    from motcua.statistics.rules.periods import period

    now = clock.now()
    asked = period(first, last, today=now.date())
    enqueue_watch(now)
    fit_model(at=now)
    return {kind.value: number for kind, number in find_signs(asked, at=now).items()}
