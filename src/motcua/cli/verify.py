"""`motcua verify`: refold everything and say what is not as the events say."""

import typer
from rich.console import Console
from rich.progress import Progress

from motcua.cli.site import open_site
from motcua.kernel.numbers import whole


def verify(
    dossier: str = typer.Option("", help="Chỉ một hồ sơ, theo mã. / One dossier only, by its code."),
) -> None:
    """Kiểm tra lại mọi hồ sơ và số liệu từ sự kiện. / Check every dossier and figure again from the events."""
    open_site()
    from motcua.dossiers.rules.codes import parse_code
    from motcua.dossiers.verify import count_dossiers, verify_all, verify_one

    console = Console()
    if dossier:
        result = verify_one(parse_code(dossier).text)
        if not result.dossiers:
            console.print(f"Không có hồ sơ {dossier}. / There is no dossier {dossier}.")
            raise typer.Exit(2)
    else:
        with Progress(console=Console(stderr=True)) as progress:
            task = progress.add_task("Kiểm tra / verifying", total=count_dossiers())
            result = verify_all(lambda done: progress.update(task, completed=done))
    for difference in result.differences:
        console.print(f"{difference.dossier}: {difference.text}".removeprefix(": "), highlight=False, soft_wrap=True)
    console.print(
        f"{whole(result.dossiers)} hồ sơ, {whole(result.events)} sự kiện, {whole(len(result.differences))} sai khác. / "
        f"{result.dossiers:,} dossiers, {result.events:,} events, {len(result.differences):,} differences.",
        soft_wrap=True,
    )
    if dossier:
        console.print(
            "Chưa so số liệu cộng chung của nhiều hồ sơ: chạy motcua verify (không kèm --dossier). / "
            "Sums over many dossiers were not compared: run motcua verify (without --dossier).",
            soft_wrap=True,
        )
    if result.differences:
        raise typer.Exit(1)
