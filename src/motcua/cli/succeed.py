"""`motcua succeed CENTRE`: an abolished one-stop's open dossiers go to its successor."""

import typer
from rich.console import Console

from motcua.cli.site import open_site
from motcua.kernel import clock


def succeed(
    centre: str = typer.Argument(help="Mã nơi đã kết thúc hoạt động. / The code of the abolished one-stop."),
    ground: str = typer.Option(help="Văn bản làm căn cứ chuyển giao. / The document that orders the move."),
    to: str = typer.Option("", help="Mã nơi kế thừa, nếu có nhiều nơi. / The successor, where there are several."),
    dossier: list[str] = typer.Option([], help="Chỉ các hồ sơ này, theo mã. / Only these dossiers, by their codes."),
) -> None:
    """Chuyển hồ sơ chưa xong của nơi đã kết thúc cho nơi kế thừa. / Move open dossiers to the successor."""
    open_site()
    from motcua.dossiers.actions.move_to_successor import move_to_successor
    from motcua.organisation.actors import SYSTEM

    with Console(stderr=True).status("Chuyển hồ sơ / moving"):
        done = move_to_successor(SYSTEM, centre, ground, at=clock.now(), to_centre=to, only=dossier)
    typer.echo(f"{centre} → {done.to_centre}: {done.moved:,} hồ sơ / dossiers.")
    for number, error in done.left:
        typer.echo(f"#{number}: {error.vi}\n#{number}: {error.en}", err=True)
    if done.left:
        raise typer.Exit(1)
